"""Rows of a table, whether CSV or XLSX: cells under the headings, without what is forbidden."""

from collections.abc import Iterable, Iterator, Sequence

from tipstaff.warrants.core.exchange.columns import BY_NAME
from tipstaff.warrants.core.exchange.forbidden import Dropped, Reason, why_forbidden
from tipstaff.warrants.core.exchange.report import RawRow
from tipstaff.warrants.core.exchange.xlsx_file import Sheet, SheetRow
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault

DECIDED_HERE = frozenset({"status", "level", "edition", "clause", "agency", "confirming_desk", "handout"})
"""Columns of this register's own tables that say how a warrant stood: never taken in."""
_MOMENTS = ("_utc", "_offset")
_STATUS = "status"

type Found = RawRow | tuple[int, Fault]


def table_rows(
    records: Iterable[tuple[int, Sequence[str] | SheetRow | Fault]], sheet: Sheet | None = None
) -> Iterator[Found]:
    """Each row under the heading that stands first. What is forbidden is left out before anything looks at it."""
    heading: list[str] = []
    for line, record in records:
        if isinstance(record, Fault):
            yield line, record
            if not heading:
                return
        elif not heading:
            heading = _heading(record)
            if fault := _not_a_heading(heading):
                yield line, fault
                return
            yield from _passed_over(line, sheet)
        else:
            yield _row(line, heading, record)


def _heading(record: Sequence[str] | SheetRow) -> list[str]:
    return [name.strip() for name in (record.texts if isinstance(record, SheetRow) else record)]


def _not_a_heading(names: list[str]) -> Fault | None:
    named = [name for name in names if name]
    return faults.malformed("a column stands twice") if len(set(named)) < len(named) else None


def _passed_over(line: int, sheet: Sheet | None) -> Iterator[Found]:
    """Sheets that are hidden or stand behind the first are named, as a row that holds nothing else."""
    if sheet and sheet.passed_over:
        dropped = tuple(Dropped(f"sheet {title}", Reason.UNKNOWN) for title in sheet.passed_over)
        yield RawRow(line=line, cells={}, dropped=dropped, is_note=True)


def _row(line: int, heading: list[str], record: Sequence[str] | SheetRow) -> Found:
    texts = record.texts if isinstance(record, SheetRow) else record
    numbers = record.numbers if isinstance(record, SheetRow) else frozenset()
    if len(texts) > len(heading) or (len(texts) < len(heading) and not isinstance(record, SheetRow)):
        return line, faults.malformed(f"{len(texts)} fields under {len(heading)} columns")
    said = {name: text for name, text in zip(heading, texts, strict=False) if name and text.strip()}
    reasons = {name: reason for name in said if (reason := _why(name)) is not None}
    kept = {name: text for name, text in said.items() if reasons.get(name) in (None, Reason.UNKNOWN)}
    return RawRow(
        line=line,
        cells=kept,
        dropped=tuple(Dropped(name, reason) for name, reason in reasons.items()),
        not_text=frozenset(heading[index] for index in numbers if index < len(heading)),
        status=said.get(_STATUS, ""),
    )


def _why(name: str) -> Reason | None:
    """Why a column is not taken in by itself; a mapping may still name one that is merely unknown."""
    if name in BY_NAME:
        return None
    if name in DECIDED_HERE or name.endswith(_MOMENTS):
        return Reason.DECIDED_HERE
    return why_forbidden(name) or Reason.UNKNOWN
