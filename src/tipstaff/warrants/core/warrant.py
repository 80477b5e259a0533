"""A warrant on the register: where it stands, and whether it is in force."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tipstaff.kernel.deadline import Pause
from tipstaff.kernel.ids import (
    AgencyId,
    OffenceCode,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.warrants.core.particulars import FiledPaper, InstrumentKind, Particulars, PersonDetails
from tipstaff.warrants.core.quality.quality import NOTHING_FOUND, Quality
from tipstaff.warrants.core.validation import PastValidation


class WarrantStatus(StrEnum):
    """Where a warrant stands. Only `in_force` allows anybody to act, and only until its dates."""

    DRAFT = "draft"
    DISCARDED = "discarded"
    AWAITING_CHECK = "awaiting_check"
    RETURNED = "returned"
    IN_FORCE = "in_force"
    STAYED = "stayed"
    RESTRICTED = "restricted"
    SUSPENDED = "suspended"
    RECALLED = "recalled"
    QUASHED = "quashed"
    EXPIRED = "expired"
    EXECUTED = "executed"
    MERGED = "merged"


class RecallGround(StrEnum):
    """Why a warrant no longer stands."""

    WITHDRAWN = "withdrawn"
    INVALID = "invalid"
    SERVED = "served"
    IN_CUSTODY = "in_custody"
    SURRENDERED = "surrendered"
    DEATH = "death"
    NOT_FETCHED = "not_fetched"
    NO_LONGER_NEEDED = "no_longer_needed"
    ENTERED_IN_ERROR = "entered_in_error"


class SuspensionGround(StrEnum):
    """Why a warrant rests for now."""

    IDENTITY_IN_DOUBT = "identity_in_doubt"
    ACCURACY_DISPUTED = "accuracy_disputed"
    PAPERS_DEFECTIVE = "papers_defective"
    STAYED_BY_COURT = "stayed_by_court"
    REVIEW_OVERDUE = "review_overdue"
    VALIDATION_MISSED = "validation_missed"


BY_SILENCE = frozenset({SuspensionGround.REVIEW_OVERDUE, SuspensionGround.VALIDATION_MISSED})
"""Grounds on which a warrant comes to rest by itself; nobody may give one of them."""

RESTS_AS: dict[SuspensionGround, WarrantStatus] = {
    SuspensionGround.STAYED_BY_COURT: WarrantStatus.STAYED,
    SuspensionGround.IDENTITY_IN_DOUBT: WarrantStatus.RESTRICTED,
    SuspensionGround.ACCURACY_DISPUTED: WarrantStatus.RESTRICTED,
    SuspensionGround.PAPERS_DEFECTIVE: WarrantStatus.SUSPENDED,
    SuspensionGround.REVIEW_OVERDUE: WarrantStatus.SUSPENDED,
    SuspensionGround.VALIDATION_MISSED: WarrantStatus.SUSPENDED,
}
"""What a rest makes of a warrant: the court's stay; a dispute about what it says; a duty not done."""

RESTING = (WarrantStatus.STAYED, WarrantStatus.RESTRICTED, WarrantStatus.SUSPENDED)
"""Where a warrant rests. Of several rests at once, the first of these is said."""

OPEN = frozenset({WarrantStatus.AWAITING_CHECK, WarrantStatus.RETURNED, WarrantStatus.IN_FORCE, *RESTING})
"""Where a warrant has not come to its end."""

ENDED = frozenset(
    {
        WarrantStatus.RECALLED,
        WarrantStatus.QUASHED,
        WarrantStatus.EXPIRED,
        WarrantStatus.EXECUTED,
        WarrantStatus.MERGED,
    }
)
"""Where it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Who made the warrant rest, and why."""

    ground: SuspensionGround
    by: UserId
    agency: AgencyId
    since: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPause:
    """One line of the ledger of pauses: which clock stood still, when, on which ground, and who said so."""

    clock: str
    pause: Pause
    office: OfficeId

    def lasts_at(self, at: Instant) -> bool:
        """Whether the clock stands still at a moment."""
        return self.pause.since <= at and (self.pause.until is None or at < self.pause.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """One instrument of one court about one person."""

    id: WarrantId
    number: str
    court: AgencyId
    """The issuing court."""
    agency: AgencyId
    """The registering agency, which answers for the entry."""
    office: OfficeId
    """The registrar's office; it owns the clocks."""
    issuing_desk: OfficeId
    """The office that answers confirmations."""
    region: RegionCode
    zone: str
    subject: SubjectId
    person: Sealed[PersonDetails]
    instrument_name: Sealed[str]
    """The name of the instrument's file."""
    particulars: Particulars
    level: int
    clause: str
    """The clause of the profile that gave the level."""
    registered_by: UserId
    registered_at: Instant
    entered_by: frozenset[UserId]
    """Everybody who ever wrote the entry or a part of it; none of them checks it."""
    edition: int
    """Rises with each change of content or standing; a confirmation of an earlier edition is void."""
    waiting_since: Instant
    """Since when it has waited for its check, or for its correction."""
    check_lapsed: bool = False
    corrected_by: UserId | None = None
    varied_by: UserId | None = None
    """Who entered the court's latest variation."""
    checked_by: UserId | None = None
    """Who checked the entry as it stands; None while nobody has."""
    was_in_force: bool = False
    """Whether it ever was in force: then only the court ends it."""
    differences: tuple[str, ...] = ()
    """The fields in which the second person found a difference; not empty while it is returned."""
    review_on: date | None = None
    """The next review date; at first the instrument's own."""
    reviewed_at: Instant | None = None
    """When the record was last held against its instrument by a second person."""
    care_lapsed: bool = False
    pauses: tuple[ClockPause, ...] = ()
    """Every pause of its clocks. A line is never taken out: time that was waited through is never lost."""
    rests: tuple[Suspension, ...] = ()
    """Everything for which it rests, each lifted by itself."""
    checked_at: Instant | None = None
    """When every field was last held against the instrument: at its check, or as it came back into force."""
    validations: tuple[PastValidation, ...] = ()
    """Those that were done or missed, in order."""
    validator: UserId | None = None
    """Who is to do the next validation; None: nobody was named."""
    ended_as: WarrantStatus | None = None
    ended_at: Instant | None = None
    recall_ground: RecallGround | None = None
    executed_by: OperationId | None = None
    """The operation that executed it."""
    retained_at: Instant | None = None
    """When somebody last gave reasons for keeping it on the register."""
    is_deleted: bool = False
    """Whether its time after its end is over: what it said of the person is gone."""
    merged_into: WarrantId | None = None
    """The warrant under which the same order goes on."""
    quality: Quality = NOTHING_FOUND
    """What was found in its data and what tells its person from others."""

    @property
    def status(self) -> WarrantStatus:
        """Where it stands by what was entered. What its clocks say is another matter: `deadlines.status_under`."""
        if self.ended_as:
            return self.ended_as
        if not self.checked_by:
            return WarrantStatus.RETURNED if self.differences else WarrantStatus.AWAITING_CHECK
        rests = {RESTS_AS[rest.ground] for rest in self.rests}
        return next((status for status in RESTING if status in rests), WarrantStatus.IN_FORCE)

    @property
    def own_zone(self) -> ZoneInfo:
        """The zone in which its days begin and end."""
        return ZoneInfo(self.zone)

    def rest(self, ground: SuspensionGround) -> Suspension | None:
        """The rest on a ground, if it rests on it."""
        return next((rest for rest in self.rests if rest.ground is ground), None)

    @property
    def validated_at(self) -> Instant | None:
        """When it was last validated since its last check; None: not yet."""
        done = [one.at for one in self.validations if one.by]
        is_of_this_check = done and (self.checked_at is None or done[-1] >= self.checked_at)
        return done[-1] if is_of_this_check else None

    @property
    def kind(self) -> InstrumentKind:
        return self.particulars.kind

    @property
    def offence(self) -> OffenceCode:
        return self.particulars.offence

    @property
    def issued_on(self) -> date:
        return self.particulars.issued_on

    @property
    def valid_until(self) -> date | None:
        """The last day on which it is valid, in its own zone."""
        return self.particulars.valid_until

    @property
    def instrument(self) -> FiledPaper:
        return self.particulars.instrument

    @property
    def expires_at(self) -> Instant | None:
        """The moment at which its last day ends."""
        return end_of(self.valid_until, self.zone) if self.valid_until else None

    @property
    def review_ends(self) -> Instant | None:
        """The moment at which its review date ends: from then on it rests, unless it has been reviewed."""
        return end_of(self.review_on, self.zone) if self.review_on else None


def warrant_id(court: AgencyId, number: str) -> WarrantId:
    """The identifier of a court's warrant: the same order taken in twice is the same matter."""
    return WarrantId(f"warrant-{uuid.uuid5(uuid.NAMESPACE_URL, f'{court}\n{number}').hex}")  # type: ignore[arg-type]


def end_of(day: date, zone: str) -> Instant:
    """24:00 of a day on the clock of a zone."""
    return Instant(datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)))


def dated_status(
    status: WarrantStatus, expires_at: Instant | None, rests_at: Instant | None, at: Instant
) -> WarrantStatus:
    """Let what is due speak, even before anybody has noted that it passed. `rests_at` is `deadlines.rests_at`."""
    if status in OPEN and expires_at and at >= expires_at:
        return WarrantStatus.EXPIRED
    if status is WarrantStatus.IN_FORCE and rests_at and at >= rests_at:
        return WarrantStatus.SUSPENDED
    return status


def standing(warrant: Warrant, status: WarrantStatus) -> WarrantStanding:
    """What other capabilities may know of it, where it stands at the moment at which they ask."""
    return WarrantStanding(
        warrant=warrant.id,
        number=warrant.number,
        is_in_force=status is WarrantStatus.IN_FORCE,
        status=status.value,
        edition=warrant.edition,
        level=warrant.level,
        subject=warrant.subject,
        issuing_desk=warrant.issuing_desk,
        agency=warrant.agency,
        court=warrant.court,
        region=warrant.region,
        is_erased=warrant.person.content is None,
    )
