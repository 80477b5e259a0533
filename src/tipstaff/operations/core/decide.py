"""What follows from a command in an operation, or on which ground it is refused."""

from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.bars import bar
from tipstaff.operations.core.deciding import (
    command_owner,
    confirmation,
    custody,
    execution,
    handover,
    incident,
    level,
    mismatch,
    opening,
    overdue,
    protest,
    readiness,
    redress,
    token,
)
from tipstaff.operations.core.events import OperationEvent
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile


def decide(
    command: k.OperationCommand, operation: Operation | None, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """The events that follow from a command, or the refusal with its ground."""
    if refused := bar(type(command), operation, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(G.TIME_IMPOSSIBLE)
    if isinstance(command, k.OpenOperation):
        return opening.open_operation(command, facts)
    if operation is None:
        return Refused(G.NO_SUCH_OPERATION)
    if command.happened_at < operation.opened_at:
        return Refused(G.TIME_IMPOSSIBLE)
    return _decide(command, operation, facts, rules)


def _decide(  # noqa: C901, PLR0912 - one line per command
    command: k.OperationCommand, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    match command:
        case k.OpenOperation():
            return Refused(G.ALREADY_OPENED)
        case k.OfferCommand():
            return command_owner.offer_command(command, operation, facts)
        case k.TakeOverCommand():
            return command_owner.take_over_command(command, operation, facts)
        case k.RecordPlan():
            return opening.record_plan(command, operation, facts)
        case k.AnswerReadiness():
            return readiness.answer_readiness(command, operation, facts, rules)
        case k.AnswerChecklist():
            return readiness.answer_checklist(command, operation, facts, rules)
        case k.NameAddress():
            return readiness.name_address(command, operation, facts)
        case k.AskConfirmation():
            return confirmation.ask_confirmation(command, operation, facts)
        case k.AnswerConfirmation():
            return confirmation.answer_confirmation(command, operation, facts, rules)
        case k.ResolveMismatch():
            return mismatch.resolve_mismatch(command, operation, facts)
        case k.NoteNoAnswer():
            return confirmation.note_no_answer(command, operation, facts, rules)
        case k.IssueToken():
            return token.issue_token(command, operation, facts, rules)
        case k.NoteTokenLapsed():
            return token.note_token_lapsed(command, operation, facts, rules)
        case k.ExecuteWarrant():
            return execution.execute(command, operation, facts)
        case k.RecordWrongPlace():
            return redress.record_wrong_place(command, operation, facts)
        case k.RecordIncident():
            return incident.record_incident(command, operation, facts)
        case k.AnswerComplaint():
            return incident.answer_complaint(command, operation, facts)
        case k.TellOfRedress():
            return redress.tell_of_redress(command, operation, facts)
        case k.RecordNotExecuted():
            return opening.record_not_executed(command, operation, facts)
        case k.ProtestIdentity():
            return protest.protest_identity(command, operation, facts)
        case k.ResolveProtest():
            return protest.resolve_protest(command, operation, facts)
        case k.GiveCare():
            return custody.give_care(command, operation, facts, rules)
        case k.NoteCareMissed():
            return custody.note_care_missed(command, operation, facts, rules)
        case k.ReleasePerson():
            return custody.release_person(command, operation, facts)
        case k.OfferHandover():
            return handover.offer_handover(command, operation, facts)
        case k.TakeHandover():
            return handover.take_handover(command, operation, facts)
        case k.NoteOverdue():
            return overdue.note_overdue(command, operation, facts, rules)
        case k.NoteLevelChanged():
            return level.note_level_changed(command, operation, facts)
        case k.CloseOperation():
            return opening.close_operation(command, operation, facts)
        case _:
            assert_never(command)
