"""What stands in the way of dividing duties and of disputes, before anybody fills in a form."""

from collections.abc import Callable

from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.responsibility.commands import (
    AgreeToDuties,
    DecideDispute,
    NoteDisputeUndecided,
    ProposeDuties,
    RaiseDispute,
    SettleDispute,
)
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

ROLES: dict[type[Command], frozenset[Role]] = {
    ProposeDuties: frozenset({Role.DUTY_OFFICER}),
    AgreeToDuties: frozenset({Role.DUTY_OFFICER}),
    RaiseDispute: frozenset({Role.DUTY_OFFICER}),
    SettleDispute: frozenset({Role.DUTY_OFFICER}),
    DecideDispute: frozenset({Role.DISPUTE_DECIDER}),
    NoteDisputeUndecided: CLOCK_ROLES,
}

AFTER_ACCEPTANCE: frozenset[type[Command]] = frozenset(ROLES)
"""A division may be changed and a dispute raised for as long as the help lasts."""


def _by_a_party(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    is_party = request.side_of(facts.actor.agency) is not None
    return None if is_party else Refused(Because.PARTY_ONLY)


def _to_agreeing(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _by_a_party(request, facts, rules):
        return refused
    if request.proposal is None:
        return Refused(Because.NOTHING_PROPOSED)
    is_own = request.proposal.agency == facts.actor.agency or request.proposal.by == facts.actor.user
    return Refused(Because.OWN_PROPOSAL) if is_own else None


def _to_disputing(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _by_a_party(request, facts, rules):
        return refused
    return Refused(Because.NO_COMMON_SUPERIOR) if facts.superior is None else None


def _to_settling(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if not request.open_disputes:
        return Refused(Because.NO_OPEN_DISPUTE)
    is_theirs = any(one.agency == facts.actor.agency for one in request.open_disputes)
    return None if is_theirs else Refused(Because.NOT_WHO_RAISED_IT)


def _to_deciding(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if not request.open_disputes:
        return Refused(Because.NO_OPEN_DISPUTE)
    if all(one.superior != facts.actor.agency for one in request.open_disputes):
        return Refused(Because.NOT_THE_SUPERIOR)
    return Refused(Because.DECIDER_INVOLVED) if facts.actor.user in request.hands else None


def _to_noting(_request: CooperationRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None  # which dispute stands in the command


BARS: dict[type[Command], Callable[[CooperationRequest, Facts, Profile], Refused | None]] = {
    ProposeDuties: _by_a_party,
    AgreeToDuties: _to_agreeing,
    RaiseDispute: _to_disputing,
    SettleDispute: _to_settling,
    DecideDispute: _to_deciding,
    NoteDisputeUndecided: _to_noting,
}
