"""Small builders: a task force of Hangzhou with a member in each of three cells, and its order."""

from dataclasses import replace
from datetime import timedelta
from functools import reduce
from typing import Any

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    AgencyId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding, WarrantStanding
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce.decide import decide
from tipstaff.operations.core.taskforce.evolve import evolve
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.taskforce import TaskForce, taskforce_id
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile

RULES = load_profile("cn/2026-1")
NO_CHECK = load_profile("us-style/2026-1")
NOW = Instant.parse("2026-11-23T09:00:00+08:00")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASE = WarrantId(MatterId("warrant-1"))
FORCE = taskforce_id(CASE)
WARRANT = WarrantStanding(
    warrant=CASE,
    number="（2026）样1号",
    is_in_force=True,
    status="in_force",
    edition=1,
    level=1,
    subject=SubjectId("subject-1"),
    issuing_desk=OfficeId("court-desk"),
    agency=AgencyId("hangzhou-police"),
    court=AgencyId("hangzhou-court"),
    region=RegionCode("330100"),
)
OPERATION = OperationStanding(
    operation=OperationId(MatterId("operation-1")),
    warrant=CASE,
    subject=SubjectId("subject-1"),
    agency=AgencyId("hangzhou-police"),
    is_closed=False,
    outcome="",
    took_part=frozenset(),
)


def actor(user: str, *roles: Role, agency: str = "hangzhou-police") -> Actor:
    return Actor(
        user=UserId(user),
        office=OfficeId(f"{agency}-operations"),
        agency=AgencyId(agency),
        region=RegionCode("330100"),
        zone="Asia/Shanghai",
        profile="cn/2026-1",
        roles=frozenset(roles or {Role.OFFICER}),
    )


DUTY, LEADER = actor("duty", Role.DUTY_OFFICER), actor("leader", Role.COMMAND_OWNER)
FIELD, LEGAL, TECHNICAL, NOBODY = actor("field"), actor("legal"), actor("technical"), actor("nobody")
STAFF = frozenset(one.user for one in (DUTY, LEADER, FIELD, LEGAL, TECHNICAL, NOBODY))


def outcome(
    command: Any,
    force: TaskForce | None,
    by: Actor = LEADER,
    at: Instant = NOW,
    rules: Profile = RULES,
    **facts: Any,
) -> Any:
    known = {"warrant": WARRANT, "operation": OPERATION, "staff": STAFF, **facts}
    return decide(command, force, Facts(actor=by, now=at, **known), rules)


def after(
    force: TaskForce | None, *acts: Any, by: Actor = LEADER, at: Instant = NOW, **facts: Any
) -> TaskForce:
    """The task force after acts that must be entered."""
    for command in acts:
        found = outcome(command, force, by, at, **facts)
        assert not isinstance(found, Refused), found
        force = reduce(evolve, found, force)
    assert force is not None
    return force


def refused(
    command: Any, force: TaskForce | None, by: Actor = LEADER, at: Instant = NOW, **facts: Any
) -> str:
    found = outcome(command, force, by, at, **facts)
    assert isinstance(found, Refused), found
    return found.ground.value


def about(at: Instant = NOW) -> dict[str, Any]:
    return {"happened_at": at, "taskforce": FORCE}


def forming(**other: Any) -> k.FormTaskForce:
    return k.FormTaskForce(**({**about(), "warrant": CASE, "leader": LEADER.user} | other))


def appointing(who: Actor, group: str, days: int = 10, starts: Instant = NOW) -> k.AppointMember:
    return k.AppointMember(**about(), officer=who.user, group=group, starts=starts, ends=NOW + days * DAY)


def writing(section: str, *groups: str, text: str = "样例") -> k.WriteSection:
    return k.WriteSection(**about(), section=section, text=text, groups=groups)


def whole_order() -> list[k.WriteSection]:
    return [writing(one) for one in RULES.order_sections]


def briefing(*who: Actor, groups: tuple[str, ...] = (), at: Instant = NOW) -> k.RecordBriefing:
    return k.RecordBriefing(**about(at), attended=tuple(one.user for one in who), told="要点", groups=groups)


def formed() -> TaskForce:
    """Led by the leader; a member in the field, the legal and the technical cell, each for ten days."""
    groups = ((FIELD, "field"), (LEGAL, "legal"), (TECHNICAL, "technical"))
    force = after(None, forming(), by=DUTY)
    return after(force, *(appointing(who, group) for who, group in groups))


def issued() -> TaskForce:
    """With an order that the legal cell checked and the leader issued."""
    force = after(formed(), *whole_order())
    return after(after(force, k.CheckOrder(**about()), by=LEGAL), k.IssueOrder(**about()))


def elsewhere(one: Actor) -> Actor:
    return replace(one, agency=AgencyId("chengdu-police"))
