"""What may be asked about a co-operation request."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.cooperation.core.approvals import commands as approval_commands
from tipstaff.cooperation.core.approvals.commands import ApprovalCommand
from tipstaff.cooperation.core.asking import commands as asking
from tipstaff.cooperation.core.asking.commands import AskingCommand
from tipstaff.cooperation.core.asking.particulars import Answer, Weapons
from tipstaff.cooperation.core.request import Paper
from tipstaff.cooperation.core.responsibility import commands as responsibility
from tipstaff.cooperation.core.responsibility.commands import ResponsibilityCommand
from tipstaff.cooperation.core.responsibility.division import Division
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, OfficeId, RegionCode, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class _RequestCommand(Command):
    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForCooperation(_RequestCommand):
    """An agency asks another one for help with a warrant."""

    warrant: WarrantId = says(_("The warrant that help is needed for"))
    asked_agency: AgencyId = says(_("The agency that is asked"))
    kind: Cooperation = says(_("What help is needed"))
    place: RegionCode = says(_("The region in which help is needed"))
    papers: tuple[Paper, ...] = says(_("The papers that the rules list for this help"))
    answers: tuple[Answer, ...] = says(
        _("Answers to the questions that the rules put for this help"), default=()
    )
    instrument: str | None = says(_("The legal instrument, where this help is given under one"), default=None)
    instrument_number: str = says(_("Number of the legal instrument; sealed"), default="")
    reason: str = says(_("Why help is needed; sealed"))
    is_remote: bool = says(_("The place is very remote, so that the rules' longer time runs"), default=False)
    weapons: Weapons = says(_("Whether officers carry firearms into the asked region"), default=Weapons.NONE)
    emergency: str = says(_("Why firearms are carried without approval, in an emergency; sealed"), default="")
    duties: Division | None = says(
        _("Who bears what; left out, the division of the rules is proposed"), default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeRequest(_RequestCommand):
    """The receiving office replies for the first time: the request has arrived and is being looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineCooperation(_RequestCommand):
    """The asked agency says no, on one of the grounds that the rules list."""

    ground: str = says(_("The ground on which help is declined"))
    explanation: str = says(_("What is missing, or which law stands in the way; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRequest(_RequestCommand):
    """The asking agency no longer needs the help."""

    explanation: str = says(_("Why the request is withdrawn; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSilence(_RequestCommand):
    """An approving office has let its time pass."""

    PUBLIC: ClassVar[bool] = False

    office: OfficeId = says(_("The office that said nothing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReplySilence(_RequestCommand):
    """The receiving office has let the time for its first reply pass."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteUnanswered(_RequestCommand):
    """The time for the whole answer has passed with approvals missing."""

    PUBLIC: ClassVar[bool] = False


type CooperationCommand = (
    AskForCooperation
    | AcknowledgeRequest
    | ApprovalCommand
    | DeclineCooperation
    | WithdrawRequest
    | NoteSilence
    | NoteReplySilence
    | NoteUnanswered
    | AskingCommand
    | ResponsibilityCommand
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.ask": AskForCooperation,
    "cooperation.acknowledge": AcknowledgeRequest,
    **approval_commands.COMMANDS,
    **asking.COMMANDS,
    **responsibility.COMMANDS,
    "cooperation.decline": DeclineCooperation,
    "cooperation.withdraw": WithdrawRequest,
    "cooperation.note_silence": NoteSilence,
    "cooperation.note_reply_silence": NoteReplySilence,
    "cooperation.note_unanswered": NoteUnanswered,
}
"""In the sequence in which a page offers them: what goes on comes before what ends a request."""
