"""The mapping page: which of their columns is which of ours, what stands in every row, what words and days mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from django.http import QueryDict
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agencies
from tipstaff.kernel.words import _
from tipstaff.warrants.core.exchange.columns import COLUMN_LIST, Column, Form
from tipstaff.warrants.core.exchange.mapping import ColumnMapping, mapped, sources
from tipstaff.warrants.core.exchange.reading import ReadRow, Terms, first_cells, read_rows
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.web import words

COLUMN_WORDS = {
    **FIELD_WORDS,
    "document_kind": _("Kind of document"),
    "document_number": _("Number of the document"),
    "document_country": _("Issuing country, two letters"),
    "further_documents": _("Further identity documents"),
    "instrument_file": _("File of the instrument"),
    "instrument_sha256": _("SHA-256 of the instrument"),
    "instrument_media_type": _("Media type of the instrument"),
}
DAYS = {
    "": _("Year first, or a day that can mean one thing only"),
    "%d.%m.%Y": "31.12.2026",
    "%d/%m/%Y": "31/12/2026",
    "%d-%m-%Y": "31-12-2026",
    "%m/%d/%Y": "12/31/2026",
    "%m-%d-%Y": "12-31-2026",
}
"""Ways of writing a day that a file may use, shown by one that is beyond doubt."""
_ONE_EACH = frozenset({"born_on", "instrument_sha256"})
"""Columns that are never the same in every row, beside all free texts."""
SHOWN, SAMPLES, LOOKED_AT, WORDS = 10, 2, 200, 40
"""Rows told, rows shown whole, rows looked at for words, words asked about for a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of our columns on the page."""

    name: str
    label: str
    must: bool
    theirs: str
    may_be_constant: bool
    is_day: bool
    choices: Sequence[tuple[str, str]]
    constant: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of theirs in a column whose words are ours."""

    at: str
    column: str
    theirs: str
    means: str
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row of the file, as far as it can be read."""

    line: int
    source: str
    number: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPage:
    """All that the page shows."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    days: Sequence[tuple[str, str]]
    day: str
    told: tuple[Told, ...]


def mapping_page(path: Path, terms: Terms) -> MappingPage:
    """A file under its mapping: each column with what it would say, and the first rows with what is wrong."""
    cells = first_cells(path, terms, LOOKED_AT)
    headings = tuple(dict.fromkeys(name for row in cells for name in row))
    rows = tuple(islice(read_rows(path, terms), SHOWN))
    choices = choices_of(terms)
    there = sources(terms.mapping, headings)
    samples = [mapped(terms.mapping, row) for row in cells[:SAMPLES]]
    lines = (_line(one, terms.mapping, there, choices.get(one.name, ()), samples) for one in COLUMN_LIST)
    return MappingPage(
        headings=headings,
        lines=tuple(lines),
        words=tuple(_words(terms.mapping, cells, choices)),
        days=[(form, gettext(said) if not form else said) for form, said in DAYS.items()],
        day=next(iter(terms.mapping.dates), ""),
        told=tuple(_told(row) for row in rows),
    )


def mapping_from(said: QueryDict, headings: Iterable[str], before: ColumnMapping) -> ColumnMapping:
    """The mapping that was chosen; the meanings of words that the page did not ask about stay as they were."""
    known, names = set(headings), [one.name for one in COLUMN_LIST]
    columns = {name: said.get(f"column.{name}", "") for name in names}
    constants = {one.name: said.get(f"constant.{one.name}", "").strip() for one in COLUMN_LIST if _fixed(one)}
    values = {name: dict(each) for name, each in before.values.items()}
    for at in range(WORDS * len(names)):
        column, theirs = said.get(f"word.{at}.column", ""), said.get(f"word.{at}.theirs", "")
        if column not in names:
            break
        values.setdefault(column, {}).pop(theirs, None)
        if means := said.get(f"word.{at}", ""):
            values[column][theirs] = means
    day = said.get("day", "")
    return replace(
        before,
        columns={ours: theirs for ours, theirs in columns.items() if theirs in known},
        constants={ours: text for ours, text in constants.items() if text},
        values={ours: each for ours, each in values.items() if each},
        dates=(day,) if day in DAYS and day else (),
    )


def choices_of(terms: Terms) -> dict[str, Sequence[tuple[str, str]]]:
    """For each column whose words are ours: the words, and what they are called."""
    language = get_language() or "en"
    found: dict[str, Sequence[tuple[str, str]]] = {
        one.name: [(word.value, words.of_word(word)) for word in one.words]
        for one in COLUMN_LIST
        if one.words
    }
    truths = [("true", gettext("Yes")), ("false", gettext("No"))]
    found |= {one.name: truths for one in COLUMN_LIST if one.form is Form.TRUTH}
    found["court"] = [(one.agency, one.name(language)) for one in agencies() if one.kind == "court"]
    found["offence"] = [(code, one.says.in_language(language)) for code, one in terms.rules.offences.items()]
    return found


def _fixed(column: Column) -> bool:
    return column.form in (Form.CODE, Form.DAY, Form.TRUTH) and column.name not in _ONE_EACH


def _line(
    column: Column,
    mapping: ColumnMapping,
    there: Mapping[str, str],
    choices: Sequence[tuple[str, str]],
    samples: Sequence[Mapping[str, str]],
) -> Line:
    said = dict(choices)
    texts = [sample.get(column.name, "") for sample in samples]
    return Line(
        name=column.name,
        label=gettext(COLUMN_WORDS[column.name]),
        must=column.must,
        theirs=there.get(column.name, ""),
        may_be_constant=_fixed(column),
        is_day=column.form is Form.DAY,
        choices=choices,
        constant=mapping.constants.get(column.name, ""),
        samples=tuple(said.get(text, text) for text in texts),
    )


def _words(
    mapping: ColumnMapping,
    cells: Sequence[Mapping[str, str]],
    choices: Mapping[str, Sequence[tuple[str, str]]],
) -> Iterable[Word]:
    """Words of theirs that are none of ours, and those that were given a meaning."""
    number = 0
    bare = replace(mapping, values={})
    for column, offered in choices.items():
        ours = {value for value, _said in offered}
        said = dict.fromkeys(text for row in cells if (text := _theirs(mapping, column, row)))
        meant = mapping.values.get(column, {})
        strange = [one for one in said if one in meant or _meaning(bare, column, one) not in ours]
        for theirs in strange[:WORDS]:
            yield Word(
                at=str(number),
                column=column,
                theirs=theirs,
                means=meant.get(theirs, ""),
                choices=offered,
            )
            number += 1


def _theirs(mapping: ColumnMapping, column: str, row: Mapping[str, str]) -> str:
    heading = sources(mapping, list(row)).get(column, "")
    return row.get(heading, "").strip()


def _meaning(mapping: ColumnMapping, column: str, text: str) -> str:
    return mapped(replace(mapping, columns={}, constants={}), {column: text}).get(column, "")


def _told(row: ReadRow) -> Told:
    fault = row.fault
    sentence = gettext(fault.sentence).format(**fault.values) if fault else ""
    return Told(
        line=row.line,
        source=row.source,
        number=row.cells.get("number", ""),
        code=str(fault.code) if fault else "",
        sentence=sentence,
    )
