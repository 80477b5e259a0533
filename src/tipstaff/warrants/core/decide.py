"""What follows from a command about a warrant, or on which ground it is refused."""

from datetime import date
from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_beyond_sight, is_number, is_paper, level_of, unfit
from tipstaff.warrants.core.bars import bar, of_the_court
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.commands import (
    CheckWarrant,
    CorrectWarrant,
    LiftSuspension,
    NoteCheckOverdue,
    NoteExecution,
    NoteExecutionVoid,
    NoteExpiry,
    NoteRecordCareOverdue,
    NoteReviewOverdue,
    RecallWarrant,
    RegisterWarrant,
    ReviewRecord,
    SuspendWarrant,
    WarrantCommand,
)
from tipstaff.warrants.core.deadlines import care_deadline, check_deadline
from tipstaff.warrants.core.events import (
    CheckLapsed,
    ExecutionNoted,
    ExecutionVoided,
    RecordCareLapsed,
    RecordReviewed,
    ReviewLapsed,
    SuspensionLifted,
    WarrantChecked,
    WarrantCorrected,
    WarrantEvent,
    WarrantExpired,
    WarrantRecalled,
    WarrantRegistered,
    WarrantReturned,
    WarrantSuspended,
)
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import (
    RecallGround,
    SuspensionGround,
    Warrant,
    is_in_force,
)

type Outcome = Decision[WarrantEvent]


def decide(command: WarrantCommand, warrant: Warrant | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), warrant, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    if isinstance(command, RegisterWarrant):
        return _register(command, facts, rules)
    assert warrant is not None  # the bar saw to it
    return _decide(command, warrant, facts, rules)


def _decide(command: WarrantCommand, warrant: Warrant, facts: Facts, rules: Profile) -> Outcome:  # noqa: PLR0912, C901 - one line a command
    match command:
        case RegisterWarrant():
            return _register(command, facts, rules)
        case CheckWarrant():
            return _check(command, warrant, facts)
        case CorrectWarrant():
            return _correct(command, warrant, facts, rules)
        case RecallWarrant():
            return _recall(command, warrant, facts)
        case SuspendWarrant():
            return _suspend(command, warrant, facts)
        case LiftSuspension():
            return _lift(command, warrant, facts)
        case ReviewRecord():
            return _review(command, warrant, facts)
        case NoteExecution():
            return _execution(command, warrant)
        case NoteExecutionVoid():
            return _execution_void(command, warrant, facts)
        case NoteExpiry():
            return _expiry(command, warrant, facts)
        case NoteCheckOverdue():
            return _check_overdue(command, warrant, facts, rules)
        case NoteReviewOverdue():
            return _review_overdue(command, warrant, facts)
        case NoteRecordCareOverdue():
            return _care_overdue(command, warrant, facts, rules)
        case _:
            assert_never(command)


def _register(command: RegisterWarrant, facts: Facts, rules: Profile) -> Outcome:
    if refused := unfit(command, facts, rules):
        return refused
    level = level_of(command.particulars, rules)
    if isinstance(level, Refused):
        return level
    registered = WarrantRegistered(
        happened_at=command.happened_at,
        warrant=command.warrant,
        number=command.number,
        court=command.court,
        subject=command.subject,
        person=Sealed(command.subject, command.person),
        instrument_name=Sealed(command.subject, command.instrument.name),
        particulars=command.particulars,
        level=level.level,
        clause=level.clause,
        by=facts.actor.user,
        office=facts.actor.office,
        issuing_desk=facts.issuing_desk or facts.actor.office,
        agency=facts.actor.agency,
        region=facts.actor.region,
        zone=facts.actor.zone,
    )
    return (registered,)


def _correct(command: CorrectWarrant, warrant: Warrant, facts: Facts, rules: Profile) -> Outcome:
    if refused := unfit(command, facts, rules, zone=warrant.zone):
        return refused
    level = level_of(command.particulars, rules)
    if isinstance(level, Refused):
        return level
    corrected = WarrantCorrected(
        happened_at=command.happened_at,
        person=Sealed(warrant.subject, command.person),
        instrument_name=Sealed(warrant.subject, command.instrument.name),
        particulars=command.particulars,
        level=level.level,
        clause=level.clause,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (corrected,)


def _check(command: CheckWarrant, warrant: Warrant, facts: Facts) -> Outcome:
    if refused := _uncovered(command.attestations, warrant):
        return refused
    differences = _differences(command.attestations)
    if not differences:
        fields = checkable_fields(warrant)
        return (
            WarrantChecked(
                happened_at=command.happened_at, fields=fields, by=facts.actor.user, office=facts.actor.office
            ),
        )
    returned = WarrantReturned(
        happened_at=command.happened_at,
        differences=differences,
        findings=Sealed(warrant.subject, tuple(one for one in command.attestations if not one.agrees)),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (returned,)


def _uncovered(attestations: tuple[Attestation, ...], warrant: Warrant) -> Refused | None:
    """Whether each field of the entry was checked exactly once, and nothing else."""
    if not attestations:
        return Refused(Because.NOTHING_ATTESTED)
    checked, wanted = [one.field for one in attestations], checkable_fields(warrant)
    if twice := [field for field in wanted if checked.count(field) > 1]:
        return Refused(Because.FIELD_CHECKED_TWICE, {"fields": ", ".join(twice)})
    if missing := [field for field in wanted if field not in checked]:
        return Refused(Because.FIELDS_NOT_CHECKED, {"fields": ", ".join(missing)})
    if beyond := [field for field in checked if field not in wanted]:
        return Refused(Because.FIELDS_NOT_IN_ENTRY, {"fields": ", ".join(beyond)})
    return None


def _differences(attestations: tuple[Attestation, ...]) -> tuple[str, ...]:
    return tuple(one.field for one in attestations if not one.agrees)


def _recall(command: RecallWarrant, warrant: Warrant, facts: Facts) -> Outcome:
    if command.court_reference and not is_number(command.court_reference):
        return Refused(Because.UNUSABLE_NUMBER)
    if command.paper is not None and not is_paper(command.paper):
        return Refused(Because.INSTRUMENT_MISSING)
    if not of_the_court(warrant, facts) and (refused := _not_the_courts_word(command, warrant)):
        return refused
    recalled = WarrantRecalled(
        happened_at=command.happened_at,
        ground=command.ground,
        court_reference=command.court_reference,
        paper=command.paper.filed if command.paper else None,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (recalled,)


def _not_the_courts_word(command: RecallWarrant, warrant: Warrant) -> Refused | None:
    """A registrar enters the court's word with its paper, or takes back what never was in force."""
    if command.ground is RecallGround.ENTERED_IN_ERROR:
        return Refused(Because.WAS_IN_FORCE) if warrant.checked_by else None
    has_paper = command.paper is not None and command.court_reference
    return None if has_paper else Refused(Because.RECALL_PAPER_MISSING)


def _suspend(command: SuspendWarrant, warrant: Warrant, facts: Facts) -> Outcome:
    if command.ground is SuspensionGround.REVIEW_OVERDUE:
        return Refused(Because.NOT_A_PERSONS_GROUND)
    if command.ground is SuspensionGround.STAYED_BY_COURT and not of_the_court(warrant, facts):
        return Refused(Because.ONLY_COURT_STAYS)
    suspended = WarrantSuspended(
        happened_at=command.happened_at,
        ground=command.ground,
        explanation=Sealed(warrant.subject, command.explanation),
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
    )
    return (suspended,)


def _lift(command: LiftSuspension, warrant: Warrant, facts: Facts) -> Outcome:
    if refused := _uncovered(command.attestations, warrant):
        return refused
    if differences := _differences(command.attestations):
        return Refused(Because.STILL_DIFFERENT, {"fields": ", ".join(differences)})
    review_on = _next_review(command.review_on, warrant, facts)
    if isinstance(review_on, Refused):
        return review_on
    lifted = SuspensionLifted(
        happened_at=command.happened_at,
        fields=checkable_fields(warrant),
        review_on=review_on,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (lifted,)


def _review(command: ReviewRecord, warrant: Warrant, facts: Facts) -> Outcome:
    if not command.consulted.strip():
        return Refused(Because.NOBODY_CONSULTED)
    review_on = _next_review(command.review_on, warrant, facts)
    if isinstance(review_on, Refused):
        return review_on
    reviewed = RecordReviewed(
        happened_at=command.happened_at,
        consulted=Sealed(warrant.subject, command.consulted),
        review_on=review_on,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (reviewed,)


def _next_review(asked: date | None, warrant: Warrant, facts: Facts) -> date | Refused | None:
    """The review date from now on: the one asked for, else the one that stands, if it has not passed."""
    today = facts.now.day(warrant.own_zone)
    if asked is not None and is_beyond_sight(asked, today):
        return Refused(Because.NO_END_IN_SIGHT)
    if asked is not None and asked < today:
        return Refused(Because.REVIEW_DATE_PASSED, {"day": asked.isoformat()})
    stands = warrant.review_on if warrant.review_on and warrant.review_on >= today else None
    following = asked or stands
    if following is None and warrant.valid_until is None:
        return Refused(Because.NO_END_IN_SIGHT)
    return following


def _execution(command: NoteExecution, warrant: Warrant) -> Outcome:
    if not is_in_force(warrant, command.happened_at):
        return Refused(Because.NOT_IN_FORCE)
    return (ExecutionNoted(happened_at=command.happened_at, operation=command.operation),)


def _execution_void(command: NoteExecutionVoid, warrant: Warrant, facts: Facts) -> Outcome:
    """Nothing follows where another end, or another operation, has come between: letting go never waits for that."""
    if warrant.executed_by != command.operation:
        return ()
    voided = ExecutionVoided(
        happened_at=command.happened_at,
        operation=command.operation,
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
    )
    return (voided,)


def _expiry(command: NoteExpiry, warrant: Warrant, facts: Facts) -> Outcome:
    if warrant.valid_until is None or warrant.expires_at is None or facts.now < warrant.expires_at:
        return Refused(Because.NOT_YET_DUE)
    return (WarrantExpired(happened_at=command.happened_at, valid_until=warrant.valid_until),)


def _check_overdue(command: NoteCheckOverdue, warrant: Warrant, facts: Facts, rules: Profile) -> Outcome:
    if warrant.check_lapsed:
        return Refused(Because.ALREADY_NOTED)
    if not check_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (CheckLapsed(happened_at=command.happened_at, office=warrant.office),)


def _review_overdue(command: NoteReviewOverdue, warrant: Warrant, facts: Facts) -> Outcome:
    if warrant.review_on is None or warrant.rests_at is None or facts.now < warrant.rests_at:
        return Refused(Because.NOT_YET_DUE)
    lapsed = ReviewLapsed(
        happened_at=command.happened_at,
        review_on=warrant.review_on,
        office=warrant.office,
        agency=warrant.agency,
        by=facts.actor.user,
    )
    return (lapsed,)


def _care_overdue(command: NoteRecordCareOverdue, warrant: Warrant, facts: Facts, rules: Profile) -> Outcome:
    if warrant.care_lapsed:
        return Refused(Because.ALREADY_NOTED)
    if not care_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (RecordCareLapsed(happened_at=command.happened_at, office=warrant.office),)
