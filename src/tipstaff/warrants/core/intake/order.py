"""A court's order as it is written in a file, before anybody has entered it."""

from dataclasses import dataclass
from datetime import date

from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.ids import AgencyId, OffenceCode, SubjectId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import out_of_bounds
from tipstaff.warrants.core.commands import RegisterWarrant
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault, FaultCode
from tipstaff.warrants.core.particulars import Attachment, InstrumentKind, PersonDetails, ReturnScope
from tipstaff.warrants.core.warrant import warrant_id

_NOT_NAMED = AgencyId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFile:
    """The instrument's file: where it lies, relative to the order, and the hash of its bytes."""

    file: str
    sha256: str
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtOrder:
    """One order. Its fields are those of court-order.schema.json, no more and no fewer."""

    number: str
    kind: InstrumentKind
    offence: OffenceCode
    issued_on: date
    return_scope: ReturnScope
    person: PersonDetails
    instrument: InstrumentFile
    court: AgencyId = _NOT_NAMED
    """Without it the order is refused by name (missing_authority), not as malformed."""
    valid_until: date | None = None
    review_on: date | None = None
    remaining_sentence_months: int | None = None
    escaped_from_custody: bool = False
    violence_with_weapon: bool = False

    def register(self, subject: SubjectId, happened_at: Instant, size: int) -> RegisterWarrant:
        """The command that enters this order; `size` is that of the instrument's file in bytes."""
        return RegisterWarrant(
            happened_at=happened_at,
            warrant=warrant_id(self.court, self.number),
            subject=subject,
            number=self.number,
            court=self.court,
            kind=self.kind,
            offence=self.offence,
            issued_on=self.issued_on,
            valid_until=self.valid_until,
            review_on=self.review_on,
            return_scope=self.return_scope,
            person=self.person,
            instrument=self._attachment(size),
            remaining_sentence_months=self.remaining_sentence_months,
            escaped_from_custody=self.escaped_from_custody,
            violence_with_weapon=self.violence_with_weapon,
        )

    def _attachment(self, size: int) -> Attachment:
        paper = self.instrument
        name = paper.file.rpartition("/")[2]
        return Attachment(sha256=paper.sha256, name=name, size=size, media_type=paper.media_type)


def read_order(value: Json) -> CourtOrder | Fault:
    """An order from plain values, or what is wrong with its form."""
    try:
        order = read(value, CourtOrder)
    except Unreadable as problem:
        return faults.malformed("; ".join(problem.problems))
    field = out_of_bounds(order.person, order.remaining_sentence_months)
    return faults.malformed(f"out of bounds: {field}") if field else order


def unfit_on_arrival(order: CourtOrder, rules: Profile, today: date) -> Fault | None:
    """Why an order that can be read is not taken in all the same."""
    if not order.court.strip():
        return Fault(FaultCode.MISSING_AUTHORITY, faults.NO_AUTHORITY)
    if order.offence not in rules.offences:
        named = {"rules": rules.name, "offence": order.offence}
        return Fault(FaultCode.UNKNOWN_OFFENCE, faults.UNKNOWN_OFFENCE, named)
    if order.valid_until is not None and order.valid_until < today:
        day = {"day": order.valid_until.isoformat()}
        return Fault(FaultCode.EXPIRED_ON_ARRIVAL, faults.EXPIRED, day)
    return None
