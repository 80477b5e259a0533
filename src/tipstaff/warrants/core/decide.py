"""What follows from a command about a warrant, or on which ground it is refused."""

from functools import reduce
from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.bars import bar
from tipstaff.warrants.core.commands import (
    AssignValidation,
    CheckWarrant,
    CorrectWarrant,
    DiscardDraft,
    DraftWarrant,
    ExtendRetention,
    LiftSuspension,
    MergeWarrant,
    NoteCheckOverdue,
    NoteDeletionDue,
    NoteDraftAbandoned,
    NoteExecution,
    NoteExecutionVoid,
    NoteExpiry,
    NoteRecordCareOverdue,
    NoteRetentionOver,
    NoteReviewOverdue,
    NoteValidationMissed,
    OrderDeletion,
    PauseClock,
    QuashWarrant,
    RecallWarrant,
    RegisterWarrant,
    ResumeClock,
    ReviewRecord,
    SuspendWarrant,
    ValidateWarrant,
    VaryWarrant,
    WarrantCommand,
)
from tipstaff.warrants.core.deciding import (
    check,
    draft,
    duplicate,
    ending,
    entry,
    merging,
    pausing,
    quality,
    recall,
    retention,
    review,
    suspension,
    validation,
    variation,
)
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.events import WarrantCorrected, WarrantEvent, WarrantRegistered, WarrantVaried
from tipstaff.warrants.core.evolve import evolve
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.quality.commands import (
    AcceptCorrection,
    DecideDuplicate,
    DeclineCorrection,
    NoteNotTheSamePerson,
    NoteNotTheSamePersonBack,
)
from tipstaff.warrants.core.quality.events import CorrectionAccepted
from tipstaff.warrants.core.warrant import Warrant

type Outcome = Decision[WarrantEvent]


def decide(command: WarrantCommand, warrant: Warrant | Draft | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), warrant, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    if isinstance(warrant, Warrant):
        outcome = _decide(command, warrant, facts, rules)
    else:
        outcome = _before_registration(command, warrant, facts, rules)
    return _examined(outcome, warrant, facts, rules)


WRITTEN = (WarrantRegistered, WarrantCorrected, WarrantVaried, CorrectionAccepted)
"""After these the entry says something else than before, and its data are examined."""


def _examined(outcome: Outcome, warrant: Warrant | Draft | None, facts: Facts, rules: Profile) -> Outcome:
    """What was decided, with what is found in the entry as it then stands."""
    if isinstance(outcome, Refused) or not any(isinstance(event, WRITTEN) for event in outcome):
        return outcome
    written = reduce(evolve, outcome, warrant)
    assert isinstance(written, Warrant)  # it has just been written
    return (*outcome, *quality.examined(written, facts, rules))


def _before_registration(
    command: WarrantCommand, saved: Draft | None, facts: Facts, rules: Profile
) -> Outcome:
    match command:
        case RegisterWarrant():
            return entry.register(command, saved, facts, rules)
        case DraftWarrant():
            return draft.save(command, saved, facts)
        case DiscardDraft():
            return draft.discard(command, facts)
        case NoteDraftAbandoned() if saved:
            return draft.abandoned(command, saved, facts, rules)
        case _:
            return Refused(Because.NOT_REGISTERED)


def _decide(command: WarrantCommand, warrant: Warrant, facts: Facts, rules: Profile) -> Outcome:  # noqa: PLR0912, C901 - one line a command
    match command:
        case RegisterWarrant() | DraftWarrant() | DiscardDraft() | NoteDraftAbandoned():
            return Refused(Because.ALREADY_REGISTERED, {"number": warrant.number})
        case CheckWarrant():
            return check.check(command, warrant, facts)
        case CorrectWarrant():
            return entry.correct(command, warrant, facts, rules)
        case RecallWarrant():
            return recall.recall(command, warrant, facts)
        case QuashWarrant():
            return recall.quash(command, warrant, facts)
        case VaryWarrant():
            return variation.vary(command, warrant, facts, rules)
        case MergeWarrant():
            return merging.merge(command, warrant, facts)
        case SuspendWarrant():
            return suspension.suspend(command, warrant, facts)
        case LiftSuspension():
            return suspension.lift(command, warrant, facts)
        case ReviewRecord():
            return review.review(command, warrant, facts)
        case PauseClock():
            return pausing.pause(command, warrant, facts, rules)
        case ResumeClock():
            return pausing.resume(command, warrant, facts, rules)
        case ExtendRetention():
            return retention.extend(command, warrant, facts, rules)
        case OrderDeletion():
            return retention.order_deletion(command, warrant, facts)
        case NoteRetentionOver():
            return retention.over(command, warrant, facts, rules)
        case NoteDeletionDue():
            return retention.deletion_due(command, warrant, facts, rules)
        case ValidateWarrant():
            return validation.validate(command, warrant, facts, rules)
        case AssignValidation():
            return validation.assign(command, warrant, facts)
        case AcceptCorrection():
            return quality.accept(command, warrant, facts)
        case DeclineCorrection():
            return quality.decline(command, warrant, facts)
        case DecideDuplicate():
            return duplicate.decide(command, warrant, facts)
        case NoteNotTheSamePerson():
            return duplicate.note(command, warrant, facts)
        case NoteNotTheSamePersonBack():
            return duplicate.note_back(command, warrant, facts)
        case NoteExecution():
            return ending.execution(command, warrant, rules)
        case NoteExecutionVoid():
            return ending.execution_void(command, warrant, facts)
        case NoteExpiry():
            return ending.expiry(command, warrant, facts)
        case NoteCheckOverdue():
            return check.check_overdue(command, warrant, facts, rules)
        case NoteReviewOverdue():
            return review.review_overdue(command, warrant, facts)
        case NoteRecordCareOverdue():
            return review.care_overdue(command, warrant, facts, rules)
        case NoteValidationMissed():
            return validation.validation_missed(command, warrant, facts, rules)
        case _:
            assert_never(command)
