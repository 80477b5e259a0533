"""How an operation stands after each event."""

from dataclasses import replace
from typing import assert_never

from tipstaff.operations.core.command_owner import CommandOffer, CommandSpan
from tipstaff.operations.core.confirmation import Confirmation, ConfirmationStatus
from tipstaff.operations.core.custody import Care, CareStatus, Custody
from tipstaff.operations.core.difference import Feature, Fit, SealedComparison
from tipstaff.operations.core.events import (
    AddressNamed,
    CareExcepted,
    CareGiven,
    CareMissed,
    CommandOffered,
    CommandTakenOver,
    ComplaintAnswered,
    ConfirmationAsked,
    ConfirmationAskedInWords,
    ConfirmationDenied,
    ConfirmationUnanswered,
    DutySupervisorNamed,
    HandedOver,
    HandoverOffered,
    IdentityProtested,
    IncidentRecorded,
    MismatchResolved,
    MoreTimeAsked,
    OperationClosed,
    OperationEvent,
    OperationLevelChanged,
    OperationOpened,
    OverdueNoted,
    PassedToOversight,
    PersonReleased,
    PlanRecorded,
    ProtestResolved,
    ReadinessAnswered,
    ReadinessAnsweredPlainly,
    RedressOpened,
    RedressTold,
    TokenIssued,
    TokenLapsed,
    WarrantConfirmed,
    WarrantExecuted,
    WarrantExecutedPlainly,
    WarrantNotExecuted,
    WrongPlaceRecorded,
)
from tipstaff.operations.core.handover import Handover
from tipstaff.operations.core.incident import Incident
from tipstaff.operations.core.mismatch import Mismatch
from tipstaff.operations.core.operation import OUTCOMES, Operation, Outcome
from tipstaff.operations.core.protest import Finding, Protest
from tipstaff.operations.core.readiness import ReadinessAnswer, SealedAnswer
from tipstaff.operations.core.redress import Redress
from tipstaff.operations.core.scene import Scene
from tipstaff.operations.core.token import ExecutionToken, TokenStatus

_ANSWERS = (
    WarrantConfirmed,
    ConfirmationDenied,
    MoreTimeAsked,
    MismatchResolved,
    ProtestResolved,
    ComplaintAnswered,
    RedressTold,
)
_FOLLOWS = (RedressOpened,)
"""What follows from another act of the same person, which says on which side they stand."""
_CLOCKS = (
    ConfirmationUnanswered,
    DutySupervisorNamed,
    PassedToOversight,
    TokenLapsed,
    CareMissed,
    OverdueNoted,
    OperationLevelChanged,
)


def evolve(operation: Operation | None, event: OperationEvent) -> Operation:
    """The operation as it stands after the event. Raises ValueError for an event before the opening."""
    if isinstance(event, OperationOpened):
        return _opened(event)
    if operation is None:
        raise ValueError(f"An operation begins with its opening, not with {type(event).__name__}")
    return _with_hands(_after(operation, event), event)


def _after(operation: Operation, event: OperationEvent) -> Operation:  # noqa: C901, PLR0912 - one line per event
    match event:
        case OperationOpened():
            return operation
        case CommandOffered():
            return replace(
                operation, offer=CommandOffer(user=event.to, office=event.to_office, at=event.happened_at)
            )
        case CommandTakenOver():
            return _command_taken_over(operation, event)
        case PlanRecorded():
            return replace(operation, plan=event.plan)
        case ReadinessAnsweredPlainly():
            return _readiness_answered_plainly(operation, event)
        case ReadinessAnswered():
            return _readiness_answered(operation, event)
        case AddressNamed():
            return _address_named(operation, event)
        case ConfirmationAskedInWords() | ConfirmationAsked():
            return _confirmation_asked(operation, event)
        case WarrantConfirmed():
            return _confirmed(operation, event)
        case ConfirmationDenied():
            return _denied(operation, event)
        case MoreTimeAsked():
            return _more_time_asked(operation, event)
        case ConfirmationUnanswered():
            return _with_confirmation(
                operation, replace(_latest(operation), status=ConfirmationStatus.UNANSWERED)
            )
        case DutySupervisorNamed():
            return _supervisor_named(operation, event)
        case PassedToOversight():
            return _with_confirmation(
                operation, replace(_latest(operation), status=ConfirmationStatus.WITH_OVERSIGHT)
            )
        case MismatchResolved():
            return _mismatch_resolved(operation, event)
        case TokenIssued():
            return _token_issued(operation, event)
        case TokenLapsed():
            return _token_ended(operation, TokenStatus.LAPSED)
        case WarrantExecutedPlainly():
            return _executed(operation, event)
        case WarrantExecuted():
            return replace(_executed(operation, event), scene=_scene(event))
        case WrongPlaceRecorded():
            return _wrong_place(operation, event)
        case IncidentRecorded():
            return _incident_recorded(operation, event)
        case ComplaintAnswered():
            return _complaint_answered(operation, event)
        case RedressOpened():
            redress = Redress(why=event.why, since=event.happened_at, owner=event.owner)
            return replace(operation, redress=redress)
        case RedressTold():
            return _redress_told(operation, event)
        case WarrantNotExecuted():
            return _not_executed(operation, event)
        case IdentityProtested():
            return _protested(operation, event)
        case ProtestResolved():
            return _protest_resolved(operation, event)
        case CareGiven() | CareExcepted() | CareMissed():
            return _cared(operation, event)
        case PersonReleased():
            return _released(operation, event)
        case HandoverOffered():
            return _handover_offered(operation, event)
        case HandedOver():
            return _handed_over(operation, event)
        case OverdueNoted():
            return replace(operation, overdue=operation.overdue | {event.clock})
        case OperationLevelChanged():
            return replace(operation, level=event.level)
        case OperationClosed():
            return _closed(operation, event)
        case _:
            assert_never(event)


def _opened(event: OperationOpened) -> Operation:
    return Operation(
        id=event.operation,
        warrant=event.warrant,
        warrant_number=event.warrant_number,
        subject=event.subject,
        edition=event.edition,
        cooperation=event.cooperation,
        agency=event.agency,
        office=event.office,
        place=event.place,
        zone=event.zone,
        level=event.level,
        issuing_desk=event.issuing_desk,
        opened_at=event.happened_at,
        command=(CommandSpan(user=event.by, office=event.office, since=event.happened_at),),
        took_part=frozenset({event.by}),
        unit=frozenset({event.office}),
    )


def _with_hands(operation: Operation, event: OperationEvent) -> Operation:
    """Remember who acted, and on which side."""
    asked = (ConfirmationAskedInWords, ConfirmationAsked)
    if isinstance(event, (*_CLOCKS, *_FOLLOWS)) or (isinstance(event, asked) and event.second):
        return operation
    if isinstance(event, _ANSWERS):
        return replace(operation, answered=operation.answered | {event.by})
    hands, unit = operation.took_part | {event.by}, operation.unit | {event.office}
    return replace(operation, took_part=hands, unit=unit)


def _command_taken_over(operation: Operation, event: CommandTakenOver) -> Operation:
    *earlier, last = operation.command
    given = replace(last, until=event.happened_at)
    taken = CommandSpan(user=event.by, office=event.office, since=event.happened_at)
    return replace(operation, command=(*earlier, given, taken), offer=None)


def _readiness_answered_plainly(operation: Operation, event: ReadinessAnsweredPlainly) -> Operation:
    others = (answer for answer in operation.readiness if answer.item != event.item)
    answer = ReadinessAnswer(
        item=event.item, answer=event.answer, note=event.note, by=event.by, at=event.happened_at
    )
    return replace(operation, readiness=(*others, answer))


def _readiness_answered(operation: Operation, event: ReadinessAnswered) -> Operation:
    """Whoever saw or did what an item asks about has a part in the operation."""
    given = {one.item: one for one in event.answers}
    others = (answer for answer in operation.readiness if answer.item not in given)
    answers = (_answer(one, event) for one in event.answers)
    hands = operation.took_part | {one.who for one in event.answers if one.who}
    return replace(operation, readiness=(*others, *answers), took_part=hands)


def _answer(given: SealedAnswer, event: ReadinessAnswered) -> ReadinessAnswer:
    return ReadinessAnswer(
        item=given.item,
        answer=given.answer,
        note=given.note,
        by=event.by,
        at=event.happened_at,
        edition=event.edition,
        address=event.address,
        who=given.who,
        seen_at=given.seen_at,
        whose=given.whose,
        authority=given.authority,
        window_from=given.window_from,
        window_until=given.window_until,
    )


def _address_named(operation: Operation, event: AddressNamed) -> Operation:
    ended = _token_ended(operation, TokenStatus.VOID)
    return replace(ended, address=event.address, address_number=event.number)


def _confirmation_asked(
    operation: Operation, event: ConfirmationAskedInWords | ConfirmationAsked
) -> Operation:
    """Only the latest answer counts: whatever was given under an earlier one ends here."""
    asked = Confirmation(
        number=event.number,
        urgency=event.urgency,
        edition=event.edition,
        asked_by=event.by,
        asked_at=event.happened_at,
        second=event.second,
        compared=_compared(event),
    )
    standing = _token_ended(operation, TokenStatus.VOID)
    standing = replace(standing, confirmations=(*standing.confirmations, asked))
    return standing if event.second or not asked.differences else _mismatch_stated(standing, asked)


def _compared(event: ConfirmationAskedInWords | ConfirmationAsked) -> tuple[SealedComparison, ...]:
    """Version 1 had one text: whatever it says, it differs in something."""
    if isinstance(event, ConfirmationAsked):
        return event.compared
    if not event.has_differences:
        return ()
    return (SealedComparison(feature=Feature.OTHER, fit=Fit.DIFFERS, seen=event.differences),)


def _mismatch_stated(operation: Operation, asked: Confirmation) -> Operation:
    """What was stated before and not resolved stays stated: a request that is silent about it takes nothing back."""
    still, resolved = operation.mismatch, operation.mismatches
    mismatch = Mismatch(
        request=asked.number,
        stated=(*(still.stated if still else ()), *asked.differences),
        stated_by=asked.asked_by,
        stated_at=asked.asked_at,
    )
    return replace(operation, mismatches=(*(resolved[:-1] if still else resolved), mismatch))


def _mismatch_resolved(operation: Operation, event: MismatchResolved) -> Operation:
    *earlier, last = operation.mismatches
    resolved = replace(
        last,
        finding=event.finding,
        means=event.means,
        resolved_by=event.by,
        resolved_from=event.office,
        resolved_at=event.happened_at,
    )
    ended = _token_ended(operation, TokenStatus.VOID)
    return replace(ended, mismatches=(*earlier, resolved))


def _latest(operation: Operation) -> Confirmation:
    return operation.confirmations[-1]


def _with_confirmation(operation: Operation, confirmation: Confirmation) -> Operation:
    return replace(operation, confirmations=(*operation.confirmations[:-1], confirmation))


def _confirmed(operation: Operation, event: WarrantConfirmed) -> Operation:
    confirmed = replace(
        _latest(operation),
        status=ConfirmationStatus.CONFIRMED,
        answered_by=event.by,
        answered_at=event.happened_at,
        attestations=event.attestations,
        valid_until=event.valid_until,
    )
    return _with_confirmation(operation, confirmed)


def _denied(operation: Operation, event: ConfirmationDenied) -> Operation:
    denied = replace(
        _latest(operation),
        status=ConfirmationStatus.DENIED,
        answered_by=event.by,
        answered_at=event.happened_at,
        denial=event.reason,
    )
    return _with_confirmation(operation, denied)


def _more_time_asked(operation: Operation, event: MoreTimeAsked) -> Operation:
    waiting = replace(
        _latest(operation),
        status=ConfirmationStatus.MORE_TIME,
        more_time_at=event.happened_at,
        more_time_until=event.until,
    )
    return _with_confirmation(operation, waiting)


def _supervisor_named(operation: Operation, event: DutySupervisorNamed) -> Operation:
    supervised = replace(
        _latest(operation), status=ConfirmationStatus.WITH_SUPERVISOR, supervised_since=event.happened_at
    )
    return _with_confirmation(operation, supervised)


def _token_ended(operation: Operation, status: TokenStatus) -> Operation:
    live = operation.live_token
    if live is None:
        return operation
    return replace(operation, tokens=(*operation.tokens[:-1], replace(live, status=status)))


def _token_issued(operation: Operation, event: TokenIssued) -> Operation:
    earlier = _token_ended(operation, TokenStatus.REPLACED)
    token = ExecutionToken(
        token_hash=event.token_hash,
        edition=event.edition,
        confirmation=event.confirmation,
        officer=event.officer,
        window_from=event.window_from,
        window_until=event.window_until,
        issued_by=event.by,
        issued_at=event.happened_at,
    )
    hands = operation.took_part | {event.officer}
    return replace(earlier, tokens=(*earlier.tokens, token), took_part=hands)


def _executed(operation: Operation, event: WarrantExecuted | WarrantExecutedPlainly) -> Operation:
    custody = Custody(since=event.happened_at, office=event.office, circumstances=event.circumstances)
    return replace(
        _token_ended(operation, TokenStatus.SPENT),
        outcome=Outcome.EXECUTED,
        outcome_at=event.happened_at,
        officers=event.officers,
        took_part=operation.took_part | set(event.officers),
        custody=custody,
    )


def _scene(event: WarrantExecuted) -> Scene:
    return Scene(shown_at=event.shown_at, shown_to=event.shown_to, compared=event.compared)


def _wrong_place(operation: Operation, event: WrongPlaceRecorded) -> Operation:
    ended = _token_ended(operation, TokenStatus.VOID)
    return replace(
        ended,
        outcome=Outcome.WRONG_PLACE,
        outcome_at=event.happened_at,
        not_executed_note=event.note,
    )


def _incident_recorded(operation: Operation, event: IncidentRecorded) -> Operation:
    incident = Incident(
        number=event.number,
        kind=event.kind,
        text=event.text,
        at=event.happened_at,
        by=event.by,
        owner=event.owner,
    )
    return replace(operation, incidents=(*operation.incidents, incident))


def _complaint_answered(operation: Operation, event: ComplaintAnswered) -> Operation:
    def answered(one: Incident) -> Incident:
        if one.number != event.number:
            return one
        return replace(
            one,
            finding=event.finding,
            answer=event.text,
            answered_at=event.happened_at,
            answered_by=event.by,
        )

    return replace(operation, incidents=tuple(answered(one) for one in operation.incidents))


def _redress_told(operation: Operation, event: RedressTold) -> Operation:
    if operation.redress is None:
        return operation
    told = replace(
        operation.redress,
        told_at=event.happened_at,
        told_by=event.by,
        told_to=event.to,
        means=event.means,
    )
    return replace(operation, redress=told)


def _not_executed(operation: Operation, event: WarrantNotExecuted) -> Operation:
    return replace(
        _token_ended(operation, TokenStatus.VOID),
        outcome=OUTCOMES.get(event.reason, Outcome.NOT_EXECUTED),
        outcome_at=event.happened_at,
        not_executed_reason=event.reason,
        not_executed_note=event.note,
    )


def _protested(operation: Operation, event: IdentityProtested) -> Operation:
    protest = Protest(at=event.happened_at, noted_by=event.by, statement=event.statement)
    overdue = operation.overdue - {"protest"}
    return replace(_token_ended(operation, TokenStatus.VOID), protest=protest, overdue=overdue)


def _protest_resolved(operation: Operation, event: ProtestResolved) -> Operation:
    if operation.protest is None:
        return operation
    protest = replace(
        operation.protest,
        finding=event.finding,
        resolved_by=event.by,
        resolved_at=event.happened_at,
        means=event.means,
    )
    resolved = replace(operation, protest=protest)
    return _wrong_person(resolved, event) if event.finding is Finding.NOT_THE_PERSON else resolved


def _wrong_person(operation: Operation, event: ProtestResolved) -> Operation:
    custody = operation.custody
    if custody and not custody.is_over:
        custody = replace(custody, released_at=event.released_at, release_reason=event.means)
    return replace(operation, outcome=Outcome.WRONG_PERSON, outcome_at=event.happened_at, custody=custody)


def _cared(operation: Operation, event: CareGiven | CareExcepted | CareMissed) -> Operation:
    custody = operation.custody
    if custody is None:
        return operation
    earlier = custody.care_of(event.item)
    others = tuple(care for care in custody.care if care.item != event.item)
    return replace(operation, custody=replace(custody, care=(*others, _care(event, earlier))))


def _care(event: CareGiven | CareExcepted | CareMissed, earlier: Care | None) -> Care:
    missed = isinstance(event, CareMissed)
    status = CareStatus.MISSED if missed else CareStatus.GIVEN
    care = Care(
        item=event.item,
        status=status,
        at=event.happened_at,
        by=event.by,
        was_missed=missed or bool(earlier and earlier.was_missed),
    )
    if not isinstance(event, CareExcepted):
        return care
    return replace(care, status=CareStatus.EXCEPTED, exception=event.exception, reason=event.reason)


def _released(operation: Operation, event: PersonReleased) -> Operation:
    if operation.custody is None:
        return operation
    custody = replace(operation.custody, released_at=event.happened_at, release_reason=event.reason)
    return replace(operation, custody=custody)


def _handover_offered(operation: Operation, event: HandoverOffered) -> Operation:
    handover = Handover(
        given_by=event.by,
        given_from=event.office,
        to_office=event.to_office,
        offered_at=event.happened_at,
        place=event.place,
        inventory=event.inventory,
    )
    return replace(operation, handover=handover, overdue=operation.overdue - {"handover"})


def _handed_over(operation: Operation, event: HandedOver) -> Operation:
    if operation.handover is None or operation.custody is None:
        return operation
    taken = replace(operation.handover, taken_by=event.by, taken_at=event.happened_at)
    return replace(operation, handover=taken, custody=replace(operation.custody, office=event.office))


def _closed(operation: Operation, event: OperationClosed) -> Operation:
    *earlier, last = operation.command
    ended = replace(last, until=event.happened_at)
    return replace(operation, command=(*earlier, ended), closed_at=event.happened_at, offer=None)
