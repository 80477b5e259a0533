"""Orders written as CSV under this register's own headings."""

from collections.abc import Iterator
from typing import TextIO

from tipstaff.kernel.canonical import Json
from tipstaff.warrants.core.exchange.cells import NotACellError, order_values
from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.exchange.csv_file import Fields, csv_records, unguarded
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault
from tipstaff.warrants.core.intake.json_rows import Row


def csv_rows(text: TextIO, longest: int) -> Iterator[Row]:
    """Every order of a file, or what is wrong in its place."""
    heading: Fields | None = None
    for number, fields in csv_records(text, longest):
        if isinstance(fields, Fault):
            yield number, fields
        elif heading is None:
            heading = [name.strip() for name in fields]
            if fault := _not_a_heading(heading):
                yield number, fault
                return
        else:
            yield number, _order(heading, fields)
        if heading is None and isinstance(fields, Fault):
            return


def _not_a_heading(names: Fields) -> Fault | None:
    if unknown := [name for name in names if name not in COLUMNS]:
        return faults.malformed(f"unknown column {', '.join(unknown)!r}")
    return faults.malformed("a column stands twice") if len(set(names)) < len(names) else None


def _order(heading: Fields, fields: Fields) -> Json | Fault:
    if len(fields) != len(heading):
        return faults.malformed(f"{len(fields)} fields under {len(heading)} columns")
    try:
        return order_values(dict(zip(heading, map(unguarded, fields), strict=True)))
    except NotACellError as problem:
        return faults.malformed(str(problem))
