"""A review through the one door: it follows from a closed operation, and lasts until everything is done."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tipstaff.agencies.queries import actor_of, user_named
from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import Script, Step, read_script
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId, ReviewId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.capabilities import command_named
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.submit import Entered, submit
from tipstaff.review.core.grounds import ReviewGround
from tipstaff.review.core.review import ReviewStatus
from tipstaff.review.queries import ReviewPage, improvements_to_do, review_page, reviews_open_at

pytestmark = pytest.mark.usefixtures("database")

DAY = Path(__file__).parents[2] / "samples" / "scenarios" / "one-day.yaml"
REVIEWING, DESK = OfficeId("oversight-review"), OfficeId("guangzhou-duty")
NEXT_DAY = Instant.parse("2026-11-24T09:00:00+08:00")
LATER = Instant.parse("2026-12-02T09:00:00+08:00")


def called_off(script: Script) -> Script:
    """The day as far as its first warrant is in force; then an operation that is called off and closed."""
    first = ("warrants.register", "warrants.check")
    entered = [next(step for step in script.steps if step.does == name) for name in first]
    owner = Step(at="09:00", who="command.guangzhou", about="raid")
    values: dict[str, Any] = {"warrant": f"${entered[0].names}", "place": "440100"}
    steps = (
        *entered,
        replace(owner, about=None, does="operations.open", names="raid", values=values),
        replace(owner, does="operations.record_not_executed", values={"reason": "called_off"}),
        replace(owner, does="operations.close", enters=("operations.closed", "review.opened")),
    )
    return replace(script, steps=steps)


@pytest.fixture
def review(database: str) -> ReviewId:
    player = Player(called_off(read_script(DAY)), DAY.parent)
    player.found()
    assert [played.differences for played in player.play()] == [()] * 5
    rows, count = reviews_open_at(REVIEWING)
    assert count == 1
    return rows[0].review


def ask(
    review: ReviewId, name: str, who: str, office: OfficeId, now: Instant, **values: Any
) -> Entered | Refused:
    actor = actor_of(user_named(who) or "", office, now)
    assert actor is not None
    command = command_named(name)(happened_at=now, review=review, **values)  # type: ignore[call-arg]
    return submit(command, actor, SubmissionId(uuid4().hex), now)


def page(review: ReviewId) -> ReviewPage:
    found = review_page(review)
    assert found is not None
    return found


def test_a_review_lasts_from_the_closing_of_its_operation_until_its_improvement_is_done(
    review: ReviewId,
) -> None:
    improvement = {"owner": DESK, "due_on": date(2026, 12, 1), "text": "ring the unit at once"}
    for name, values in (
        ("review.take", {}),
        ("review.record_finding", {"cause": "plan", "text": "too late"}),
        ("review.add_improvement", improvement),
        ("review.close", {}),
    ):
        assert isinstance(ask(review, name, "reviewer", REVIEWING, NEXT_DAY, **values), Entered)
    assert page(review).review.status is ReviewStatus.CLOSED
    keep_clocks(LATER)
    assert page(review).improvements[0].lapsed_at is not None
    done = ask(
        review, "review.complete_improvement", "duty.guangzhou", DESK, LATER, improvement=1, done="done"
    )
    assert isinstance(done, Entered)
    assert improvements_to_do([DESK]) == ((), 0)


def test_a_review_that_nobody_holds_in_time_is_noted_once_and_stays_owed(review: ReviewId) -> None:
    keep_clocks(LATER)
    keep_clocks(LATER)
    assert page(review).review.lapsed_at == Instant.parse("2026-11-26T09:00:00+08:00")
    assert page(review).review.version == 2
    assert reviews_open_at(REVIEWING)[1] == 1


def test_an_improvement_for_an_office_that_does_not_exist_is_refused(review: ReviewId) -> None:
    ask(review, "review.take", "reviewer", REVIEWING, NEXT_DAY)
    values = {"owner": OfficeId("nowhere"), "due_on": date(2026, 12, 1), "text": "ring the unit"}
    refused = ask(review, "review.add_improvement", "reviewer", REVIEWING, NEXT_DAY, **values)
    assert refused == Refused(ReviewGround.UNKNOWN_OWNER, {"office": "nowhere"})
