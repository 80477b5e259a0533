"""What follows when an approver names a deputy, or ends it."""

from tipstaff.cooperation.core.deputy.bars import bar
from tipstaff.cooperation.core.deputy.commands import DeputyCommand, EndDeputy, NameDeputy
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.deputy.events import DeputyEnded, DeputyEvent, DeputyNamed
from tipstaff.cooperation.core.deputy.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile


def decide(
    command: DeputyCommand, deputyship: Deputyship | None, facts: Facts, rules: Profile
) -> Decision[DeputyEvent]:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), deputyship, facts, rules):
        return refused
    match command:
        case NameDeputy():
            return _name(command, facts, rules)
        case EndDeputy():
            at, actor = command.happened_at, facts.actor
            return (DeputyEnded(happened_at=at, by=actor.user, office=actor.office),)


def _name(command: NameDeputy, facts: Facts, rules: Profile) -> Decision[DeputyEvent]:
    actor = facts.actor
    if command.deputy == actor.user:
        return Refused(Because.OWN_DEPUTY)
    if not facts.deputy_is_appointed:
        return Refused(Because.DEPUTY_NOT_APPOINTED)
    if not _is_a_time(command, facts, rules):
        return Refused(Because.DEPUTY_TIME, {"most": str(rules.limit("cooperation.deputy").budget)})
    return (
        DeputyNamed(
            happened_at=command.happened_at,
            deputyship=command.deputyship,
            agency=actor.agency,
            office=actor.office,
            approver=actor.user,
            deputy=command.deputy,
            valid_from=command.valid_from,
            valid_until=command.valid_until,
        ),
    )


def _is_a_time(command: NameDeputy, facts: Facts, rules: Profile) -> bool:
    """From a moment until a later one that is still to come, and no longer than the rules allow."""
    begins, ends = command.valid_from, command.valid_until
    at_most = rules.deadline(
        "cooperation.deputy", begins, "cooperation.deputy_named", zone=facts.actor.zone
    ).due
    return begins < ends and facts.now < ends and at_most is not None and ends <= at_most
