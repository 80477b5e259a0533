"""Whoever acts as a deputy: named, for now, by somebody whose approval is needed; and a deputy's no."""

from tipstaff.cooperation.core.approvals.commands import DeclineAsDeputy
from tipstaff.cooperation.core.approvals.events import DeclinedByDeputy
from tipstaff.cooperation.core.deciding.papers import in_words
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def bar_to_deputy(request: CooperationRequest, facts: Facts) -> Refused | None:
    """Why the actor does not act for the approver who is named; None where they do."""
    deputy = facts.deputyship
    if deputy is None:
        return Refused(Because.NO_SUCH_DEPUTY)
    if deputy.deputy != facts.actor.user:
        return Refused(Because.DEPUTY_OF_ANOTHER)
    if not deputy.is_valid:
        return Refused(Because.DEPUTY_NOT_VALID)
    if request.approval_of(deputy.office) is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    return None


def decline_as_deputy(
    command: DeclineAsDeputy, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The deputy says no in the approver's name."""
    if refused := bar_to_deputy(request, facts):
        return refused
    if command.ground not in {item.id for item in rules.declines}:
        return Refused(Because.NO_GROUND_TO_DECLINE, {"grounds": in_words(rules.declines)})
    deputy = facts.deputyship
    assert deputy is not None  # the bar saw to it
    return (
        DeclinedByDeputy(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=deputy.office,
            given_from=facts.actor.office,
            in_the_name_of=deputy.approver,
            deputyship=deputy.deputyship,
            ground=command.ground,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )
