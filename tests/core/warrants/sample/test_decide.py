"""The monthly sample: who draws, by what, and who may say what is accurate."""

import hashlib
from dataclasses import replace

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, UserId, WarrantId
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.sample.commands import DrawSample, RecordSampled, SampleCommand
from tipstaff.warrants.core.sample.decide import decide
from tipstaff.warrants.core.sample.events import SampleDrawn
from tipstaff.warrants.core.sample.evolve import evolve
from tipstaff.warrants.core.sample.facts import Facts
from tipstaff.warrants.core.sample.sample import Head, Sample, SampleStatus, drawn_by, sample_id

ROOT = "wLzjP/gkrwDwxpGTJOSFyQCdCPbFwSWg1OeE2xVnRKE="
IN_FORCE = tuple(WarrantId(MatterId(f"warrant-{number}")) for number in range(50))
VALIDATOR = b.actor("validator", Role.VALIDATOR)
ELSEWHERE = replace(VALIDATOR, agency=AgencyId("psb-999998"))
MONTH = "2026-09"
DRAW = DrawSample(happened_at=b.LATER, sample=sample_id(b.BUREAU, MONTH), agency=b.BUREAU, month=MONTH)
FACTS = Facts(actor=VALIDATOR, now=b.LATER, month=MONTH, head=Head(9, ROOT), in_force=IN_FORCE)


def done(command: SampleCommand, sample: Sample | None = None, facts: Facts = FACTS) -> Sample:
    outcome = decide(command, sample, facts, b.RULES)
    assert not isinstance(outcome, Refused), outcome
    for event in outcome:
        sample = evolve(sample, event)
    assert sample is not None
    return sample


DRAWN = done(DRAW)
LOOK = RecordSampled(happened_at=b.LATER, sample=DRAWN.id, warrant=DRAWN.drawn[0])
ENTERED_BY = replace(FACTS, hands=frozenset({UserId("validator")}))

REFUSED: list[tuple[SampleCommand, Sample | None, Facts, Because]] = [
    (DRAW, None, replace(FACTS, actor=b.REGISTRAR), Because.WRONG_ROLE),
    (DRAW, None, replace(FACTS, actor=ELSEWHERE), Because.NOT_YOUR_AGENCY),
    (DRAW, DRAWN, FACTS, Because.SAMPLE_DRAWN_ALREADY),
    (replace(DRAW, month="2026-08"), None, FACTS, Because.NOT_THIS_MONTH),
    (replace(DRAW, sample=LOOK.warrant), None, FACTS, Because.WRONG_SAMPLE),
    (DRAW, None, replace(FACTS, head=None), Because.NO_CHECKPOINT_BEFORE),
    (DRAW, None, replace(FACTS, in_force=()), Because.NOTHING_TO_DRAW),
    (LOOK, None, FACTS, Because.NO_SUCH_SAMPLE),
    (LOOK, DRAWN, replace(FACTS, actor=ELSEWHERE), Because.NOT_YOUR_AGENCY),
    (replace(LOOK, warrant=b.WARRANT), DRAWN, FACTS, Because.NOT_IN_SAMPLE),
    (LOOK, done(LOOK, DRAWN), FACTS, Because.NOT_IN_SAMPLE),
    (LOOK, DRAWN, ENTERED_BY, Because.SAME_PERSON),
    (replace(LOOK, wrong=("shoe",)), DRAWN, FACTS, Because.FIELDS_NOT_IN_ENTRY),
]


@pytest.mark.parametrize(("command", "sample", "facts", "ground"), REFUSED)
def test_what_must_not_be_done_is_refused_on_its_ground(
    command: SampleCommand, sample: Sample | None, facts: Facts, ground: Because
) -> None:
    refused = decide(command, sample, facts, b.RULES)
    assert isinstance(refused, Refused)
    assert refused.ground is ground


def test_anybody_can_draw_it_again_from_the_root_and_the_identifiers() -> None:
    again = sorted(IN_FORCE, key=lambda one: hashlib.sha256((ROOT + one).encode()).hexdigest())
    assert DRAWN.drawn == tuple(again[: b.RULES.figures["quality.sample"].amount])
    assert (DRAWN.population, DRAWN.head) == (50, Head(9, ROOT))


def test_another_root_draws_others_and_the_sequence_of_the_table_changes_nothing() -> None:
    assert drawn_by(ROOT, reversed(IN_FORCE), 20) == DRAWN.drawn
    assert drawn_by(ROOT[::-1], IN_FORCE, 20) != DRAWN.drawn


def test_an_agency_with_fewer_warrants_has_all_of_them_drawn() -> None:
    assert set(done(DRAW, facts=replace(FACTS, in_force=IN_FORCE[:3])).drawn) == set(IN_FORCE[:3])


@pytest.mark.parametrize("who", [b.CLOCK, replace(ELSEWHERE, roles=frozenset({Role.REVIEWER}))])
def test_the_clock_and_a_reviewer_draw_for_any_agency(who: Actor) -> None:
    assert done(DRAW, facts=replace(FACTS, actor=who)).drawn == DRAWN.drawn


def test_a_sample_is_done_once_each_drawn_warrant_was_looked_at() -> None:
    sample = DRAWN
    for number, warrant in enumerate(DRAWN.drawn):
        assert sample.status is SampleStatus.TO_BE_LOOKED_AT
        wrong = ("name", "name") if number == 0 else ()
        sample = done(replace(LOOK, warrant=warrant, wrong=wrong), sample)
    assert (sample.status, sample.accurate) == (SampleStatus.LOOKED_AT, len(DRAWN.drawn) - 1)
    assert sample.results[0].wrong == ("name",)


def test_the_first_event_of_a_sample_is_its_drawing() -> None:
    (looked,) = decide(LOOK, DRAWN, FACTS, b.RULES)  # type: ignore[misc]
    with pytest.raises(ValueError, match="begins by being drawn"):
        evolve(None, looked)
    assert isinstance(decide(DRAW, None, FACTS, b.RULES)[0], SampleDrawn)  # type: ignore[index]
