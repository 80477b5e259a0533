"""What is given out can be taken in again: the same order, whatever characters its names hold, in every format."""

import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.warrants import build as b
from tests.core.warrants.exchange.build import ORDERS

from tipstaff.warrants.core.exchange.cells import NotACellError, cells_of, order_values
from tipstaff.warrants.core.exchange.reading import Format, Terms, _Reading
from tipstaff.warrants.core.exchange.report import RawRow
from tipstaff.warrants.core.exchange.written import ENDINGS, writing_of
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.intake.folder import DiskFolder
from tipstaff.warrants.core.intake.order import CourtOrder, read_order

STANDING = {"status": "in_force", "edition": "1", "level": "2", "clause": "a clause", "confirming_desk": "a-desk",
            "agency": "an-agency", "registered_at_utc": "2026-11-23T04:00:00Z", "handout": "handout-1"}  # fmt: skip
TAKEN_IN_TOO = (HandoutForm.CSV, HandoutForm.XLSX, HandoutForm.NIEM_JSON)
"""Of what is given out, the files that an import reads."""


def out_and_in(orders: list[CourtOrder], form: HandoutForm) -> list[CourtOrder]:
    writing = writing_of(form, with_persons=True)
    rows = [cells_of(order) | STANDING for order in orders]
    written = b"".join([*writing.write(rows), *writing.end()])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"out.{ENDINGS[form]}").write_bytes(written)
        reading = _Reading(
            Terms(format=Format(form.value.replace("_", "-")), rules=b.RULES, today=date(2026, 11, 23))
        )
        raw = list(reading.raw(DiskFolder(Path(folder)), f"out.{ENDINGS[form]}"))
    found = [reading._order(one, one.cells) for one in raw if isinstance(one, RawRow)]
    assert len(found) == len(raw)
    assert all(isinstance(one, CourtOrder) for one in found), found
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("form", TAKEN_IN_TOO)
@settings(max_examples=60, deadline=None)
@given(orders=st.lists(ORDERS, min_size=1, max_size=3))
def test_an_order_that_is_given_out_and_taken_in_is_the_same(
    form: HandoutForm, orders: list[CourtOrder]
) -> None:
    assert out_and_in(orders, form) == orders


@pytest.mark.parametrize("column", ["court", "offence", "instrument_file"])
@given(ORDERS)
def test_an_order_without_a_cell_it_needs_is_not_the_same_order(column: str, order: CourtOrder) -> None:
    cells = {name: cell for name, cell in cells_of(order).items() if name != column}
    with suppress(NotACellError):
        assert read_order(order_values(cells, trim=False)) != order
