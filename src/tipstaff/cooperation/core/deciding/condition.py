"""What an approval is tied to: only what the rules list, with an owner and a moment; then done, or not."""

from collections.abc import Iterable

from tipstaff.cooperation.core.approvals.commands import (
    MeetCondition,
    NoteConditionLapsed,
    ReportConditionNotDone,
)
from tipstaff.cooperation.core.approvals.condition import (
    Condition,
    ConditionStatus,
    ConditionWanted,
    FiledCondition,
)
from tipstaff.cooperation.core.approvals.events import ConditionDone, ConditionNotDone, ConditionTimeLapsed
from tipstaff.cooperation.core.deadlines import may_lapse
from tipstaff.cooperation.core.deciding.papers import in_words
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def bar_to_conditions(wanted: Iterable[ConditionWanted], facts: Facts, rules: Profile) -> Refused | None:
    """The first condition that may not be set; None where all may."""
    for one in wanted:
        if rules.condition(one.kind) is None:
            return Refused(Because.CONDITION_NOT_LISTED, {"conditions": in_words(rules.conditions)})
        if one.owner not in facts.offices:
            return Refused(Because.CONDITION_OWNER_UNKNOWN)
        if one.due <= facts.now:
            return Refused(Because.CONDITION_DUE_PAST)
    return None


def filed_conditions(
    wanted: Iterable[ConditionWanted], request: CooperationRequest, rules: Profile
) -> tuple[FiledCondition, ...]:
    """The conditions with their numbers, and whether they come first by the rules."""
    first = request.conditions_set + len(request.conditions) + 1
    return tuple(
        FiledCondition(
            number=number,
            kind=one.kind,
            comes_first=_comes_first(one.kind, rules),
            owner=one.owner,
            due=one.due,
            what=Sealed(request.subject, one.what),
        )
        for number, one in enumerate(wanted, first)
    )


def _comes_first(kind: str, rules: Profile) -> bool:
    listed = rules.condition(kind)
    assert listed is not None  # the bar saw to it
    return listed.comes_first


def meet(command: MeetCondition, request: CooperationRequest, facts: Facts) -> Decision[CooperationEvent]:
    """Its owner says that it is done."""
    condition = _own(request, command.number, facts)
    if isinstance(condition, Refused):
        return condition
    note, actor = Sealed(request.subject, command.note), facts.actor
    return (
        ConditionDone(
            happened_at=command.happened_at,
            number=condition.number,
            by=actor.user,
            office=actor.office,
            note=note,
        ),
    )


def report_not_done(
    command: ReportConditionNotDone, request: CooperationRequest, facts: Facts
) -> Decision[CooperationEvent]:
    """Its owner says that it is not done, and why; it stays owed."""
    condition = _own(request, command.number, facts)
    if isinstance(condition, Refused):
        return condition
    note, actor = Sealed(request.subject, command.note), facts.actor
    return (
        ConditionNotDone(
            happened_at=command.happened_at,
            number=condition.number,
            by=actor.user,
            office=actor.office,
            note=note,
        ),
    )


def _own(request: CooperationRequest, number: int, facts: Facts) -> Condition | Refused:
    condition = request.condition(number)
    if condition is None:
        return Refused(Because.NO_SUCH_CONDITION)
    if condition.filed.owner != facts.actor.office:
        return Refused(Because.NOT_YOUR_CONDITION)
    if condition.status is ConditionStatus.DONE:
        return Refused(Because.CONDITION_ALREADY_DONE)
    return condition


def note_lapsed(
    command: NoteConditionLapsed, request: CooperationRequest, facts: Facts
) -> Decision[CooperationEvent]:
    """Nobody said a word by the due moment: that is its owner's silence."""
    condition = request.condition(command.number)
    if condition is None:
        return Refused(Because.NO_SUCH_CONDITION)
    if not may_lapse(condition):
        return Refused(Because.SILENCE_ALREADY_NOTED)
    if facts.now < condition.filed.due:
        return Refused(Because.TIME_STILL_RUNNING)
    at, owner = command.happened_at, condition.filed.owner
    return (ConditionTimeLapsed(happened_at=at, number=condition.number, office=owner),)
