"""Which of another register's columns stands for which of ours, and what its words and dates mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.warrants.core.exchange.cells import Cells
from tipstaff.warrants.core.exchange.columns import BY_NAME, COLUMN_LIST, COLUMNS, Form

USUAL_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
"""Ways of writing a day that mean one day only; 03/04/2026 is not among them."""

USUAL_VALUES: Mapping[str, Mapping[str, str]] = {
    "sex": {
        "男": "male", "女": "female", "未注明": "not_stated", "不详": "not_stated",
        "m": "male", "f": "female", "u": "not_stated", "unknown": "not_stated",
    },
    "kind": {
        "逮捕证": "arrest_warrant", "拘留证": "detention_warrant", "拘传票": "bench_warrant",
        "欧洲逮捕令": "european_arrest_warrant", "通缉令": "wanted_order",
        "arrest": "arrest_warrant", "bench": "bench_warrant", "wanted": "wanted_order",
    },
    "document_kind": {
        "身份证": "national_id", "居民身份证": "national_id", "护照": "passport", "居留证": "residence_permit",
        "旅行证": "travel_document", "其他": "other", "id card": "national_id",
    },
    "return_scope": {
        "全国": "country", "相邻省份": "neighbouring_provinces", "本省": "province", "本市": "city",
        "1": "country", "3": "neighbouring_provinces",
    },
    "nationality": {"中国": "CN", "中华人民共和国": "CN", "china": "CN"},
    "document_country": {"中国": "CN", "中华人民共和国": "CN", "china": "CN"},
    "escaped_from_custody": {"是": "true", "否": "false", "yes": "true", "no": "false"},
    "violence_with_weapon": {"是": "true", "否": "false", "yes": "true", "no": "false"},
}  # fmt: skip
"""Words of others that mean one of ours and nothing else. EXL code 2 and 4 need somebody to say what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """For each of our columns: whose column of theirs it is, what stands in every row, what their words mean.

    Headings of theirs may also be paths of elements, for what a message says outside the table of elements.
    """

    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    """As `strptime` writes them, such as `%d.%m.%Y`."""


_DATE_PARTS = {"%d", "%m", "%Y"}
OWN = ColumnMapping()
"""For a file under this register's own headings."""


def read_mapping(value: Json) -> ColumnMapping:
    """A mapping from plain values. Raises Unreadable, naming what is wrong."""
    if not isinstance(value, dict):
        raise Unreadable(["a mapping has the parts columns, constants, values and dates"])
    mapping = read(value, ColumnMapping)
    if wrong := _problems(mapping):
        raise Unreadable(wrong)
    return mapping


def _problems(mapping: ColumnMapping) -> list[str]:
    strange = sorted({*mapping.columns, *mapping.constants, *mapping.values} - set(COLUMNS))
    forms = [form for form in mapping.dates if not set(re.findall(r"%.", form)) >= _DATE_PARTS]
    return [f"no column is called {name}" for name in strange] + [
        f"a date needs %d, %m and %Y: {form}" for form in forms
    ]


def proposed(headings: Iterable[str]) -> ColumnMapping:
    """The mapping that headings suggest by what they are called, exactly; each of theirs is used once."""
    by_heading = {_plain(heading): heading for heading in reversed(list(headings))}
    found = {
        column.name: by_heading[known]
        for column in COLUMN_LIST
        for known in map(_plain, (column.name, *reversed(column.known_as)))
        if known in by_heading
    }
    return ColumnMapping(columns={ours: theirs for ours, theirs in found.items() if theirs != ours})


def sources(mapping: ColumnMapping, headings: Iterable[str]) -> dict[str, str]:
    """The heading of theirs under which each of our columns is found."""
    own = {
        heading: heading
        for heading in headings
        if heading in BY_NAME and heading not in mapping.columns.values()
    }
    there = set(headings)
    return own | {ours: theirs for ours, theirs in mapping.columns.items() if theirs in there}


def mapped(mapping: ColumnMapping, cells: Mapping[str, str]) -> Cells:
    """The cells of a row under our names, in our words."""
    said = {
        ours: cells[theirs] for ours, theirs in sources(mapping, list(cells)).items() if cells[theirs].strip()
    }
    whole = mapping.constants | said
    return {ours: _ours(mapping, ours, text) for ours, text in whole.items()}


def _ours(mapping: ColumnMapping, column: str, text: str) -> str:
    bare = text.strip()
    means = mapping.values.get(column, {}).get(bare) or USUAL_VALUES.get(column, {}).get(bare.lower())
    if means is not None:
        return means
    return _day(bare, mapping.dates) if BY_NAME[column].form is Form.DAY else text


def _day(text: str, forms: tuple[str, ...]) -> str:
    """A day as ISO 8601; as it stands where no way of writing fits, so that the fault names it."""
    for form in (*forms, *USUAL_DATES):
        try:
            return _read_day(text, form).isoformat()
        except ValueError:
            continue
    return text


def _read_day(text: str, form: str) -> date:
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone


def _plain(heading: str) -> str:
    return re.sub(r"[\s_*＊:：]+", " ", heading).strip().casefold()
