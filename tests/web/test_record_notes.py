"""Whoever shows a person's record says first whom it is not, and that it is thin; what does not is named here."""

import csv
import io
import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker
from tests.registrar import build as b
from tests.web.test_data_quality import APART, STRANGER, THIN
from tests.web.test_look_ups import ask, number_of, text_of
from tests.web.world import World, look, sign_in

from tipstaff.cooperation.core.asking.commands import KeepDraft
from tipstaff.kernel.ids import CooperationRequestId, MatterId, WarrantId
from tipstaff.policy.profile import Cooperation
from tipstaff.registrar.capabilities import CAPABILITIES
from tipstaff.registrar.rebuild import compare
from tipstaff.review.queries import reviews_of_warrant
from tipstaff.warrants.core.quality.commands import NoteNotTheSamePerson
from tipstaff.web.chases import latest_about
from tipstaff.web.urls import urlpatterns

HINT = "Not the same person as in another warrant"
ABOUT_A_WARRANT = ("zhou", "sun", "thin", "help", "kept", "arrest", "ended", "review", "chase")
"""A matter of every kind that deals with somebody's record."""

NOT_A_RECORD = {
    "recalls": "what changed and who knows, by number; each has a page of its own",
    "operations": "operations, by number; each has a page of its own",
    "request-drafts": "drafts of requests, by number; each has a page of its own",
    "approvals": "what waits for an approval, by number; each request has a page of its own",
    "cooperation": "requests, by number; each has a page of its own",
    "reviews": "reviews, by number; each has a page of its own",
    "quality": "errors in what was entered; the person is on the page of the warrant",
    "retention": "what is to be deleted: nothing is done there that identifies anybody",
    "drafts": "not on the register yet",
    "record": "what was entered, as it was entered",
    "look-ups-refused": "who asked too often, never about whom",
    "export": "what left the register; its dry run says the notes",
}
"""Lists that name warrants, with their files, and why they say no notes."""


@pytest.fixture(scope="module")
def noted(world: World, django_db_blocker: DjangoDbBlocker) -> World:
    """The day, in which every warrant is noted to name somebody else than a thin one, and the thin one than they."""
    with django_db_blocker.unblock():
        day = world
        day.matters["thin"] = b.in_force("1", at=day.now)
        day.matters["recalled"] = b.in_force("2", at=day.now)
        for one in ("zhou", "sun", "qian", "recalled"):
            note(day, one)
        b.do(b.recalling(WarrantId(day.matters["recalled"]), day.now), "court.guangzhou", day.now)
        day.matters["chase"] = latest_about(WarrantId(day.matters["recalled"])).chase  # type: ignore[union-attr]
        kept = KeepDraft(
            happened_at=day.now,
            request=CooperationRequestId(MatterId("cooperation-kept")),
            warrant=WarrantId(day.matters["zhou"]),
            kind=Cooperation.IDENTITY_CHECK,
        )
        day.matters["kept"] = b.do(kept, "duty.guangzhou", day.now).matter
        (review,) = reviews_of_warrant(WarrantId(day.matters["sun"]))
        day.matters["review"] = review.review
        return day


def note(day: World, one: str) -> None:
    """What a note says of one warrant it says of the other, too."""
    values = {"other_court": b.COURT, "other_number": "1", "tells_apart": APART}
    warrant = WarrantId(day.matters[one])
    b.do(NoteNotTheSamePerson(happened_at=day.now, warrant=warrant, **values), "checker.guangzhou", day.now)


def main_of(answer: HttpResponse) -> str:
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def leads(page: str) -> bool:
    """Whether the note stands before everything that is said of the warrant."""
    first = min(
        (at for mark in ('class="banner', "<dl", "<form") if (at := page.find(mark)) >= 0), default=len(page)
    )
    return 0 <= page.find(STRANGER) < first


def acts_about(day: World, name: str) -> list[str]:
    """The address of every act that anybody may do in a matter."""
    matter = day.matters[name]
    (found,) = [one.commands for one in CAPABILITIES if one.kind == matter.partition("-")[0]]
    return [f"/acts/{matter}/{each}" for each, command in found.items() if command.PUBLIC]


@pytest.mark.parametrize("name", ABOUT_A_WARRANT)
def test_the_note_leads_the_page_of_every_kind_of_matter(noted: World, name: str) -> None:
    page = main_of(sign_in("oversight").get(noted.at(name)))
    assert leads(page), page[:2000]


@pytest.mark.parametrize("name", ABOUT_A_WARRANT)
def test_the_note_leads_the_form_of_every_act(noted: World, name: str) -> None:
    addresses, shown = acts_about(noted, name), 0
    assert addresses
    for username in ("registrar.guangzhou", "duty.guangzhou"):
        for address in addresses:
            answer = sign_in(username).get(address, follow=True)
            if answer.status_code == 404:
                continue
            shown += 1
            assert leads(main_of(answer)), address
    assert shown


@pytest.mark.parametrize("act", ["operations.open", "cooperation.ask"])
def test_the_note_leads_the_form_that_opens_something_under_a_warrant(noted: World, act: str) -> None:
    client = sign_in("duty.guangzhou")
    page = main_of(client.get(f"/acts/new/{act}", {"warrant": noted.matters["zhou"]}, follow=True))
    assert leads(page)


def test_an_answer_to_a_look_up_says_it_before_it_describes_anybody(noted: World) -> None:
    page = main_of(ask(sign_in("officer.hangzhou"), number=number_of(noted, "zhou")))
    card = page[page.index('aria-label="（2026）粤01刑令0417号"') :]
    assert STRANGER in card
    assert card.index(STRANGER) < card.index("Ask about these first")
    assert APART in card, "whoever looks something up has said why"


def test_a_letter_of_co_operation_says_it_on_paper_and_as_pdf(noted: World) -> None:
    client, url = sign_in("duty.guangzhou"), f"{noted.at('help')}/letter"
    letter = client.get(url).content.decode()
    letter = letter[letter.index("<article") :]
    assert letter.index(STRANGER) < letter.index("The case")
    pdf = PdfReader(io.BytesIO(client.get(f"{url}.pdf").content))
    text = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert text.index("".join(STRANGER.split())) < text.index("Thecase")


def test_a_sheet_says_it_before_it_names_anybody(noted: World) -> None:
    client = sign_in("duty.guangzhou")
    before = client.get(f"{noted.at('zhou')}/sheet").content.decode()
    assert before.index(STRANGER) < before.index("The person")
    assert APART not in before
    assert THIN in client.get(f"{noted.at('thin')}/sheet").content.decode()
    look(client, noted, "zhou")
    assert APART in client.get(f"{noted.at('zhou')}/sheet").content.decode()


def test_the_sheet_as_pdf_says_the_same(noted: World) -> None:
    client = sign_in("checker.guangzhou")
    pdf = client.get(f"{noted.at('thin')}/sheet.pdf").content
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "".join(STRANGER.split()) in "".join(said.split())
    assert said.index("Not the same") < said.index("The person")


def test_a_dry_run_of_a_file_says_it_before_anything_is_given_out(noted: World) -> None:
    values = {"format": "csv", "purpose": "proceedings", "case_reference": "CASE-1", "step": "dry"}
    page = sign_in("registrar.guangzhou").post(
        "/export/", {"submission": str(uuid4()), "mark": "on"} | values
    )
    assert HINT in text_of(page)
    assert THIN in text_of(page)
    ticked = {"do": "sheets", "warrant": [noted.matters["zhou"]]}
    assert HINT in text_of(sign_in("registrar.guangzhou").post("/warrants/several", ticked))


READERS = (
    "duty.guangzhou",
    "registrar.guangzhou",
    "desk.guangzhou",
    "validator.guangzhou",
    "court.guangzhou",
    "oversight",
)
LISTS = [
    each
    for each in urlpatterns
    if "<" not in str(each.pattern) and not each.name.startswith(tuple(NOT_A_RECORD))
]


@pytest.mark.parametrize("reader", READERS)
def test_every_list_that_names_an_open_warrant_has_its_notes_in_the_row(noted: World, reader: str) -> None:
    """A new list says the notes in its rows (`web/care.html` does), or is named above with its reason."""
    client, number = sign_in(reader), number_of(noted, "zhou")
    for pattern in LISTS:
        answer = client.get(f"/{pattern.pattern}")
        if answer.status_code != 200:
            continue
        told = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if number in told.decode():
            assert HINT in told.decode(), pattern.name


def test_the_queue_and_the_confirmations_are_among_those_lists(noted: World) -> None:
    number = number_of(noted, "zhou")
    for reader, url in (("duty.guangzhou", "/?tab=all"), ("desk.guangzhou", "/confirmations/")):
        page = sign_in(reader).get(url).content.decode()
        row = re.search(rf"<tr[^>]*>(?:(?!</tr>).)*{number}.*?</tr>", page, re.DOTALL)
        assert row, url
        assert HINT in row[0]


def test_the_queue_has_the_care_colour_of_each_record_in_its_rows_and_in_its_file(noted: World) -> None:
    client = sign_in("duty.guangzhou")
    page = client.get("/?tab=all").content.decode()
    assert "Red: daily" in page or "Red" in page
    file = b"".join(client.get("/queue.csv?tab=all").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(file)))
    of_zhou = [row for row in rows if number_of(noted, "zhou") in row["Title"]]
    assert of_zhou
    assert {row["Care colour of the record"][:3] for row in of_zhou} == {"Red"}
    assert all(HINT in row["Read this first"] for row in of_zhou)


def test_rows_that_carry_the_notes_follow_from_the_record(noted: World) -> None:
    assert compare() == ()
