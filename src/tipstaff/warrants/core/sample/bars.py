"""What stands in the way of a sample, as far as it can be told without the command's content."""

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.sample.commands import DrawSample, RecordSampled
from tipstaff.warrants.core.sample.facts import Facts
from tipstaff.warrants.core.sample.sample import Sample

ROLES: dict[type[Command], frozenset[Role]] = {
    DrawSample: frozenset({Role.CLOCK, Role.VALIDATOR, Role.REVIEWER}),
    RecordSampled: frozenset({Role.VALIDATOR, Role.REVIEWER}),
}


def bar(command: type[Command], sample: Sample | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if command is DrawSample:
        return Refused(Because.SAMPLE_DRAWN_ALREADY) if sample else None
    if sample is None:
        return Refused(Because.NO_SUCH_SAMPLE)
    if not facts.actor.may(Role.REVIEWER) and facts.actor.agency != sample.agency:
        return Refused(Because.NOT_YOUR_AGENCY)
    return None if sample.waiting else Refused(Because.NOT_IN_SAMPLE)
