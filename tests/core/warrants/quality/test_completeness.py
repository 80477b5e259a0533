"""How much tells one person from another, and when that is too little."""

from dataclasses import replace

import pytest
from tests.core.warrants import build as b

from tipstaff.warrants.core.particulars import Sex
from tipstaff.warrants.core.quality.completeness import completeness, is_thin

ALONE = replace(b.PERSON, documents=(), height_cm=None, marks="", aliases=())
NINE = ("name", "born_on", "sex", "nationality", "latin_name", "documents", "height_cm", "marks", "aliases")


def test_name_and_date_of_birth_alone_make_a_thin_record() -> None:
    assert is_thin(ALONE)
    assert is_thin(replace(ALONE, latin_name="", sex=Sex.NOT_STATED))


@pytest.mark.parametrize(
    "more",
    [{"documents": b.PERSON.documents}, {"height_cm": 171}, {"marks": "左手缺一指"}, {"aliases": ("阿甲",)}],
)
def test_one_detail_that_a_namesake_lacks_makes_it_more_than_thin(more: dict[str, object]) -> None:
    assert not is_thin(replace(ALONE, **more))  # type: ignore[arg-type]


def test_what_is_not_stated_is_named() -> None:
    found = completeness(replace(b.PERSON, sex=Sex.NOT_STATED), NINE)
    assert (len(found.stated), found.of) == (7, 9)
    assert found.missing == ("sex", "aliases")
