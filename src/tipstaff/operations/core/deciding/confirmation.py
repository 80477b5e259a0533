"""Asking the issuing desk, its answer, and its silence."""

from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core import difference
from tipstaff.operations.core.checks import no_mismatch_stands
from tipstaff.operations.core.commands import AnswerConfirmation, AskConfirmation, NoteNoAnswer
from tipstaff.operations.core.confirmation import (
    Answer,
    Attestations,
    Confirmation,
    ConfirmationStatus,
    Urgency,
)
from tipstaff.operations.core.deadlines import has_passed
from tipstaff.operations.core.deciding.signature import signed, signed_now
from tipstaff.operations.core.events import (
    ConfirmationAsked,
    ConfirmationDenied,
    ConfirmationUnanswered,
    DutySupervisorNamed,
    MoreTimeAsked,
    OperationEvent,
    PassedToOversight,
    WarrantConfirmed,
)
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.validity import valid_until
from tipstaff.policy.profile import Profile


def ask_confirmation(
    command: AskConfirmation, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """About the warrant as it stands now, with the differences first; an answer says nothing of another edition."""
    if facts.warrant is None:
        return Refused(G.NO_SUCH_WARRANT)
    if refused := _differences_unstated(command):
        return refused
    return (
        ConfirmationAsked(
            **signed(facts, command),
            number=len(operation.confirmations) + 1,
            urgency=command.urgency,
            edition=facts.warrant.edition,
            second=False,
            compared=difference.whole(command.compared, operation.subject),
        ),
    )


def _differences_unstated(command: AskConfirmation) -> Refused | None:
    """Each feature once; all of them where a person waits; and in words what differs."""
    features = [one.feature for one in command.compared]
    left = difference.missing(command.compared) if command.urgency is Urgency.URGENT else ()
    unclear = (*left, *sorted({one for one in features if features.count(one) > 1}))
    if unclear:
        return Refused(G.DIFFERENCES_UNSTATED, {"features": ", ".join(unclear)})
    silent = any(one.fit is difference.Fit.DIFFERS and not one.seen.strip() for one in command.compared)
    return Refused(G.WORDS_MISSING) if silent else None


def answer_confirmation(
    command: AnswerConfirmation, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """Confirm, deny, or ask for more time; nothing else is an answer."""
    asked = operation.confirmation
    if asked is None or asked.number != command.number:
        return Refused(G.NO_CONFIRMATION_WAITING)
    if command.happened_at < asked.asked_at:
        return Refused(G.TIME_IMPOSSIBLE)
    match command.answer:
        case Answer.CONFIRM:
            return _confirm(command, asked, operation, facts, rules)
        case Answer.DENY:
            return _deny(command, operation, facts)
        case Answer.MORE_TIME:
            return _more_time(command, asked, facts)
        case _:
            assert_never(command.answer)


def _confirm(
    command: AnswerConfirmation, asked: Confirmation, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    if refused := _warrant_is_another(asked, facts) or _mismatch_stands(command, operation, facts, rules):
        return refused
    if not all(text.strip() for text in (command.identity, command.validity, command.collection)):
        return Refused(G.ATTESTATION_MISSING)
    level = facts.warrant.level if facts.warrant else operation.level
    expires = valid_until(command.happened_at, level, operation, rules)
    if expires <= facts.now:
        return Refused(G.TIME_IMPOSSIBLE)
    return (
        WarrantConfirmed(
            **signed(facts, command),
            number=asked.number,
            edition=asked.edition,
            attestations=_attestations(command, operation),
            valid_until=expires,
        ),
    )


def _warrant_is_another(asked: Confirmation, facts: Facts) -> Refused | None:
    if facts.warrant is None or not facts.warrant.is_in_force:
        return Refused(G.WARRANT_NOT_IN_FORCE)
    return None if facts.warrant.edition == asked.edition else Refused(G.WARRANT_CHANGED)


def _mismatch_stands(
    command: AnswerConfirmation, operation: Operation, facts: Facts, rules: Profile
) -> Refused | None:
    """What was stated must have been resolved before the answer was given, and by somebody else."""
    if refused := no_mismatch_stands(operation, facts, rules):
        return refused
    resolved = [one for one in operation.mismatches if one.resolved_at]
    if any(one.resolved_by == facts.actor.user for one in resolved):
        return Refused(G.BOTH_SIDES)
    earlier = any(one.resolved_at and command.happened_at < one.resolved_at for one in resolved)
    return Refused(G.TIME_IMPOSSIBLE) if earlier else None


def _attestations(command: AnswerConfirmation, operation: Operation) -> Attestations:
    return Attestations(
        identity=Sealed(operation.subject, command.identity),
        validity=Sealed(operation.subject, command.validity),
        collection=Sealed(operation.subject, command.collection),
    )


def _deny(command: AnswerConfirmation, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    if not command.reason.strip():
        return Refused(G.WORDS_MISSING)
    reason = Sealed(operation.subject, command.reason)
    return (ConfirmationDenied(**signed(facts, command), number=command.number, reason=reason),)


def _more_time(command: AnswerConfirmation, asked: Confirmation, facts: Facts) -> Decision[OperationEvent]:
    """Once for a request, and not once a supervisor has it: an estimate is not a way of staying silent."""
    if asked.asked_for_more_time or asked.is_above_the_desk:
        return Refused(G.MORE_TIME_USED)
    if command.until is None or command.until <= facts.now:
        return Refused(G.ESTIMATE_MISSING)
    return (MoreTimeAsked(**signed(facts, command), number=asked.number, until=command.until),)


def note_no_answer(
    command: NoteNoAnswer, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """Silence opens a second request; a second one names the duty supervisor; a third is oversight's to see.

    None of them confirms.
    """
    asked = operation.confirmation
    if asked is None or asked.number != command.number or asked.status is ConfirmationStatus.WITH_OVERSIGHT:
        return Refused(G.CLOCK_NOT_PASSED)
    clock = "supervisor" if asked.is_above_the_desk else "confirmation"
    if not has_passed(operation, f"{clock}:{asked.number}", facts.now, rules):
        return Refused(G.CLOCK_NOT_PASSED)
    if asked.is_above_the_desk:
        return (PassedToOversight(**signed(facts, command), number=asked.number),)
    noted = ConfirmationUnanswered(**signed(facts, command), number=asked.number)
    if asked.second:
        return (noted, DutySupervisorNamed(**signed_now(facts), number=asked.number))
    return (noted, _asked_again(asked, facts))


def _asked_again(asked: Confirmation, facts: Facts) -> ConfirmationAsked:
    """The same question once more; its time runs from now, not from when the first one ran out."""
    return ConfirmationAsked(
        **signed_now(facts),
        number=asked.number + 1,
        urgency=asked.urgency,
        edition=asked.edition,
        second=True,
        compared=asked.compared,
    )
