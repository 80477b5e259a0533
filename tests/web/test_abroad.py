"""The pages of requests between states: what a reviewer sees and nobody else, and what is shown ever after."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker
from tests.registrar import abroad as a
from tests.registrar import build as b
from tests.web.world import World, look, sign_in

from tipstaff.agencies.founding import key_of
from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.questions import BarAnswer, Side
from tipstaff.cooperation.core.abroad.request import AbroadStatus
from tipstaff.kernel.ids import ForeignRequestId, MatterId, WarrantId
from tipstaff.policy.abroad import Answer

SECRET = "No view of mine is read before its time"
REASONS = {"torture": "no", "persecution": "no", "verdict": "refuse", "kept": "on"}


@pytest.fixture(scope="module")
def warrant(world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[WarrantId]:
    """A warrant of the day in force, under which another state is asked."""
    with django_db_blocker.unblock():
        yield WarrantId(world.matters["zhou"])


def begun(world: World, warrant: WarrantId, name: str, country: str) -> ForeignRequestId:
    """A request of this name in review, made at the day's end."""
    request = ForeignRequestId(
        b.do(a.asking(warrant, name, happened_at=world.now, country=country), a.DESK, world.now).matter
    )
    a.complete(request, world.now)
    putting = a.act(
        to.PutToReview,
        request,
        happened_at=world.now,
        first=key_of(a.FIRST),
        second=key_of(a.SECOND),
    )
    b.do(putting, a.DESK, world.now)
    return request


def fields(client: Client, url: str) -> dict[str, str]:
    page = client.get(url).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)) | {"url": url}


def seal(who: str, request: MatterId, **answers: str) -> tuple[str, int]:
    """Seal a view by page; the code that the page showed, and the status of the answer."""
    client = sign_in(who)
    known = fields(client, f"/abroad/{request}/view")
    values = known | REASONS | {"reasons": SECRET} | answers
    return known["code"], client.post(known["url"], values).status_code


def open_own(who: str, request: MatterId, code: str) -> int:
    client = sign_in(who)
    known = fields(client, f"/abroad/{request}/open")
    return client.post(known["url"], known | {"code": code}).status_code


READERS = ("rights1", "rights2", "rights3", "decider", "oversight", "abroad.guangzhou", "duty.guangzhou")


def everything_anybody_reads(request: MatterId, warrant: WarrantId) -> str:
    """Every page and file on which the request shows, for everybody who may see it."""
    found = []
    for who in READERS:
        for language in ("en", "zh-hans"):
            client = sign_in(who, language)
            for url in (
                f"/abroad/{request}",
                f"/abroad/{request}/package",
                "/abroad/",
                "/abroad.csv",
                "/record/",
                "/queue.csv",
                f"/warrants/{warrant}",
            ):
                answer = client.get(url)
                content = b"".join(answer) if answer.streaming else answer.content
                found.append(content.decode())
            entries = set(re.findall(r"/record/entries/(\d+)", found[-7]))
            found += [client.get(f"/record/entries/{entry}").content.decode() for entry in entries]
    return "".join(found)


def test_no_page_file_or_log_shows_a_view_before_both_were_opened(
    world: World, warrant: WarrantId, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    request = begun(world, warrant, "blind", "SG")
    first, status = seal("rights1", request)
    assert status == 303
    second, status = seal("rights2", request, verdict="release", reasons=SECRET + " either")
    assert status == 303
    assert SECRET not in everything_anybody_reads(request, warrant)
    assert open_own("rights1", request, first) == 303
    shown = everything_anybody_reads(request, warrant)
    assert SECRET not in shown
    for code in (first, second):
        assert code not in shown
        assert code not in caplog.text
    assert SECRET not in caplog.text
    assert open_own("rights2", request, second) == 303
    assert (
        "puts it back to its beginning"
        in sign_in("abroad.guangzhou").get(f"/abroad/{request}").content.decode()
    )
    assert "The reviewers differ" in sign_in("rights1").get(f"/abroad/{request}").content.decode()
    assert a.state_of(request).status is AbroadStatus.WITH_DECIDER


def test_the_pages_of_a_review_are_its_reviewers_alone(world: World, warrant: WarrantId):
    request = begun(world, warrant, "whose", "MY")
    for who in ("rights3", "decider", "oversight", "abroad.guangzhou", "duty.hangzhou"):
        assert sign_in(who).get(f"/abroad/{request}/view").status_code == 404
        assert sign_in(who).get(f"/abroad/{request}/open").status_code == 404
    assert sign_in("rights1").get(f"/abroad/{request}/view").status_code == 200
    assert sign_in("rights1").get(f"/abroad/{request}/open").status_code == 404  # not both sealed
    assert sign_in("duty.hangzhou").get(f"/abroad/{request}").status_code == 404
    assert sign_in("duty.hangzhou").get(f"/abroad/{request}/package").status_code == 404


def test_a_view_that_contradicts_itself_or_is_not_whole_is_not_sealed(world: World, warrant: WarrantId):
    request = begun(world, warrant, "whole", "TH")
    for wrong in (
        {"verdict": "release", "torture": "unknown"},
        {"verdict": "release", "persecution": "yes"},
        {"kept": ""},
        {"reasons": ""},
    ):
        assert seal("rights1", request, **wrong)[1] == 422
    code, status = seal("rights1", request)
    assert status == 303
    assert seal("rights2", request)[1] == 303
    assert open_own("rights1", request, code[:-1] + ("0" if code[-1] != "0" else "1")) == 422
    assert open_own("rights1", request, code.lower()) == 303


def test_where_a_danger_is_not_excluded_no_page_has_a_button_to_go_on(world: World, warrant: WarrantId):
    request = ForeignRequestId(
        b.do(a.asking(warrant, "danger", happened_at=world.now, country="LA"), a.DESK, world.now).matter
    )
    given = BarAnswer(question="torture", side=Side.ASKED, answer=Answer.UNKNOWN, reason="不明")
    b.do(a.act(to.AnswerQuestions, request, happened_at=world.now, answers=(given,)), a.DESK, world.now)
    page = sign_in(a.DESK).get(f"/abroad/{request}").content.decode()
    assert f'href="/acts/{request}/cooperation.put_to_review"' not in page
    assert f'href="/acts/{request}/cooperation.send_abroad"' not in page
    assert "There is no step by which this could be approved." in page
    assert f'href="/acts/{request}/cooperation.refuse_request"' in page


def test_a_refusal_shows_with_the_warrant_and_with_the_next_request(world: World, warrant: WarrantId):
    request = ForeignRequestId(
        b.do(a.asking(warrant, "no", happened_at=world.now, country="KH"), a.DESK, world.now).matter
    )
    refuse = a.act(to.RefuseRequest, request, happened_at=world.now, ground="un.3a", reason="一")
    b.do(refuse, a.DESK, world.now)
    again = b.do(a.asking(warrant, "again", happened_at=world.now, country="KH"), a.DESK, world.now).matter
    for url in (f"/warrants/{warrant}", f"/abroad/{request}", f"/abroad/{again}"):
        page = sign_in(a.DESK).get(url).content.decode()
        assert "Refused: Request after the UN Model Treaty to KH" in page
        assert "Our own authority: Is the act a political offence?" in page


def test_the_package_says_across_every_page_that_it_is_not_released(world: World, warrant: WarrantId):
    request = begun(world, warrant, "paper", "VN")
    client = sign_in(a.DESK)
    assert client.get(f"/abroad/{request}/package").status_code == 409
    assert client.get(f"/abroad/{request}/package.pdf").status_code == 409
    look(client, world, "zhou")
    page = client.get(f"/abroad/{request}/package").content.decode()
    pdf = PdfReader(BytesIO(client.get(f"/abroad/{request}/package.pdf").content))
    text = "".join(each.extract_text() for each in pdf.pages)
    for said in ("Not released: not to be sent", "The person: identity and nationality", "译员"):
        assert said in page
        assert said in text


def test_an_incoming_request_names_the_person_only_after_a_look(world: World):
    values = {
        "instrument": "un.model_treaty",
        "country": "SG",
        "reference": "S-77",
        "offence": "cn.264",
        "sought": "prosecution",
        "months": "120",
        "foreign.authority": "High Court (demo)",
        "foreign.number": "W-9",
        "foreign.issued_on": "2026-11-01",
        "foreign.person": "Nobody Inparticular",
    }
    client = sign_in(a.DESK)
    known = fields(client, "/acts/new/cooperation.record_from_abroad")
    page = client.post(known["url"], known | values, follow=True)
    (place, _) = page.redirect_chain[0]
    assert "Nobody Inparticular" not in page.content.decode()
    request = place.partition("?")[0].rpartition("/")[2]
    asked = {"warrant": request, "purpose": "cooperation", "case_reference": "CASE-9"}
    form = fields(client, f"/abroad/{request}")
    seen = client.post("/acts/new/warrants.look", form | asked, follow=True).content.decode()
    assert "Nobody Inparticular" in seen


def test_a_reviewer_lists_what_they_were_named_for_and_a_decider_where_two_differ(
    world: World, warrant: WarrantId
):
    request = begun(world, warrant, "mine", "BN")
    assert str(request) in sign_in("rights1").get("/abroad/").content.decode()
    assert str(request) not in sign_in("rights3").get("/abroad/").content.decode()
    assert str(request) not in sign_in("decider").get("/abroad/").content.decode()
    assert str(request) in sign_in(a.DESK).get("/abroad/?status=in_review").content.decode()
    assert str(request) not in sign_in(a.DESK).get("/abroad/?tab=incoming").content.decode()
    assert str(request) not in sign_in("abroad.hangzhou").get("/abroad/").content.decode()
    assert str(request) in sign_in("oversight").get("/abroad/").content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_form_of_a_request_can_be_read(world: World, warrant: WarrantId, language: str):
    request = ForeignRequestId(
        b.do(
            a.asking(warrant, f"form-{language}", happened_at=world.now, country=language[:2].upper()),
            a.DESK,
            world.now,
        ).matter
    )
    client = sign_in(a.DESK, language)
    for name in to.COMMANDS:
        if to.COMMANDS[name].PUBLIC:
            url = f"/acts/{request}/{name}"
            assert client.get(url, follow=True).status_code in (200, 404), url
    assert client.get(f"/acts/new/cooperation.ask_abroad?warrant={warrant}").status_code == 200
