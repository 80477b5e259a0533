"""The questions that stand before the acts; None is the answer where nothing stands in the way."""

from collections.abc import Callable

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.gate import blocking_items
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation, Outcome
from tipstaff.operations.core.validity import valid_until
from tipstaff.policy.profile import Profile

type Check = Callable[[Operation, Facts, Profile], Refused | None]


def by_command_owner(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    owner = operation.command_owner
    is_owner = (owner.user, owner.office) == (facts.actor.user, facts.actor.office)
    return None if is_owner else Refused(G.NOT_COMMAND_OWNER)


def by_whom_it_was_offered_to(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    offer = operation.offer
    is_named = offer and (offer.user, offer.office) == (facts.actor.user, facts.actor.office)
    return None if is_named else Refused(G.COMMAND_NOT_OFFERED)


def by_own_agency(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    return None if facts.actor.agency == operation.agency else Refused(G.OTHER_AGENCY)


def by_agency_or_custody(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    if operation.custody and operation.custody.office == facts.actor.office:
        return None
    return by_own_agency(operation, facts, rules)


def by_custody_office(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    holds = operation.custody and operation.custody.office == facts.actor.office
    return None if holds else Refused(G.OTHER_OFFICE)


def by_issuing_desk(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """The desk itself, or its duty supervisor once two requests went unanswered."""
    asked = operation.confirmation
    supervised = asked is not None and asked.is_above_the_desk
    is_desk = facts.actor.office == operation.issuing_desk
    may = facts.actor.may(Role.CONFIRMATION_DESK) or supervised
    return None if is_desk and may else Refused(G.NOT_ISSUING_DESK)


def by_uninvolved_office(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    is_involved = (
        facts.actor.office in _part_of_the_arrest(operation) or facts.actor.user in operation.answered
    )
    return Refused(G.BOTH_SIDES) if is_involved else None


def by_office_outside_the_unit(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """Not for an office that has a part in the arrest, whoever of it did not act so far."""
    return Refused(G.IN_THE_UNIT) if facts.actor.office in operation.unit else None


def by_office_outside_the_arrest(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    return Refused(G.PART_IN_THE_ARREST) if facts.actor.office in _part_of_the_arrest(operation) else None


def _part_of_the_arrest(operation: Operation) -> frozenset[OfficeId]:
    """The offices that arrested or hold the person, and the one that opened the operation."""
    held_by = {operation.custody.office} if operation.custody else set()
    return operation.unit | {operation.office} | held_by


def complaint_is_open(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return None if operation.complaints_owed else Refused(G.NO_OPEN_COMPLAINT)


def redress_is_open(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    is_open = operation.redress is not None and operation.redress.is_owed
    return None if is_open else Refused(G.NO_OPEN_REDRESS)


def from_within(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """Not by anybody who answered or resolved from outside."""
    return Refused(G.BOTH_SIDES) if facts.actor.user in operation.answered else None


def from_outside(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """Not by anybody who acted in the operation."""
    return Refused(G.BOTH_SIDES) if facts.actor.user in operation.took_part else None


def before_the_outcome(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return None if operation.outcome is None else Refused(G.OUTCOME_RECORDED)


def jurisdiction_settled(_: Operation | None, facts: Facts, __: Profile) -> Refused | None:
    """Nobody is sent and nothing is executed before a dispute about jurisdiction is decided."""
    return Refused(G.JURISDICTION_DISPUTED) if facts.jurisdiction_is_disputed else None


def speciality_allows(_: Operation | None, facts: Facts, __: Profile) -> Refused | None:
    """Whoever was surrendered is dealt with for what the surrender was for, and for what that state consented to."""
    return Refused(G.SPECIALITY) if facts.is_barred_by_speciality else None


def warrant_in_force(_: Operation | None, facts: Facts, __: Profile) -> Refused | None:
    if facts.warrant is None:
        return Refused(G.NO_SUCH_WARRANT)
    return None if facts.warrant.is_in_force else Refused(G.WARRANT_NOT_IN_FORCE)


def cooperation_stands(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """An operation under a co-operation goes no further than the co-operation does."""
    if operation.cooperation is None:
        return None
    stands = facts.cooperation is not None and facts.cooperation.is_accepted
    return None if stands else Refused(G.COOPERATION_NOT_ACCEPTED)


def cooperation_conditions_done(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """What an approval of the co-operation is tied to and comes first is done."""
    waiting = facts.cooperation.open_conditions if operation.cooperation and facts.cooperation else ()
    listed = "; ".join(_condition_in_words(one, rules) for one in waiting)
    return Refused(G.CONDITIONS_OPEN, {"conditions": listed}) if waiting else None


def _condition_in_words(kind: str, rules: Profile) -> str:
    listed = rules.condition(kind)
    return f"{listed.says.zh} ({listed.says.en})" if listed else kind


def all_ready(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """Every item that stops the work is settled: answered in full, not too long ago, and nothing changed under it."""
    missing = blocking_items(operation, facts.warrant, facts.now, rules)
    return Refused(G.NOT_READY, {"items": ", ".join(missing)}) if missing else None


def confirmation_waits(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    asked = operation.confirmation
    return None if asked and asked.is_waiting else Refused(G.NO_CONFIRMATION_WAITING)


def no_confirmation_waits(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    asked = operation.confirmation
    return Refused(G.CONFIRMATION_WAITING) if asked and asked.is_waiting else None


def mismatch_is_open(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return None if operation.mismatch else Refused(G.NO_OPEN_MISMATCH)


def no_mismatch_stands(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    """Nothing that was stated waits to be resolved, and nobody found that it is somebody else."""
    if operation.is_of_another:
        return Refused(G.NOT_THE_PERSON)
    return Refused(G.MISMATCH_OPEN) if operation.mismatch else None


def is_not_of_another(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return Refused(G.NOT_THE_PERSON) if operation.is_of_another else None


def freshly_confirmed(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """The latest request was confirmed, not too long ago, for the warrant as it stands."""
    asked = operation.confirmation
    if asked is None or facts.warrant is None or not asked.is_fresh(facts.now):
        return Refused(G.NOT_CONFIRMED)
    if asked.edition != facts.warrant.edition:
        return Refused(G.WARRANT_CHANGED)
    expires = valid_until(asked.answered_at or asked.asked_at, facts.warrant.level, operation, rules)
    return None if facts.now < expires else Refused(G.NOT_CONFIRMED)


def token_usable(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    token = operation.live_token
    if token is None:
        return Refused(G.NO_LIVE_TOKEN)
    if token.officer != facts.actor.user:
        return Refused(G.WRONG_OFFICER)
    return None if token.is_open(facts.now) else Refused(G.WINDOW_CLOSED)


def person_is_held(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    held = operation.custody is not None and not operation.custody.is_over
    return None if held else Refused(G.NOBODY_HELD)


def person_may_protest(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """From the first meeting until the person is let go."""
    if operation.outcome is Outcome.EXECUTED:
        return person_is_held(operation, facts, rules)
    return before_the_outcome(operation, facts, rules)


def protest_is_open(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return None if operation.is_frozen else Refused(G.NO_OPEN_PROTEST)


def not_handed_over(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    taken = operation.handover is not None and operation.handover.is_taken
    return Refused(G.HANDED_OVER_ALREADY) if taken else None


def offered_to_actor(operation: Operation, facts: Facts, _: Profile) -> Refused | None:
    """Offered to the actor's office, by somebody else from another."""
    handover = operation.handover
    if handover is None or handover.to_office != facts.actor.office:
        return Refused(G.NO_HANDOVER_OFFERED)
    same = facts.actor.user == handover.given_by or facts.actor.office == handover.given_from
    return Refused(G.BOTH_SIDES) if same else None


def outcome_recorded(operation: Operation, _: Facts, __: Profile) -> Refused | None:
    return Refused(G.OUTCOME_MISSING) if operation.outcome is None else None


def nobody_left_held(operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """Closing stops the clocks, so nothing may still be owed."""
    custody = operation.custody
    if custody is None or custody.is_over:
        return None
    if not_handed_over(operation, facts, rules) is None:
        return Refused(G.STILL_HELD)
    missing = ", ".join(item.id for item in custody.unsettled(rules))
    return Refused(G.CARE_UNSETTLED, {"items": missing}) if missing else None
