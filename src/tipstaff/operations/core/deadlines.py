"""The clocks that run on an operation, and what is noted when one has passed."""

from collections.abc import Iterator

from tipstaff.kernel.deadline import Deadline, Pause, Step, StepKind
from tipstaff.kernel.decider import Clock, Command
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.commands import NoteCareMissed, NoteNoAnswer, NoteOverdue, NoteTokenLapsed
from tipstaff.operations.core.confirmation import Confirmation, ConfirmationStatus
from tipstaff.operations.core.custody import CareStatus
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.token import ExecutionToken
from tipstaff.policy.profile import Profile

_LEVEL_WITH_PLAN = 1


def clocks(operation: Operation, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now. A protest stops all but its own and what is owed to people; that outlasts the end."""
    owed = (*_redress(operation, rules), *_complaints(operation, rules))
    if operation.is_closed:
        return owed
    if operation.is_frozen:
        return (*_protest(operation, rules), *_care(operation, rules), *owed)
    if operation.outcome is not None:
        return (*_care(operation, rules), *_handover(operation, rules), *owed)
    return (
        *_preparing(operation, rules),
        *_confirmation(operation, rules),
        *_token(operation, rules),
        *owed,
    )


def lapse(operation: Operation, clock: str, due: Instant) -> Command | None:
    """What the clock keeper asks for when a clock has passed; None where its passing stands noted."""
    name, _, part = clock.partition(":")
    match name:
        case "confirmation":
            return NoteNoAnswer(happened_at=due, operation=operation.id, number=int(part))
        case "supervisor":
            return _supervisor_silent(operation, part, due)
        case "care":
            return _care_missed(operation, part, due)
        case "token":
            return _token_lapsed(operation, due)
        case _ if clock in operation.overdue:
            return None
        case _:
            return NoteOverdue(happened_at=due, operation=operation.id, clock=clock)


def has_passed(operation: Operation, name: str, now: Instant, rules: Profile) -> bool:
    """Whether a clock of this name runs and its time is over."""
    return any(clock.name == name and clock.deadline.is_past(now) for clock in clocks(operation, rules))


def _supervisor_silent(operation: Operation, number: str, due: Instant) -> Command | None:
    asked = operation.confirmation
    if asked is None or asked.status is ConfirmationStatus.WITH_OVERSIGHT:
        return None
    return NoteNoAnswer(happened_at=due, operation=operation.id, number=int(number))


def _care_missed(operation: Operation, item: str, due: Instant) -> Command | None:
    care = operation.custody.care_of(item) if operation.custody else None
    if care and care.status is CareStatus.MISSED:
        return None
    return NoteCareMissed(happened_at=due, operation=operation.id, item=item)


def _token_lapsed(operation: Operation, due: Instant) -> Command | None:
    token = operation.live_token
    if token is None:
        return None
    return NoteTokenLapsed(happened_at=due, operation=operation.id, token_hash=token.token_hash)


def _preparing(operation: Operation, rules: Profile) -> Iterator[Clock]:
    if operation.level == _LEVEL_WITH_PLAN and operation.plan is None:
        yield _since_opening(operation, "plan", f"operation.plan.{operation.level}", rules)
    yield _since_opening(operation, "outcome", f"operation.outcome.{operation.level}", rules)


def _since_opening(operation: Operation, name: str, limit: str, rules: Profile) -> Clock:
    deadline = rules.deadline(limit, operation.opened_at, "operations.opened", zone=operation.zone)
    return _clock(operation, name, operation.office, deadline)


def _confirmation(operation: Operation, rules: Profile) -> Iterator[Clock]:
    asked = operation.confirmation
    if asked is None or not asked.is_waiting:
        return
    if asked.is_above_the_desk and asked.supervised_since:
        limit = f"confirmation.{asked.urgency}"
        deadline = rules.deadline(
            limit, asked.supervised_since, "operations.duty_supervisor_named", zone=operation.zone
        )
        yield _clock(operation, f"supervisor:{asked.number}", operation.issuing_desk, deadline)
    else:
        deadline = _answer_deadline(operation, asked, rules)
        yield _clock(operation, f"confirmation:{asked.number}", operation.issuing_desk, deadline)


def _answer_deadline(operation: Operation, asked: Confirmation, rules: Profile) -> Deadline:
    """The clock stands still until the desk's own estimate; then what was left of its time runs on."""
    pauses = list[Pause]()
    if asked.more_time_until and asked.more_time_at:
        pauses.append(Pause("operations.more_time_asked", asked.more_time_at, asked.more_time_until))
    return rules.deadline(
        f"confirmation.{asked.urgency}",
        asked.asked_at,
        "operations.confirmation_asked",
        pauses=pauses,
        zone=operation.zone,
    )


def _token(operation: Operation, rules: Profile) -> Iterator[Clock]:
    token = operation.live_token
    if token is not None:
        yield _clock(operation, "token", operation.office, _window(token, operation.zone, rules))


def _window(token: ExecutionToken, zone: str, rules: Profile) -> Deadline:
    """The window that the command owner chose, within what the rule allows."""
    limit = rules.limit("execution.token")
    rule = {"id": limit.id, "budget": str(limit.budget), "mode": str(limit.mode), "source": limit.source}
    since, until = str(token.window_from), str(token.window_until)
    return Deadline(
        limit=limit,
        start=token.window_from,
        due=token.window_until,
        allowed=token.window_until - token.window_from,
        pauses=(),
        calendar_version="",
        derivation=(
            Step(StepKind.STARTED, {"event": "operations.token_issued", "at": since, "zone": zone}),
            Step(StepKind.RULE, rule),
            Step(StepKind.SPAN, {"since": since, "until": until}),
            Step(StepKind.DUE, {"at": until}),
        ),
    )


def _protest(operation: Operation, rules: Profile) -> Iterator[Clock]:
    protest = operation.protest
    if protest is not None:
        deadline = rules.deadline(
            "protest.review", protest.at, "operations.identity_protested", zone=operation.zone
        )
        yield _clock(operation, "protest", operation.issuing_desk, deadline)


def _redress(operation: Operation, rules: Profile) -> Iterator[Clock]:
    redress = operation.redress
    if redress is not None and redress.is_owed:
        deadline = rules.deadline(
            "redress.told", redress.since, "operations.redress_opened", zone=operation.zone
        )
        yield _clock(operation, "redress", redress.owner, deadline)


def _complaints(operation: Operation, rules: Profile) -> Iterator[Clock]:
    for one in operation.complaints_owed:
        deadline = rules.deadline(
            "complaint.answer", one.at, "operations.incident_recorded", zone=operation.zone
        )
        yield _clock(operation, f"complaint:{one.number}", one.owner, deadline)


def _care(operation: Operation, rules: Profile) -> Iterator[Clock]:
    custody = operation.custody
    if custody is None:
        return
    for item in custody.unsettled(rules):
        deadline = rules.deadline(item.limit, custody.since, "operations.executed", zone=operation.zone)
        yield _clock(operation, f"care:{item.id}", custody.office, deadline)


def _handover(operation: Operation, rules: Profile) -> Iterator[Clock]:
    handover = operation.handover
    if handover is None or handover.is_taken or (operation.custody and operation.custody.is_over):
        return
    deadline = rules.deadline(
        "handover.sign", handover.offered_at, "operations.handover_offered", zone=operation.zone
    )
    yield _clock(operation, "handover", handover.to_office, deadline)


def _clock(operation: Operation, name: str, owner: OfficeId, deadline: Deadline) -> Clock:
    return Clock(name=name, owner=owner, deadline=deadline, level=operation.level)
