"""What stands in the way of a command, as far as it can be told without the command's content."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Clock, Command, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
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
)
from tipstaff.warrants.core.deadlines import pausable, stands_still, status_under, validation_opens
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.duplicates import undecided
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.quality.commands import (
    AcceptCorrection,
    DecideDuplicate,
    DeclineCorrection,
    NoteNotTheSamePerson,
    NoteNotTheSamePersonBack,
)
from tipstaff.warrants.core.warrant import ENDED, OPEN, RESTING, Suspension, Warrant, WarrantStatus

ROLES: dict[type[Command], frozenset[Role]] = {
    DraftWarrant: frozenset({Role.COURT, Role.REGISTRAR}),
    DiscardDraft: frozenset({Role.COURT, Role.REGISTRAR}),
    RegisterWarrant: frozenset({Role.REGISTRAR}),
    CheckWarrant: frozenset({Role.CHECKER}),
    CorrectWarrant: frozenset({Role.REGISTRAR}),
    RecallWarrant: frozenset({Role.COURT, Role.REGISTRAR}),
    QuashWarrant: frozenset({Role.COURT, Role.REGISTRAR}),
    VaryWarrant: frozenset({Role.COURT, Role.REGISTRAR}),
    MergeWarrant: frozenset({Role.REGISTRAR, Role.CHECKER}),
    SuspendWarrant: frozenset({Role.COURT, Role.REGISTRAR, Role.CHECKER}),
    LiftSuspension: frozenset({Role.COURT, Role.CHECKER}),
    ReviewRecord: frozenset({Role.REGISTRAR, Role.CHECKER}),
    PauseClock: frozenset({Role.REGISTRAR, Role.CHECKER, Role.VALIDATOR}),
    ResumeClock: frozenset({Role.REGISTRAR, Role.CHECKER, Role.VALIDATOR}),
    ExtendRetention: frozenset({Role.CHECKER, Role.VALIDATOR}),
    OrderDeletion: frozenset({Role.COURT}),
    NoteRetentionOver: CLOCK_ROLES,
    NoteDeletionDue: CLOCK_ROLES,
    ValidateWarrant: frozenset({Role.VALIDATOR}),
    AssignValidation: frozenset({Role.VALIDATOR, Role.REGISTRAR}),
    AcceptCorrection: frozenset({Role.REGISTRAR}),
    DeclineCorrection: frozenset({Role.REGISTRAR}),
    DecideDuplicate: frozenset({Role.REGISTRAR, Role.CHECKER}),
    NoteNotTheSamePerson: frozenset({Role.REGISTRAR, Role.CHECKER}),
    NoteNotTheSamePersonBack: CLOCK_ROLES,
    NoteExecution: CLOCK_ROLES,
    NoteExecutionVoid: CLOCK_ROLES,
    NoteDraftAbandoned: CLOCK_ROLES,
    NoteExpiry: CLOCK_ROLES,
    NoteCheckOverdue: CLOCK_ROLES,
    NoteReviewOverdue: CLOCK_ROLES,
    NoteRecordCareOverdue: CLOCK_ROLES,
    NoteValidationMissed: CLOCK_ROLES,
}

_STANDINGS: dict[type[Command], tuple[frozenset[WarrantStatus], Because]] = {
    CheckWarrant: (frozenset({WarrantStatus.AWAITING_CHECK}), Because.NOT_AWAITING_CHECK),
    CorrectWarrant: (frozenset({WarrantStatus.RETURNED}), Because.NOT_RETURNED),
    RecallWarrant: (OPEN, Because.ALREADY_ENDED),
    QuashWarrant: (OPEN, Because.ALREADY_ENDED),
    VaryWarrant: (OPEN, Because.ALREADY_ENDED),
    MergeWarrant: (OPEN, Because.ALREADY_ENDED),
    SuspendWarrant: (frozenset({WarrantStatus.IN_FORCE, *RESTING}), Because.NOT_IN_FORCE),
    LiftSuspension: (frozenset(RESTING), Because.NOT_SUSPENDED),
    ReviewRecord: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    PauseClock: (OPEN, Because.ALREADY_ENDED),
    ResumeClock: (OPEN, Because.ALREADY_ENDED),
    ExtendRetention: (OPEN, Because.ALREADY_ENDED),
    OrderDeletion: (ENDED, Because.NOT_ENDED),
    NoteRetentionOver: (OPEN, Because.ALREADY_ENDED),
    NoteDeletionDue: (ENDED, Because.NOT_ENDED),
    ValidateWarrant: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    AssignValidation: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    AcceptCorrection: (OPEN, Because.ALREADY_ENDED),
    DeclineCorrection: (OPEN, Because.ALREADY_ENDED),
    DecideDuplicate: (OPEN, Because.ALREADY_ENDED),
    NoteNotTheSamePerson: (frozenset(WarrantStatus), Because.ALREADY_ENDED),
    NoteNotTheSamePersonBack: (frozenset(WarrantStatus), Because.ALREADY_ENDED),
    NoteExecution: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    NoteExpiry: (OPEN, Because.ALREADY_ENDED),
    NoteCheckOverdue: (frozenset({WarrantStatus.AWAITING_CHECK}), Because.NOT_AWAITING_CHECK),
    NoteReviewOverdue: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    NoteRecordCareOverdue: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
    NoteValidationMissed: (frozenset({WarrantStatus.IN_FORCE}), Because.NOT_IN_FORCE),
}

_OF_DRAFTS = frozenset({DraftWarrant, DiscardDraft, NoteDraftAbandoned})
_OTHER_HANDS = frozenset(
    {
        CheckWarrant,
        LiftSuspension,
        ReviewRecord,
        ValidateWarrant,
        MergeWarrant,
        ExtendRetention,
        DecideDuplicate,
    }
)
_NEEDS_PERSON = frozenset(
    {CheckWarrant, LiftSuspension, VaryWarrant, AcceptCorrection, DecideDuplicate, NoteNotTheSamePerson}
)


def bar(
    command: type[Command], warrant: Warrant | Draft | None, facts: Facts, rules: Profile
) -> Refused | None:
    """The first thing that stands in the way, in the order a lawyer would ask; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if isinstance(warrant, Warrant):
        return _of_warrant(command, warrant, facts, rules)
    if command in _OF_DRAFTS or command is RegisterWarrant:
        return _of_draft(command, warrant, facts)
    return Refused(Because.STILL_A_DRAFT) if isinstance(warrant, Draft) else Refused(Because.NOT_REGISTERED)


def of_the_court(warrant: Warrant, facts: Facts) -> bool:
    """Whether the actor speaks for the court that issued the warrant."""
    return facts.actor.may(Role.COURT) and facts.actor.agency == warrant.court


def _of_warrant(command: type[Command], warrant: Warrant, facts: Facts, rules: Profile) -> Refused | None:
    if command is RegisterWarrant or command in _OF_DRAFTS:
        return Refused(Because.ALREADY_REGISTERED, {"number": warrant.number})
    return (
        _not_theirs(command, warrant, facts)
        or _standing(command, warrant, facts, rules)
        or _same_hands(command, warrant, facts)
        or _not_answerable(command, warrant, facts)
        or _nothing_to_pause(command, warrant, facts, rules)
        or _too_early(command, warrant, facts, rules)
    )


def _of_draft(command: type[Command], draft: Draft | None, facts: Facts) -> Refused | None:
    """A draft is its court's and its agency's; one that was put away may be begun anew."""
    if draft is None:
        opens = command in (DraftWarrant, RegisterWarrant)
        return None if opens else Refused(Because.NO_DRAFT)
    parties = {draft.agency} if command is RegisterWarrant else {draft.agency, draft.court}
    if command.PUBLIC and facts.actor.agency not in parties:
        return Refused(Because.NOT_YOUR_AGENCY)
    ends = command in (DiscardDraft, NoteDraftAbandoned)
    return Refused(Because.NO_DRAFT) if ends and draft.is_discarded else None


def _not_theirs(command: type[Command], warrant: Warrant, facts: Facts) -> Refused | None:
    if not command.PUBLIC or (Role.COURT in ROLES[command] and of_the_court(warrant, facts)):
        return None
    if not facts.actor.may(*(ROLES[command] - {Role.COURT})):
        return Refused(Because.NOT_THE_ISSUING_COURT)
    return None if facts.actor.agency == warrant.agency else Refused(Because.NOT_YOUR_AGENCY)


def _standing(command: type[Command], warrant: Warrant, facts: Facts, rules: Profile) -> Refused | None:
    if command is NoteExecutionVoid:
        return None  # whoever was wrongly held is let go whatever came between; nothing may stand in its way
    allowed, ground = _STANDINGS[command]
    status = status_under(warrant, rules, facts.now) if command.PUBLIC else warrant.status
    return None if status in allowed else Refused(ground)


def _nothing_to_pause(
    command: type[Command], warrant: Warrant, facts: Facts, rules: Profile
) -> Refused | None:
    """Whether no clock of the warrant may be paused at all, or none stands still."""
    if command not in (PauseClock, ResumeClock):
        return None
    running = pausable(warrant, rules)
    if command is ResumeClock:
        stand = any(stands_still(clock, facts.now) for clock in running)
        return None if stand else Refused(Because.CLOCK_NOT_PAUSED)
    if not running:
        return Refused(Because.NO_CLOCK_TO_PAUSE)
    hindered = [not_to_pause(clock, facts.now) for clock in running]
    return hindered[0] if all(hindered) else None


def not_to_pause(clock: Clock, now: Instant) -> Refused | None:
    """Why a running clock is not paused at this moment."""
    if stands_still(clock, now):
        return Refused(Because.CLOCK_PAUSED_ALREADY)
    return Refused(Because.CLOCK_HAS_PASSED) if clock.deadline.is_past(now) else None


def _not_answerable(command: type[Command], warrant: Warrant, facts: Facts) -> Refused | None:
    """Whether nothing waits for this answer, or an answer is missing that has to come first."""
    if command in (AcceptCorrection, DeclineCorrection):
        return None if warrant.quality.open else Refused(Because.NO_SUCH_PROPOSAL)
    waits = undecided(warrant, facts)
    if command is DecideDuplicate:
        return None if waits else Refused(Because.NO_SUCH_DUPLICATE)
    return Refused(Because.DUPLICATE_UNDECIDED) if command is CheckWarrant and waits else None


def _same_hands(command: type[Command], warrant: Warrant, facts: Facts) -> Refused | None:
    if warrant.is_deleted:
        return Refused(Because.PERSON_ERASED)
    if command in _OTHER_HANDS and facts.actor.user in warrant.entered_by:
        return Refused(Because.SAME_PERSON)
    if command in _NEEDS_PERSON and warrant.person.content is None:
        return Refused(Because.PERSON_ERASED)
    return _no_rest_to_lift(warrant, facts) if command is LiftSuspension else None


def _too_early(command: type[Command], warrant: Warrant, facts: Facts, rules: Profile) -> Refused | None:
    if command is not ValidateWarrant:
        return None
    opens = validation_opens(warrant, rules)
    if opens.is_past(facts.now) or opens.due is None:
        return None
    return Refused(Because.VALIDATION_NOT_OPEN, {"day": opens.due.day(warrant.own_zone).isoformat()})


def _no_rest_to_lift(warrant: Warrant, facts: Facts) -> Refused | None:
    """Whether none of the rests is one that this actor may lift."""
    if not warrant.rests:
        return Refused(Because.NOT_SUSPENDED)  # it rests by its date, and nobody has noted that yet
    answers = [not_theirs_to_lift(rest, warrant, facts) for rest in warrant.rests]
    return answers[0] if all(answers) else None


def not_theirs_to_lift(rest: Suspension, warrant: Warrant, facts: Facts) -> Refused | None:
    """Why somebody may not lift a rest: it is their own, or the court's."""
    if rest.by == facts.actor.user:
        return Refused(Because.SUSPENDED_BY_YOU)
    by_court = rest.agency == warrant.court
    return Refused(Because.SUSPENDED_BY_COURT) if by_court and not of_the_court(warrant, facts) else None
