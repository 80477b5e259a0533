"""What stands in the way of an approval and all that belongs to it, before anybody fills in a form."""

from collections.abc import Callable

from tipstaff.cooperation.core.approvals.commands import (
    ApproveOnTheSpot,
    ChangeRequest,
    DeclineAsDeputy,
    GiveApproval,
    GiveApprovalAsDeputy,
    GiveApprovalInPlace,
    MeetCondition,
    NoteConditionLapsed,
    NoteSilenceEffect,
    NoteSpotApprovalLapsed,
    ReportConditionNotDone,
)
from tipstaff.cooperation.core.approvals.condition import ConditionStatus
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.policy.profile import Profile

type Bar = Callable[[CooperationRequest, Facts, Profile], Refused | None]

DEPUTIES = frozenset({Role.APPROVER, Role.DUTY_OFFICER})
"""What a deputy has to be in the same agency: whoever is neither knows nothing of such requests."""
_DUTY_BEARERS = frozenset({Role.APPROVER, Role.DUTY_OFFICER, Role.COMMAND_OWNER, Role.OFFICER})

ROLES: dict[type[Command], frozenset[Role]] = {
    GiveApproval: frozenset({Role.APPROVER}),
    GiveApprovalAsDeputy: DEPUTIES,
    GiveApprovalInPlace: frozenset({Role.APPROVER}),
    DeclineAsDeputy: DEPUTIES,
    ApproveOnTheSpot: frozenset({Role.DUTY_OFFICER}),
    ChangeRequest: frozenset({Role.DUTY_OFFICER}),
    MeetCondition: _DUTY_BEARERS,
    ReportConditionNotDone: _DUTY_BEARERS,
    NoteSilenceEffect: CLOCK_ROLES,
    NoteSpotApprovalLapsed: CLOCK_ROLES,
    NoteConditionLapsed: CLOCK_ROLES,
}

AFTER_ACCEPTANCE: frozenset[type[Command]] = frozenset(
    {ChangeRequest, MeetCondition, ReportConditionNotDone, NoteConditionLapsed}
)
"""What may still come once a request is accepted: its conditions are seen to, or it is changed."""


def to_furthering(facts: Facts) -> Refused | None:
    """Nothing is done to further a warrant that is not in force."""
    if facts.warrant is None or not facts.warrant.is_in_force:
        return Refused(Because.WARRANT_NOT_IN_FORCE)
    return None


def to_filling(request: CooperationRequest, people: frozenset[UserId], facts: Facts) -> Refused | None:
    """Whether these people may fill an approval: none of them asked, and none of them has filled another."""
    if request.asked_by in people or request.changed_by in people:
        return Refused(Because.OWN_REQUEST)
    if people & _filled(request):
        return Refused(Because.TWO_APPROVALS)
    return to_furthering(facts)


def _filled(request: CooperationRequest) -> frozenset[UserId]:
    given = (one.filled_by for one in request.approvals if one.status is ApprovalStatus.GIVEN)
    on_the_spot = frozenset({request.spot.by}) if request.spot else frozenset[UserId]()
    return on_the_spot.union(*given)


def _of_the_asked_agency(request: CooperationRequest, facts: Facts) -> Refused | None:
    if facts.actor.agency != request.asked_agency:
        return Refused(Because.NOT_THE_ASKED_AGENCY)
    return None


def _to_approving(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _of_the_asked_agency(request, facts):
        return refused
    approval = request.approval_of(facts.actor.office)
    if approval is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if approval.status is ApprovalStatus.GIVEN and facts.actor.user != request.asked_by:
        return Refused(Because.ALREADY_APPROVED)
    return to_filling(request, frozenset({facts.actor.user}), facts)


def _to_approving_as_deputy(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _to_deputising(request, facts, _rules):
        return refused
    return to_filling(request, frozenset({facts.actor.user}), facts)


def _to_deputising(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _of_the_asked_agency(request, facts):
        return refused
    needed = {one.office for one in request.approvals}
    return None if needed & facts.deputy_for else Refused(Because.NOT_A_DEPUTY)


def _to_approving_in_place(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _of_the_asked_agency(request, facts):
        return refused
    if not any(
        one.status is ApprovalStatus.SILENT and one.passed_to == facts.actor.office
        for one in request.approvals
    ):
        return Refused(Because.NOT_TAKEN_TO_YOU)
    return to_filling(request, frozenset({facts.actor.user}), facts)


def _to_approving_on_the_spot(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _of_the_asked_agency(request, facts):
        return refused
    if facts.actor.office != request.receiving_office:
        return Refused(Because.NOT_THE_RECEIVING_OFFICE)
    if request.level not in rules.cooperation[request.kind].green_channel:
        return Refused(Because.NO_GREEN_CHANNEL, {"level": str(request.level)})
    if request.spot is not None:
        return Refused(Because.ALREADY_ON_THE_SPOT)
    return to_filling(request, frozenset({facts.actor.user}), facts)


def _to_changing(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if facts.actor.agency != request.asking_agency:
        return Refused(Because.NOT_THE_ASKING_AGENCY)
    return to_furthering(facts)


def _to_conditions(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if not request.conditions:
        return Refused(Because.NO_SUCH_CONDITION)
    owned = [one for one in request.conditions if one.filed.owner == facts.actor.office]
    if not owned:
        return Refused(Because.NOT_YOUR_CONDITION)
    if all(one.status is ConditionStatus.DONE for one in owned):
        return Refused(Because.CONDITION_ALREADY_DONE)
    return None


def _by_what_it_names(_request: CooperationRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None  # which clock has passed stands in the command


def _to_noting_the_spot(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if request.spot is None:
        return Refused(Because.NOTHING_LAPSES)
    return None if request.has_lapsed_at(facts.now) else Refused(Because.TIME_STILL_RUNNING)


BARS: dict[type[Command], Bar] = {
    GiveApproval: _to_approving,
    GiveApprovalAsDeputy: _to_approving_as_deputy,
    GiveApprovalInPlace: _to_approving_in_place,
    DeclineAsDeputy: _to_deputising,
    ApproveOnTheSpot: _to_approving_on_the_spot,
    ChangeRequest: _to_changing,
    MeetCondition: _to_conditions,
    ReportConditionNotDone: _to_conditions,
    NoteSilenceEffect: _by_what_it_names,
    NoteSpotApprovalLapsed: _to_noting_the_spot,
    NoteConditionLapsed: _by_what_it_names,
}
