"""Who bears what is proposed, counter-proposed and agreed."""

from collections.abc import Mapping

from tipstaff.cooperation.core.deciding import acceptance
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.evolve import after
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.responsibility.commands import AgreeToDuties, ProposeDuties
from tipstaff.cooperation.core.responsibility.division import Division
from tipstaff.cooperation.core.responsibility.events import DutiesAgreed, DutiesProposed
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import BEARER_WORDS, DUTY_WORDS, Bearer, Duty, DutyRule, may_bear
from tipstaff.policy.profile import Cooperation, Profile


def propose(
    command: ProposeDuties, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Put a division forward; it takes the place of any that waits for an agreement."""
    side = request.side_of(facts.actor.agency)
    assert side is not None  # the bar saw to it
    standing = request.proposal or request.agreement
    if standing is not None and standing.duties == command.duties:
        return Refused(Because.NOTHING_CHANGED_IN_DUTIES)
    refused = bar_to_division(command.duties, side, request.kind, request.decided, rules)
    return refused or (_proposed(command, request, facts),)


def _proposed(command: ProposeDuties, request: CooperationRequest, facts: Facts) -> DutiesProposed:
    waiting = request.proposal
    is_counter = waiting is not None and waiting.agency != facts.actor.agency
    return DutiesProposed(
        happened_at=command.happened_at,
        number=request.proposals + 1,
        duties=command.duties,
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
        counters=waiting.number if waiting and is_counter else None,
        note=Sealed(request.subject, command.note) if command.note.strip() else None,
    )


def bar_to_division(
    duties: Division, side: Bearer, kind: Cooperation, decided: Mapping[Duty, Bearer], rules: Profile
) -> Refused | None:
    """What the rules or a decision leave to nobody's agreement."""
    for rule in rules.cooperation[kind].duties:
        bearer = duties.bearer(rule.duty)
        if ground := _bar_to_duty(rule, bearer, side, decided):
            return Refused(ground, {"duty": _in_words(rule, decided)})
    return None


def _bar_to_duty(
    rule: DutyRule, bearer: Bearer, side: Bearer, decided: Mapping[Duty, Bearer]
) -> Because | None:
    if not may_bear(rule.duty, bearer):
        return Because.ONE_BEARS
    if bearer is decided.get(rule.duty, rule.bears):
        return None
    if rule.duty in decided:
        return Because.DUTY_DECIDED
    if (rule.duty, side, bearer) == (Duty.COSTS, Bearer.ASKED, Bearer.ASKING):
        return Because.NO_CHARGING
    return Because.DUTY_FIXED if rule.is_fixed else None


def _in_words(rule: DutyRule, decided: Mapping[Duty, Bearer]) -> str:
    duty, bearer = DUTY_WORDS[rule.duty], BEARER_WORDS[decided.get(rule.duty, rule.bears)]
    return f"{duty.zh}: {bearer.zh} ({duty.en}: {bearer.en})"


def agree(command: AgreeToDuties, request: CooperationRequest, facts: Facts) -> Decision[CooperationEvent]:
    """The other side agrees to exactly the proposal that it names; the last thing needed accepts the request."""
    proposal = request.proposal
    assert proposal is not None  # the bar saw to it
    if command.number != proposal.number:
        return Refused(Because.PROPOSAL_CHANGED, {"number": str(proposal.number)})
    agreed = DutiesAgreed(
        happened_at=command.happened_at,
        number=proposal.number,
        duties=proposal.duties.with_decided(request.decided),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (agreed, *acceptance.following(after(request, agreed), agreed))
