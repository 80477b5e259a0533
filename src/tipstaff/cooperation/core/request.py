"""A co-operation request: one agency asks another for help with a warrant."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tipstaff.cooperation.core.approvals.condition import Condition
from tipstaff.cooperation.core.asking.particulars import Particulars
from tipstaff.cooperation.core.responsibility.dispute import Dispute, DisputeAbout
from tipstaff.cooperation.core.responsibility.division import Agreement, Proposal
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
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.policy.profile import Cooperation

HELP = "help"
"""The clock on the help itself; owned by the receiving office."""


class RequestStatus(StrEnum):
    """Where a request stands. What was accepted may still be changed or withdrawn; the others are final."""

    OPEN = "open"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    """The help that was agreed to has been given."""
    REFERRED = "referred"
    """A dispute about jurisdiction was decided for the asked agency, which has the case from then on."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Approved on the spot, and the full approvals did not follow in time."""


class ApprovalStatus(StrEnum):
    """What an approving office has said. Silence is neither a yes nor a no."""

    WAITING = "waiting"
    GIVEN = "given"
    STALE = "stale"
    """Given for an earlier version of the request, so it must be given anew."""
    SILENT = "silent"


REPLY = "reply"
"""The clock of the first reply, which a change of the request leaves alone."""

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
    given_from: OfficeId | None = None
    """The office of whoever gave it, where it is another's: a deputy's, or the head's in place of a silent one."""
    in_the_name_of: UserId | None = None
    """The approver whose deputy gave it."""
    revision: int = 1
    """The version of the request that it was given for."""
    has_taken_effect: bool = False
    """Whether its silence has had the effect that the rules give it."""
    passed_to: OfficeId | None = None
    """The office that may decide in place of this silent one."""

    @property
    def filled_by(self) -> frozenset[UserId]:
        """Everybody whose approval this is: who gave it, and in whose name."""
        return frozenset(one for one in (self.by, self.in_the_name_of) if one)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotApproval:
    """The duty officer's approval before the full ones; it holds until `until` unless they come."""

    by: UserId
    office: OfficeId
    at: Instant
    until: Instant


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

    by: UserId | None = None
    """Nobody where it lapsed by itself."""
    office: OfficeId
    at: Instant
    in_the_name_of: UserId | None = None
    """The approver whose deputy declined."""
    ground: str | None = None
    """Only where it was declined: one of those that the rules list."""
    explanation: Sealed[str] | None = None
    """The words of whoever declined or withdrew; an acceptance has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """The report that the help was given."""

    by: UserId
    at: Instant
    late: bool
    result: Sealed[str]
    papers: tuple[FiledPaper, ...]


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
    revision: int = 1
    """Which version of the request this is: each change makes the next."""
    changed_at: Instant | None = None
    """When it was last changed."""
    changed_by: UserId | None = None
    spot: SpotApproval | None = None
    conditions: tuple[Condition, ...] = ()
    """What the approvals of this version are tied to."""
    conditions_set: int = 0
    """How many were set for earlier versions, so that no number comes twice."""

    particulars: Particulars | None = None
    """None for a request of before they were asked for."""
    proposal: Proposal | None = None
    """The division of duties that waits for the other side's agreement."""
    agreements: tuple[Agreement, ...] = ()
    """Every division that has bound both sides; the last one does."""
    proposals: int = 0
    """How many divisions have been put forward, by either side or by a decision."""
    disputes: tuple[Dispute, ...] = ()
    completion: Completion | None = None
    letters: int = 0
    """How often its formal letter was given out."""
    hands: frozenset[UserId] = frozenset()
    """Everybody who asked, answered, proposed or disputed; none of them decides a dispute of it."""

    @property
    def is_under_way(self) -> bool:
        """Whether it waits for its answer or for the help that was agreed to."""
        return self.status in (RequestStatus.OPEN, RequestStatus.ACCEPTED)

    @property
    def agreement(self) -> Agreement | None:
        """The division of duties that binds both sides now."""
        return self.agreements[-1] if self.agreements else None

    @property
    def open_disputes(self) -> tuple[Dispute, ...]:
        """The disputes that wait for their decision."""
        return tuple(one for one in self.disputes if one.is_open)

    @property
    def jurisdiction_is_disputed(self) -> bool:
        """Whether a dispute about jurisdiction is open: until its decision nothing is executed."""
        return any(one.about is DisputeAbout.JURISDICTION for one in self.open_disputes)

    @property
    def decided(self) -> dict[Duty, Bearer]:
        """The duties that were decided in disputes; no later agreement moves them."""
        ends = ((one.duty, one.end) for one in self.disputes)
        return {duty: end.bears for duty, end in ends if duty and end and end.bears}

    def dispute(self, number: int) -> Dispute | None:
        """The dispute of this number; None where there is none."""
        return next((one for one in self.disputes if one.number == number), None)

    def side_of(self, agency: AgencyId) -> Bearer | None:
        """On which side an agency stands; None for one that is no party."""
        return {self.asking_agency: Bearer.ASKING, self.asked_agency: Bearer.ASKED}.get(agency)

    @property
    def called_at(self) -> Instant:
        """When the approvals of this version were asked for: all of them at the same moment."""
        return self.changed_at or self.asked_at

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

    def with_approval(self, *changed: Approval) -> "CooperationRequest":
        """The request with some approvals in place of the same offices' earlier ones."""
        by_office = {one.office: one for one in changed}
        return replace(self, approvals=tuple(by_office.get(one.office, one) for one in self.approvals))

    def condition(self, number: int) -> Condition | None:
        """The condition of this number; None where no approval of this version is tied to one."""
        return next((one for one in self.conditions if one.number == number), None)

    def is_accepted_at(self, now: Instant) -> bool:
        """Whether the asked agency has agreed, in full or for now: an approval on the spot ends by itself."""
        if self.status is RequestStatus.ACCEPTED:
            return True
        return self.is_open and self.spot is not None and now < self.spot.until

    def has_lapsed_at(self, now: Instant) -> bool:
        """Whether it was approved on the spot and the full approvals are too late, noted or not."""
        lapses = self.is_open and self.spot is not None and now >= self.spot.until
        return lapses or self.status is RequestStatus.LAPSED

    def is_silence_noted(self, clock: str) -> bool:
        """Whether the passing of a clock has been entered."""
        return any(silence.clock == clock for silence in self.silences)


def standing(request: CooperationRequest, now: Instant) -> CooperationStanding:
    """What other matters may know of a request at a moment."""
    return CooperationStanding(
        request=request.request,
        warrant=request.warrant,
        is_accepted=request.is_accepted_at(now),
        open_conditions=tuple(one.filed.kind for one in request.conditions if one.bars_execution),
        is_for_execution=request.kind is Cooperation.EXECUTION,
        asking_agency=request.asking_agency,
        asked_agency=request.asked_agency,
        asked_region=request.asked_region,
        jurisdiction_is_disputed=request.jurisdiction_is_disputed,
    )
