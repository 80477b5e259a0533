"""Look-up, queue, dashboard and lists answer from indexes alone, however large the register is: the plans say so."""

import re

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from tests.web import plans
from tests.web.world import World, sign_in

from tipstaff.registrar.matters import load

IN_CI, OF_A_COUNTRY = 200_000, 2_300_000
READERS = ("duty.guangzhou", "registrar.guangzhou", "desk.guangzhou", "court.guangzhou", "oversight")
PAGES = (
    "/",
    "/?tab=mine",
    "/?tab=level1",
    "/?tab=waiting",
    "/?tab=escalated",
    "/?tab=all",
    "/?tab=all&from=500",
    "/look-up/",
    "/confirmations/",
    "/confirmations/?tab=urgent",
    "/confirmations/?tab=routine",
    "/confirmations/?tab=oversight",
    "/confirmations/?tab=answered",
    "/validation/",
    "/validation/?tab=missed",
    "/validation/?tab=past",
    "/validation/?hand=nobodys",
    "/validation/?month=2027-01&state=done",
    "/validation/next",
    "/retention/",
    "/register/",
    "/quality/",
    "/quality/?became=any",
    "/recalls/",
    "/recalls/?tab=open",
    "/recalls/?tab=ours",
    "/recalls/?from=500",
    "/warrants/?heading=rests.papers_defective",
    "/warrants/?heading=care.red",
    "/warrants/?heading=thin&from=500",
    "/warrants/",
    "/warrants/?status=in_force",
    "/warrants/?status=suspended&from=500",
    "/warrants/?number=F17",
    "/drafts/",
    "/export/",
    "/export/?month=2026-11",
    "/cooperation/",
    "/abroad/",
    "/liaison/",
    "/liaison/?from=500",
    "/liaison/?tab=rosters",
    "/liaison/?tab=rosters&from=500",
    "/operations/",
    "/taskforces/",
    "/taskforces/?from=500",
    "/reviews/",
    "/record/",
)
REASON = {"purpose": "person_present", "occasion": "Documents checked", "case_reference": "CHECK-0417"}


@pytest.fixture(scope="module")
def large(world: World, django_db_blocker: DjangoDbBlocker) -> World:
    """The day at the desks, in a register of many agencies."""
    with django_db_blocker.unblock():
        plans.fill(IN_CI)
    return world


def faults(client: Client, url: str, seen: set[str]) -> list[plans.Fault]:
    """What is wrong with the plans of a page's questions; a question that was seen to is not asked again."""
    with plans.statements() as asked:
        assert client.get(url).status_code == 200
    return [fault for sql, params in asked for fault in plans.faults_of(sql, params, seen)]


def look_up(day: World, **asked: str) -> list[plans.Fault]:
    client = sign_in("officer.hangzhou")
    form = client.get("/look-up/").content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', form)
    assert submission
    with plans.statements() as questions:
        answer = client.post("/look-up/", {"submission": submission[1], **REASON, **asked}, follow=True)
    assert answer.redirect_chain, "it was answered"
    return [fault for sql, params in questions for fault in plans.faults_of(sql, params, set())]


@pytest.mark.parametrize("reader", READERS)
def test_queues_and_lists_answer_from_indexes(large: World, reader: str) -> None:
    client, seen = sign_in(reader), set[str]()
    found = [(url, fault) for url in PAGES for fault in faults(client, url, seen)]

    assert not found, "\n".join(f"{url}: {fault}" for url, fault in found)


def test_a_look_up_answers_from_indexes(large: World) -> None:
    warrant = load(large.matters["zhou"]).state
    (document,) = warrant.person.content.documents
    holder = {"document": document.number, "country": document.country, "name": warrant.person.content.name}

    assert not look_up(large, number=warrant.number)
    assert not look_up(large, **holder)


def test_a_count_stops_where_no_page_needs_it(large: World) -> None:
    assert "10,000+" in sign_in("oversight").get("/warrants/").content.decode()


@pytest.mark.parametrize(
    ("index", "url"),
    [
        ("warrants_by_time", "/warrants/"),
        ("clocks_by_due", "/"),
    ],
)
def test_a_missing_index_is_seen(large: World, index: str, url: str) -> None:
    client = sign_in("oversight")
    with plans.without_index(index):
        assert faults(client, url, set())
    assert not faults(client, url, set())


def test_a_look_up_without_its_index_is_seen(large: World) -> None:
    with plans.without_index("documents_by_number"):
        assert look_up(large, document="F17", country="CN", name="样本甲")


@pytest.mark.nightly
def test_a_country_is_answered_from_indexes(day: World) -> None:
    plans.fill(OF_A_COUNTRY)
    for reader in READERS:
        test_queues_and_lists_answer_from_indexes(day, reader)
    test_a_look_up_answers_from_indexes(day)
