"""Warrants in the tables: written from the state, read back as views, held by the database's locks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from tests.core.warrants import build as b

from tipstaff.kernel.ids import AgencyId, MatterId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants import models, queries
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus, warrant_id
from tipstaff.warrants.projection import project, project_care

pytestmark = pytest.mark.usefixtures("database")

TABLES = (models.Warrant, models.Person, models.Document)


def numbered(name: str, warrant: Warrant) -> Warrant:
    number = f"{b.NUMBER}-{name}"
    return replace(
        warrant, id=warrant_id(b.COURT, number), number=number, subject=SubjectId(f"subject-{name}")
    )


def everything() -> list[dict[str, object]]:
    return [model_to_dict(row) for table in TABLES for row in table.objects.order_by("pk")]


def row() -> queries.WarrantRow:
    found = queries.warrant_row(b.WARRANT)
    assert found is not None
    return found


def test_a_row_says_where_a_warrant_stands() -> None:
    project(b.in_force(), 2)
    assert (row().number, row().status, row().level, row().version) == (b.NUMBER, "in_force", 1, 2)
    assert (row().clause, row().offence, row().edition) == ("cn.level.1d", "cn.232", 2)


def stands(warrant: Warrant, version: int) -> None:
    """Every row of a warrant, those included that follow from the rules."""
    project(warrant, version)
    project_care(warrant, b.RULES)


def test_a_row_lets_what_is_due_speak_before_anybody_has_noted_it() -> None:
    stands(replace(b.in_force(), checked_at=Instant.parse("2027-03-01T10:00:00+08:00")), 2)
    rests, expires = Instant.parse("2027-03-15T00:00:00+08:00"), Instant.parse("2027-09-15T00:00:00+08:00")
    assert row().status_at(rests - timedelta(seconds=1)) is WarrantStatus.IN_FORCE
    assert row().status_at(rests) is WarrantStatus.SUSPENDED
    assert row().status_at(expires) is WarrantStatus.EXPIRED


def test_a_validation_that_is_due_ends_the_force_of_a_row() -> None:
    stands(b.in_force(), 2)
    due = Instant.parse("2026-12-17T00:00:00+08:00")
    assert row().status_at(due - timedelta(seconds=1)) is WarrantStatus.IN_FORCE
    assert row().status_at(due) is WarrantStatus.SUSPENDED


@pytest.mark.parametrize("status", WarrantStatus)
@pytest.mark.parametrize("day", ["2026-09-18", "2026-12-17", "2027-09-15"])
def test_a_status_lists_exactly_those_that_stand_so_at_the_moment(status: WarrantStatus, day: str) -> None:
    ever = replace(b.in_force(), particulars=replace(b.in_force().particulars, valid_until=None))
    for name, warrant in {
        "a": b.in_force(),
        "b": b.registered(),
        "c": b.suspended(),
        "d": b.recalled(),
        "e": ever,
        "f": b.returned(),
    }.items():
        stands(numbered(name, warrant), 2)
    at = Instant.parse(f"{day}T00:00:00+08:00")
    everyone = queries.own_warrants(b.BUREAU, at=at)
    listed = queries.own_warrants(b.BUREAU, status, at=at)
    assert listed == tuple(one for one in everyone if one.status_at(at) is status)
    assert queries.count_own(b.BUREAU, status, at=at) == len(listed)
    assert queries.own_warrants(b.BUREAU, status, at=at, after=everyone[0]) == tuple(
        one for one in everyone[1:] if one.status_at(at) is status
    )


def test_there_is_no_row_for_what_was_never_registered() -> None:
    assert queries.warrant_row(WarrantId(MatterId("warrant-0"))) is None


def test_rows_are_the_same_when_written_again_or_from_nothing() -> None:
    project(b.registered(), 1)
    project(b.recalled(), 3)
    written = everything()
    project(b.recalled(), 3)
    assert everything() == written
    for table in TABLES:
        table.objects.all().delete()
    project(b.recalled(), 3)
    assert everything() == written


def test_personal_words_stand_in_the_tables_of_persons_only() -> None:
    project(b.in_force(), 2)
    assert "样本甲" not in str(list(models.Warrant.objects.values()))
    assert models.Person.objects.get().name == "样本甲"
    assert models.Document.objects.get().number == "99999919900203999X"


def test_an_erased_person_has_no_rows_while_the_warrant_stands() -> None:
    project(b.in_force(), 2)
    project(replace(b.in_force(), person=Sealed(b.SUBJECT, None)), 2)
    assert not models.Person.objects.exists()
    assert not models.Document.objects.exists()
    assert row().status is WarrantStatus.IN_FORCE


def test_an_agency_lists_its_own_by_status_page_by_page() -> None:
    for name in "abc":
        project(numbered(name, b.in_force()), 2)
    project(numbered("d", b.registered()), 1)
    own = queries.own_warrants(b.BUREAU, WarrantStatus.IN_FORCE, at=b.LATER, limit=2)
    rest = queries.own_warrants(b.BUREAU, WarrantStatus.IN_FORCE, at=b.LATER, limit=2, after=own[-1])
    assert (len(own), len(rest)) == (2, 1)
    assert {one.number[-1] for one in (*own, *rest)} == set("abc")
    assert queries.own_warrants(b.BUREAU, WarrantStatus.IN_FORCE, at=b.LATER, limit=2, offset=2) == rest
    assert queries.count_own(b.BUREAU, at=b.LATER) == queries.count_own(None, at=b.LATER) == 4
    assert queries.own_warrants(AgencyId("elsewhere"), at=b.LATER) == ()


def test_warrants_come_up_for_review_the_nearest_first() -> None:
    project(numbered("a", b.in_force()), 2)
    project(numbered("b", replace(b.in_force(), review_on=date(2027, 1, 1))), 2)
    project(numbered("c", b.suspended()), 3)
    due = queries.due_for_review(b.BUREAU, date(2027, 3, 14))
    assert [one.number[-1] for one in due] == ["b", "a"]


def test_a_look_up_is_exact() -> None:
    project(b.in_force(), 2)
    assert [one.id for one in queries.by_number(b.NUMBER)] == [b.WARRANT]
    assert queries.by_number(b.NUMBER[:-1]) == ()
    assert [one.id for one in queries.by_document("99999919900203999X", "CN")] == [b.WARRANT]
    assert queries.by_document("9999991990020399%", "CN") == ()
    assert queries.by_document("99999919900203999X", "KR") == ()


def test_the_database_holds_one_warrant_for_a_courts_number() -> None:
    project(b.registered(), 1)
    twin = replace(b.registered(), id=WarrantId(MatterId("warrant-2")), subject=SubjectId("subject-2"))
    with pytest.raises(IntegrityError, match="one_warrant_per_number"), transaction.atomic():
        project(twin, 1)


def test_the_database_holds_that_nothing_unchecked_is_in_force() -> None:
    project(b.in_force(), 2)
    with pytest.raises(IntegrityError, match="in_force_only_when_checked"), transaction.atomic():
        models.Warrant.objects.update(checked_by="")


def test_the_database_holds_that_nothing_without_an_end_is_in_force() -> None:
    project(b.in_force(), 2)
    with pytest.raises(IntegrityError, match="in_force_only_with_an_end"), transaction.atomic():
        models.Warrant.objects.update(valid_until=None, review_on=None)
