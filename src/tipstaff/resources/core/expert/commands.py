"""What may be asked about an expert."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ExpertId, OperationId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExpertCommand(Command):
    MATTER: ClassVar[str] = "expert"

    expert: ExpertId = says(_("The expert"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterExpert(_ExpertCommand):
    """An external expert is on call for remote or other advice."""

    subject: SubjectId = says(_("Whose key seals the expert's name"))
    code: str = says(_("The expert's code, such as EX-031"))
    name: str = says(_("The expert's name; sealed"))
    fields: tuple[str, ...] = says(_("Fields of expertise"))
    languages: tuple[str, ...] = says(_("Languages, by their codes (ISO 639, such as zh)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCall(_ExpertCommand):
    """The expert is no longer on call; what is booked is given back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareConflict(_ExpertCommand):
    """The expert has an interest in a case; what is booked in it is given back."""

    warrant: WarrantId = says(_("The warrant of the case"))
    reason: str = says(_("What the interest is; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveExpert(_ExpertCommand):
    """A session is reserved for an operation; the reservation lapses unless confirmed."""

    operation: OperationId = says(_("The operation"))
    field: str = says(_("The field"))
    language: str = says(_("The language"))
    starts: Instant = says(_("Wanted from"))
    ends: Instant = says(_("Wanted until"))
    is_remote: bool = says(_("A remote session"), default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSession(_ExpertCommand):
    """A reserved session is confirmed, after everything is looked at once more."""

    number: int = says(_("Number of the booking"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSession(_ExpertCommand):
    """A session is given back."""

    number: int = says(_("Number of the booking"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSession(_ExpertCommand):
    """A confirmed session was held. What was advised is not kept here."""

    number: int = says(_("Number of the booking"))
    minutes: int = says(_("How many minutes it lasted"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSessionLapsed(_ExpertCommand):
    """A reserved session was not confirmed in time."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("Number of the booking"))


type ExpertCommand = (
    EnterExpert
    | EndCall
    | DeclareConflict
    | ReserveExpert
    | ConfirmSession
    | ReleaseSession
    | RecordSession
    | NoteSessionLapsed
)

COMMANDS: dict[str, type[Command]] = {
    "resources.enter_expert": EnterExpert,
    "resources.end_call": EndCall,
    "resources.declare_conflict": DeclareConflict,
    "resources.reserve_expert": ReserveExpert,
    "resources.confirm_session": ConfirmSession,
    "resources.release_session": ReleaseSession,
    "resources.record_session": RecordSession,
    "resources.note_session_lapsed": NoteSessionLapsed,
}
