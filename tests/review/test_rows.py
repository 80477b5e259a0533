"""Reviews in the tables: written from the state, read back as views, held by the database's locks."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from tests.core.review.build import (
    ADDED,
    CHENGDU,
    CLOSED_AT,
    COMPLETED,
    DAY,
    DESK,
    DUE,
    ENDED,
    FOUND,
    OPERATION,
    OVERDUE,
    OWNER,
    REVIEW,
    REVIEWER,
    REVIEWING,
    SOON,
    TAKEN,
    WARRANT,
    facts,
    record,
    review,
)

from tipstaff.kernel.ids import MatterId, OperationId, ReviewId
from tipstaff.review import models, queries
from tipstaff.review.core.review import Review, ReviewStatus
from tipstaff.review.projection import project
from tipstaff.review.queries import ReviewPage

pytestmark = pytest.mark.usefixtures("database")
TABLES = (models.Review, models.Finding, models.Improvement)


def named(name: str, state: Review) -> Review:
    return replace(
        state,
        review=ReviewId(MatterId(f"review-{name}")),
        operation=OperationId(MatterId(f"operation-{name}")),
    )


def everything() -> list[dict[str, object]]:
    return [model_to_dict(row) for table in TABLES for row in table.objects.order_by("pk")]


def page() -> ReviewPage:
    found = queries.review_page(REVIEW)
    assert found is not None
    return found


def test_a_review_that_was_just_opened_waits_for_a_reviewer() -> None:
    project(review(), 1)
    row = page().review
    assert (row.status, row.version, row.reviewer) == (ReviewStatus.WAITING, 1, None)
    assert (row.agency, row.office, row.opened_at) == (CHENGDU, REVIEWING, CLOSED_AT)
    assert (row.operation, row.warrant, row.outcome) == (OPERATION, WARRANT, "executed")
    assert page().findings == page().improvements == ()


def test_rows_say_what_was_found_and_what_will_change() -> None:
    missed = (record(missed="review.held"), facts(REVIEWER))
    project(review(TAKEN, FOUND, missed, ADDED, COMPLETED), 6)
    first, second = page().findings
    assert (first.cause, first.missed_limit, second.missed_limit) == ("late_recall", None, "review.held")
    (improvement,) = page().improvements
    assert (improvement.owner, improvement.due_on) == (DESK, DAY)
    assert (improvement.done_by, improvement.done_at) == (OWNER.user, SOON)


def test_rows_say_that_the_time_passed_and_how_the_review_ended() -> None:
    project(review(TAKEN, FOUND, OVERDUE, ENDED), 5)
    row = page().review
    assert (row.status, row.reviewer) == (ReviewStatus.CLOSED, REVIEWER.user)
    assert (row.lapsed_at, row.closed_at, row.closed_late) == (DUE, SOON, False)


@pytest.mark.parametrize("words", ["recall reached", "ring the unit", "line installed"])
def test_what_is_sealed_stands_in_no_table(words: str) -> None:
    project(review(TAKEN, FOUND, ADDED, COMPLETED), 5)
    assert words not in str(everything())


def test_rows_are_the_same_when_written_again_or_from_nothing() -> None:
    project(review(TAKEN, FOUND), 3)
    late = review(TAKEN, FOUND, ADDED, COMPLETED, ENDED)
    project(late, 6)
    written = everything()
    project(late, 6)
    assert everything() == written
    for table in TABLES:
        table.objects.all().delete()
    project(late, 6)
    assert everything() == written


def test_the_database_holds_one_review_of_an_operation() -> None:
    project(review(), 1)
    twin = replace(review(), review=ReviewId(MatterId("review-twin")))
    with pytest.raises(IntegrityError, match="operation"), transaction.atomic():
        project(twin, 1)


def test_the_database_holds_that_only_a_closed_review_has_an_end() -> None:
    project(review(TAKEN, FOUND, ENDED), 4)
    with pytest.raises(IntegrityError, match="a_review_closes_once"), transaction.atomic():
        models.Review.objects.update(closed_at=None)


def test_open_reviews_are_listed_for_the_agency_and_at_the_office_page_by_page() -> None:
    for name in ("1", "2", "3"):
        project(named(name, review(TAKEN)), 2)
    project(named("4", review(TAKEN, FOUND, ENDED)), 4)
    rows, count = queries.reviews_open_for(CHENGDU, limit=2, offset=1)
    assert ([row.review for row in rows], count) == (["review-2", "review-3"], 3)
    assert queries.reviews_open_at(REVIEWING)[1] == 3
    assert queries.reviews_open_at(DESK) == ((), 0)
    assert len(queries.reviews_of_warrant(WARRANT)) == 4
    assert queries.review_page(ReviewId(MatterId("review-9"))) is None


def test_improvements_to_do_leave_the_list_when_they_are_done() -> None:
    project(review(TAKEN, ADDED, ADDED, COMPLETED), 5)
    rows, count = queries.improvements_to_do([DESK])
    assert ([row.number for row in rows], count) == ([2], 1)
    assert queries.improvements_to_do([REVIEWING]) == ((), 0)
