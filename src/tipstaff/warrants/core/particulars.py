"""What a court's order says: the person, the instrument, and the particulars of the case."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from tipstaff.kernel.ids import OffenceCode


class InstrumentKind(StrEnum):
    """What kind of instrument the court issued."""

    ARREST_WARRANT = "arrest_warrant"
    DETENTION_WARRANT = "detention_warrant"
    BENCH_WARRANT = "bench_warrant"
    SENTENCE_ENFORCEMENT = "sentence_enforcement"
    EUROPEAN_ARREST_WARRANT = "european_arrest_warrant"
    WANTED_ORDER = "wanted_order"


class ReturnScope(StrEnum):
    """How far the person will be fetched from, once found."""

    COUNTRY = "country"
    NEIGHBOURING_PROVINCES = "neighbouring_provinces"
    PROVINCE = "province"
    CITY = "city"


class Sex(StrEnum):
    """As the instrument states it."""

    FEMALE = "female"
    MALE = "male"
    NOT_STATED = "not_stated"


class DocumentKind(StrEnum):
    """What kind of identity document."""

    NATIONAL_ID = "national_id"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"
    TRAVEL_DOCUMENT = "travel_document"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDocument:
    """An identity document by its number. No picture of it is kept here."""

    kind: DocumentKind
    number: str
    country: str
    """ISO 3166-1 alpha-2 code of the issuing country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """Who is named in the instrument: words and numbers only, never a picture or a template."""

    name: str
    sex: Sex
    born_on: date
    nationality: str
    """ISO 3166-1 alpha-2 code."""
    latin_name: str = ""
    documents: tuple[IdentityDocument, ...] = ()
    height_cm: int | None = None
    marks: str = ""
    """Marks that tell this person from another one, in words."""
    aliases: tuple[str, ...] = ()
    care_note: str = ""
    """Whether the person is a minor or vulnerable, and what care that asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A paper by the hash of its bytes; the bytes themselves are kept encrypted elsewhere."""

    sha256: str
    name: str
    size: int
    """In bytes."""
    media_type: str

    @property
    def filed(self) -> "FiledPaper":
        """The paper as the record names it: a file's own name may name a person, so it stays sealed."""
        return FiledPaper(sha256=self.sha256, size=self.size, media_type=self.media_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPaper:
    """A paper on the record, without its file's name."""

    sha256: str
    size: int
    """In bytes."""
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the instrument says, without the person. Nothing in it is personal data or free text."""

    kind: InstrumentKind
    offence: OffenceCode
    issued_on: date
    valid_until: date | None
    """The last day on which it is valid, in the warrant's zone."""
    review_on: date | None
    """The day by whose end the warrant must have been reviewed, or else it rests."""
    return_scope: ReturnScope
    remaining_sentence_months: int | None
    escaped_from_custody: bool
    violence_with_weapon: bool
    instrument: FiledPaper


def changed_fields[R: (Particulars, PersonDetails)](before: R, after: R) -> tuple[str, ...]:
    """The names of the fields that say something else."""
    names = (one.name for one in fields(before))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
