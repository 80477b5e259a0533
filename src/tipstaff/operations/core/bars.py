"""Who may do what, and what stands in the way that can be told before anybody fills in a form."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.operations.core import checks as c
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile

_DESK = frozenset({Role.DUTY_OFFICER, Role.COMMAND_OWNER})
_CREW = _DESK | {Role.OFFICER}

ROLES: dict[type[Command], frozenset[Role]] = {
    k.OpenOperation: _DESK,
    k.OfferCommand: _DESK,
    k.TakeOverCommand: frozenset({Role.COMMAND_OWNER}),
    k.RecordPlan: _DESK,
    k.NameAddress: _CREW,
    k.AnswerReadiness: _CREW,
    k.AnswerChecklist: _CREW,
    k.AskConfirmation: _CREW,
    k.AnswerConfirmation: frozenset({Role.CONFIRMATION_DESK, Role.DUTY_OFFICER}),
    k.ResolveMismatch: frozenset({Role.CONFIRMATION_DESK, Role.DUTY_OFFICER}),
    k.NoteNoAnswer: CLOCK_ROLES,
    k.IssueToken: frozenset({Role.COMMAND_OWNER}),
    k.NoteTokenLapsed: CLOCK_ROLES,
    k.ExecuteWarrant: frozenset({Role.OFFICER}),
    k.RecordWrongPlace: _CREW,
    k.RecordIncident: _CREW | {Role.CUSTODY_OFFICER},
    k.AnswerComplaint: frozenset({Role.REVIEWER, Role.DUTY_OFFICER}),
    k.TellOfRedress: frozenset({Role.REVIEWER, Role.DUTY_OFFICER, Role.CONFIRMATION_DESK}),
    k.RecordNotExecuted: _DESK,
    k.ProtestIdentity: _CREW | {Role.CUSTODY_OFFICER},
    k.ResolveProtest: frozenset({Role.CONFIRMATION_DESK, Role.DUTY_OFFICER}),
    k.GiveCare: frozenset({Role.CUSTODY_OFFICER, Role.OFFICER}),
    k.NoteCareMissed: CLOCK_ROLES,
    k.ReleasePerson: frozenset({Role.CUSTODY_OFFICER, Role.COMMAND_OWNER}),
    k.OfferHandover: frozenset({Role.CUSTODY_OFFICER, Role.OFFICER, Role.COMMAND_OWNER}),
    k.TakeHandover: frozenset({Role.CUSTODY_OFFICER}),
    k.NoteOverdue: CLOCK_ROLES,
    k.NoteLevelChanged: CLOCK_ROLES,
    k.CloseOperation: _DESK,
}

AFTER_A_PROTEST: frozenset[type[Command]] = frozenset(
    {
        k.ResolveProtest,
        k.GiveCare,
        k.NoteCareMissed,
        k.ReleasePerson,
        k.NoteOverdue,
        k.NoteLevelChanged,
        k.RecordIncident,
        k.AnswerComplaint,
        k.TellOfRedress,
    }
)
"""All that may follow an identity protest until it is resolved."""

AFTER_THE_CLOSING: frozenset[type[Command]] = frozenset(
    {k.RecordIncident, k.AnswerComplaint, k.TellOfRedress, k.NoteOverdue}
)
"""What is owed to people does not end with the operation."""

_TO_PREPARING: tuple[c.Check, ...] = (
    c.before_the_outcome,
    c.by_own_agency,
    c.from_within,
    c.warrant_in_force,
)

CHECKS: dict[type[Command], tuple[c.Check, ...]] = {
    k.OfferCommand: (c.by_command_owner,),
    k.TakeOverCommand: (c.by_whom_it_was_offered_to, c.by_own_agency, c.from_within),
    k.RecordPlan: (c.before_the_outcome, c.by_command_owner, c.warrant_in_force),
    k.NameAddress: _TO_PREPARING,
    k.AnswerReadiness: _TO_PREPARING,
    k.AnswerChecklist: _TO_PREPARING,
    k.AskConfirmation: (
        c.before_the_outcome,
        c.by_own_agency,
        c.from_within,
        c.warrant_in_force,
        c.no_confirmation_waits,
        c.is_not_of_another,
    ),
    k.AnswerConfirmation: (c.before_the_outcome, c.confirmation_waits, c.by_issuing_desk, c.from_outside),
    k.ResolveMismatch: (
        c.before_the_outcome,
        c.mismatch_is_open,
        c.by_office_outside_the_unit,
        c.from_outside,
    ),
    k.NoteNoAnswer: (c.before_the_outcome, c.confirmation_waits),
    k.IssueToken: (
        c.before_the_outcome,
        c.by_command_owner,
        c.warrant_in_force,
        c.cooperation_stands,
        c.cooperation_conditions_done,
        c.jurisdiction_settled,
        c.speciality_allows,
        c.all_ready,
        c.no_mismatch_stands,
        c.freshly_confirmed,
    ),
    k.NoteTokenLapsed: (),
    k.ExecuteWarrant: (
        c.before_the_outcome,
        c.warrant_in_force,
        c.cooperation_stands,
        c.cooperation_conditions_done,
        c.jurisdiction_settled,
        c.speciality_allows,
        c.from_within,
        c.no_mismatch_stands,
        c.freshly_confirmed,
        c.token_usable,
    ),
    k.RecordWrongPlace: (c.before_the_outcome, c.by_own_agency, c.from_within),
    k.RecordIncident: (c.by_agency_or_custody, c.from_within),
    k.AnswerComplaint: (c.complaint_is_open, c.by_office_outside_the_arrest, c.from_outside),
    k.TellOfRedress: (c.redress_is_open, c.by_office_outside_the_arrest, c.from_outside),
    k.RecordNotExecuted: (c.before_the_outcome, c.by_command_owner),
    k.ProtestIdentity: (c.person_may_protest, c.by_agency_or_custody, c.from_within),
    k.ResolveProtest: (c.protest_is_open, c.by_uninvolved_office, c.from_outside),
    k.GiveCare: (c.person_is_held, c.by_custody_office, c.from_within),
    k.NoteCareMissed: (c.person_is_held,),
    k.ReleasePerson: (c.person_is_held, c.by_agency_or_custody, c.from_within),
    k.OfferHandover: (c.person_is_held, c.not_handed_over, c.by_custody_office, c.from_within),
    k.TakeHandover: (c.person_is_held, c.not_handed_over, c.offered_to_actor, c.from_within),
    k.NoteOverdue: (),
    k.NoteLevelChanged: (),
    k.CloseOperation: (c.outcome_recorded, c.by_command_owner, c.nobody_left_held),
}


def bar(command: type[Command], operation: Operation | None, facts: Facts, rules: Profile) -> Refused | None:
    """What stands in the way of a command, apart from what it says; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(G.ROLE_MISSING)
    if command is k.OpenOperation:
        return Refused(G.ALREADY_OPENED) if operation else _to_opening(facts, rules)
    if operation is None:
        return Refused(G.NO_SUCH_OPERATION)
    if operation.is_closed and command not in AFTER_THE_CLOSING:
        return Refused(G.CLOSED)
    if operation.is_frozen and command not in AFTER_A_PROTEST:
        return Refused(G.FROZEN)
    return _first_refusal(command, operation, facts, rules)


def _to_opening(facts: Facts, rules: Profile) -> Refused | None:
    checks = (c.warrant_in_force, c.jurisdiction_settled, c.speciality_allows)
    return next((found for check in checks if (found := check(None, facts, rules))), None)


def _first_refusal(
    command: type[Command], operation: Operation, facts: Facts, rules: Profile
) -> Refused | None:
    answers = (check(operation, facts, rules) for check in CHECKS[command])
    return next((answer for answer in answers if answer is not None), None)
