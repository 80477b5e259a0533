from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import says
from tipstaff.web.forms import CommandForm, form_for

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = Instant.parse("2026-11-23T06:00:00Z")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    family: str = says("Family name")
    given: str = says("Given name", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Command):
    MATTER: ClassVar[str] = "warrant"
    warrant: WarrantId = says("The warrant")
    subject: SubjectId = says("Drawn")
    number: str = says("Its number")
    signed_at: Instant = says("When it was signed")
    issued_on: date = says("Day of issue")
    colour: Colour = says("Colour")
    count: int | None = says("How many", None)
    urgent: bool = says("Whether it is urgent", default=False)
    agency: AgencyId | None = says("The agency", None)
    tags: tuple[str, ...] = says("Marks", ())
    colours: frozenset[Colour] = says("All colours", frozenset())
    name: Name = says("The name")
    others: tuple[Name, ...] = says("Other names", ())
    sizes: Mapping[Colour, int] = says("Size of each", None)


GOOD = {
    "submission": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "number": "No. 17",
    "signed_at": "2026-11-23T09:30",
    "issued_on": "2026-11-22",
    "colour": "red",
    "name.family": "Li",
    "sizes.red": "3",
}


def form(answers: Mapping[str, str | list[str]], **said: object) -> CommandForm:
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return form_for(Write)(data, zone=SHANGHAI, **said)


def complete(values: dict) -> dict:
    return values | {"warrant": "warrant-1", "subject": "subject-1"}


def write(answers: Mapping[str, str | list[str]], **said: object) -> Command | None:
    return form(answers, **said).command(now=NOW, complete=complete)


def test_every_kind_of_field_becomes_its_plain_value():
    everything = GOOD | {
        "count": "4",
        "urgent": "on",
        "agency": "north",
        "tags": "one\n\n two ",
        "colours": ["red", "blue"],
        "others-rows": "2",
        "others.1.family": "Wang",
        "others.1.given": "Wu",
        "happened_at": "2026-11-23T13:00",
    }
    offers = {AgencyId: [("north", "The North")]}
    assert write(everything, offers=offers) == Write(
        warrant=WarrantId("warrant-1"),
        subject=SubjectId("subject-1"),
        happened_at=Instant.parse("2026-11-23T13:00:00+08:00"),
        number="No. 17",
        signed_at=Instant.parse("2026-11-23T09:30:00+08:00"),
        issued_on=date(2026, 11, 22),
        colour=Colour.RED,
        count=4,
        urgent=True,
        agency=AgencyId("north"),
        tags=("one", "two"),
        colours=frozenset(Colour),
        name=Name(family="Li"),
        others=(Name(family="Wang", given="Wu"),),
        sizes={Colour.RED: 3},
    )


def test_an_act_without_a_time_happens_now_and_empty_answers_leave_the_default():
    command = write(GOOD)
    assert isinstance(command, Write)
    assert command.happened_at == NOW
    assert (command.count, command.agency, command.tags, command.others) == (None, None, (), ())


@pytest.mark.parametrize("name", ["number", "signed_at", "issued_on", "colour", "name.family"])
def test_a_needed_field_left_empty_is_an_error_beside_it(name: str):
    asked = form(GOOD | {name: ""})
    assert asked.command(now=NOW, complete=complete) is None
    assert list(asked.errors) == [name]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("signed_at", "yesterday"),
        ("issued_on", "2026-13-01"),
        ("colour", "green"),
        ("count", "many"),
        ("colours", "x"),
    ],
)
def test_what_cannot_be_read_is_an_error_beside_its_field(name: str, wrong: str):
    asked = form(GOOD | {name: wrong})
    assert asked.command(now=NOW, complete=complete) is None
    assert list(asked.errors) == [name]


def test_a_row_that_was_begun_needs_its_needed_fields():
    asked = form(GOOD | {"others.0.given": "Wu"})
    assert asked.command(now=NOW, complete=complete) is None
    assert list(asked.errors) == ["others.0.family"]


def test_what_only_the_codec_refuses_comes_back_as_an_error():
    asked = form(GOOD)
    assert asked.command(now=NOW, complete=lambda values: values | {"warrant": 7, "subject": "s"}) is None
    assert asked.non_field_errors()


def test_nobody_is_asked_for_the_matter_or_for_what_is_drawn():
    assert {"warrant", "subject"}.isdisjoint(form({}).fields)


def test_more_rows_are_shown_on_request():
    assert "others.1.family" not in form(GOOD).fields
    assert "others.1.family" in form(GOOD | {"others-rows": "1"}, more="others").fields


def test_a_page_never_shows_rows_without_end():
    assert "others.50.family" not in form(GOOD | {"others-rows": "100000"}, more="others").fields


def test_a_form_without_its_submission_is_not_taken():
    assert write(GOOD | {"submission": ""}) is None
    assert write(GOOD | {"submission": "not-one"}) is None
