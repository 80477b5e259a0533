"""NIEM 6.0 as JSON-LD, as it is given out: one report for each warrant."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tipstaff.warrants.core.exchange import niem
from tipstaff.warrants.core.exchange.cells import Cells, order_values
from tipstaff.warrants.core.exchange.given import HANDOUT, STANDING

STATUS_CODES: dict[str, str] = {
    "draft": "INACTIVE",
    "discarded": "INACTIVE",
    "awaiting_check": "INACTIVE",
    "returned": "INACTIVE",
    "in_force": niem.IN_FORCE,
    "suspended": "STAYED",
    "stayed": "STAYED",
    "restricted": "STAYED",
    "recalled": "RECALLED",
    "quashed": "RECALLED",
    "expired": "INACTIVE",
    "executed": "SERVED",
    "merged": "INACTIVE",
}
"""How a warrant stands, as `j:WarrantStatusCode`."""
OWN_STATUS = (*niem.OURS, "tipstaff:WarrantStatusText")
DESK_ID = (*niem.CONFIRMING_DESK, "nc:EntityOrganization", "nc:OrganizationIdentification", niem.ID)
"""The confirming desk is whom NIEM calls the validator: "entity to contact to validate a document"."""
OWN_NAMES: dict[str, str] = {
    "edition": "tipstaff:WarrantEditionQuantity",
    "clause": "tipstaff:WarrantLevelClauseText",
    "agency": "tipstaff:RegisteringAgencyText",
    "registered_at_utc": "tipstaff:RegistrationDateTime",
    "registered_at_offset": "tipstaff:RegistrationOffsetText",
    "ended_at_utc": "tipstaff:EndDateTime",
    "ended_at_offset": "tipstaff:EndOffsetText",
    "read_at_utc": "tipstaff:ReadDateTime",
    "read_at_offset": "tipstaff:ReadOffsetText",
    HANDOUT: "tipstaff:HandoutID",
}
"""What NIEM has no element for, below `niem.OURS`."""

type Element = dict[str, Any]


class NiemWriting:
    """Rows as the bytes of a JSON-LD document, one report on a line, so that a long one can be read by lines."""

    def __init__(self) -> None:
        context = json.dumps(niem.NAMESPACES, ensure_ascii=False)
        self._before = f'{{"@context": {context},\n"@graph": [\n'

    def write(self, rows: Sequence[Cells]) -> Iterator[bytes]:
        """The bytes of the next reports."""
        for row in rows:
            before, self._before = self._before, ",\n"
            yield f"{before}{json.dumps(report(row), ensure_ascii=False)}".encode()

    def end(self) -> Iterator[bytes]:
        """What closes the document."""
        opening = "" if self._before == ",\n" else self._before
        yield f"{opening}\n]}}\n".encode()


def report(row: Mapping[str, str]) -> Element:
    """The report of one row: the order as it would be taken in, and how the warrant stands."""
    found: Element = {"@type": niem.ISSUED_REPORT}
    for column, place in niem.PLACES.items():
        if column in row:
            _put(found, place.written, _worded(column, row[column]))
    if "height_cm" in row:
        _put(found, niem.HEIGHT_UNIT, "cm")
    _put_person(found, row)
    _put_standing(found, row)
    return found


def _put_person(found: Element, row: Mapping[str, str]) -> None:
    order: Any = order_values({name: cell for name, cell in row.items() if name not in STANDING}, trim=False)
    person = order["person"]
    names = [(person.get("name"), ""), (person.get("latin_name"), niem.LATIN)]
    names += [(alias, niem.ALIAS) for alias in person.get("aliases", ())]
    if written := [_name(name, category) for name, category in names if name]:
        _put(found, niem.NAME, written)
    if documents := [_document(one) for one in person.get("documents", ())]:
        _put(found, niem.IDENTIFICATION, documents)


def _put_standing(found: Element, row: Mapping[str, str]) -> None:
    _put(found, niem.STATUS, STATUS_CODES[row["status"]])
    _put(found, OWN_STATUS, row["status"])
    _put(found, niem.LEVEL, row["level"])
    _put(found, DESK_ID, row["confirming_desk"])
    for column, name in OWN_NAMES.items():
        if column in row:
            _put(found, (*niem.OURS, name), row[column])


def _worded(column: str, cell: str) -> str | bool:
    if column in niem.TRUTHS:
        return cell == "true"
    return niem.SEXES[cell] if column == "sex" else cell


def _name(name: str, category: str) -> Element:
    said = {niem.FULL_NAME: name}
    return said | {niem.NAME_CATEGORY: category} if category else said


def _document(document: Mapping[str, str]) -> Element:
    written: Element = {
        niem.ID: document.get("number", ""),
        niem.IDENTIFICATION_KIND: document.get("kind", ""),
    }
    _put(written, niem.IDENTIFICATION_COUNTRY, document.get("country", ""))
    return written


def _put(within: Element, path: Sequence[str], value: Any) -> None:
    *outer, last = path
    for name in outer:
        within = within.setdefault(name, {})
    within[last] = value
