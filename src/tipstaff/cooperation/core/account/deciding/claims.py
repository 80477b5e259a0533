"""Claims: a step, a cost or an advance, each with its paper; nothing is booked by a claim alone."""

from dataclasses import dataclass
from datetime import date

from tipstaff.cooperation.core.account.account import CREDIT, Account, Item, ItemStatus, What
from tipstaff.cooperation.core.account.commands import ClaimAdvance, ClaimCost, ClaimStep
from tipstaff.cooperation.core.account.events import ItemClaimed
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.money import MOST
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.accounts import Known
from tipstaff.policy.profile import Profile

type Claim = ClaimStep | ClaimCost | ClaimAdvance


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What all three claim in the end."""

    what: What
    kind: str
    unit: str
    amount: int
    incurred_on: date | None = None


def claimed(command: Claim, account: Account, facts: Facts, rules: Profile) -> tuple[ItemClaimed] | Refused:
    """The claim, or why there is none."""
    found = _read(command, rules)
    if isinstance(found, Refused):
        return found
    if refused := _bar(command, found, account, facts, rules):
        return refused
    paper = FiledPaper(
        kind=found.what.value,
        sha256=command.receipt.sha256,
        name=Sealed(account.subject, command.receipt.name),
    )
    return (
        ItemClaimed(
            happened_at=command.happened_at,
            number=account.next_number,
            what=found.what,
            kind=found.kind,
            unit=found.unit,
            amount=found.amount,
            agency=facts.actor.agency,
            incurred_on=found.incurred_on,
            paper=paper,
            note=Sealed(account.subject, command.note),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _read(command: Claim, rules: Profile) -> _Claimed | Refused:
    match command:
        case ClaimStep():
            step = rules.credit.get(command.step)
            if step is None or step.known is not Known.BY_PAPER:
                return Refused(Because.STEP_NOT_CLAIMED)
            return _Claimed(What.STEP, step.id, CREDIT, step.points)
        case ClaimCost():
            if command.cost not in rules.costs:
                return Refused(Because.COST_NOT_LISTED)
            return _Claimed(What.COST, command.cost, command.currency, command.amount, command.incurred_on)
        case ClaimAdvance():
            return _Claimed(What.ADVANCE, "", command.currency, command.amount)


def _bar(command: Claim, found: _Claimed, account: Account, facts: Facts, rules: Profile) -> Refused | None:
    if found.unit != CREDIT and found.unit not in rules.currencies:
        return Refused(Because.CURRENCY_NOT_LISTED)
    if not 0 < found.amount <= MOST:
        return Refused(Because.AMOUNT_OUT_OF_BOUNDS)
    if found.incurred_on and found.incurred_on > facts.now.day(rules.time_zone):
        return Refused(Because.DAY_NOT_COME)
    used = next((one for one in account.items if _uses(one, command.receipt.sha256)), None)
    return Refused(Because.RECEIPT_USED, {"item": str(used.number)}) if used else None


def _uses(item: Item, sha256: str) -> bool:
    is_void = item.status in {ItemStatus.WITHDRAWN, ItemStatus.NOT_ALLOWED}
    return item.paper is not None and item.paper.sha256 == sha256 and not is_void
