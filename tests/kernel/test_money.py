"""An amount is divided without losing any of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipstaff.kernel.codec import read
from tipstaff.kernel.money import MOST, MinorUnits, divided

amounts = st.integers(min_value=-MOST, max_value=MOST)
weights = st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=6).filter(any)


@given(amounts, weights)
def test_the_parts_add_up_to_the_amount_to_the_last_minor_unit(amount: int, by: list[int]) -> None:
    assert sum(divided(amount, by)) == amount


@given(amounts, weights)
def test_no_part_is_a_whole_unit_away_from_its_exact_share(amount: int, by: list[int]) -> None:
    total = sum(by)
    for part, weight in zip(divided(amount, by), by, strict=True):
        assert abs(part * total - amount * weight) < total


@given(amounts, weights)
def test_who_has_no_weight_gets_nothing(amount: int, by: list[int]) -> None:
    assert all(part == 0 for part, weight in zip(divided(amount, by), by, strict=True) if weight == 0)


@pytest.mark.parametrize(
    ("amount", "by", "parts"),
    [
        (10_00, (60, 40), (6_00, 4_00)),
        (1, (50, 50), (1, 0)),
        (3, (50, 50), (2, 1)),
        (100, (1, 1, 1), (34, 33, 33)),
        (101, (1, 1, 1), (34, 34, 33)),
        (10_01, (67, 33), (6_71, 3_30)),
        (-3, (50, 50), (-2, -1)),
        (0, (1, 2), (0, 0)),
    ],
)
def test_what_is_left_over_goes_by_largest_remainder(
    amount: int, by: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    assert divided(amount, by) == parts


@pytest.mark.parametrize("by", [(), (0, 0), (2, -1)])
def test_nothing_is_divided_by_no_weight(by: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"divided|empty"):
        divided(1, by)


def test_an_amount_is_read_as_a_whole_number_and_nothing_else() -> None:
    assert read(1234, MinorUnits) == 1234
    for other in (12.34, "1234", True):
        with pytest.raises(ValueError, match="expected int"):
            read(other, MinorUnits)
