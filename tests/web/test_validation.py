"""The page of validations: by month, several assigned at once after a dry run, one validated after the other."""

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from tests.registrar import build as b
from tests.web.world import sign_in

from tipstaff.agencies.founding import key_of
from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.kernel.ids import WarrantId
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.warrants.validations import Wanted, validations

IN_WINDOW = b.NOW + timedelta(days=70)
VALIDATOR = key_of("validator.guangzhou")


@pytest.fixture
def three(database: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WarrantId]]:
    """Three records whose first validation is due in February 2027; it is the first of that month."""
    demo_agencies()
    for desk in ("desk", "preferences"):
        monkeypatch.setattr(f"tipstaff.web.{desk}.now", lambda: IN_WINDOW)
    endless = {"valid_until": None, "review_on": b.NOW.at.date().replace(year=2028)}
    return [b.in_force(str(number), **endless) for number in (1, 2, 3)]


def posted(
    client: Client, *warrants: WarrantId, step: str = "ask", form: str = "", to: str = VALIDATOR
) -> str:
    values = {"warrant": list(warrants), "to": to, "step": step, "form": form or str(uuid.uuid4())}
    return client.post("/validation/assign", values).content.decode()


def test_the_month_lists_what_is_due_with_its_colour_and_its_counters(three: list[WarrantId]):
    page = sign_in("validator.guangzhou").get("/validation/").content.decode()
    assert page.count("data-row") == 3
    assert "Red: confirmed daily" in page
    assert "never about the person" in page
    assert re.search(r'state=open[^>]*>Still to be done</a> <b class="num">3</b>', page)


def test_another_month_another_agency_and_what_is_assigned_to_me_list_what_they_say(three: list[WarrantId]):
    client = sign_in("validator.guangzhou")
    assert client.get("/validation/", {"month": "2027-03"}).content.decode().count("data-row") == 0
    assert client.get("/validation/", {"hand": "mine"}).content.decode().count("data-row") == 0
    assert client.get("/validation/", {"hand": "nobodys"}).content.decode().count("data-row") == 3
    assert sign_in("validator.hangzhou").get("/validation/").content.decode().count("data-row") == 0
    assert sign_in("oversight").get("/validation/").content.decode().count("data-row") == 3


@pytest.mark.parametrize("month", ["2027", "x", "2027-13", "9999-12"])
def test_a_month_that_is_none_does_no_harm(three: list[WarrantId], month: str):
    assert sign_in("validator.guangzhou").get("/validation/", {"month": month}).status_code == 200


def test_several_are_assigned_after_a_dry_run_that_enters_nothing(three: list[WarrantId]):
    client = sign_in("registrar.guangzhou")
    tried = posted(client, *three)
    assert "Dry run: nothing has been assigned" in tried
    assert tried.count("Will be assigned") == 3
    assert all(b.state_of(each).validator is None for each in three)
    assert posted(client, *three, step="assign").count("✓ Assigned") == 3
    assert all(b.state_of(each).validator == VALIDATOR for each in three)


def test_what_is_refused_is_told_and_keeps_nothing_else_back(three: list[WarrantId]):
    b.do(b.recalling(three[1], IN_WINDOW), "court.guangzhou", IN_WINDOW)
    done = posted(sign_in("registrar.guangzhou"), *three, step="assign")
    assert "2 assigned, 1 not" in done
    assert "The warrant is not in force." in done
    assert [b.state_of(each).validator for each in three] == [VALIDATOR, None, VALIDATOR]


def test_pressing_twice_assigns_once(three: list[WarrantId]):
    client, form = sign_in("registrar.guangzhou"), str(uuid.uuid4())
    for _ in range(2):
        assert posted(client, *three, step="assign", form=form).count("✓ Assigned") == 3
    for each in three:
        assert [type(one.event).__name__ for one in history(each)].count("ValidationAssigned") == 1
        assert b.state_of(each).validator == VALIDATOR


def test_nobody_is_assigned_what_they_entered_nor_without_being_a_validator(three: list[WarrantId]):
    page = posted(sign_in("registrar.guangzhou"), three[0], step="assign", to=key_of("registrar.guangzhou"))
    assert "no validator of the registering agency" in page
    assert b.state_of(three[0]).validator is None


def test_another_agencys_records_are_not_even_asked_about(three: list[WarrantId]):
    values = {"warrant": three[0], "to": VALIDATOR, "step": "assign"}
    assert sign_in("validator.hangzhou").post("/validation/assign", values).status_code == 404


def test_several_are_never_validated_at_once(three: list[WarrantId]):
    """The page has no such button, the forms take one record, and no address validates what it is sent several of."""
    client = sign_in("validator.guangzhou")
    page = client.get("/validation/").content.decode()
    assert set(re.findall(r'name="step" value="(\w+)"', page)) == {"ask"}
    assert "warrants.validate" not in page
    values = {"warrant": three, "warrants": three, "consulted": "a", "looked_at": "b", "step": "validate"}
    for address in (
        "/validation/",
        "/validation/assign",
        "/validation/next",
        "/warrants/several",
        "/warrants/",
    ):
        client.post(address, values)
    acted = client.post(f"/acts/{three[0]}/warrants.validate", values | {"submission": str(uuid.uuid4())})
    assert acted.status_code == 303
    assert [bool(b.state_of(each).validations) for each in three] == [True, False, False]


def test_after_a_validation_the_next_record_opens_by_itself(three: list[WarrantId]):
    client = sign_in("validator.guangzhou")
    for left in (2, 1, 0):
        page = client.get("/validation/next").content.decode()
        action = re.search(r'action="(/acts/[^"]+/warrants\.validate)"', page)
        assert action
        known = dict(re.findall(r'type="hidden" name="(submission|seen)" value="([^"]*)"', page))
        said = {"consulted": "clerk of the court, in person", "looked_at": "the instrument"}
        after = client.post(action[1], known | said, follow=True).content.decode()
        assert "Record validated" in after
        assert ("warrants.validate" in after) is (left > 0)
    assert client.get("/validation/").content.decode().count("data-row") == 0


def test_the_working_view_begins_with_what_is_assigned_to_its_reader(three: list[WarrantId]):
    posted(sign_in("registrar.guangzhou"), three[2], step="assign")
    page = sign_in("validator.guangzhou").get("/validation/next").content.decode()
    assert f"/acts/{three[2]}/warrants.validate" in page


def test_what_was_missed_is_shown_to_its_owner_until_it_was_checked_again(
    three: list[WarrantId], monkeypatch: pytest.MonkeyPatch
):
    later = b.NOW + timedelta(days=95)
    keep_clocks(later)
    monkeypatch.setattr("tipstaff.web.desk.now", lambda: later)
    client = sign_in("registrar.guangzhou")
    page = client.get("/validation/", {"tab": "missed"}).content.decode()
    assert page.count("Every field must be checked again") == 3
    assert "Validation missed" in client.get(f"/warrants/{three[0]}").content.decode()
    assert "Check again: the validation was missed" in client.get("/?tab=all").content.decode()


def test_the_file_holds_every_row_with_its_colour(three: list[WarrantId]):
    file = b"".join(sign_in("validator.guangzhou").get("/validation.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert len(file.splitlines()) == 4
    assert file.count("Red: confirmed daily") == 3


def test_a_page_goes_on_behind_the_last_row_of_the_one_before(three: list[WarrantId]):
    wanted = Wanted(agency=None)
    first = validations(wanted, limit=2)
    rest = validations(wanted, limit=2, after=first[-1])
    assert [row.warrant for row in (*first, *rest)] == sorted(three)


def test_a_court_sees_the_validations_of_the_warrants_that_it_issued(three: list[WarrantId]):
    issued, other = sign_in("court.guangzhou"), sign_in("court.chengdu")
    assert issued.get("/validation/").content.decode().count("data-row") == len(three)
    assert other.get("/validation/").content.decode().count("data-row") == 0
    file = b"".join(issued.get("/validation.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert len(file.splitlines()) == 1 + len(three)
