"""What may be asked about a request that is not sent yet, about its letter, and about the help itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tipstaff.cooperation.core.asking.particulars import Answer
from tipstaff.cooperation.core.request import Paper
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, OfficeId, RegionCode, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.policy.profile import Cooperation


class LetterForm(StrEnum):
    """How a formal letter leaves the system."""

    PAPER = "paper"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft(Command):
    """Keep what there is of a request; what is missing is named, and nothing is sent."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    warrant: WarrantId = says(_("The warrant that help is needed for"))
    kind: Cooperation = says(_("What help is needed"))
    asked_agency: AgencyId | None = says(_("The agency that is asked"), default=None)
    place: RegionCode | None = says(_("The region in which help is needed"), default=None)
    papers: tuple[Paper, ...] = says(_("The papers that the rules list for this help"), default=())
    answers: tuple[Answer, ...] = says(
        _("Answers to the questions that the rules put for this help"), default=()
    )
    reason: str = says(_("Why help is needed; sealed"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardDraft(Command):
    """The draft is not needed any more."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOutLetter(Command):
    """The formal letter leaves the system; to a party of the request and nobody else."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    form: LetterForm = says(_("On paper or as PDF"))
    to_office: OfficeId = says(_("The office that the letter goes to"))
    with_person: bool = says(_("Whether the letter names the person"))
    sha256: str = says(_("Hash of what the letter says"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHelp(Command):
    """The asked agency reports that the help has been given, with its result."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    result: str = says(_("What was done and what came of it; sealed"))
    papers: tuple[Paper, ...] = says(_("Receipts and records that go back to the asking agency"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHelpOverdue(Command):
    """The time for the help itself has passed."""

    MATTER: ClassVar[str] = "request"
    PUBLIC: ClassVar[bool] = False

    request: CooperationRequestId = says(_("The co-operation request"))


type AskingCommand = KeepDraft | DiscardDraft | GiveOutLetter | ReportHelp | NoteHelpOverdue

COMMANDS: dict[str, type[Command]] = {
    "cooperation.keep_draft": KeepDraft,
    "cooperation.discard_draft": DiscardDraft,
    "cooperation.give_out_letter": GiveOutLetter,
    "cooperation.report_help": ReportHelp,
    "cooperation.note_help_overdue": NoteHelpOverdue,
}
