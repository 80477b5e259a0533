"""A warrant through the one door: entered, noted when nobody acts, in the tables, and rebuilt."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.agencies import queries as agencies
from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import AgencyId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.record.attachments import Paper, fetch
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.openings import openings
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants import queries
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus, warrant_id

pytestmark = pytest.mark.usefixtures("database")

COURT = AgencyId("guangzhou-court")
WARRANT = warrant_id(COURT, b.NUMBER)
PAPER = Paper(b.SUBJECT, b"%PDF-1.7 an order, made up")
INSTRUMENT = replace(b.INSTRUMENT, sha256=PAPER.sha256, size=len(PAPER.content))
REGISTER = replace(b.REGISTER, court=COURT, warrant=WARRANT, instrument=INSTRUMENT)
DAY_ON = b.NOW + timedelta(hours=25)


@pytest.fixture
def people(database: str) -> dict[Role, Actor]:
    """Guangzhou's people by their role."""
    found = [
        (appointment.role, agencies.actor_of(person, appointment.office.office, b.NOW))
        for person in demo_agencies(("440000",))
        for appointment in agencies.appointments_of(person, b.NOW)
    ]
    return {role: actor for role, actor in found if actor is not None}


def give(command: Command, who: Actor, at: Instant = b.NOW) -> Entered | Refused:
    return submit(command, who, SubmissionId(str(uuid.uuid4())), at, papers=[PAPER])


def entered() -> Warrant:
    state = load(WARRANT).state
    assert isinstance(state, Warrant)
    return state


def test_a_warrants_life_stands_on_the_record_and_in_the_tables(people: dict[Role, Actor]) -> None:
    assert isinstance(give(REGISTER, people[Role.REGISTRAR]), Entered)
    assert fetch(PAPER.sha256, b.SUBJECT) == PAPER.content
    keep_clocks(DAY_ON)
    keep_clocks(DAY_ON)
    check = replace(b.check(entered(), at=DAY_ON), warrant=WARRANT)
    assert isinstance(give(check, people[Role.CHECKER], DAY_ON), Entered)
    recall = replace(b.recall(), warrant=WARRANT, happened_at=DAY_ON)
    assert isinstance(give(recall, people[Role.COURT], DAY_ON), Entered)

    assert [entry.name for entry in history(WARRANT)] == [
        "warrants.registered",
        "warrants.check_lapsed",
        "warrants.checked",
        "warrants.recalled",
    ]
    row = queries.warrant_row(WARRANT)
    assert row is not None
    assert row.status is WarrantStatus.RECALLED
    assert compare() == ()


def test_the_same_order_entered_twice_is_one_warrant(people: dict[Role, Actor]) -> None:
    give(REGISTER, people[Role.REGISTRAR])
    again = give(REGISTER, people[Role.REGISTRAR])

    assert isinstance(again, Refused)
    assert again.ground is WarrantGround.ALREADY_REGISTERED


def test_an_order_of_a_court_that_is_not_known_is_refused(people: dict[Role, Actor]) -> None:
    court = AgencyId("nowhere")
    refused = give(
        replace(REGISTER, court=court, warrant=warrant_id(court, b.NUMBER)), people[Role.REGISTRAR]
    )

    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.UNKNOWN_COURT


def test_the_confirmation_desk_of_the_agency_answers_for_the_warrant(people: dict[Role, Actor]) -> None:
    give(REGISTER, people[Role.REGISTRAR])

    assert entered().issuing_desk == people[Role.CONFIRMATION_DESK].office


def test_what_may_be_done_next_is_said_to_each_by_their_role(people: dict[Role, Actor]) -> None:
    give(REGISTER, people[Role.REGISTRAR])
    open_to = {
        role: {one.name for one in openings(WARRANT, who, b.LATER) if one.refused is None}
        for role, who in people.items()
    }

    pause, note = "warrants.pause_clock", "warrants.note_not_the_same_person"
    assert open_to[Role.CHECKER] == {
        "warrants.check",
        "warrants.merge",
        "warrants.extend_retention",
        pause,
        note,
    }
    assert open_to[Role.COURT] == {"warrants.recall", "warrants.quash", "warrants.vary"}
    assert open_to[Role.REGISTRAR] == open_to[Role.COURT] | {pause, note}
    assert open_to[Role.OFFICER] == open_to[Role.OVERSIGHT] == set()
