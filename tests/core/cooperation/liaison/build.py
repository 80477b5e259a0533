"""Small builders: the duty desk of Guangzhou, and one in Berlin, plan a month."""

from collections.abc import Iterable
from functools import reduce
from typing import Any

from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.decide import decide
from tipstaff.cooperation.core.liaison.evolve import evolve
from tipstaff.cooperation.core.liaison.facts import Facts
from tipstaff.cooperation.core.liaison.roster import Roster, roster_id
from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.decider import Command, Event, Refused
from tipstaff.kernel.ids import AgencyId, OfficeId, RegionCode, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_from
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile

CN, EU = load_profile("cn/2026-1"), load_profile("eu-eaw/2026-1")
DESK = OfficeId("guangzhou-duty")
ANNA, BEN, CARA, DAVID = (UserId(name) for name in ("anna", "ben", "cara", "david"))
STAFF = frozenset({ANNA, BEN, CARA, DAVID})
NOW = Instant.parse("2026-02-20T09:00:00+00:00")


def actor(user: str = ANNA, *roles: Role, zone: str = "Asia/Shanghai", **other: Any) -> Actor:
    known = {"office": DESK, "agency": AgencyId("guangzhou-police"), "region": RegionCode("440100")}
    return Actor(
        user=UserId(user),
        zone=zone,
        profile="cn/2026-1",
        roles=frozenset(roles or {Role.DUTY_OFFICER}),
        **{**known, **other},
    )


CLOCK = Actor(
    user=UserId("clock"),
    office=OfficeId(""),
    agency=AgencyId(""),
    region=RegionCode(""),
    zone="UTC",
    profile="cn/2026-1",
    roles=CLOCK_ROLES,
)


def facts(who: Actor, **other: Any) -> Facts:
    return Facts(**{"actor": who, "now": NOW, "staff": STAFF, **other})


def ask(
    command: Command, roster: Roster | None, who: Actor, rules: Profile = CN, **other: Any
) -> tuple[Event, ...] | Refused:
    return decide(command, roster, facts(who, **other), rules)  # type: ignore[arg-type]


def do(command: Command, roster: Roster | None, who: Actor, rules: Profile = CN, **other: Any) -> Roster:
    """The roster after a command that is not refused."""
    events = ask(command, roster, who, rules, **other)
    assert not isinstance(events, Refused), events
    after = reduce(evolve, events, roster)  # type: ignore[arg-type]
    assert after is not None
    return after


def command(kind: type[Command], month: str = "2026-03", /, at: Instant = NOW, **values: Any) -> Any:
    return kind(happened_at=at, roster=roster_id(DESK, month), **values)


def planned(zone: str = "Asia/Shanghai", month: str = "2026-03", rules: Profile = CN) -> Roster:
    return do(command(to.PlanRoster, month, office=DESK, month=month), None, actor(zone=zone), rules)


def adding(  # noqa: PLR0917 - what a shift is made of
    roster: Roster,
    officer: UserId,
    deputy: UserId | None,
    begins: str,
    ends: str,
    days: tuple[int, int] = (1, 31),
) -> to.AddShifts:
    first, last = (roster.first_day.replace(day=day) for day in days)
    added: to.AddShifts = command(
        to.AddShifts,
        roster.month,
        officer=officer,
        deputy=deputy,
        first_day=first,
        last_day=last,
        begins=begins,
        ends=ends,
    )
    return added


def speaking(roster: Roster, rules: Profile, who: Actor, people: Iterable[UserId] = STAFF) -> Roster:
    """Everybody speaks what the rules ask for."""
    codes = tuple(one.id for one in rules.languages)
    for officer in sorted(people):
        named = command(to.NameLanguages, roster.month, officer=officer, languages=codes)
        roster = do(named, roster, who, rules)
    return roster


def full(zone: str = "Asia/Shanghai", month: str = "2026-03", rules: Profile = CN) -> Roster:
    """Anna by day and Ben by night, each with a deputy; everybody speaks everything."""
    who, roster = actor(zone=zone), speaking(planned(zone, month, rules), rules, actor(zone=zone))
    last = month_from(roster.first_day)[1].day
    roster = do(adding(roster, ANNA, CARA, "08:00", "20:00", (1, last)), roster, who, rules)
    roster = do(adding(roster, BEN, DAVID, "20:00", "08:00", (1, last)), roster, who, rules)
    return do(adding(roster, DAVID, CARA, "00:00", "08:00", (1, 1)), roster, who, rules)


def published(zone: str = "Asia/Shanghai", month: str = "2026-03", rules: Profile = CN) -> Roster:
    return do(command(to.PublishRoster, month), full(zone, month, rules), actor(zone=zone), rules)
