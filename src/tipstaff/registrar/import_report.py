"""The report of an import as a file: each row, what came of it, and what was dropped, in both languages."""

from collections.abc import Mapping

from django.utils.translation import gettext, override

from tipstaff.kernel.canonical import Json
from tipstaff.registrar.taking_in import ReportLine
from tipstaff.warrants.core.exchange.csv_file import guarded
from tipstaff.warrants.core.exchange.forbidden import SENTENCES, Dropped, shown

HEADING = (
    "source",
    "line",
    "came",
    "code",
    "sentence_zh",
    "sentence_en",
    "warrant",
    "dropped_zh",
    "dropped_en",
)


def in_both(sentence: str, values: Mapping[str, str] | None = None) -> tuple[str, str]:
    """A sentence in Chinese and in English: for a file that people of both languages read."""
    with override("zh-hans"):
        chinese = gettext(sentence).format(**(values or {}))
    with override("en"):
        return chinese, gettext(sentence).format(**(values or {}))


def as_cells(line: ReportLine) -> list[str]:
    """A line of the report as the cells of a CSV file."""
    dropped = [_dropped(one) for one in line.dropped]
    cells = (
        line.source,
        str(line.line),
        line.came,
        line.code,
        *in_both(line.sentence, line.values),
        line.warrant,
        "; ".join(f"{one['path']}: {one['sentence_zh']}" for one in dropped),
        "; ".join(f"{one['path']}: {one['sentence_en']}" for one in dropped),
    )
    return [guarded(cell) if index != 1 else cell for index, cell in enumerate(cells)]


def as_values(line: ReportLine) -> dict[str, Json]:
    """A line of the report as plain values."""
    chinese, english = in_both(line.sentence, line.values)
    return {
        "source": line.source,
        "line": line.line,
        "came": line.came.value,
        "code": line.code,
        "sentence_zh": chinese,
        "sentence_en": english,
        "warrant": line.warrant,
        "dropped": [dict(_dropped(one)) for one in line.dropped],
    }


def _dropped(one: Dropped) -> dict[str, str]:
    chinese, english = in_both(SENTENCES[one.reason])
    return {
        "path": shown(one.path),
        "reason": one.reason.value,
        "sentence_zh": chinese,
        "sentence_en": english,
    }
