"""Operations as pages and lists show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    TaskForceId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.operations import models
from tipstaff.operations.core.confirmation import ConfirmationStatus, Urgency
from tipstaff.operations.core.custody import CareException, CareStatus
from tipstaff.operations.core.difference import Feature
from tipstaff.operations.core.operation import NotExecutedReason, Outcome, Status
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Known
from tipstaff.operations.core.taskforce.taskforce import TaskForceStatus
from tipstaff.operations.core.token import TokenStatus
from tipstaff.record.counting import MOST, count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow:
    """An operation in a list."""

    operation: OperationId
    version: int
    warrant: WarrantId
    warrant_number: str
    cooperation: CooperationRequestId | None
    agency: AgencyId
    office: OfficeId
    place: RegionCode
    level: int
    issuing_desk: OfficeId
    status: Status
    mismatch: str
    """`open`, what was found, or empty where no difference was stated."""
    opened_at: Instant
    owner: UserId
    owner_office: OfficeId
    offered_to: UserId | None
    is_planned: bool
    outcome: Outcome | None
    outcome_at: Instant | None
    not_executed_reason: NotExecutedReason | None
    closed_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRow:
    """Who owned the command from when to when."""

    owner: UserId
    office: OfficeId
    since: Instant
    until: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationRow:
    """A request to the issuing desk."""

    operation: OperationId
    number: int
    desk: OfficeId
    level: int
    urgency: Urgency
    edition: int
    asked_by: UserId
    asked_at: Instant
    second: bool
    differing: tuple[Feature, ...]
    status: ConfirmationStatus
    answered_by: UserId | None
    answered_at: Instant | None
    more_time_until: Instant | None
    valid_until: Instant | None
    waits_since: Instant
    """From when the time for its answer counts, with the desk's own estimate left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessRow:
    """An answered item of the readiness checklist; items nobody answered are in the profile only."""

    item: str
    answer: Known
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """An execution token."""

    confirmation: int
    edition: int
    officer: UserId
    window_from: Instant
    window_until: Instant
    issued_by: UserId
    status: TokenStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRow:
    """What became of one thing owed to the person held."""

    item: str
    status: CareStatus
    was_missed: bool
    exception: CareException | None
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtestRow:
    """The latest identity protest."""

    at: Instant
    finding: Finding | None
    resolved_by: UserId | None
    resolved_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRow:
    """Since when a person is held, and in whose care."""

    since: Instant
    office: OfficeId
    released_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """The latest hand-over, with both signatures."""

    offered_at: Instant
    given_by: UserId
    given_from: OfficeId
    to_office: OfficeId
    taken_by: UserId | None
    taken_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """An operation with all its parts. What is sealed a page opens from the matter's state."""

    operation: OperationRow
    command: tuple[CommandRow, ...]
    readiness: tuple[ReadinessRow, ...]
    confirmations: tuple[ConfirmationRow, ...]
    tokens: tuple[TokenRow, ...]
    care: tuple[CareRow, ...]
    protest: ProtestRow | None
    custody: CustodyRow | None
    handover: HandoverRow | None


def operation_page(operation: OperationId) -> OperationPage | None:
    """One operation; None where there is none of this identifier."""
    row = models.Operation.objects.filter(id=operation).first()
    if row is None:
        return None
    return OperationPage(
        operation=_operation(row),
        command=_command(operation),
        readiness=_readiness(operation),
        confirmations=_confirmations(
            models.Confirmation.objects.filter(operation=operation).order_by("number")
        ),
        tokens=_tokens(operation),
        care=_care(operation),
        protest=_protest(row),
        custody=_custody(row),
        handover=_handover(row),
    )


def operations_of_agency(
    agency: AgencyId | None, *, open_only: bool = False, limit: int = 50, offset: int = 0
) -> tuple[tuple[OperationRow, ...], int]:
    """A page of an agency's operations (None: of all), the latest first, and how many there are."""
    found = _of_agency(agency, open_only=open_only)
    page = found.order_by("-opened_at", "-id")[offset : offset + limit]
    return tuple(_operation(row) for row in page), count_of(found)


def operations_behind(
    after: OperationRow | None, agency: AgencyId | None, *, open_only: bool = False, limit: int
) -> tuple[OperationRow, ...]:
    """The next rows of `operations_of_agency` behind one of them, at the same cost however deep."""
    found = _of_agency(agency, open_only=open_only)
    if after is not None:
        at = after.opened_at.at
        found = found.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__lt=after.operation))
    return tuple(_operation(row) for row in found.order_by("-opened_at", "-id")[:limit])


def operations_named(operations: Iterable[str]) -> tuple[OperationRow, ...]:
    """The operations of these identifiers; one that has no row is left out."""
    found = models.Operation.objects.filter(id__in=set(operations)).order_by("id")
    return tuple(_operation(row) for row in found)


def running_operations(agency: AgencyId) -> Iterable[str]:
    """The operations of an agency that are not closed: a query that has not run yet."""
    return _of_agency(agency, open_only=True).values_list("id", flat=True)


def _of_agency(agency: AgencyId | None, *, open_only: bool) -> QuerySet[models.Operation]:
    found = (
        models.Operation.objects.all() if agency is None else models.Operation.objects.filter(agency=agency)
    )
    return found.filter(closed_at__isnull=True) if open_only else found


def operations_of_warrant(warrant: WarrantId) -> tuple[OperationRow, ...]:
    """Every operation that was opened for a warrant, the first one first."""
    found = models.Operation.objects.filter(warrant=warrant).order_by("opened_at", "id")
    return tuple(_operation(row) for row in found)


def confirmations_for(operations: Iterable[str]) -> tuple[ConfirmationRow, ...]:
    """Every confirmation that was asked for in these operations, by operation and number."""
    found = models.Confirmation.objects.filter(operation__in=set(operations))
    return _confirmations(found.order_by("operation", "number"))


def confirmations_waiting(
    desks: Sequence[OfficeId] | None, urgency: Urgency, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ConfirmationRow, ...], int]:
    """A page of what desks (None: any) still owe an answer, the next to expire first, and how many there are."""
    found = _waiting(desks).filter(urgency=urgency)
    return _confirmations(found.order_by(*NEXT_FIRST)[offset : offset + limit]), count_of(found)


def confirmations_with_oversight(
    desks: Sequence[OfficeId] | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ConfirmationRow, ...], int]:
    """A page of what stayed unanswered on every rung, the longest silent first, and how many there are."""
    found = _waiting(desks).filter(status=ConfirmationStatus.WITH_OVERSIGHT)
    return _confirmations(found.order_by(*NEXT_FIRST)[offset : offset + limit]), count_of(found)


def confirmations_answered(
    desks: Sequence[OfficeId] | None, since: Instant, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ConfirmationRow, ...], int]:
    """A page of what was answered since a moment, the latest first, and how many there are."""
    found = _answered(desks, since)
    return _confirmations(found.order_by(*LATEST_FIRST)[offset : offset + limit]), count_of(found)


LATEST_FIRST = ("-answered_at", "-operation", "-number")
LATEST = 1_000
"""So many of the latest answers are measured."""


def answered_at_first(desks: Sequence[OfficeId] | None, since: Instant) -> tuple[int, int]:
    """Of the latest answers since a moment, how many were to a first request; and how many were looked at.

    A second request is opened only once the time for the first has passed.
    """
    latest = _answered(desks, since).order_by(*LATEST_FIRST).values_list("second", flat=True)[:LATEST]
    asked_again = list(latest)
    return asked_again.count(False), len(asked_again)


def count_answered(desks: Sequence[OfficeId] | None, since: Instant, *, most: int | None = MOST) -> int:
    """How many requests `confirmations_answered` would list."""
    return count_of(_answered(desks, since), most)


def _answered(desks: Sequence[OfficeId] | None, since: Instant) -> QuerySet[models.Confirmation]:
    found = models.Confirmation.objects.filter(answered_at__gte=since.at)
    return found if desks is None else found.filter(desk__in=desks)


def confirmations_behind(
    after: ConfirmationRow | None, desks: Sequence[OfficeId] | None, *, limit: int
) -> tuple[ConfirmationRow, ...]:
    """What desks still owe an answer, urgent before routine: the next rows behind one of them."""
    found = _waiting(desks)
    if after is not None:
        at = after.waits_since.at
        beside = Q(waits_since=at, operation__gt=after.operation)
        same = Q(urgency=after.urgency) & (Q(waits_since__gt=at) | beside)
        found = found.filter(same | Q(urgency__lt=after.urgency))
    return _confirmations(found.order_by("-urgency", *NEXT_FIRST)[:limit])


NEXT_FIRST = ("waits_since", "operation")
"""Within one urgency everything has the same time, so what began first expires first."""


def count_confirmations(desks: Sequence[OfficeId] | None, *, most: int | None = MOST) -> int:
    """How many requests wait for an answer of desks (None: of any)."""
    return count_of(_waiting(desks), most)


def _waiting(desks: Sequence[OfficeId] | None) -> QuerySet[models.Confirmation]:
    found = models.Confirmation.objects.filter(is_waiting=True)
    return found if desks is None else found.filter(desk__in=desks)


def _operation(row: models.Operation) -> OperationRow:
    return OperationRow(
        operation=OperationId(MatterId(row.id)),
        version=row.version,
        warrant=WarrantId(MatterId(row.warrant)),
        warrant_number=row.warrant_number,
        cooperation=CooperationRequestId(MatterId(row.cooperation)) if row.cooperation else None,
        agency=AgencyId(row.agency),
        office=OfficeId(row.office),
        place=RegionCode(row.place),
        level=row.level,
        issuing_desk=OfficeId(row.issuing_desk),
        status=Status(row.status),
        mismatch=row.mismatch,
        opened_at=Instant(row.opened_at),
        owner=UserId(row.owner),
        owner_office=OfficeId(row.owner_office),
        offered_to=_user(row.offered_to),
        is_planned=row.is_planned,
        outcome=Outcome(row.outcome) if row.outcome else None,
        outcome_at=_moment(row.outcome_at),
        not_executed_reason=NotExecutedReason(row.not_executed_reason) if row.not_executed_reason else None,
        closed_at=_moment(row.closed_at),
    )


def _command(operation: OperationId) -> tuple[CommandRow, ...]:
    found = models.CommandSpan.objects.filter(operation=operation).order_by("position")
    return tuple(
        CommandRow(
            owner=UserId(row.owner),
            office=OfficeId(row.owner_office),
            since=Instant(row.since),
            until=_moment(row.until),
        )
        for row in found
    )


def _readiness(operation: OperationId) -> tuple[ReadinessRow, ...]:
    found = models.ReadinessAnswer.objects.filter(operation=operation).order_by("item")
    return tuple(
        ReadinessRow(item=row.item, answer=Known(row.answer), by=UserId(row.by), at=Instant(row.at))
        for row in found
    )


def _confirmations(found: Iterable[models.Confirmation]) -> tuple[ConfirmationRow, ...]:
    return tuple(
        ConfirmationRow(
            operation=OperationId(MatterId(row.operation)),
            number=row.number,
            desk=OfficeId(row.desk),
            level=row.level,
            urgency=Urgency(row.urgency),
            edition=row.edition,
            asked_by=UserId(row.asked_by),
            asked_at=Instant(row.asked_at),
            second=row.second,
            differing=tuple(Feature(one) for one in row.differing),
            status=ConfirmationStatus(row.status),
            answered_by=_user(row.answered_by),
            answered_at=_moment(row.answered_at),
            more_time_until=_moment(row.more_time_until),
            valid_until=_moment(row.valid_until),
            waits_since=Instant(row.waits_since),
        )
        for row in found
    )


def _tokens(operation: OperationId) -> tuple[TokenRow, ...]:
    found = models.Token.objects.filter(operation=operation).order_by("position")
    return tuple(
        TokenRow(
            confirmation=row.confirmation,
            edition=row.edition,
            officer=UserId(row.officer),
            window_from=Instant(row.window_from),
            window_until=Instant(row.window_until),
            issued_by=UserId(row.issued_by),
            status=TokenStatus(row.status),
        )
        for row in found
    )


def _care(operation: OperationId) -> tuple[CareRow, ...]:
    found = models.Care.objects.filter(operation=operation).order_by("item")
    return tuple(
        CareRow(
            item=row.item,
            status=CareStatus(row.status),
            was_missed=row.was_missed,
            exception=CareException(row.exception) if row.exception else None,
            by=UserId(row.by),
            at=Instant(row.at),
        )
        for row in found
    )


def _protest(row: models.Operation) -> ProtestRow | None:
    if row.protested_at is None:
        return None
    return ProtestRow(
        at=Instant(row.protested_at),
        finding=Finding(row.finding) if row.finding else None,
        resolved_by=_user(row.resolved_by),
        resolved_at=_moment(row.resolved_at),
    )


def _custody(row: models.Operation) -> CustodyRow | None:
    if row.held_since is None:
        return None
    return CustodyRow(
        since=Instant(row.held_since), office=OfficeId(row.held_by), released_at=_moment(row.released_at)
    )


def _handover(row: models.Operation) -> HandoverRow | None:
    if row.handover_offered_at is None:
        return None
    return HandoverRow(
        offered_at=Instant(row.handover_offered_at),
        given_by=UserId(row.given_by),
        given_from=OfficeId(row.given_from),
        to_office=OfficeId(row.handover_to),
        taken_by=_user(row.taken_by),
        taken_at=_moment(row.taken_at),
    )


def _moment(at: datetime | None) -> Instant | None:
    return Instant(at) if at else None


def _user(name: str) -> UserId | None:
    return UserId(name) if name else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForceRow:
    """A task force in a list."""

    taskforce: TaskForceId
    warrant: WarrantId
    warrant_number: str
    agency: AgencyId
    leader: UserId
    status: TaskForceStatus
    formed_at: Instant
    order: int
    """Version of the order that holds; 0 before the first."""
    acknowledged: int


def task_forces(
    agency: AgencyId | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[TaskForceRow, ...], int]:
    """A page of an agency's task forces (None: of all), the latest first, and how many there are."""
    found = _task_forces(agency)
    page = found.order_by("-formed_at", "-id")[offset : offset + limit]
    return tuple(_task_force(row) for row in page), count_of(found)


def task_forces_behind(
    after: TaskForceRow | None, agency: AgencyId | None, *, limit: int
) -> tuple[TaskForceRow, ...]:
    """The next rows of `task_forces` behind one of them, at the same cost however deep."""
    found = _task_forces(agency)
    if after is not None:
        at = after.formed_at.at
        found = found.filter(Q(formed_at__lt=at) | Q(formed_at=at, id__lt=after.taskforce))
    return tuple(_task_force(row) for row in found.order_by("-formed_at", "-id")[:limit])


def task_forces_named(forces: Iterable[str]) -> tuple[TaskForceRow, ...]:
    """The task forces of these identifiers; one that has no row is left out."""
    found = models.TaskForce.objects.filter(id__in=set(forces)).order_by("id")
    return tuple(_task_force(row) for row in found)


def _task_forces(agency: AgencyId | None) -> QuerySet[models.TaskForce]:
    found = models.TaskForce.objects.all()
    return found if agency is None else found.filter(agency=agency)


def _task_force(row: models.TaskForce) -> TaskForceRow:
    return TaskForceRow(
        taskforce=TaskForceId(MatterId(row.id)),
        warrant=WarrantId(MatterId(row.warrant)),
        warrant_number=row.warrant_number,
        agency=AgencyId(row.agency),
        leader=UserId(row.leader),
        status=TaskForceStatus(row.status),
        formed_at=Instant(row.formed_at),
        order=row.order_version,
        acknowledged=row.acknowledged,
    )
