"""How a task force stands after an event."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tipstaff.operations.core.taskforce import events as on
from tipstaff.operations.core.taskforce.deciding.orders import draft_of
from tipstaff.operations.core.taskforce.events import TaskForceEvent
from tipstaff.operations.core.taskforce.order import Acknowledgement, Briefing, Draft, Order, Section
from tipstaff.operations.core.taskforce.taskforce import Appointment, TaskForce


def evolve(force: TaskForce | None, event: TaskForceEvent) -> TaskForce:
    """The task force after the event. Raises ValueError where the first event is not that it was formed."""
    if isinstance(event, on.TaskForceFormed):
        return _formed(event)
    if force is None:
        raise ValueError(f"A task force begins by being formed, not with {type(event).__name__}")
    return _EVOLVE[type(event)](force, event)


def _formed(event: on.TaskForceFormed) -> TaskForce:
    return TaskForce(
        taskforce=event.taskforce,
        warrant=event.warrant,
        warrant_number=event.warrant_number,
        subject=event.subject,
        operation=event.operation,
        agency=event.agency,
        office=event.office,
        zone=event.zone,
        leader=event.leader,
        formed_at=event.happened_at,
    )


def _named(force: TaskForce, event: on.LeaderNamed) -> TaskForce:
    return replace(force, leader=event.leader)


def _appointed(force: TaskForce, event: on.MemberAppointed) -> TaskForce:
    appointment = Appointment(
        number=event.number,
        officer=event.officer,
        group=event.group,
        starts=event.starts,
        ends=event.ends,
        appointed_by=event.by,
    )
    return replace(force, appointments=(*force.appointments, appointment))


def _ended(force: TaskForce, event: on.AppointmentEnded) -> TaskForce:
    return replace(
        force,
        appointments=tuple(
            replace(one, ended_at=event.ended_at) if one.number == event.number else one
            for one in force.appointments
        ),
    )


def _written(force: TaskForce, event: on.SectionWritten) -> TaskForce:
    section = Section(section=event.section, text=event.text, groups=event.groups, by=event.by)
    others = tuple(one for one in draft_of(force).sections if one.section != event.section)
    return replace(force, draft=Draft(sections=(*others, section)))


def _checked(force: TaskForce, event: on.OrderChecked) -> TaskForce:
    return replace(force, draft=replace(draft_of(force), checked_by=event.by))


def _issued(force: TaskForce, event: on.OrderIssued) -> TaskForce:
    draft = draft_of(force)
    order = Order(
        version=event.version,
        sections=draft.sections,
        issued_by=event.by,
        issued_at=event.issued_at,
        checked_by=draft.checked_by,
    )
    return replace(force, draft=None, orders=(*force.orders, order))


def _acknowledged(force: TaskForce, event: on.OrderAcknowledged) -> TaskForce:
    said = Acknowledgement(by=event.by, at=event.happened_at)
    return replace(
        force,
        orders=tuple(
            replace(one, acknowledged=(*one.acknowledged, said)) if one.version == event.version else one
            for one in force.orders
        ),
    )


def _briefed(force: TaskForce, event: on.BriefingRecorded) -> TaskForce:
    briefing = Briefing(
        number=event.number,
        held_at=event.happened_at,
        order=event.order,
        groups=event.groups,
        told=event.told,
        attended=event.attended,
        by=event.by,
    )
    return replace(force, briefings=(*force.briefings, briefing))


def _disbanded(force: TaskForce, event: on.TaskForceDisbanded) -> TaskForce:
    at = event.disbanded_at
    return replace(
        force,
        disbanded_at=at,
        draft=None,
        appointments=tuple(
            replace(one, ended_at=at) if one.ended_at is None else one for one in force.appointments
        ),
    )


_EVOLVE: dict[type[Any], Callable[[TaskForce, Any], TaskForce]] = {
    on.LeaderNamed: _named,
    on.MemberAppointed: _appointed,
    on.AppointmentEnded: _ended,
    on.SectionWritten: _written,
    on.OrderChecked: _checked,
    on.OrderIssued: _issued,
    on.OrderAcknowledged: _acknowledged,
    on.BriefingRecorded: _briefed,
    on.TaskForceDisbanded: _disbanded,
}
