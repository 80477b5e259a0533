"""What follows from a command about a sample."""

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.checking import CHECKABLE
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.sample.bars import bar
from tipstaff.warrants.core.sample.commands import DrawSample, RecordSampled, SampleCommand
from tipstaff.warrants.core.sample.events import SampledLookedAt, SampleDrawn, SampleEvent
from tipstaff.warrants.core.sample.facts import Facts
from tipstaff.warrants.core.sample.sample import Sample, drawn_by, sample_id


def decide(
    command: SampleCommand, sample: Sample | None, facts: Facts, rules: Profile
) -> Decision[SampleEvent]:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), sample, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    if isinstance(command, DrawSample):
        return _draw(command, facts, rules)
    assert sample is not None  # the bar saw to it
    return _record(command, sample, facts)


def _draw(command: DrawSample, facts: Facts, rules: Profile) -> Decision[SampleEvent]:
    """Only the month that runs can be drawn for, so that nobody waits for a checkpoint that suits them."""
    if not facts.actor.may(Role.CLOCK, Role.REVIEWER) and facts.actor.agency != command.agency:
        return Refused(Because.NOT_YOUR_AGENCY)
    if command.month != facts.month:
        return Refused(Because.NOT_THIS_MONTH, {"month": facts.month})
    if command.sample != sample_id(command.agency, command.month):
        return Refused(Because.WRONG_SAMPLE)
    if facts.head is None:
        return Refused(Because.NO_CHECKPOINT_BEFORE)
    if not facts.in_force:
        return Refused(Because.NOTHING_TO_DRAW)
    drawn = SampleDrawn(
        happened_at=command.happened_at,
        sample=command.sample,
        agency=command.agency,
        month=command.month,
        size=facts.head.size,
        root=facts.head.root,
        population=len(facts.in_force),
        drawn=drawn_by(facts.head.root, facts.in_force, rules.figures["quality.sample"].amount),
        office=facts.actor.office,
        zone=facts.actor.zone,
    )
    return (drawn,)


def _record(command: RecordSampled, sample: Sample, facts: Facts) -> Decision[SampleEvent]:
    if command.warrant not in sample.waiting:
        return Refused(Because.NOT_IN_SAMPLE)
    if facts.actor.user in facts.hands:
        return Refused(Because.SAME_PERSON)
    if unknown := [field for field in command.wrong if field not in CHECKABLE]:
        return Refused(Because.FIELDS_NOT_IN_ENTRY, {"fields": ", ".join(unknown)})
    looked = SampledLookedAt(
        happened_at=command.happened_at,
        warrant=command.warrant,
        wrong=tuple(dict.fromkeys(command.wrong)),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (looked,)
