"""A row is the order and the order is the row, whatever characters its names hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.warrants.exchange.build import ORDERS, TEXTS

from tipstaff.warrants.core.exchange.cells import NotACellError, cells_of, order_values, parts_of
from tipstaff.warrants.core.exchange.columns import COLUMNS, MUST
from tipstaff.warrants.core.exchange.csv_file import guarded, unguarded
from tipstaff.warrants.core.intake.order import CourtOrder, read_order


@given(ORDERS)
def test_the_cells_of_an_order_give_the_same_order_again(order: CourtOrder) -> None:
    assert read_order(order_values(cells_of(order), trim=False)) == order


@given(ORDERS)
def test_every_column_that_must_be_there_is_written_and_none_that_is_not_a_column(order: CourtOrder) -> None:
    assert set(MUST) <= set(cells_of(order)) <= set(COLUMNS)


@given(TEXTS | st.text(max_size=8))
def test_a_guard_against_formulas_is_taken_off_again_and_nothing_else_is(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("name", ["'t Hooft", "O'Brien", "'"])
def test_an_apostrophe_that_belongs_to_a_name_stays(name: str) -> None:
    assert unguarded(name) == name


def test_a_backslash_makes_a_sign_part_of_the_name() -> None:
    assert parts_of(r"a\;b;c；d\\;", ";；") == [r"a\;b", "c", r"d\\", ""]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("height_cm", "1.7e2"),
        ("height_cm", "９"),
        ("escaped_from_custody", "maybe"),
        ("further_documents", "a|b"),
    ],
)
def test_a_cell_of_the_wrong_form_is_refused_by_what_it_says(column: str, text: str) -> None:
    with pytest.raises(NotACellError):
        order_values({column: text})
