"""What the forms about a task force offer: its cells and sections, its appointments, its members."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile
from tipstaff.web import times
from tipstaff.web.resource_words import kind_said, people_said

type Offers = Mapping[str, Sequence[tuple[str, str]]]


def _groups(rules: Profile) -> Sequence[tuple[str, str]]:
    return [(one, kind_said(rules.groups, one)) for one in rules.groups]


def _to_appoint(_force: TaskForce, rules: Profile, _language: str) -> Offers:
    return {"group": _groups(rules)}


def _to_write(_force: TaskForce, rules: Profile, _language: str) -> Offers:
    sections = [(one, kind_said(rules.order_sections, one)) for one in rules.order_sections]
    return {"section": sections, "groups": _groups(rules)}


def _to_end(force: TaskForce, rules: Profile, _language: str) -> Offers:
    """The appointments that nobody has ended, each by number, name and cell."""
    names, zone = people_said(one.officer for one in force.appointments), ZoneInfo(force.zone)
    return {
        "number": [
            (
                str(one.number),
                f"{one.number}. {names[one.officer]} · {kind_said(rules.groups, one.group)} · "
                + times.of_moment(one.ends, zone),
            )
            for one in force.appointments
            if one.ended_at is None
        ]
    }


def _to_acknowledge(force: TaskForce, _rules: Profile, _language: str) -> Offers:
    return {"version": [(str(force.order.version), str(force.order.version))] if force.order else []}


def _to_brief(force: TaskForce, rules: Profile, _language: str) -> Offers:
    """Whoever has or had an appointment: a briefing may lie back, when it still held."""
    names = people_said(one.officer for one in force.appointments)
    return {"attended": sorted(names.items(), key=lambda one: one[1]), "groups": _groups(rules)}


FROM_STATE: dict[str, Callable[[Any, Profile, str], Offers]] = {
    "operations.appoint_member": _to_appoint,
    "operations.end_appointment": _to_end,
    "operations.write_section": _to_write,
    "operations.acknowledge_order": _to_acknowledge,
    "operations.record_briefing": _to_brief,
}
"""Command -> the choices that follow from how the task force stands."""
