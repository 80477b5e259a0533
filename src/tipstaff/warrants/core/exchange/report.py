"""What a message says, as the cells of a row: fields at their places, and by its path what has no place here."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tipstaff.warrants.core.exchange import niem
from tipstaff.warrants.core.exchange.cells import BETWEEN, Cells, document_said, escaped
from tipstaff.warrants.core.exchange.elements import Element, Message, NotAMessageError, Path, leaves
from tipstaff.warrants.core.exchange.forbidden import Dropped, Reason
from tipstaff.warrants.core.particulars import DocumentKind

_CENTIMETRES_IN_AN_INCH = 2.54
_INCHES = ("in", "inh", "inch", "inches")
_CENTIMETRES = ("", "cm", "cmt", "centimetres", "centimeters")
_TRUTHS = {"1": "true", "0": "false"}
_SEXES = {letter: word for word, letter in niem.SEXES.items()}


class ReportKind(StrEnum):
    """What a message reports about a warrant."""

    ISSUED = "issued"
    MODIFIED = "modified"
    CANCELLED = "cancelled"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


_KINDS = (
    (re.compile(r"Modif"), ReportKind.MODIFIED),
    (re.compile(r"Cancel"), ReportKind.CANCELLED),
    (re.compile(r"Accept"), ReportKind.ACCEPTED),
    (re.compile(r"Reject"), ReportKind.REJECTED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """One row as it stood in a file: cells under its own headings, or under our names and else by their path."""

    line: int
    cells: Cells
    report: ReportKind = ReportKind.ISSUED
    dropped: tuple[Dropped, ...] = ()
    paper: bytes | None = None
    """The instrument, where it travels inside the message."""
    not_text: frozenset[str] = frozenset()
    """Headings whose cell was a number, not a text: what a spreadsheet may have altered."""
    status: str = ""
    """Where the sender says that the warrant stands; empty where the message does not say it."""
    is_note: bool = False
    """Whether it only tells what was not read of the file."""


def row_of(message: Message) -> RawRow:
    """A message as a row. Raises NotAMessageError where it is about several warrants or people."""
    return _Saying(message).row()


@dataclass(slots=True)
class _Saying:
    message: Message
    met: set[Element] = field(default_factory=set)
    cells: Cells = field(default_factory=dict)

    def row(self) -> RawRow:
        self._check_one()
        self._places()
        self._height()
        self._names()
        self._documents()
        status = self._text(niem.STATUS)
        paper = self._paper()
        decided = list(self._decided_here())
        unknown = {path: leaf.text for path, leaf in leaves(self.message.root) if leaf not in self.met}
        dropped = [Dropped(path, Reason.UNKNOWN) for path in unknown]
        return RawRow(
            line=self.message.line,
            cells=unknown | self.cells,
            report=_kind(self.message.root.name),
            dropped=(*self.message.dropped, *decided, *dropped),
            paper=paper,
            status=status,
        )

    def _check_one(self) -> None:
        if len(list(self.message.at(niem.WARRANT))) != 1:
            raise NotAMessageError("not exactly one warrant")
        if len(self._people()) > 1:
            raise NotAMessageError("more than one person")

    def _people(self) -> list[Element]:
        """Whom the warrant names: its subject, or else the only person of the message."""
        named = [one for one in self.message.at(niem.PERSON) if self.message.parts(one)]
        return named or list(self.message.at(("nc:Person",)))

    def _at(self, path: Path) -> Iterator[Element]:
        """The elements at a path that have a text or parts; what leads through the person starts there."""
        if path[: len(niem.PERSON)] != niem.PERSON:
            yield from self.message.at(path)
            return
        rest = path[len(niem.PERSON) :]
        for person in self._people():
            found = [person]
            for name in rest:
                found = [part for one in found for part in self.message.parts(one) if part.name == name]
            yield from found

    def _text(self, path: Path) -> str:
        """The first text at a path, which is thereby taken in; a second one would be reported."""
        found = next((one for one in self._at(path) if one.text.strip()), None)
        if found is None:
            return ""
        self.met.add(found)
        return found.text

    def _places(self) -> None:
        for column, place in niem.PLACES.items():
            texts = (self._text(path) for path in (place.written, *place.read))
            if text := next(filter(None, texts), ""):
                self.cells[column] = text
        for column in niem.TRUTHS:
            if column in self.cells:
                self.cells[column] = _TRUTHS.get(self.cells[column], self.cells[column])
        if "sex" in self.cells:
            self.cells["sex"] = _SEXES.get(self.cells["sex"].upper(), self.cells["sex"])

    def _height(self) -> None:
        unit = self._text(niem.HEIGHT_UNIT).lower()
        height = self.cells.get("height_cm", "")
        if unit in _INCHES and re.fullmatch(r"\d{1,3}(\.\d+)?", height):
            self.cells["height_cm"] = str(round(float(height) * _CENTIMETRES_IN_AN_INCH))
        elif unit not in _CENTIMETRES and height:
            self.cells["height_cm"] = f"{height} {unit}"

    def _names(self) -> None:
        aliases: list[str] = []
        for name in self._at(niem.NAME):
            category = self._part_text(name, niem.NAME_CATEGORY).lower()
            if category == niem.ALIAS:
                aliases.append(self._full_name(name))
            elif category == niem.LATIN:
                self.cells["latin_name"] = self._full_name(name)
            elif "name" not in self.cells:
                self.cells["name"] = self._full_name(name)
        aliases += [self._full_name(name) for name in self.message.at(niem.ALIAS_IDENTITY)]
        if said := BETWEEN[0].join(escaped(name) for name in aliases if name):
            self.cells["aliases"] = said

    def _full_name(self, name: Element) -> str:
        parts = {one: self._part_text(name, one) for one in niem.NAME_PARTS}
        full = self._part_text(name, niem.FULL_NAME)
        return full or " ".join(parts[one] for one in niem.NAME_PARTS if parts[one])

    def _documents(self) -> None:
        documents = [self._document(one, "") for one in self._at(niem.IDENTIFICATION)]
        for element, kind in niem.IDENTIFICATIONS_OF_OTHERS.items():
            documents += [self._document(one, kind) for one in self._at((*niem.PERSON, element))]
        known = [one for one in documents if one is not None]
        for column, part in (("document_kind", 0), ("document_country", 1), ("document_number", 2)):
            if known and known[0][part]:
                self.cells[column] = known[0][part]
        if len(known) > 1:
            self.cells["further_documents"] = BETWEEN[0].join(document_said(*one) for one in known[1:])

    def _document(self, element: Element, kind: str) -> tuple[str, str, str] | None:
        """Kind, country and number. A number whose kind this register does not know is left to be reported."""
        said = next((one.text for one in self._inside(element, (niem.IDENTIFICATION_KIND,))), kind)
        if said not in tuple(DocumentKind):
            return None
        number = self._part_text(element, niem.ID)
        self._part_text(element, niem.IDENTIFICATION_KIND)
        countries = [one for one in self._inside(element, niem.IDENTIFICATION_COUNTRY) if one.text.strip()]
        self.met.update(countries[:1])
        return said, countries[0].text if countries else "", number

    def _paper(self) -> bytes | None:
        text = self._text(niem.PAPER)
        if not text:
            return None
        try:
            return base64.b64decode("".join(text.split()), validate=True)
        except binascii.Error as problem:
            raise NotAMessageError(f"the instrument is no base64: {problem}") from problem

    def _decided_here(self) -> Iterator[Dropped]:
        for path in (niem.STATUS, niem.LEVEL, niem.CONFIRMING_DESK):
            for element in self.message.at(path):
                self.met.update([element, *(leaf for _, leaf in leaves(element))])
                yield Dropped("/".join(path), Reason.DECIDED_HERE)

    def _part_text(self, element: Element, name: str) -> str:
        found = next((one for one in self._inside(element, (name,)) if one.text.strip()), None)
        if found is None:
            return ""
        self.met.add(found)
        return found.text

    def _inside(self, element: Element, path: Path) -> list[Element]:
        found = [element]
        for name in path:
            found = [part for one in found for part in self.message.parts(one) if part.name == name]
        return found


def _kind(root: str) -> ReportKind:
    return next((kind for pattern, kind in _KINDS if pattern.search(root)), ReportKind.ISSUED)
