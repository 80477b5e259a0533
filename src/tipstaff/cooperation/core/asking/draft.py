"""A request that is kept and not sent yet."""

from dataclasses import dataclass

from tipstaff.cooperation.core.asking.particulars import FiledAnswer
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    OfficeId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """What is there of a request so far. It binds nobody and starts no clock."""

    request: CooperationRequestId
    warrant: WarrantId
    subject: SubjectId
    kind: Cooperation
    by: UserId
    office: OfficeId
    agency: AgencyId
    zone: str
    saved_at: Instant
    asked_agency: AgencyId | None
    place: RegionCode | None
    papers: tuple[FiledPaper, ...]
    answers: tuple[FiledAnswer, ...]
    reason: Sealed[str]
    missing_papers: tuple[str, ...]
    missing_answers: tuple[str, ...]
    is_discarded: bool = False

    @property
    def status(self) -> str:
        """Where it stands, as a word."""
        return "discarded" if self.is_discarded else "draft"
