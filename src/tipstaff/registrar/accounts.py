"""What a decision about an account or a settlement rests on: the steps on the record, the review, what is open."""

from collections.abc import Iterator

from tipstaff.agencies.queries import agency_standing, office_agencies
from tipstaff.cooperation.accounts import OpenRow, open_between, open_settlement
from tipstaff.cooperation.core.account.account import Account, ItemStatus
from tipstaff.cooperation.core.account.commands import BookSteps, OpenAccount, ReverseItem
from tipstaff.cooperation.core.account.facts import (
    Facts,
    RequestStanding,
    ReviewStanding,
    StepDone,
)
from tipstaff.cooperation.core.deadlines import REPLY
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.cooperation.core.settlement.commands import ProposeSettlement
from tipstaff.cooperation.core.settlement.facts import Facts as SettlementFacts
from tipstaff.cooperation.core.settlement.settlement import AT_ONCE, OpenItem, Settlement
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.confirmation import ConfirmationStatus
from tipstaff.operations.core.custody import CareStatus
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.queries import operations_of_warrant
from tipstaff.registrar.reading import Reading
from tipstaff.review.core.review import Review


def for_accounts(
    command: Command | None, account: Account | None, actor: Actor, now: Instant, reading: Reading
) -> Facts:
    """An account rests on its request and the operations under it, where steps are booked; a reversal on its review.

    All of them are held at the version they were read at: no step is booked that the record does not show.
    """
    request = account.request if account else getattr(command, "request", None)
    state = reading.load(request).state if request else None
    own = state if isinstance(state, CooperationRequest) else None
    books = command is None or isinstance(command, OpenAccount | BookSteps)
    return Facts(
        actor=actor,
        now=now,
        request=_standing(own, now) if own else None,
        steps=tuple(_steps(own, reading)) if own and books else (),
        review=_review(command, reading) if isinstance(command, ReverseItem) else None,
    )


def _standing(request: CooperationRequest, now: Instant) -> RequestStanding:
    return RequestStanding(
        request=request.request,
        subject=request.subject,
        kind=request.kind,
        is_accepted=request.is_accepted_at(now),
        asking=request.asking_agency,
        asked=request.asked_agency,
        costs=request.agreement.duties.costs if request.agreement else None,
    )


def _steps(request: CooperationRequest, reading: Reading) -> Iterator[StepDone]:
    """The lawful steps that stand on the record. That somebody was caught is none of them."""
    asked, at = request.asked_agency, request.request
    if request.first_reply is not None and not request.is_silence_noted(REPLY):
        yield StepDone(step="first_reply_in_time", agency=asked, about=f"{at}#first_reply")
    for one in request.approvals:
        if one.status is ApprovalStatus.GIVEN and not one.late:
            yield StepDone(step="approval_in_time", agency=asked, about=f"{at}#approval:{one.office}")
    for row in operations_of_warrant(request.warrant):
        operation = reading.peek(row.operation).state
        if isinstance(operation, Operation) and operation.cooperation == request.request:
            reading.load(row.operation)
            yield from _steps_of(operation, request)


def _steps_of(operation: Operation, request: CooperationRequest) -> Iterator[StepDone]:
    """What was done in an operation, by whichever of the two agencies did it."""
    done = [*_answers(operation), *_care(operation), *_handover(operation)]
    homes = office_agencies({office for _, office, _ in done})
    for step, office, what in done:
        if homes.get(office) in (request.asking_agency, request.asked_agency):
            yield StepDone(step=step, agency=homes[office], about=f"{operation.id}#{what}")


type _Done = tuple[str, OfficeId, str]
"""A step, the office that did it, and its place in the operation."""

_ANSWERED = frozenset({ConfirmationStatus.CONFIRMED, ConfirmationStatus.DENIED})
"""A no in time is worth as much as a yes in time."""


def _answers(operation: Operation) -> Iterator[_Done]:
    for one in operation.confirmations:
        if one.status in _ANSWERED and not one.second and one.supervised_since is None:
            yield "confirmation_in_time", operation.issuing_desk, f"confirmation:{one.number}"


def _care(operation: Operation) -> Iterator[_Done]:
    custody, handover = operation.custody, operation.handover
    for care in custody.care if custody else ():
        if custody and care.status is CareStatus.GIVEN and not care.was_missed:
            is_before = handover and handover.taken_at and care.at <= handover.taken_at
            office = handover.given_from if handover and is_before else custody.office
            yield "custody_duty_in_time", office, f"care:{care.item}"


def _handover(operation: Operation) -> Iterator[_Done]:
    if operation.handover and operation.handover.is_taken:
        yield "handover_signed", operation.handover.given_from, "handover"


def _review(command: ReverseItem, reading: Reading) -> ReviewStanding | None:
    state = reading.load(command.review).state
    if not isinstance(state, Review):
        return None
    operation = reading.load(state.operation).state
    return ReviewStanding(
        review=state.review,
        operation=state.operation,
        cooperation=operation.cooperation if isinstance(operation, Operation) else None,
        reviewer=state.reviewer,
        findings=frozenset(one.number for one in state.findings),
    )


def for_settlements(
    command: Command | None, _settlement: Settlement | None, actor: Actor, now: Instant, reading: Reading
) -> SettlementFacts:
    """A settlement rests on every account in it: what is open is read from a table, and then from the account itself.

    When it is confirmed, each account is decided on again: an item that was settled or taken back meanwhile refuses it.
    """
    if not isinstance(command, ProposeSettlement):
        return SettlementFacts(actor=actor, now=now)
    rows = open_between(actor.agency, command.other, command.currency, limit=AT_ONCE)
    reading.load_all([row.account for row in rows])
    return SettlementFacts(
        actor=actor,
        now=now,
        other_is_known=agency_standing(command.other) is not None,
        open_items=tuple(found for row in rows if (found := still_open(row, reading))),
        already_open=open_settlement(actor.agency, command.other, command.currency),
    )


def still_open(row: OpenRow, reading: Reading) -> OpenItem | None:
    """An open item as its account says; None where the account says otherwise."""
    account = reading.peek(row.account).state
    item = account.item(row.number) if isinstance(account, Account) else None
    if item is None or item.status is not ItemStatus.OPEN or item.due is None:
        return None
    due = item.due
    return OpenItem(
        account=row.account,
        number=row.number,
        debtor=due.debtor,
        creditor=due.creditor,
        amount=due.amount,
    )


def preview(one: AgencyId, other: AgencyId, currency: str, reading: Reading) -> tuple[OpenItem, ...]:
    """What a settlement proposed at this moment would take, from the same rows as the act itself."""
    rows = open_between(one, other, currency, limit=AT_ONCE)
    return tuple(found for row in rows if (found := still_open(row, reading)))
