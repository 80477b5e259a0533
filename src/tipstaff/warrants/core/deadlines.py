"""The clocks of a warrant. Each has an owner; silence is an event."""

from datetime import date, timedelta

from tipstaff.kernel.deadline import Deadline, Pause, Step, StepKind
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode, Unit
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.care import care_of
from tipstaff.warrants.core.commands import (
    NoteCheckOverdue,
    NoteDeletionDue,
    NoteDraftAbandoned,
    NoteExpiry,
    NoteRecordCareOverdue,
    NoteRetentionOver,
    NoteReviewOverdue,
    NoteValidationMissed,
    WarrantCommand,
)
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.retention.deadlines import (
    DELETION,
    RETENTION,
    after_the_end,
    while_open,
)
from tipstaff.warrants.core.warrant import (
    OPEN,
    SuspensionGround,
    Warrant,
    WarrantStatus,
    dated_status,
    end_of,
)

DRAFT = "draft"
"""Going on with a draft; after it, the draft is put away."""
CHECK = "check"
"""The second person's check of the entry."""
CORRECTION = "correction"
"""The registrar's correction of an entry that was returned."""
EXPIRY = "expiry"
"""The end of the warrant's last day."""
EXPIRY_WARNING = "expiry_warning"
"""Ahead of the expiry of a warrant that was checked; answered by a review of the record."""
REVIEW = "review"
"""The end of the review date, from which the warrant rests."""
DATA_CORRECTION = "data_correction"
"""The registrar's answer to an error that was found in the data."""
RECORD_REVIEW = "record_review"
"""The regular confirmation of the record, by its care colour."""
VALIDATION = "validation"
"""The record is held against its papers by a validator; missed, the warrant rests."""
RECHECK = "recheck"
"""A validation was missed: the owner is told that every field must be checked again."""

_A_TICK = timedelta(microseconds=1)
_UNCHECKED = frozenset({WarrantStatus.AWAITING_CHECK, WarrantStatus.RETURNED})
_VALID = Bilingual(zh="令状所载有效期", en="Validity that the instrument states")
_REVIEW = Bilingual(zh="复核日期", en="Review date")


def clocks(warrant: Warrant | Draft, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now; after its end only that of what is kept of its person."""
    if isinstance(warrant, Draft):
        return _of_draft(warrant, rules)
    running = _while_open(warrant, rules) if warrant.status in OPEN else after_the_end(warrant, rules)
    return tuple(
        Clock(
            name=name,
            owner=warrant.office,
            deadline=deadline,
            level=warrant.level,
            by_itself=name in (RETENTION, DELETION),
        )
        for name, deadline in running.items()
    )


def _while_open(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    return {
        **_until_in_force(warrant, rules),
        **_while_in_force(warrant, rules),
        **_until_checked_again(warrant, rules),
        **_until_expiry(warrant, rules),
        **while_open(warrant, rules),
        **_while_proposed(warrant, rules),
    }


def lapse(warrant: Warrant | Draft, clock: str, due: Instant) -> WarrantCommand | None:
    """The command that notes that a clock has passed; None where its passing is not noted, or is already."""
    if isinstance(warrant, Draft):
        return NoteDraftAbandoned(happened_at=due, warrant=warrant.id)
    if clock == CHECK and not warrant.check_lapsed:
        return NoteCheckOverdue(happened_at=due, warrant=warrant.id)
    if clock == RECORD_REVIEW and not warrant.care_lapsed:
        return NoteRecordCareOverdue(happened_at=due, warrant=warrant.id)
    if clock == VALIDATION:
        return NoteValidationMissed(happened_at=due, warrant=warrant.id)
    if clock == EXPIRY:
        return NoteExpiry(happened_at=due, warrant=warrant.id)
    if clock == REVIEW:
        return NoteReviewOverdue(happened_at=due, warrant=warrant.id)
    if clock == RETENTION:
        return NoteRetentionOver(happened_at=due, warrant=warrant.id)
    if clock == DELETION:
        return NoteDeletionDue(happened_at=due, warrant=warrant.id)
    return None


def draft_deadline(draft: Draft, rules: Profile) -> Deadline:
    """When a draft that nobody has gone on with is put away."""
    return rules.deadline("warrant.draft", draft.saved_at, "warrants.drafted", zone=draft.zone)


def check_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """When the second person's check is due."""
    return _waiting(CHECK, warrant, _entered_by_event(warrant), rules)


def _waiting(clock: str, warrant: Warrant, event: str, rules: Profile) -> Deadline:
    """How long the entry may wait for whoever is to look at it; listed pauses stop the time."""
    since = warrant.waiting_since
    pauses = pauses_of(warrant, clock, since)
    return rules.deadline("warrant.second_check", since, event, pauses=pauses, zone=warrant.zone)


def pauses_of(warrant: Warrant, clock: str, start: Instant) -> tuple[Pause, ...]:
    """The pauses of a clock that began to run at `start`; those of an earlier run are no business of this one."""
    return tuple(one.pause for one in warrant.pauses if one.clock == clock and one.pause.since >= start)


def pausable(warrant: Warrant, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run and that some listed ground lets stand still."""
    listed = {clock for ground in rules.pauses for clock in ground.clocks}
    return tuple(clock for clock in clocks(warrant, rules) if clock.name in listed)


def stands_still(clock: Clock, now: Instant) -> bool:
    """Whether a clock is paused at this moment."""
    return any(one.since <= now and (one.until is None or now < one.until) for one in clock.deadline.pauses)


def care_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """When the record is next to be confirmed, by its care colour."""
    since = warrant.reviewed_at or warrant.registered_at
    limit = f"warrant.record_review.{care_of(warrant, rules).colour}"
    return rules.deadline(limit, since, "warrants.record_reviewed", zone=warrant.zone)


def _entered_by_event(warrant: Warrant) -> str:
    """What the entry waits for its check since."""
    if warrant.varied_by:
        return "warrants.varied"
    return "warrants.corrected" if warrant.corrected_by else "warrants.registered"


def _of_draft(draft: Draft, rules: Profile) -> tuple[Clock, ...]:
    if draft.is_discarded:
        return ()
    return (Clock(name=DRAFT, owner=draft.office, deadline=draft_deadline(draft, rules)),)


def validation_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """When the record is next to be validated: counted from its last validation, or else from its last check."""
    limit = "warrant.validation.next" if warrant.validated_at else "warrant.validation.first"
    since, event = _last_held(warrant)
    return rules.deadline(
        limit, since, event, pauses=pauses_of(warrant, VALIDATION, since), zone=warrant.zone
    )


def validation_opens(warrant: Warrant, rules: Profile) -> Deadline:
    """From when the next validation may be done; an earlier one would say less about how the warrant stands."""
    limit = "warrant.validation.reopens" if warrant.validated_at else "warrant.validation.opens"
    since, event = _last_held(warrant)
    return rules.deadline(limit, since, event, zone=warrant.zone)


def last_day(deadline: Deadline, warrant: Warrant) -> date:
    """The day at whose end something is due, in the warrant's zone; while it stands still, as if it ran on."""
    due = deadline.due or deadline.start + deadline.allowed
    return (due - _A_TICK).day(warrant.own_zone)


def rests_at(warrant: Warrant, rules: Profile) -> Instant | None:
    """From when a warrant in force rests by silence: its review date ends, or its validation is due.

    None where neither comes: a validation that stands still is never due. Of any other warrant it says nothing.
    """
    if warrant.status is not WarrantStatus.IN_FORCE:
        return None
    ends = (warrant.review_ends, validation_deadline(warrant, rules).due)
    return min((end for end in ends if end is not None), default=None)


def status_under(warrant: Warrant, rules: Profile, at: Instant) -> WarrantStatus:
    """Where it stands at a moment, which is what every act asks and every page says.

    Its dates speak, and so does a validation that was missed, noted or not.
    """
    return dated_status(warrant.status, warrant.expires_at, rests_at(warrant, rules), at)


def grounds_at(warrant: Warrant, rules: Profile, at: Instant) -> tuple[SuspensionGround, ...]:
    """Everything for which it rests at a moment, a silence that nobody has noted included."""
    noted = tuple(rest.ground for rest in warrant.rests)
    if noted or status_under(warrant, rules, at) is not WarrantStatus.SUSPENDED:
        return noted
    is_reviewed = warrant.review_ends is None or at < warrant.review_ends
    return (SuspensionGround.VALIDATION_MISSED if is_reviewed else SuspensionGround.REVIEW_OVERDUE,)


def _last_held(warrant: Warrant) -> tuple[Instant, str]:
    """When the record was last held against its papers, and by which act."""
    if warrant.validated_at:
        return warrant.validated_at, "warrants.validated"
    return warrant.checked_at or warrant.registered_at, "warrants.checked"


def _until_in_force(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    if warrant.status is WarrantStatus.AWAITING_CHECK:
        return {CHECK: check_deadline(warrant, rules)}
    if warrant.status is WarrantStatus.RETURNED:
        return {CORRECTION: _waiting(CORRECTION, warrant, "warrants.returned", rules)}
    return {}


def _while_in_force(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    if warrant.status is not WarrantStatus.IN_FORCE:
        return {}
    running = {
        RECORD_REVIEW: care_deadline(warrant, rules),
        VALIDATION: validation_deadline(warrant, rules),
    }
    if warrant.review_on:
        running[REVIEW] = _by_end_of(warrant.review_on, warrant, "warrant.review_on", _REVIEW)
    return running


def _until_checked_again(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    rest = warrant.rest(SuspensionGround.VALIDATION_MISSED)
    if rest is None:
        return {}
    event = "warrants.validation_missed"
    return {RECHECK: rules.deadline("warrant.second_check", rest.since, event, zone=warrant.zone)}


def _while_proposed(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    """The oldest error that waits for an answer; the rest have time as long as it."""
    if not warrant.quality.open:
        return {}
    since = warrant.quality.open[0].found_at
    limit, event = "warrant.correction", "warrants.correction_proposed"
    return {DATA_CORRECTION: rules.deadline(limit, since, event, zone=warrant.zone)}


def _until_expiry(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    if warrant.valid_until is None:
        return {}
    expiry = _by_end_of(warrant.valid_until, warrant, "warrant.valid_until", _VALID)
    warning = rules.deadline_before(
        "warrant.expiry_warning",
        warrant.registered_at,
        end_of(warrant.valid_until, warrant.zone),
        "warrants.expired",
        zone=warrant.zone,
    )
    answered = (
        warning.due is not None and warrant.reviewed_at is not None and warrant.reviewed_at >= warning.due
    )
    is_warned = warrant.status not in _UNCHECKED and not answered
    return {EXPIRY: expiry, EXPIRY_WARNING: warning} if is_warned else {EXPIRY: expiry}


def _by_end_of(day: date, warrant: Warrant, limit_id: str, says: Bilingual) -> Deadline:
    """A day that the instrument or a reviewer has set, rather than a rule: due when it ends in its zone."""
    start, due = warrant.registered_at, end_of(day, warrant.zone)
    days = max((day - start.day(warrant.own_zone)).days, 1)
    limit = Limit(
        id=limit_id,
        budget=Budget(days, Unit.DAY),
        mode=Mode.CONTINUOUS,
        source="the instrument",
        confidence=Confidence.PRIMARY,
        says=says,
    )
    steps = (
        Step(StepKind.STARTED, {"event": "warrants.registered", "at": str(start), "zone": warrant.zone}),
        Step(StepKind.ENDED, {"day": day.isoformat()}),
        Step(StepKind.DUE, {"at": str(due)}),
    )
    return Deadline(
        limit=limit,
        start=start,
        due=due,
        allowed=due - start,
        pauses=(),
        calendar_version="",
        derivation=steps,
    )
