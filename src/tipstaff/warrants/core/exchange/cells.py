"""An order as the cells of one row, and back: what every table, whether CSV or XLSX, writes and reads.

Several names stand in one cell with `;` between them, several documents likewise as `kind|country|number`;
a backslash before one of these signs says that it is part of the name.
"""

import re
from collections.abc import Callable, Mapping

from tipstaff.kernel.canonical import Json
from tipstaff.warrants.core.exchange.columns import COLUMN_LIST, COLUMNS, Form
from tipstaff.warrants.core.intake.order import CourtOrder

type Cells = dict[str, str]
"""What stands in one row, under the columns' names; a column without anything is left out."""

PERSON = ("name", "latin_name", "sex", "born_on", "nationality", "marks", "care_note", "height_cm", "aliases")
DOCUMENT = {"document_kind": "kind", "document_number": "number", "document_country": "country"}
FURTHER = "further_documents"
INSTRUMENT = {"instrument_file": "file", "instrument_sha256": "sha256", "instrument_media_type": "media_type"}
OF_THE_ORDER = tuple(name for name in COLUMNS if name not in (*PERSON, *DOCUMENT, FURTHER, *INSTRUMENT))
BETWEEN, WITHIN = ";；", "|"
_DOCUMENT_PARTS = ("kind", "country", "number")


class NotACellError(ValueError):
    """A cell that does not have the form of its column."""


def order_values(cells: Mapping[str, str], *, trim: bool = True) -> Json:
    """Plain values for `read_order` from the cells of a row. Raises NotACellError.

    `trim` leaves blanks around a text out, as people who type tables expect; without it a text is kept as it is.
    """
    said = {name: value for name, value in cells.items() if value.strip()}
    values = {name: _READ[form](said[name].strip()) for name, form in _FORMED.items() if name in said}
    texts = {name: said[name].strip() if trim else said[name] for name in said if name not in _FORMED}
    names = {name: _names(said[name], trim=trim) for name in ("aliases",) if name in said}
    return _nested(values | texts | names, _documents(texts | values, said.get(FURTHER, "")))


def cells_of(order: CourtOrder) -> Cells:
    """The cells of an order: `order_values(cells_of(order), trim=False)` gives the same order again."""
    person, paper = order.person, order.instrument
    flat: dict[str, object] = {name: getattr(order, name) for name in OF_THE_ORDER}
    flat |= {name: getattr(person, name) for name in PERSON}
    flat |= {name: getattr(paper, part) for name, part in INSTRUMENT.items()}
    flat |= {name: getattr(one, part) for one in person.documents[:1] for name, part in DOCUMENT.items()}
    flat[FURTHER] = BETWEEN[0].join(
        document_said(one.kind, one.country, one.number) for one in person.documents[1:]
    )
    flat["aliases"] = BETWEEN[0].join(map(escaped, person.aliases))
    return {name: said for name in COLUMNS if (said := _said(flat.get(name)))}


def parts_of(text: str, between: str) -> list[str]:
    """A text cut where one of these signs stands without a backslash before it; the backslashes stay."""
    pieces = re.findall(rf"(?:\\.|[^\\{re.escape(between)}]|\\$)+|[{re.escape(between)}]", text, re.DOTALL)
    parts = [""]
    for piece in pieces:
        if piece in between:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _nested(values: dict[str, Json], documents: list[Json]) -> Json:
    order = {name: values[name] for name in OF_THE_ORDER if name in values}
    person = {name: values[name] for name in PERSON if name in values}
    if documents:
        person["documents"] = documents
    instrument = {part: values[name] for name, part in INSTRUMENT.items() if name in values}
    return order | {"person": person, "instrument": instrument}


def _documents(values: Mapping[str, Json], further: str) -> list[Json]:
    first = {part: values[name] for name, part in DOCUMENT.items() if name in values}
    others = [_document(text) for text in parts_of(further, BETWEEN) if text.strip()]
    return ([first] if first else []) + others


def _document(text: str) -> Json:
    parts = [_unescaped(part) for part in parts_of(text, WITHIN)]
    if len(parts) != len(_DOCUMENT_PARTS):
        raise NotACellError(f"not kind|country|number: {text!r}")
    return dict(zip(_DOCUMENT_PARTS, parts, strict=True))


def document_said(kind: str, country: str, number: str) -> str:
    """An identity document as it stands among others in a cell."""
    return WITHIN.join(map(escaped, (kind, country, number)))


def _names(text: str, *, trim: bool) -> Json:
    names = [_unescaped(part) for part in parts_of(text, BETWEEN)]
    return [name.strip() if trim else name for name in names if name.strip()]


def escaped(text: str) -> str:
    """A text in which the signs between names and parts are names' own."""
    return re.sub(r"([\\;；|])", r"\\\1", text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\;；|])", r"\1", text)


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004 - nothing here is a billion
        raise NotACellError(f"not a whole number: {text!r}")
    return int(text)


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise NotACellError(f"neither true nor false: {text!r}")
    return text.lower() == "true"


def _said(value: object) -> str:
    if value is None or value is False:
        return ""
    return "true" if value is True else str(value)


_READ: dict[Form, Callable[[str], Json]] = {
    Form.WHOLE: _whole,
    Form.TRUTH: _truth,
    Form.DAY: str,
    Form.CODE: str,
}
_FORMED = {column.name: column.form for column in COLUMN_LIST if column.form in _READ}
