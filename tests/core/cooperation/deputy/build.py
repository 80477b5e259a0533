"""Small builders: the approver of the legal office names a deputy for twelve days."""

from tests.core.cooperation.build import LEGAL, RULES, SOON, approver

from tipstaff.cooperation.core.deputy.commands import DeputyCommand, EndDeputy, NameDeputy
from tipstaff.cooperation.core.deputy.decide import decide
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.deputy.evolve import evolve
from tipstaff.cooperation.core.deputy.facts import Facts
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import DeputyshipId, MatterId, UserId
from tipstaff.kernel.instant import Instant

DEPUTYSHIP = DeputyshipId(MatterId("deputyship-1"))
APPROVER = approver(LEGAL)
DEPUTY = UserId("deputy")
ENDS = Instant.parse("2026-09-29T10:05:00+08:00")

type Naming = tuple[DeputyCommand, Facts]


def known(by: Actor = APPROVER, now: Instant = SOON) -> Facts:
    return Facts(actor=by, now=now, gives_an_approval=True, deputy_is_appointed=True)


def name(deputy: UserId = DEPUTY, begins: Instant = SOON, until: Instant = ENDS) -> NameDeputy:
    return NameDeputy(
        happened_at=SOON, deputyship=DEPUTYSHIP, deputy=deputy, valid_from=begins, valid_until=until
    )


def end(at: Instant = SOON) -> EndDeputy:
    return EndDeputy(happened_at=at, deputyship=DEPUTYSHIP)


def after(deputyship: Deputyship | None, *acts: Naming) -> Deputyship:
    for command, facts in acts:
        outcome = decide(command, deputyship, facts, RULES)
        assert not isinstance(outcome, Refused), outcome
        for event in outcome:
            deputyship = evolve(deputyship, event)
    assert deputyship is not None
    return deputyship


NAMED = after(None, (name(), known()))


def ended() -> Deputyship:
    return after(NAMED, (end(), known()))
