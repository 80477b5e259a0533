"""A dispute is raised, settled, decided by the next level up, or left undecided in its time."""

from tipstaff.cooperation.core.deadlines import deadline, dispute_clock
from tipstaff.cooperation.core.deciding import acceptance
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.evolve import after
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.responsibility.commands import (
    DecideDispute,
    NoteDisputeUndecided,
    RaiseDispute,
    SettleDispute,
)
from tipstaff.cooperation.core.responsibility.dispute import Dispute, DisputeAbout
from tipstaff.cooperation.core.responsibility.events import (
    DisputeDecided,
    DisputeRaised,
    DisputeSettled,
    DisputeTimeLapsed,
)
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import DUTY_WORDS, Duty, may_bear
from tipstaff.policy.profile import Profile


def raise_dispute(
    command: RaiseDispute, request: CooperationRequest, facts: Facts
) -> Decision[CooperationEvent]:
    """Take it to the next agency above both; one dispute about one thing at a time."""
    assert facts.superior is not None  # the bar saw to it
    duty = _disputed_duty(command)
    if command.about is DisputeAbout.RESPONSIBILITY and duty is None:
        return Refused(Because.DUTY_MISSING)
    if not command.statement.strip():
        return Refused(Because.WORDS_MISSING)
    if any((one.about, one.duty) == (command.about, duty) for one in request.open_disputes):
        return Refused(Because.DISPUTE_OPEN_ALREADY)
    return (
        DisputeRaised(
            happened_at=command.happened_at,
            number=len(request.disputes) + 1,
            about=command.about,
            duty=duty,
            statement=Sealed(request.subject, command.statement),
            by=facts.actor.user,
            office=facts.actor.office,
            agency=facts.actor.agency,
            superior=facts.superior.agency,
            deciding_office=facts.superior.receiving_office,
            zone=facts.superior.zone,
        ),
    )


def _disputed_duty(command: RaiseDispute) -> Duty | None:
    """Costs are a duty of their own; jurisdiction is none."""
    if command.about is DisputeAbout.COSTS:
        return Duty.COSTS
    return command.duty if command.about is DisputeAbout.RESPONSIBILITY else None


def settle(command: SettleDispute, request: CooperationRequest, facts: Facts) -> Decision[CooperationEvent]:
    """The agency that raised it withdraws it; a request that waited for this alone is accepted."""
    dispute = _open(request, command.number)
    if dispute is None:
        return Refused(Because.NO_OPEN_DISPUTE)
    if dispute.agency != facts.actor.agency:
        return Refused(Because.NOT_WHO_RAISED_IT)
    settled = DisputeSettled(
        happened_at=command.happened_at,
        number=dispute.number,
        by=facts.actor.user,
        office=facts.actor.office,
        explanation=Sealed(request.subject, command.explanation),
    )
    return (settled, *acceptance.following(after(request, settled), settled))


def decide_dispute(
    command: DecideDispute, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The superior agency decides, with reasons; both sides are bound at once."""
    dispute = _open(request, command.number)
    if dispute is None:
        return Refused(Because.NO_OPEN_DISPUTE)
    if facts.actor.agency != dispute.superior:
        return Refused(Because.NOT_THE_SUPERIOR)
    if not command.reasons.strip():
        return Refused(Because.REASONS_MISSING)
    duty = dispute.duty or Duty.LEAD  # jurisdiction, like the lead, is exactly one agency's
    if not may_bear(duty, command.bears):
        return Refused(Because.ONE_BEARS, {"duty": _in_words(duty)})
    decided = _decided(command, request, dispute, facts, rules)
    return (decided, *acceptance.following(after(request, decided), decided))


def _decided(
    command: DecideDispute, request: CooperationRequest, dispute: Dispute, facts: Facts, rules: Profile
) -> DisputeDecided:
    return DisputeDecided(
        happened_at=command.happened_at,
        number=dispute.number,
        about=dispute.about,
        duty=dispute.duty,
        bears=command.bears,
        by=facts.actor.user,
        office=facts.actor.office,
        reasons=Sealed(request.subject, command.reasons),
        late=deadline(request, dispute_clock(dispute.number), rules).is_past(facts.now),
    )


def _open(request: CooperationRequest, number: int) -> Dispute | None:
    return next((one for one in request.open_disputes if one.number == number), None)


def _in_words(duty: Duty) -> str:
    return f"{DUTY_WORDS[duty].zh} ({DUTY_WORDS[duty].en})"


def note_undecided(
    command: NoteDisputeUndecided, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The deciding office let its time pass; it still owes the decision."""
    dispute = _open(request, command.number)
    if dispute is None:
        return Refused(Because.NO_OPEN_DISPUTE)
    if dispute.lapsed_at is not None:
        return Refused(Because.SILENCE_ALREADY_NOTED)
    if not deadline(request, dispute_clock(dispute.number), rules).is_past(facts.now):
        return Refused(Because.TIME_STILL_RUNNING)
    at = command.happened_at
    return (DisputeTimeLapsed(happened_at=at, number=dispute.number, office=dispute.deciding_office),)
