"""A draft: what somebody has copied so far from a court's order. It is no warrant, and nobody can act on it."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from tipstaff.kernel.ids import AgencyId, OffenceCode, OfficeId, RegionCode, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.warrants.core.particulars import (
    IdentityDocument,
    InstrumentKind,
    ReturnScope,
    Sex,
)
from tipstaff.warrants.core.warrant import WarrantStatus

NEEDED = ("kind", "offence", "issued_on", "return_scope")
NEEDED_OF_PERSON = ("name", "sex", "born_on", "nationality")
"""What a warrant can't be registered without, besides its number, its court and the instrument itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedPerson:
    """What is known so far of who is named."""

    name: str = ""
    sex: Sex | None = None
    born_on: date | None = None
    nationality: str = ""
    latin_name: str = ""
    documents: tuple[IdentityDocument, ...] = ()
    height_cm: int | None = None
    marks: str = ""
    aliases: tuple[str, ...] = ()
    care_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """An entry of which anything may still be missing."""

    person: DraftedPerson
    kind: InstrumentKind | None = None
    offence: OffenceCode | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    return_scope: ReturnScope | None = None
    remaining_sentence_months: int | None = None
    escaped_from_custody: bool = False
    violence_with_weapon: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which it can't be registered, and that are not there yet."""
        own = tuple(name for name in NEEDED if not getattr(self, name))
        return own + tuple(name for name in NEEDED_OF_PERSON if not getattr(self.person, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was saved last."""

    id: WarrantId
    number: str
    court: AgencyId
    agency: AgencyId
    """The agency that is to register it."""
    office: OfficeId
    """The office of whoever saved it last; it owns the clock."""
    region: RegionCode
    zone: str
    subject: SubjectId
    entry: Sealed[DraftEntry]
    missing: tuple[str, ...]
    saved_by: UserId
    saved_at: Instant
    first_saved_at: Instant
    is_discarded: bool = False

    @property
    def status(self) -> WarrantStatus:
        """Where it stands."""
        return WarrantStatus.DISCARDED if self.is_discarded else WarrantStatus.DRAFT

    @property
    def own_zone(self) -> ZoneInfo:
        """The zone in which its days begin and end."""
        return ZoneInfo(self.zone)


def draft_standing(draft: Draft) -> WarrantStanding:
    """What others may know of a draft: that there is one, and that nobody can act on it."""
    return WarrantStanding(
        warrant=draft.id,
        number=draft.number,
        is_in_force=False,
        status=draft.status.value,
        edition=0,
        level=0,
        subject=draft.subject,
        issuing_desk=draft.office,
        agency=draft.agency,
        court=draft.court,
        region=draft.region,
        is_erased=draft.entry.content is None,
    )
