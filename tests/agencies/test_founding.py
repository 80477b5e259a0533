from typing import Any

import pytest
from django.db import IntegrityError, connection

from tipstaff.agencies import models, queries
from tipstaff.agencies.founding import found, key_of
from tipstaff.agencies.founding.demo import capital_of, demo_agencies, demo_document
from tipstaff.agencies.founding.document import Founding, read_founding
from tipstaff.agencies.regions import published
from tipstaff.kernel.actor import Role
from tipstaff.kernel.codec import Unreadable
from tipstaff.kernel.instant import Instant

NOW = Instant.parse("2026-03-02T01:00:00Z")
OF_OVERSIGHT = {Role.REVIEWER, Role.HUMAN_RIGHTS_REVIEWER, Role.REVIEW_DECIDER, Role.FUND, Role.OVERSIGHT}


def _document(**changes: Any) -> Founding:
    agency = {
        "id": "harbour-court",
        "kind": "court",
        "region": "440100",
        "name_zh": "海港法院",
        "name_en": "Harbour Court",
    }
    office = {"id": "harbour-orders", "agency": "harbour-court", "name_zh": "令状室", "name_en": "Orders"}
    return read_founding({"agencies": [agency | changes], "offices": [office], "people": []})


def test_a_document_founded_twice_changes_nothing_the_second_time() -> None:
    first = demo_agencies(("440000",))
    changes = models.Agency.pgh_event_model.objects.count()  # type: ignore[attr-defined]
    assert demo_agencies(("440000",)) == first
    assert models.Agency.pgh_event_model.objects.count() == changes  # type: ignore[attr-defined]


def test_the_demonstration_has_somebody_for_every_role_in_every_province() -> None:
    people = demo_agencies()
    held = {
        (appointment.office.agency, appointment.role)
        for person in people
        for appointment in queries.appointments_of(person, NOW)
    }
    for city in ("guangzhou", "hangzhou", "chengdu"):
        roles = {role for agency, role in held if agency in (f"{city}-court", f"{city}-police")}
        assert roles == set(Role) - {Role.CLOCK, Role.DISPUTE_DECIDER} - OF_OVERSIGHT
    assert {role for agency, role in held if agency == "oversight"} == OF_OVERSIGHT
    assert {role for agency, role in held if agency == "coordination"} == {Role.DISPUTE_DECIDER}


def test_a_founded_account_has_the_same_key_for_ever_and_no_password() -> None:
    demo_agencies(("440000",))
    user = models.User.objects.get(username="duty.guangzhou")
    assert user.user_key == key_of("duty.guangzhou") == queries.user_named("duty.guangzhou")
    assert not user.has_usable_password()


def test_an_office_of_an_agency_that_is_not_there_is_refused() -> None:
    office = {"id": "lost", "agency": "nowhere", "name_zh": "无", "name_en": "None"}
    with pytest.raises(IntegrityError, match="nowhere"):
        _found_and_check(read_founding({"offices": [office]}))


def _found_and_check(document: Founding) -> None:
    found(document)
    connection.check_constraints()


def test_a_document_names_each_field_it_does_not_know() -> None:
    with pytest.raises(Unreadable, match="camera"):
        _document(camera="none")


def test_an_unknown_kind_of_agency_is_refused() -> None:
    with pytest.raises(ValueError, match="militia"):
        found(_document(kind="militia"))


def test_the_clock_is_nobody_s_appointment() -> None:
    demo_agencies(("440000",))
    user = models.User.objects.get(username="duty.guangzhou")
    with pytest.raises(IntegrityError, match="a_role_to_appoint"):
        models.Appointment.objects.create(user=user, office_id="guangzhou-duty", role="clock")


def test_every_province_has_a_capital_to_found_in() -> None:
    provinces = [row.code for row in _provinces()]
    assert len(provinces) == 31
    assert all(capital_of(province).parent == province for province in provinces)


def test_three_provinces_have_people_of_different_names() -> None:
    names = [person.name_zh for person in demo_document().people]
    assert len(names) == len(set(names))


def _provinces() -> Any:
    return [row for row in published() if row.level == "province"]
