"""Long lists: what a page says of a list that goes on behind the rows that are counted."""

import pytest
from django.http import QueryDict

from tipstaff.record.counting import MOST
from tipstaff.web.paging import SIZE, Paging, counted


@pytest.mark.parametrize(
    ("count", "said"), [(None, ""), (0, "0"), (53, "53"), (MOST, "10000"), (MOST + 1, "10,000+")]
)
def test_rows_are_counted_so_far_and_no_farther(count: int | None, said: str) -> None:
    assert counted(count) == said


def test_the_last_page_is_the_last_one() -> None:
    paging = Paging(offset=SIZE, count=SIZE + 3, query=QueryDict("status=in_force"))

    assert (paging.first, paging.last, paging.later, paging.goes_on) == (SIZE + 1, SIZE + 3, None, False)
    assert paging.earlier == "?status=in_force&from=0"


def test_the_deepest_page_says_that_the_list_goes_on() -> None:
    before = Paging(offset=MOST - SIZE, count=MOST + 1, query=QueryDict())
    deepest = Paging(offset=MOST, count=MOST + 1, query=QueryDict())

    assert (before.later, before.goes_on) == (f"?from={MOST}", False)
    assert (deepest.last, deepest.later, deepest.goes_on) == (MOST + SIZE, None, True)
