"""Through the one door and by the clock: a month's sample rests on the log as it was before the month."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.registrar import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile
from tipstaff.record.publish import publisher
from tipstaff.record.read import head_before, newest_checkpoint
from tipstaff.registrar.data_quality import measures
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.sampling import draw_samples
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.sample.commands import DrawSample, RecordSampled
from tipstaff.warrants.core.sample.sample import Sample, drawn_by, sample_id

pytestmark = pytest.mark.usefixtures("agencies")

HOME = AgencyId("guangzhou-police")
DECEMBER = Instant.parse("2026-12-01T00:07:00+08:00")
SAMPLE = sample_id(HOME, "2026-12")


def drawing(at: Instant) -> DrawSample:
    return DrawSample(happened_at=at, sample=SAMPLE, agency=HOME, month="2026-12")


def test_the_clock_draws_each_agencys_sample_once_by_the_last_head_before_the_month():
    warrants = [b.in_force(str(number)) for number in range(3)]
    publisher().publish()
    before = newest_checkpoint()
    assert before
    after = b.in_force("late", DECEMBER)
    publisher().publish()
    later = DECEMBER + timedelta(hours=1)
    (drawn,) = draw_samples(later)
    sample: Sample = b.state_of(drawn.matter)
    assert (sample.head.size, sample.head.root) == (before.size, before.root)
    assert sample.drawn == drawn_by(before.root, [*warrants, after], 20)
    assert draw_samples(later + timedelta(hours=1)) == []
    assert compare() == ()


def test_without_a_checkpoint_before_the_month_nothing_is_drawn():
    b.in_force("1")
    assert head_before(DECEMBER) is None
    assert draw_samples(DECEMBER) == []
    b.do(b.registering("2", DECEMBER), "registrar.guangzhou", DECEMBER)
    publisher().publish()
    assert head_before(DECEMBER) is None
    refused = b.ask(drawing(DECEMBER), "reviewer", DECEMBER)
    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.NO_CHECKPOINT_BEFORE


def test_two_who_draw_at_once_draw_one_sample():
    b.in_force("1")
    publisher().publish()
    outcomes = b.together([lambda: draw_samples(DECEMBER)] * 2)
    assert len({receipt.entries for drawn in outcomes for receipt in drawn}) == 1


def test_whoever_checked_a_warrant_does_not_say_that_it_is_accurate():
    warrant = b.in_force("1")
    publisher().publish()
    draw_samples(DECEMBER)
    look = RecordSampled(happened_at=DECEMBER, sample=SAMPLE, warrant=warrant)
    both = replace(b.who("reviewer", DECEMBER), user=b.state_of(warrant).checked_by)
    refused = submit(look, both, b.press(), DECEMBER)
    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.SAME_PERSON


def test_the_three_measures_say_what_they_were_counted_from():
    rules = load_profile("cn/2026-1")
    late = b.NOW + timedelta(hours=25)
    wrong = b.registering("1", person=replace(b.PERSON, nationality="cn"))
    b.do(wrong, "registrar.guangzhou", late)
    b.do(b.checking(wrong.warrant, late), "checker.guangzhou", late)
    b.do(b.registering("2", person=replace(b.PERSON, nationality="XX")), "registrar.guangzhou")
    empty = measures(HOME, rules, late)
    assert (empty.accuracy.per_cent, empty.in_time.per_cent) == (None, None)
    assert (empty.corrected.part, empty.corrected.of) == (1, 2)
    publisher().publish()
    draw_samples(DECEMBER)
    look = RecordSampled(happened_at=DECEMBER, sample=SAMPLE, warrant=wrong.warrant, wrong=("name",))
    b.do(look, "reviewer", DECEMBER)
    found = measures(HOME, rules, DECEMBER)
    assert (found.accuracy.part, found.accuracy.of, found.accuracy.is_reached) == (0, 1, False)
    assert (found.in_time.part, found.in_time.of) == (1, 3)
