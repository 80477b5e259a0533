"""What an event in one matter makes true in another, in the same transaction. An explicit table."""

from collections.abc import Callable, Iterable
from typing import Any

from tipstaff.cooperation.core.account.commands import NoteSettled
from tipstaff.cooperation.core.liaison.commands import NoteNextPublished
from tipstaff.cooperation.core.liaison.events import RosterPublished
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.core.settlement.events import SettlementConfirmed
from tipstaff.cooperation.core.settlement.settlement import Settlement
from tipstaff.cooperation.queries import roster_named
from tipstaff.kernel.decider import Command, Event
from tipstaff.kernel.ids import AccountId, MatterId
from tipstaff.operations.core.commands import NoteLevelChanged
from tipstaff.operations.core.events import OperationClosed, ProtestResolved, RedressOpened, WarrantExecuted
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.queries import operations_of_warrant
from tipstaff.record.erasing import erasure_of
from tipstaff.resources.core.unit.commands import NoteAssetGone
from tipstaff.resources.core.unit.events import AssetTakenOver
from tipstaff.resources.core.unit.unit import Unit
from tipstaff.review.core.commands import OpenReview
from tipstaff.review.core.review import review_of
from tipstaff.warrants.core.chase.chase import chase_id
from tipstaff.warrants.core.chase.commands import OpenChase
from tipstaff.warrants.core.commands import NoteExecution, NoteExecutionVoid
from tipstaff.warrants.core.erasure.commands import ErasePerson
from tipstaff.warrants.core.events import (
    ExecutionNoted,
    ExecutionVoided,
    LevelChanged,
    ReviewLapsed,
    ValidationMissed,
    WarrantDeleted,
    WarrantExpired,
    WarrantMerged,
    WarrantQuashed,
    WarrantRecalled,
    WarrantSuspended,
    WarrantVaried,
)
from tipstaff.warrants.core.quality.commands import NoteNotTheSamePersonBack
from tipstaff.warrants.core.quality.events import CorrectionAccepted, NotTheSamePersonNoted
from tipstaff.warrants.core.warrant import SuspensionGround, Warrant

type Follow = Callable[[Any, Any], Iterable[Command]]
"""(the matter's state after its act, the event) -> the commands that follow, if any do."""


def _executed(operation: Operation, event: WarrantExecuted) -> Iterable[Command]:
    yield NoteExecution(happened_at=event.happened_at, warrant=event.warrant, operation=operation.id)


def _protest_resolved(operation: Operation, event: ProtestResolved) -> Iterable[Command]:
    """Whoever was held is somebody else, so the warrant was not executed. Before an execution nothing follows."""
    if event.finding is Finding.NOT_THE_PERSON and operation.was_executed:
        yield NoteExecutionVoid(happened_at=event.happened_at, warrant=event.warrant, operation=operation.id)


def _redress_opened(operation: Operation, event: RedressOpened) -> Iterable[Command]:
    """Whoever was wronged does not wait for the closing: the independent review opens at once."""
    yield OpenReview(happened_at=event.happened_at, review=review_of(operation.id), operation=operation.id)


def _closed(operation: Operation, event: OperationClosed) -> Iterable[Command]:
    if operation.redress is None:
        yield OpenReview(
            happened_at=event.happened_at, review=review_of(operation.id), operation=operation.id
        )


def _level_changed(warrant: Warrant, event: LevelChanged) -> Iterable[Command]:
    """The clocks of an operation that is under way follow the warrant's level."""
    for row in operations_of_warrant(warrant.id):
        if row.closed_at is None and event.level != row.level:
            yield NoteLevelChanged(
                happened_at=event.happened_at, operation=row.operation, level=event.level, clause=event.clause
            )


def _deleted(warrant: Warrant, event: WarrantDeleted) -> Iterable[Command]:
    """With the last warrant of a person-record, the person's key goes."""
    if event.erases_person:
        yield ErasePerson(
            happened_at=event.happened_at,
            erasure=erasure_of(event.subject),
            subject=event.subject,
            warrant=warrant.id,
        )


def _chase(
    warrant: Warrant, event: Event, why: str, ground: str = "", known_by: MatterId | None = None
) -> Iterable[Command]:
    """Everybody who holds something about the warrant is told. An entry that never was in force was given to nobody."""
    if warrant.was_in_force:
        yield OpenChase(
            happened_at=event.happened_at,
            chase=chase_id(warrant.id, why, warrant.edition),
            warrant=warrant.id,
            why=why,
            ground=ground,
            known_by=known_by,
        )


def _recalled(warrant: Warrant, event: WarrantRecalled) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.recalled", event.ground)


def _quashed(warrant: Warrant, event: WarrantQuashed) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.quashed")


def _varied(warrant: Warrant, event: WarrantVaried) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.varied")


def _merged(warrant: Warrant, event: WarrantMerged) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.merged")


def _suspended(warrant: Warrant, event: WarrantSuspended) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.suspended", event.ground)


def _review_lapsed(warrant: Warrant, event: ReviewLapsed) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.review_lapsed", SuspensionGround.REVIEW_OVERDUE)


def _validation_missed(warrant: Warrant, event: ValidationMissed) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.validation_missed", SuspensionGround.VALIDATION_MISSED)


def _expired(warrant: Warrant, event: WarrantExpired) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.expired")


def _execution_noted(warrant: Warrant, event: ExecutionNoted) -> Iterable[Command]:
    """Others who hold it must know; the operation that executed it does."""
    return _chase(warrant, event, "warrants.execution_noted", known_by=event.operation)


def _execution_voided(warrant: Warrant, event: ExecutionVoided) -> Iterable[Command]:
    return _chase(
        warrant, event, "warrants.execution_voided", SuspensionGround.IDENTITY_IN_DOUBT, event.operation
    )


def _correction_accepted(warrant: Warrant, event: CorrectionAccepted) -> Iterable[Command]:
    return _chase(warrant, event, "warrants.correction_accepted")


def _not_the_same(warrant: Warrant, event: NotTheSamePersonNoted) -> Iterable[Command]:
    """The other warrant says the same; its own note came from there and brings nothing more."""
    if event.noted_on == warrant.id:
        yield NoteNotTheSamePersonBack(
            happened_at=event.happened_at,
            warrant=event.other,
            other=warrant.id,
            tells_apart=event.tells_apart.opened(""),
        )


def _settled(settlement: Settlement, event: SettlementConfirmed) -> Iterable[Command]:
    """Every account closes its items; where one is no longer open, the whole settlement is refused."""
    of_account: dict[AccountId, list[int]] = {}
    for one in settlement.items:
        of_account.setdefault(one.account, []).append(one.number)
    for account, numbers in of_account.items():
        yield NoteSettled(
            happened_at=event.happened_at,
            account=account,
            settlement=settlement.settlement,
            items=tuple(numbers),
        )


def _roster_published(roster: Roster, event: RosterPublished) -> Iterable[Command]:
    """The roster of the month before no longer owes its next one."""
    before = roster_named(roster.before)
    if before is not None and before.is_published:
        yield NoteNextPublished(happened_at=event.happened_at, roster=roster.before)


def _taken_over(unit: Unit, event: AssetTakenOver) -> Iterable[Command]:
    """The other half of an exchange: what one unit has taken is gone from the other."""
    yield NoteAssetGone(happened_at=event.happened_at, unit=event.giver, code=event.code, to=unit.unit)


CONSEQUENCES: dict[type[Event], tuple[Follow, ...]] = {
    SettlementConfirmed: (_settled,),
    AssetTakenOver: (_taken_over,),
    WarrantExecuted: (_executed,),
    ProtestResolved: (_protest_resolved,),
    RedressOpened: (_redress_opened,),
    OperationClosed: (_closed,),
    LevelChanged: (_level_changed,),
    WarrantDeleted: (_deleted,),
    WarrantRecalled: (_recalled,),
    WarrantQuashed: (_quashed,),
    WarrantVaried: (_varied,),
    CorrectionAccepted: (_correction_accepted,),
    WarrantMerged: (_merged,),
    WarrantSuspended: (_suspended,),
    ReviewLapsed: (_review_lapsed,),
    ValidationMissed: (_validation_missed,),
    WarrantExpired: (_expired,),
    ExecutionNoted: (_execution_noted,),
    ExecutionVoided: (_execution_voided,),
    RosterPublished: (_roster_published,),
    NotTheSamePersonNoted: (_not_the_same,),
}


def consequences(state: Any, event: Event) -> list[Command]:
    """The commands that follow from an event, given its matter as it stands after the act."""
    return [command for follow in CONSEQUENCES.get(type(event), ()) for command in follow(state, event)]
