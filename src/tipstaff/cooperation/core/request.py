"""A co-operation request: one agency asks another for help with a warrant."""

from dataclasses import dataclass
from enum import StrEnum

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
from tipstaff.kernel.standing import CooperationStanding
from tipstaff.policy.profile import Cooperation


class RequestStatus(StrEnum):
    """Where a request stands. Every one but `open` is final."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ApprovalStatus(StrEnum):
    """What an approving office has said. Silence is neither a yes nor a no."""

    WAITING = "waiting"
    GIVEN = "given"
    SILENT = "silent"


_SHA256_DIGITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that comes with a request. Raises ValueError where the hash is none."""

    kind: str
    """One of the kinds that the rules list for the request."""
    sha256: str
    """Hash of the file's bytes, in lower-case hexadecimal."""
    name: str
    """The file's name as it was given; it may name the person, so the record seals it."""

    def __post_init__(self) -> None:
        if len(self.sha256) != _SHA256_DIGITS or not set(self.sha256) <= set("0123456789abcdef"):
            raise ValueError(f"Not a SHA-256 hash in lower-case hexadecimal: {self.sha256!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPaper:
    """A paper as it stands on the record."""

    kind: str
    sha256: str
    name: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What one approving office of the asked agency has said so far."""

    office: OfficeId
    status: ApprovalStatus = ApprovalStatus.WAITING
    by: UserId | None = None
    at: Instant | None = None
    """When it was given; None while it is not."""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReply:
    """The receiving office has taken the request up."""

    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A clock that passed without an answer, and the office that owed it."""

    clock: str
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Who brought the request to its end, and why."""

    by: UserId
    office: OfficeId
    at: Instant
    ground: str | None = None
    """Only where it was declined: one of those that the rules list."""
    explanation: Sealed[str] | None = None
    """The words of whoever declined or withdrew; an acceptance has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationRequest:
    """A request as it stands after everything that was entered about it."""

    request: CooperationRequestId
    warrant: WarrantId
    edition: int
    """The warrant's edition when help was asked for."""
    subject: SubjectId
    kind: Cooperation
    level: int
    place: RegionCode
    """Where the help is needed."""
    asked_at: Instant
    asked_by: UserId
    asking_agency: AgencyId
    asking_office: OfficeId
    asked_agency: AgencyId
    asked_region: RegionCode
    zone: str
    """IANA name: where the asked agency's days begin and end."""
    receiving_office: OfficeId
    approvals: tuple[Approval, ...]
    papers: tuple[FiledPaper, ...]
    reason: Sealed[str]
    status: RequestStatus = RequestStatus.OPEN
    first_reply: FirstReply | None = None
    silences: tuple[Silence, ...] = ()
    ending: Ending | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may still be answered or withdrawn."""
        return self.status is RequestStatus.OPEN

    @property
    def missing(self) -> tuple[OfficeId, ...]:
        """The offices whose approval is still needed, silent ones included."""
        return tuple(one.office for one in self.approvals if one.status is not ApprovalStatus.GIVEN)

    def approval_of(self, office: OfficeId) -> Approval | None:
        """The approval that an office owes or gave; None where none is needed from it."""
        return next((one for one in self.approvals if one.office == office), None)

    def is_silence_noted(self, clock: str) -> bool:
        """Whether the passing of a clock has been entered."""
        return any(silence.clock == clock for silence in self.silences)


def standing(request: CooperationRequest) -> CooperationStanding:
    """What other matters may know of a request."""
    return CooperationStanding(
        request=request.request,
        warrant=request.warrant,
        is_accepted=request.status is RequestStatus.ACCEPTED,
        is_for_execution=request.kind is Cooperation.EXECUTION,
        asking_agency=request.asking_agency,
        asked_agency=request.asked_agency,
        asked_region=request.asked_region,
    )
