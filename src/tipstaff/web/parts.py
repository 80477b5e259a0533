"""The parts of a form, from the annotations of a command: what is asked, and what the answers mean."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Final, NewType, Union, cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext

from tipstaff.kernel.canonical import Json
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.money import MinorUnits
from tipstaff.kernel.words import sentence_of
from tipstaff.web.fields import (
    DayField,
    LinesField,
    MomentField,
    MoneyField,
    PaperField,
    TickField,
    WordField,
    WordsField,
    minor_units,
)
from tipstaff.web.words import of_field, of_word

FIRST_PAPERS = 3
"""Papers that are asked for at first: a browser forgets chosen files when a row is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRow:
    """A row that is always asked about: what is known of it, what it is called, what the entry says there."""

    values: Mapping[str, Json]
    legend: str
    note: str = ""
    may_be_blank: bool = False
    """Whether a row left empty is not there: the rules, not the form, say then what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the desk brings to a form: its zone, what is on offer, how many rows are shown."""

    zone: ZoneInfo
    offers: Mapping[Any, Sequence[tuple[str, str]]]
    """Typed id, or name of a field -> the values that may be chosen, each with its words."""
    rows: Callable[[str, int], int]
    """Name of a repeated part, and how many rows it has at first -> how many rows to show."""
    given: Mapping[str, Sequence[GivenRow]] = field(default_factory=dict)
    """Name of a repeated part -> the rows it has, no more and no fewer."""

    def offered(self, form: Any, at: str) -> Sequence[tuple[str, str]] | None:
        """The choices for a field, by its name or else by its type; None where it is asked for freely."""
        return self.offers.get(_plain_name(at), self.offers.get(form))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One field. `needed` where the command can't do without it."""

    at: str
    field: forms.Field
    needed: bool
    plain: Callable[[Any], Json] = lambda value: cast("Json", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together: a nested record, or one row of a repeated part."""

    at: str
    legend: str
    needed: bool
    parts: "Mapping[str, Part]"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A repeated part: a row left empty is not there."""

    at: str
    legend: str
    rows: "Sequence[Part]"
    may_grow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A paper that a command names by its hash: the reader gives the file, and says what else is asked."""

    at: str
    legend: str
    needed: bool
    file: Leaf
    describes: frozenset[str]
    """What the record keeps of the file itself, among `sha256`, `name`, `size`, `media_type`."""
    parts: "Mapping[str, Part]"
    """What else is asked, such as the paper's kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What the page knows by itself; NOTHING where the command's default stands."""

    value: Json | object


type Part = Leaf | Group | Rows | Upload | Fixed

NOTHING: Final = object()
"""An answer that was not given: the command's own default stands."""

NONE_TO_CHOOSE: Final[Sequence[tuple[str, str]]] = ()
"""Offered for a field by its name: there is nothing to choose from, so it is not asked about."""


def parts_of(
    record: type[Any], asking: Asking, at: str = "", skip: frozenset[str] = frozenset()
) -> dict[str, Part]:
    """The parts that ask for a record's fields, by their names. The time of the act comes last."""
    hints = get_type_hints(record)
    asked = sorted((one for one in fields(record) if one.name not in skip), key=_comes_last)
    return {
        one.name: _part(
            hints[one.name], _label(record, one), f"{at}{one.name}", asking, needed=_has_no_default(one)
        )
        for one in asked
    }


def _comes_last(one: Field[Any]) -> bool:
    return one.name == "happened_at"


def leaves(parts: Sequence[Part]) -> Iterator[Leaf]:
    """Every field of some parts, in their sequence."""
    for part in parts:
        match part:
            case Leaf():
                yield part
            case Group():
                yield from leaves(tuple(part.parts.values()))
            case Rows():
                yield from leaves(part.rows)
            case Fixed():
                pass
            case Upload():
                yield from (*leaves(tuple(part.parts.values())), part.file)


def is_blank(part: Part, answers: Mapping[str, Any]) -> bool:
    """Whether nothing was answered in a part."""
    return not any(answers.get(leaf.at) for leaf in leaves((part,)))


def answer(part: Part, answers: Mapping[str, Any]) -> Json | object:
    """The plain value of a part; NOTHING where it was left empty."""
    match part:
        case Leaf():
            given = answers.get(part.at)
            return NOTHING if given is None or given == "" else part.plain(given)
        case Group():
            return NOTHING if is_blank(part, answers) and not part.needed else record(part.parts, answers)
        case Rows():
            given = [
                row for row in part.rows if not _may_be_left_out(part, row) or not is_blank(row, answers)
            ]
            return cast("Json", [answer(row, answers) for row in given])
        case Upload():
            given = answers.get(part.file.at)
            return {**record(part.parts, answers), **_described(part, given)} if given else NOTHING
        case Fixed():
            return part.value


def _may_be_left_out(rows: Rows, row: Part) -> bool:
    """A row that somebody added, or one that need not be filled in."""
    return rows.may_grow or (isinstance(row, (Group, Upload)) and not row.needed)


def record(parts: Mapping[str, Part], answers: Mapping[str, Any]) -> dict[str, Json]:
    """The plain values of a record's parts, without those that were left empty."""
    given = {name: answer(part, answers) for name, part in parts.items()}
    return {name: cast("Json", value) for name, value in given.items() if value is not NOTHING}


def missing(part: Part, answers: Mapping[str, Any]) -> Iterator[Leaf]:
    """The fields that were needed and left empty. A row or optional group left empty is not there."""
    match part:
        case Leaf():
            if part.needed and answers.get(part.at) in (None, "", [], ()):
                yield part
        case Fixed():
            pass
        case Rows():
            for row in part.rows:
                yield from missing(row, answers)
        case Group() | Upload():
            if part.needed or not is_blank(part, answers):
                inner = (*part.parts.values(), part.file) if isinstance(part, Upload) else part.parts.values()
                for each in inner:
                    yield from missing(each, answers)


def _described(part: Upload, file: Any) -> dict[str, Json]:
    """What the record keeps of a file."""
    said: dict[str, Json] = {
        "sha256": hashlib.sha256(content_of(file)).hexdigest(),
        "name": file.name or "",
        "size": file.size or 0,
        "media_type": file.content_type or "application/octet-stream",
    }
    return {name: value for name, value in said.items() if name in part.describes}


def content_of(file: Any) -> bytes:
    """The bytes of an uploaded file."""
    file.seek(0)
    return bytes(file.read())


def _label(record: type[Any], one: Field[Any]) -> str:
    if one.name == "happened_at":
        return gettext("When it happened (left empty: now)")
    sentence = sentence_of(one)
    return gettext(sentence) if sentence else of_field(record, one.name)


def _has_no_default(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _part(form: Any, label: str, at: str, asking: Asking, *, needed: bool) -> Part:
    """The part for one annotation: optional, repeated and keyed ones are made of simpler ones."""
    if not needed and asking.offers.get(_plain_name(at)) == NONE_TO_CHOOSE:
        return Fixed(value=NOTHING)
    origin, inner = get_origin(form), get_args(form)
    if origin in (Union, UnionType):
        (only,) = [each for each in inner if each is not type(None)]
        return _part(only, label, at, asking, needed=False)
    if origin in (tuple, frozenset):
        return _several(inner[0], label, at, asking)
    if origin is not None and issubclass(origin, Mapping):
        return _keyed(inner, label, at, asking, needed=needed)
    if is_dataclass(form) and "sha256" in form.__dataclass_fields__:
        return _upload(cast("type[Any]", form), label, at, asking, needed=needed)
    if is_dataclass(form) and form is not Instant:
        parts = parts_of(cast("type[Any]", form), asking, f"{at}.")
        return Group(at=at, legend=label, needed=needed, parts=parts)
    return _single(form, label, at, asking, needed=needed)


def _several(form: Any, label: str, at: str, asking: Asking) -> Part:
    """Several of a kind: words to tick, texts one per line, records in rows."""
    if _is_word(form):
        field: forms.Field = WordsField(label=label, choices=_words(form))
        return Leaf(at=at, field=field, needed=False, plain=list)
    if (offered := asking.offered(form, at)) is not None:
        return Leaf(at=at, field=WordsField(label=label, choices=offered), needed=False, plain=list)
    if not is_dataclass(form):
        return Leaf(at=at, field=LinesField(label=label), needed=False, plain=list)
    if at in asking.given:
        known = [_given(form, row, f"{at}.{n}", asking) for n, row in enumerate(asking.given[at])]
        return Rows(at=at, legend=label, rows=known, may_grow=False)
    rows = [
        _part(form, f"{label} {number + 1}", f"{at}.{number}", asking, needed=False)
        for number in range(asking.rows(at, FIRST_PAPERS if "sha256" in form.__dataclass_fields__ else 1))
    ]
    return Rows(at=at, legend=label, rows=rows)


def _given(form: Any, row: GivenRow, at: str, asking: Asking) -> Group | Upload:
    """A row that is always asked about."""
    if "sha256" in form.__dataclass_fields__:
        return _given_upload(form, row, at, asking)
    asked = parts_of(form, asking, f"{at}.", skip=frozenset(row.values))
    known = {name: Fixed(value=value) for name, value in row.values.items()}
    needed = not row.may_be_blank
    return Group(at=at, legend=row.legend, needed=needed, parts={**known, **asked}, note=row.note)


def _given_upload(form: type[Any], row: GivenRow, at: str, asking: Asking) -> Upload:
    """A paper that is known by its kind; without its file it is not there."""
    asked = _upload(form, row.legend, at, asking, needed=False, skip=frozenset(row.values))
    known: dict[str, Part] = {name: Fixed(value=value) for name, value in row.values.items()}
    return replace(asked, parts={**known, **asked.parts})


OF_THE_FILE = frozenset({"sha256", "name", "size", "media_type"})


def _upload(  # noqa: PLR0913 - what a paper's part is made of
    form: type[Any],
    label: str,
    at: str,
    asking: Asking,
    *,
    needed: bool,
    skip: frozenset[str] = frozenset(),
) -> Upload:
    """A paper by its hash: its file is asked for, and what the file itself does not say."""
    describes = OF_THE_FILE & {one.name for one in fields(form)}
    return Upload(
        at=at,
        legend=label,
        needed=needed,
        file=Leaf(at=f"{at}.file", field=PaperField(label=gettext("File")), needed=True),
        describes=describes,
        parts=parts_of(form, asking, f"{at}.", skip=describes | skip),
    )


def _keyed(inner: tuple[Any, ...], label: str, at: str, asking: Asking, *, needed: bool) -> Part:
    """One row for each known key."""
    key, value = inner
    keys = _words(key) if _is_word(key) else asking.offers.get(key, ())
    parts = {name: _part(value, said, f"{at}.{name}", asking, needed=False) for name, said in keys}
    return Group(at=at, legend=label, needed=needed, parts=parts)


def _single(form: Any, label: str, at: str, asking: Asking, *, needed: bool) -> Leaf:
    """One plain value."""
    if form is Instant:
        return Leaf(at=at, field=MomentField(asking.zone, label=label), needed=needed, plain=str)
    if form is date:
        return Leaf(at=at, field=DayField(label=label), needed=needed, plain=date.isoformat)
    if form is bool:
        return Leaf(at=at, field=TickField(label=label), needed=False)
    if form is MinorUnits:
        return Leaf(at=at, field=MoneyField(label=label), needed=needed, plain=minor_units)
    if form is int:
        return _number(label, asking.offered(form, at), at, needed=needed)
    if (offered := asking.offered(form, at)) is not None:
        return Leaf(at=at, field=WordField(label=label, choices=offered), needed=needed)
    if _is_word(form):
        return Leaf(at=at, field=WordField(label=label, choices=_words(form)), needed=needed)
    return Leaf(at=at, field=_text(form, label, at), needed=needed)


def _number(label: str, offered: Sequence[tuple[str, str]] | None, at: str, *, needed: bool) -> Leaf:
    """A number: chosen where the numbers there are are known, else typed."""
    if offered is None:
        return Leaf(at=at, field=forms.IntegerField(label=label), needed=needed)
    return Leaf(at=at, field=WordField(label=label, choices=offered), needed=needed, plain=int)


def _plain_name(at: str) -> str:
    """The name of a field without the numbers of its rows, such as `papers.kind`."""
    return ".".join(each for each in at.split(".") if not each.isdecimal())


TOLD = frozenset(
    {
        "account",
        "explanation",
        "finding",
        "note",
        "notes",
        "reason",
        "statement",
        "text",
        "told",
        "translation",
        "what",
    }
)
"""Names of fields in which people tell something, rather than name it."""


def _text(form: Any, label: str, at: str) -> forms.Field:
    """A line for typed ids and short words, a text for what people tell."""
    tells = at.rpartition(".")[2] in TOLD and not isinstance(form, NewType)
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 4}) if tells else forms.TextInput
    )


def _is_word(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, StrEnum)


def _words(form: type[StrEnum]) -> list[tuple[str, str]]:
    return [(word.value, of_word(word)) for word in form]
