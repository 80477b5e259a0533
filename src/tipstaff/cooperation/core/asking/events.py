"""What was entered about a draft, a request's particulars, its letter, and the help itself. For ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.asking.commands import LetterForm
from tipstaff.cooperation.core.asking.particulars import FiledAnswer, Weapons
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    OfficeId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDrafted(Event):
    """Somebody kept what there is of a request; it is not sent."""

    request: CooperationRequestId
    warrant: WarrantId
    subject: SubjectId
    kind: Cooperation
    by: UserId
    office: OfficeId
    agency: AgencyId
    zone: str
    asked_agency: AgencyId | None
    place: RegionCode | None
    papers: tuple[FiledPaper, ...]
    answers: tuple[FiledAnswer, ...]
    reason: Sealed[str]
    missing_papers: tuple[str, ...]
    missing_answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraftDiscarded(Event):
    """The draft was dropped."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticularsStated(Event):
    """What the request stated when it was sent, besides its reason."""

    answers: tuple[FiledAnswer, ...]
    is_remote: bool
    weapons: Weapons
    emergency: Sealed[str] | None
    instrument: str | None
    instrument_number: Sealed[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGivenOut(Event):
    """The formal letter left the system."""

    by: UserId
    office: OfficeId
    form: LetterForm
    to_office: OfficeId
    with_person: bool
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpReported(Event):
    """The help was given. `late`: its time had passed before."""

    by: UserId
    office: OfficeId
    result: Sealed[str]
    papers: tuple[FiledPaper, ...]
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTimeLapsed(Event):
    """The time for the help itself passed without a report."""

    office: OfficeId
    """The receiving office, which owed the help."""
    escalation_owner: OfficeId


type AskingEvent = (
    RequestDrafted
    | RequestDraftDiscarded
    | ParticularsStated
    | LetterGivenOut
    | HelpReported
    | HelpTimeLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.drafted": {1: RequestDrafted},
    "cooperation.draft_discarded": {1: RequestDraftDiscarded},
    "cooperation.particulars_stated": {1: ParticularsStated},
    "cooperation.letter_given_out": {1: LetterGivenOut},
    "cooperation.help_reported": {1: HelpReported},
    "cooperation.help_time_lapsed": {1: HelpTimeLapsed},
}
