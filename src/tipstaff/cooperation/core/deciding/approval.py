"""An approval is given: by the approver, by a deputy in their name, or by the head in place of a silent office."""

from tipstaff.cooperation.core.approvals.bars import to_filling
from tipstaff.cooperation.core.approvals.commands import (
    GiveApproval,
    GiveApprovalAsDeputy,
    GiveApprovalInPlace,
)
from tipstaff.cooperation.core.approvals.events import ApprovalGiven
from tipstaff.cooperation.core.deadlines import approval_clock, deadline
from tipstaff.cooperation.core.deciding import acceptance
from tipstaff.cooperation.core.deciding.condition import bar_to_conditions, filed_conditions
from tipstaff.cooperation.core.deciding.deputy import bar_to_deputy
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.evolve import after
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import DeputyshipId, OfficeId, UserId
from tipstaff.policy.profile import Profile

type _Giving = GiveApproval | GiveApprovalAsDeputy | GiveApprovalInPlace


def approve(
    command: GiveApproval, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The approver of an office agrees."""
    return _given(command, request, facts, rules, facts.actor.office)


def approve_as_deputy(
    command: GiveApprovalAsDeputy, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The deputy agrees in the approver's name; the approval is then filled by both of them."""
    deputy = facts.deputyship
    if refused := bar_to_deputy(request, facts):
        return refused
    assert deputy is not None  # the bar saw to it
    both = frozenset({deputy.approver, facts.actor.user})
    if refused := _already(request, deputy.office) or to_filling(request, both, facts):
        return refused
    return _given(
        command, request, facts, rules, deputy.office, name=deputy.approver, deputyship=deputy.deputyship
    )


def approve_in_place(
    command: GiveApprovalInPlace, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The head's office agrees where another one stayed silent."""
    silent = request.approval_of(command.silent_office)
    if silent is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if silent.status is not ApprovalStatus.SILENT or silent.passed_to != facts.actor.office:
        return Refused(Because.NOT_TAKEN_TO_YOU)
    return _given(command, request, facts, rules, silent.office)


def _already(request: CooperationRequest, office: OfficeId) -> Refused | None:
    approval = request.approval_of(office)
    is_given = approval is not None and approval.status is ApprovalStatus.GIVEN
    return Refused(Because.ALREADY_APPROVED) if is_given else None


def _given(  # noqa: PLR0913 - who, whose, and in whose name
    command: _Giving,
    request: CooperationRequest,
    facts: Facts,
    rules: Profile,
    office: OfficeId,
    *,
    name: UserId | None = None,
    deputyship: DeputyshipId | None = None,
) -> Decision[CooperationEvent]:
    if command.revision != request.revision:
        return Refused(Because.REVISION_CHANGED, {"revision": str(request.revision)})
    if refused := bar_to_conditions(command.conditions, facts, rules):
        return refused
    given = ApprovalGiven(
        happened_at=command.happened_at,
        by=facts.actor.user,
        office=office,
        given_from=facts.actor.office,
        in_the_name_of=name,
        deputyship=deputyship,
        revision=request.revision,
        # By the time of entry, not the time that is claimed: nobody is on time by dating back.
        late=deadline(request, approval_clock(office), rules).is_past(facts.now),
        conditions=filed_conditions(command.conditions, request, rules),
    )
    return (given, *acceptance.following(after(request, given), given))
