"""Requests in the tables: written from the state, read back as views, held by the database's locks."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from pytest_django import DjangoAssertNumQueries
from tests.core.cooperation.build import (
    ANSWER_DUE,
    APPROVAL_DUE,
    CHENGDU,
    CLOCK,
    CRIME,
    HANGZHOU,
    LEGAL,
    REPLY_DUE,
    REQUEST,
    SOON,
    WARRANT,
    acknowledged,
    after,
    approved_by,
    approver,
    declined_by,
    facts,
    note_reply_silence,
    open_request,
    silent,
    unanswered,
    withdrawn,
)

from tipstaff.cooperation import models, queries
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest, RequestStatus
from tipstaff.cooperation.projection import project
from tipstaff.cooperation.queries import RequestPage, Side
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, MatterId, WarrantId
from tipstaff.policy.profile import Cooperation

pytestmark = pytest.mark.usefixtures("database")


def named(name: str, request: CooperationRequest) -> CooperationRequest:
    return replace(request, request=CooperationRequestId(MatterId(f"cooperation-{name}")))


def everything() -> list[dict[str, object]]:
    tables = (models.Request, models.Approval, models.Paper, models.Condition)
    return [model_to_dict(row) for table in tables for row in table.objects.order_by("pk")]


def page() -> RequestPage:
    found = queries.request_page(REQUEST)
    assert found is not None
    return found


def test_a_request_that_was_just_asked_waits_for_each_office() -> None:
    project(open_request(LEGAL, CRIME), 1)
    row = page().request
    assert (row.status, row.version, row.missing) == (RequestStatus.OPEN, 1, (LEGAL, CRIME))
    assert [paper.kind for paper in page().papers] == ["letter", "instrument"]


def test_rows_say_who_approved_when_and_how_late() -> None:
    project(after(open_request(LEGAL, CRIME), silent(LEGAL), approved_by(LEGAL, ANSWER_DUE)), 3)
    given, waiting = page().request.approvals
    assert (given.status, given.by, given.at, given.late) == (
        ApprovalStatus.GIVEN,
        approver(LEGAL).user,
        ANSWER_DUE,
        True,
    )
    assert given.lapsed_at == APPROVAL_DUE
    assert (waiting.status, waiting.by, waiting.lapsed_at) == (ApprovalStatus.WAITING, None, None)


def test_rows_say_which_times_passed_without_a_word() -> None:
    quiet = after(open_request(LEGAL), (note_reply_silence(), facts(CLOCK, REPLY_DUE)), unanswered())
    project(quiet, 3)
    assert (page().request.reply_lapsed_at, page().request.answer_lapsed_at) == (REPLY_DUE, ANSWER_DUE)


def test_rows_say_how_a_request_ended() -> None:
    project(after(open_request(), acknowledged(), declined_by(LEGAL)), 3)
    row = page().request
    assert (row.status, row.decline_ground) == (RequestStatus.DECLINED, "legal_bar")
    assert (row.ended_at, row.ended_office) == (SOON, LEGAL)
    assert row.first_reply_at == SOON


@pytest.mark.parametrize("words", ["seen at an address", "found at home", "letter.pdf"])
def test_what_is_sealed_stands_in_no_table(words: str) -> None:
    project(after(open_request(), withdrawn()), 2)
    assert words not in str(everything())


def test_rows_are_the_same_when_written_again_or_from_nothing() -> None:
    early, late = open_request(), after(open_request(), acknowledged(), silent(CRIME), approved_by(LEGAL))
    project(early, 1)
    project(late, 4)
    written = everything()
    project(late, 4)
    assert everything() == written
    for table in (models.Request, models.Approval, models.Paper):
        table.objects.all().delete()
    project(late, 4)
    assert everything() == written


def test_the_database_holds_one_open_request_for_the_same_help() -> None:
    project(named("1", open_request()), 1)
    with pytest.raises(IntegrityError, match="one_open_request"), transaction.atomic():
        project(named("2", open_request()), 1)
    project(after(named("1", open_request()), withdrawn()), 2)
    project(named("2", open_request()), 1)


def test_the_database_holds_that_an_open_request_has_no_end() -> None:
    ended = after(open_request(), withdrawn())
    with pytest.raises(IntegrityError, match="a_request_ends_once"), transaction.atomic():
        project(replace(ended, status=RequestStatus.OPEN), 2)


def test_an_agency_sees_what_it_made_and_what_it_got_page_by_page() -> None:
    for name in ("1", "2", "3"):
        project(after(named(name, open_request()), withdrawn()), 2)
    project(named("4", open_request()), 1)
    rows, count = queries.requests_for_agency(CHENGDU, Side.ASKING, limit=2, offset=1)
    assert ([row.request for row in rows], count) == (["cooperation-3", "cooperation-2"], 4)
    rows, count = queries.requests_for_agency(HANGZHOU, Side.ASKED, RequestStatus.OPEN)
    assert ([row.request for row in rows], count) == (["cooperation-4"], 1)
    assert queries.requests_for_agency(HANGZHOU, Side.ASKING) == ((), 0)


def test_the_requests_of_a_warrant_come_in_the_order_of_asking() -> None:
    later = replace(after(named("1", open_request()), withdrawn()), asked_at=SOON)
    project(later, 2)
    project(named("2", open_request()), 1)
    assert [row.request for row in queries.requests_of_warrant(WARRANT)] == [
        "cooperation-2",
        "cooperation-1",
    ]
    assert queries.requests_of_warrant(WarrantId(MatterId("warrant-2"))) == ()


def test_the_open_request_for_the_same_help_is_found() -> None:
    project(after(named("1", open_request()), withdrawn()), 2)
    assert queries.open_request(WARRANT, Cooperation.EXECUTION, HANGZHOU) is None
    project(named("2", open_request()), 1)
    assert queries.open_request(WARRANT, Cooperation.EXECUTION, HANGZHOU) == "cooperation-2"
    assert queries.open_request(WARRANT, Cooperation.ESCORT, HANGZHOU) is None
    assert queries.open_request(WARRANT, Cooperation.EXECUTION, AgencyId("wuhan")) is None


def test_a_list_takes_the_same_number_of_questions_however_long_it_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for name in ("1", "2", "3"):
        project(after(named(name, open_request()), withdrawn()), 2)
    with django_assert_num_queries(4):
        queries.requests_for_agency(CHENGDU, Side.ASKING)


def test_there_is_no_page_of_a_request_that_there_is_not() -> None:
    assert queries.request_page(REQUEST) is None
