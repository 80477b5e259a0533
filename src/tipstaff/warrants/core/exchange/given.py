"""What is given out about a warrant, as the cells of one row: the order, and how the warrant stood.

The columns of the order are those that are taken in; the others say how the warrant stood when it was read, and are
never taken in anywhere, since standing follows from acts.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.ids import HandoutId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.exchange.cells import DOCUMENT, FURTHER, PERSON, Cells, cells_of
from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.intake.order import CourtOrder, InstrumentFile
from tipstaff.warrants.core.particulars import PersonDetails, Sex
from tipstaff.warrants.core.warrant import Warrant

HANDOUT = "handout"
"""The act under which a row was given out: its hash is of all its rows, without this cell."""
MOMENTS = ("registered_at", "ended_at", "read_at")
"""Each as two columns: the moment in UTC, and the offset of the warrant's own zone then."""
STANDING = (
    "status",
    "edition",
    "level",
    "clause",
    "agency",
    "confirming_desk",
    *(f"{moment}_{part}" for moment in MOMENTS for part in ("utc", "offset")),
    HANDOUT,
)
_PERSONAL = frozenset({*PERSON, *DOCUMENT, FURTHER, "instrument_file"})
"""What names a person, or may: a file's own name does."""
_NOBODY = PersonDetails(name="", sex=Sex.NOT_STATED, born_on=date.min, nationality="")


def columns_given(*, with_persons: bool) -> tuple[str, ...]:
    """The columns of what is given out, in the order in which they are written."""
    return tuple(one for one in COLUMNS if with_persons or one not in _PERSONAL) + STANDING


def row_of(warrant: Warrant, rules: Profile, at: Instant, handout: HandoutId, *, with_persons: bool) -> Cells:
    """The cells of a warrant as it stands at a moment under its rules; one without anything is left out."""
    cells = cells_of(_order(warrant)) | _standing(warrant, rules, at) | {HANDOUT: handout}
    given = columns_given(with_persons=with_persons and warrant.person.content is not None)
    return {name: cells[name] for name in given if cells.get(name)}


def rows_sha256(rows: Sequence[Cells]) -> str:
    """SHA-256 of rows as canonical JSON, without the act that they were given out under."""
    plain = [{name: cell for name, cell in row.items() if name != HANDOUT} for row in rows]
    return hashlib.sha256(canonical(plain).encode()).hexdigest()  # type: ignore[arg-type]


def _order(warrant: Warrant) -> CourtOrder:
    said = warrant.particulars
    paper = said.instrument
    return CourtOrder(
        number=warrant.number,
        court=warrant.court,
        kind=said.kind,
        offence=said.offence,
        issued_on=said.issued_on,
        valid_until=said.valid_until,
        review_on=warrant.review_on,
        return_scope=said.return_scope,
        remaining_sentence_months=said.remaining_sentence_months,
        escaped_from_custody=said.escaped_from_custody,
        violence_with_weapon=said.violence_with_weapon,
        person=warrant.person.opened(_NOBODY),
        instrument=InstrumentFile(
            file=warrant.instrument_name.opened(""), sha256=paper.sha256, media_type=paper.media_type
        ),
    )


def _standing(warrant: Warrant, rules: Profile, at: Instant) -> Cells:
    moments = {"registered_at": warrant.registered_at, "ended_at": warrant.ended_at, "read_at": at}
    written = {
        f"{name}_{part}": said
        for name, moment in moments.items()
        if moment is not None
        for part, said in zip(("utc", "offset"), _said(moment, warrant.own_zone), strict=True)
    }
    return written | {
        "status": status_under(warrant, rules, at).value,
        "edition": str(warrant.edition),
        "level": str(warrant.level),
        "clause": warrant.clause,
        "agency": warrant.agency,
        "confirming_desk": warrant.issuing_desk,
    }


def _said(moment: Instant, zone: ZoneInfo) -> tuple[str, str]:
    local = moment.on(zone).isoformat()
    return str(moment), local[-6:]
