"""What may be asked about a task force."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import OperationId, TaskForceId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _TaskForceCommand(Command):
    MATTER: ClassVar[str] = "taskforce"

    taskforce: TaskForceId = says(_("The task force"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTaskForce(_TaskForceCommand):
    """A task force is formed for a case, and somebody else is named who leads it."""

    warrant: WarrantId = says(_("The warrant of the case"))
    leader: UserId = says(_("Who leads it"))
    operation: OperationId | None = says(_("The operation, where one is open"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLeader(_TaskForceCommand):
    """Somebody else leads the task force from now on."""

    leader: UserId = says(_("Who leads it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointMember(_TaskForceCommand):
    """The leader appoints somebody to a cell for a time. An appointment never reaches back."""

    officer: UserId = says(_("Who is appointed"))
    group: str = says(_("The cell"))
    starts: Instant = says(_("Valid from; at the earliest from now on"))
    ends: Instant = says(_("Valid until"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAppointment(_TaskForceCommand):
    """The leader ends an appointment before its time. No reason is asked."""

    number: int = says(_("Number of the appointment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteSection(_TaskForceCommand):
    """A section of the order is written. Where no version is being written, one begins with what the last one says."""

    section: str = says(_("The section"))
    text: str = says(_("What it says; sealed"))
    groups: tuple[str, ...] = says(_("Cells that it is for; none means every member"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOrder(_TaskForceCommand):
    """The cell that checks orders has read the whole version and finds it lawful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOrder(_TaskForceCommand):
    """The leader issues the version. Every member acknowledges it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeOrder(_TaskForceCommand):
    """A member has read what the order says to them."""

    version: int = says(_("Version of the order"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBriefing(_TaskForceCommand):
    """Whoever held a briefing enters it, with everybody who attended."""

    attended: tuple[UserId, ...] = says(_("Who attended"))
    told: str = says(_("What was said; sealed"))
    groups: tuple[str, ...] = says(_("Cells that it was for; none means every member"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbandTaskForce(_TaskForceCommand):
    """The leader ends the task force and every appointment in it."""


type TaskForceCommand = (
    FormTaskForce
    | NameLeader
    | AppointMember
    | EndAppointment
    | WriteSection
    | CheckOrder
    | IssueOrder
    | AcknowledgeOrder
    | RecordBriefing
    | DisbandTaskForce
)

COMMANDS: dict[str, type[Command]] = {
    "operations.form_task_force": FormTaskForce,
    "operations.name_leader": NameLeader,
    "operations.appoint_member": AppointMember,
    "operations.end_appointment": EndAppointment,
    "operations.write_section": WriteSection,
    "operations.check_order": CheckOrder,
    "operations.issue_order": IssueOrder,
    "operations.acknowledge_order": AcknowledgeOrder,
    "operations.record_briefing": RecordBriefing,
    "operations.disband_task_force": DisbandTaskForce,
}
