"""Why something about a settlement is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class SettlementGround(Ground):
    """Stable for ever."""

    NO_SUCH_SETTLEMENT = "cooperation.no_such_settlement"
    SETTLEMENT_EXISTS = "cooperation.settlement_exists"
    SETTLEMENT_ENDED = "cooperation.settlement_ended"
    SETTLEMENT_OPEN = "cooperation.settlement_open"
    NOT_OF_THE_TWO = "cooperation.not_of_the_two"
    OWN_SETTLEMENT = "cooperation.own_settlement"
    NOBODY_TO_SETTLE_WITH = "cooperation.nobody_to_settle_with"
    NOTHING_TO_SETTLE = "cooperation.nothing_to_settle"


SENTENCES: dict[Ground, str] = {
    SettlementGround.NO_SUCH_SETTLEMENT: _("There is no such settlement."),
    SettlementGround.SETTLEMENT_EXISTS: _("This settlement has been proposed already."),
    SettlementGround.SETTLEMENT_ENDED: _("The settlement has been confirmed or called off already."),
    SettlementGround.SETTLEMENT_OPEN: _(
        "A settlement of these two agencies in this currency still waits for its confirmation: {settlement}."
    ),
    SettlementGround.NOT_OF_THE_TWO: _("Only the two agencies that settle have a say in it."),
    SettlementGround.OWN_SETTLEMENT: _("Whoever proposed a settlement does not confirm it."),
    SettlementGround.NOBODY_TO_SETTLE_WITH: _("An agency settles with another one that is known."),
    SettlementGround.NOTHING_TO_SETTLE: _("Nothing is open between the two agencies in this currency."),
}
