"""The table of capabilities: everything the one door knows how to decide."""

from tipstaff.cooperation import account_projection as account_rows
from tipstaff.cooperation import projection as cooperation_rows
from tipstaff.cooperation.core import bars as cooperation_bars
from tipstaff.cooperation.core import commands as cooperation_commands
from tipstaff.cooperation.core import deadlines as cooperation_deadlines
from tipstaff.cooperation.core import decide as cooperation_decide
from tipstaff.cooperation.core import events as cooperation_events
from tipstaff.cooperation.core import evolve as cooperation_evolve
from tipstaff.cooperation.core.abroad import bars as abroad_bars
from tipstaff.cooperation.core.abroad import commands as abroad_commands
from tipstaff.cooperation.core.abroad import deadlines as abroad_deadlines
from tipstaff.cooperation.core.abroad import decide as abroad_decide
from tipstaff.cooperation.core.abroad import events as abroad_events
from tipstaff.cooperation.core.abroad import evolve as abroad_evolve
from tipstaff.cooperation.core.account import bars as account_bars
from tipstaff.cooperation.core.account import commands as account_commands
from tipstaff.cooperation.core.account import decide as account_decide
from tipstaff.cooperation.core.account import events as account_events
from tipstaff.cooperation.core.account import evolve as account_evolve
from tipstaff.cooperation.core.deputy import bars as deputy_bars
from tipstaff.cooperation.core.deputy import commands as deputy_commands
from tipstaff.cooperation.core.deputy import decide as deputy_decide
from tipstaff.cooperation.core.deputy import events as deputy_events
from tipstaff.cooperation.core.deputy import evolve as deputy_evolve
from tipstaff.cooperation.core.liaison import bars as liaison_bars
from tipstaff.cooperation.core.liaison import commands as liaison_commands
from tipstaff.cooperation.core.liaison import deadlines as liaison_deadlines
from tipstaff.cooperation.core.liaison import decide as liaison_decide
from tipstaff.cooperation.core.liaison import events as liaison_events
from tipstaff.cooperation.core.liaison import evolve as liaison_evolve
from tipstaff.cooperation.core.settlement import bars as settlement_bars
from tipstaff.cooperation.core.settlement import commands as settlement_commands
from tipstaff.cooperation.core.settlement import decide as settlement_decide
from tipstaff.cooperation.core.settlement import events as settlement_events
from tipstaff.cooperation.core.settlement import evolve as settlement_evolve
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import MatterId
from tipstaff.operations import projection as operation_rows
from tipstaff.operations.core import bars as operation_bars
from tipstaff.operations.core import commands as operation_commands
from tipstaff.operations.core import deadlines as operation_deadlines
from tipstaff.operations.core import decide as operation_decide
from tipstaff.operations.core import events as operation_events
from tipstaff.operations.core import evolve as operation_evolve
from tipstaff.operations.core.taskforce import bars as taskforce_bars
from tipstaff.operations.core.taskforce import commands as taskforce_commands
from tipstaff.operations.core.taskforce import deadlines as taskforce_deadlines
from tipstaff.operations.core.taskforce import decide as taskforce_decide
from tipstaff.operations.core.taskforce import events as taskforce_events
from tipstaff.operations.core.taskforce import evolve as taskforce_evolve
from tipstaff.record import erasing
from tipstaff.record.events import EventNames
from tipstaff.registrar import accounts, facts, refusals, resources, taskforces
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.escalations import EVENTS as ESCALATIONS
from tipstaff.registrar.reading import Reading, kind_of
from tipstaff.resources import projection as resource_rows
from tipstaff.resources.core.expert import bars as expert_bars
from tipstaff.resources.core.expert import commands as expert_commands
from tipstaff.resources.core.expert import deadlines as expert_deadlines
from tipstaff.resources.core.expert import decide as expert_decide
from tipstaff.resources.core.expert import events as expert_events
from tipstaff.resources.core.expert import evolve as expert_evolve
from tipstaff.resources.core.unit import bars as unit_bars
from tipstaff.resources.core.unit import commands as unit_commands
from tipstaff.resources.core.unit import deadlines as unit_deadlines
from tipstaff.resources.core.unit import decide as unit_decide
from tipstaff.resources.core.unit import events as unit_events
from tipstaff.resources.core.unit import evolve as unit_evolve
from tipstaff.review import projection as review_rows
from tipstaff.review.core import bars as review_bars
from tipstaff.review.core import commands as review_commands
from tipstaff.review.core import deadlines as review_deadlines
from tipstaff.review.core import decide as review_decide
from tipstaff.review.core import events as review_events
from tipstaff.review.core import evolve as review_evolve
from tipstaff.warrants import projection as warrant_rows
from tipstaff.warrants.core import bars as warrant_bars
from tipstaff.warrants.core import commands as warrant_commands
from tipstaff.warrants.core import deadlines as warrant_deadlines
from tipstaff.warrants.core import decide as warrant_decide
from tipstaff.warrants.core import events as warrant_events
from tipstaff.warrants.core import evolve as warrant_evolve
from tipstaff.warrants.core.chase import bars as chase_bars
from tipstaff.warrants.core.chase import commands as chase_commands
from tipstaff.warrants.core.chase import deadlines as chase_deadlines
from tipstaff.warrants.core.chase import decide as chase_decide
from tipstaff.warrants.core.chase import events as chase_events
from tipstaff.warrants.core.chase import evolve as chase_evolve
from tipstaff.warrants.core.erasure import commands as erasure_commands
from tipstaff.warrants.core.erasure import decide as erasure_decide
from tipstaff.warrants.core.erasure import events as erasure_events
from tipstaff.warrants.core.erasure import evolve as erasure_evolve
from tipstaff.warrants.core.handout import bars as handout_bars
from tipstaff.warrants.core.handout import commands as handout_commands
from tipstaff.warrants.core.handout import decide as handout_decide
from tipstaff.warrants.core.handout import events as handout_events
from tipstaff.warrants.core.handout import evolve as handout_evolve
from tipstaff.warrants.core.look import bars as look_bars
from tipstaff.warrants.core.look import commands as look_commands
from tipstaff.warrants.core.look import decide as look_decide
from tipstaff.warrants.core.look import events as look_events
from tipstaff.warrants.core.look import evolve as look_evolve
from tipstaff.warrants.core.lookup import bars as lookup_bars
from tipstaff.warrants.core.lookup import commands as lookup_commands
from tipstaff.warrants.core.lookup import decide as lookup_decide
from tipstaff.warrants.core.lookup import events as lookup_events
from tipstaff.warrants.core.lookup import evolve as lookup_evolve
from tipstaff.warrants.core.sample import bars as sample_bars
from tipstaff.warrants.core.sample import commands as sample_commands
from tipstaff.warrants.core.sample import decide as sample_decide
from tipstaff.warrants.core.sample import events as sample_events
from tipstaff.warrants.core.sample import evolve as sample_evolve

CAPABILITIES: tuple[Capability, ...] = (
    Capability(
        kind="warrant",
        name="warrants",
        commands=warrant_commands.COMMANDS,
        events=warrant_events.EVENTS,
        roles=warrant_bars.ROLES,
        decide=warrant_decide.decide,
        evolve=warrant_evolve.evolve,
        bar=warrant_bars.bar,
        clocks=warrant_deadlines.clocks,
        lapse=warrant_deadlines.lapse,
        facts=facts.for_warrants,
        project=warrant_rows.project,
        timetable=warrant_rows.project_care,
    ),
    Capability(
        kind="look",
        name="warrants",
        commands=look_commands.COMMANDS,
        events=look_events.EVENTS,
        roles=look_bars.ROLES,
        decide=look_decide.decide,
        evolve=look_evolve.evolve,
        bar=look_bars.bar,
        facts=facts.for_looks,
        project=warrant_rows.project_look,
    ),
    Capability(
        kind="handout",
        name="warrants",
        commands=handout_commands.COMMANDS,
        events=handout_events.EVENTS,
        roles=handout_bars.ROLES,
        decide=handout_decide.decide,
        evolve=handout_evolve.evolve,
        bar=handout_bars.bar,
        facts=facts.for_handouts,
        project=warrant_rows.project_handout,
    ),
    Capability(
        kind="lookup",
        name="warrants",
        commands=lookup_commands.COMMANDS,
        events=lookup_events.EVENTS,
        roles=lookup_bars.ROLES,
        decide=lookup_decide.decide,
        evolve=lookup_evolve.evolve,
        bar=lookup_bars.bar,
        facts=facts.for_look_ups,
        project=warrant_rows.project_look_up,
        in_turn=facts.whose_turn,
    ),
    Capability(
        kind=erasing.KIND,
        name="warrants",
        commands=erasure_commands.COMMANDS,
        events=erasure_events.EVENTS,
        roles=erasure_decide.ROLES,
        decide=erasure_decide.decide,
        evolve=erasure_evolve.evolve,
        bar=erasure_decide.bar,
        facts=facts.for_erasures,
        project=warrant_rows.project_erasure,
    ),
    Capability(
        kind="sample",
        name="warrants",
        commands=sample_commands.COMMANDS,
        events=sample_events.EVENTS,
        roles=sample_bars.ROLES,
        decide=sample_decide.decide,
        evolve=sample_evolve.evolve,
        bar=sample_bars.bar,
        facts=facts.for_samples,
        project=warrant_rows.project_sample,
    ),
    Capability(
        kind="chase",
        name="warrants",
        commands=chase_commands.COMMANDS,
        events=chase_events.EVENTS,
        roles=chase_bars.ROLES,
        decide=chase_decide.decide,
        evolve=chase_evolve.evolve,
        bar=chase_bars.bar,
        clocks=chase_deadlines.clocks,
        lapse=chase_deadlines.lapse,
        facts=facts.for_chases,
        project=warrant_rows.project_chase,
    ),
    Capability(
        kind="cooperation",
        name="cooperation",
        commands=cooperation_commands.COMMANDS,
        events=cooperation_events.EVENTS,
        roles=cooperation_bars.ROLES,
        decide=cooperation_decide.decide,
        evolve=cooperation_evolve.evolve,
        bar=cooperation_bars.bar,
        clocks=cooperation_deadlines.clocks,
        lapse=cooperation_deadlines.lapse,
        facts=facts.for_cooperation,
        project=cooperation_rows.project,
        timetable=cooperation_rows.project_rules,
    ),
    Capability(
        kind="deputyship",
        name="cooperation",
        commands=deputy_commands.COMMANDS,
        events=deputy_events.EVENTS,
        roles=deputy_bars.ROLES,
        decide=deputy_decide.decide,
        evolve=deputy_evolve.evolve,
        bar=deputy_bars.bar,
        facts=facts.for_deputies,
        project=cooperation_rows.project_deputyship,
    ),
    Capability(
        kind="abroad",
        name="cooperation",
        commands=abroad_commands.COMMANDS,
        events=abroad_events.EVENTS,
        roles=abroad_bars.ROLES,
        decide=abroad_decide.decide,
        evolve=abroad_evolve.evolve,
        bar=abroad_bars.bar,
        clocks=abroad_deadlines.clocks,
        lapse=abroad_deadlines.lapse,
        facts=facts.for_abroad,
        project=cooperation_rows.project_abroad,
    ),
    Capability(
        kind="account",
        name="cooperation",
        commands=account_commands.COMMANDS,
        events=account_events.EVENTS,
        roles=account_bars.ROLES,
        decide=account_decide.decide,
        evolve=account_evolve.evolve,
        bar=account_bars.bar,
        facts=accounts.for_accounts,
        project=account_rows.project,
    ),
    Capability(
        kind="settlement",
        name="cooperation",
        commands=settlement_commands.COMMANDS,
        events=settlement_events.EVENTS,
        roles=settlement_bars.ROLES,
        decide=settlement_decide.decide,
        evolve=settlement_evolve.evolve,
        bar=settlement_bars.bar,
        facts=accounts.for_settlements,
        project=account_rows.project_settlement,
    ),
    Capability(
        kind="liaison",
        name="cooperation",
        commands=liaison_commands.COMMANDS,
        events=liaison_events.EVENTS,
        roles=liaison_bars.ROLES,
        decide=liaison_decide.decide,
        evolve=liaison_evolve.evolve,
        bar=liaison_bars.bar,
        clocks=liaison_deadlines.clocks,
        lapse=liaison_deadlines.lapse,
        facts=facts.for_rosters,
        project=cooperation_rows.project_roster,
    ),
    Capability(
        kind="operation",
        name="operations",
        commands=operation_commands.COMMANDS,
        events=operation_events.EVENTS,
        roles=operation_bars.ROLES,
        decide=operation_decide.decide,
        evolve=operation_evolve.evolve,
        bar=operation_bars.bar,
        clocks=operation_deadlines.clocks,
        lapse=operation_deadlines.lapse,
        facts=facts.for_operations,
        project=operation_rows.project,
    ),
    Capability(
        kind="taskforce",
        name="operations",
        commands=taskforce_commands.COMMANDS,
        events=taskforce_events.EVENTS,
        roles=taskforce_bars.ROLES,
        decide=taskforce_decide.decide,
        evolve=taskforce_evolve.evolve,
        bar=taskforce_bars.bar,
        clocks=taskforce_deadlines.clocks,
        lapse=taskforce_deadlines.lapse,
        facts=taskforces.for_task_forces,
        project=operation_rows.project_task_force,
    ),
    Capability(
        kind="unit",
        name="resources",
        commands=unit_commands.COMMANDS,
        events=unit_events.EVENTS,
        roles=unit_bars.ROLES,
        decide=unit_decide.decide,
        evolve=unit_evolve.evolve,
        bar=unit_bars.bar,
        clocks=unit_deadlines.clocks,
        lapse=unit_deadlines.lapse,
        facts=resources.for_units,
        project=resource_rows.project_unit,
    ),
    Capability(
        kind="expert",
        name="resources",
        commands=expert_commands.COMMANDS,
        events=expert_events.EVENTS,
        roles=expert_bars.ROLES,
        decide=expert_decide.decide,
        evolve=expert_evolve.evolve,
        bar=expert_bars.bar,
        clocks=expert_deadlines.clocks,
        lapse=expert_deadlines.lapse,
        facts=resources.for_experts,
        project=resource_rows.project_expert,
    ),
    Capability(
        kind="review",
        name="review",
        commands=review_commands.COMMANDS,
        events=review_events.EVENTS,
        roles=review_bars.ROLES,
        decide=review_decide.decide,
        evolve=review_evolve.evolve,
        bar=review_bars.bar,
        clocks=review_deadlines.clocks,
        lapse=review_deadlines.lapse,
        facts=facts.for_review,
        project=review_rows.project,
    ),
)

NAMES = EventNames(
    {name: versions for each in CAPABILITIES for name, versions in each.events.items()}
    | refusals.EVENTS
    | ESCALATIONS
)
_BY_KIND = {each.kind: each for each in CAPABILITIES}
_COMMANDS = {name: command for each in CAPABILITIES for name, command in each.commands.items()}
_COMMAND_NAMES = {command: name for name, command in _COMMANDS.items()}
_BY_COMMAND = {command: each for each in CAPABILITIES for command in each.commands.values()}


def capability_of(matter: MatterId) -> Capability:
    """The capability that decides about a matter. Raises KeyError for an identifier of no known kind."""
    return _BY_KIND[kind_of(matter)]


def capability_for(command: Command | type[Command]) -> Capability:
    """The capability that decides on a command."""
    return _BY_COMMAND[command if isinstance(command, type) else type(command)]


def command_named(name: str) -> type[Command]:
    """The command of a name such as `warrants.recall`. Raises KeyError for an unknown one."""
    return _COMMANDS[name]


def name_of(command: Command | type[Command]) -> str:
    """The name of a command, such as `warrants.recall`."""
    return _COMMAND_NAMES[command if isinstance(command, type) else type(command)]


def command_names() -> tuple[str, ...]:
    """The names of all commands, in the capabilities' own sequence."""
    return tuple(_COMMANDS)


def new_reading() -> Reading:
    """A fresh reading of matters, for one decision or one page."""
    return Reading({kind: each.evolve for kind, each in _BY_KIND.items()}, NAMES)
