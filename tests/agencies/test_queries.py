from datetime import timedelta

import pytest

from tipstaff.agencies import models, queries
from tipstaff.agencies.founding import key_of
from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.kernel.actor import Role
from tipstaff.kernel.instant import Instant

NOW = Instant.parse("2026-03-02T01:00:00Z")
OFFICER = key_of("officer.guangzhou")
UNIT = "guangzhou-operations"


@pytest.fixture(autouse=True)
def _founded(_put_back: None) -> None:
    demo_agencies(("440000", "330000"))


def _appoint(role: Role, *, begins: Instant, ends: Instant | None = None) -> None:
    models.Appointment.objects.create(
        user_id=OFFICER, office_id=UNIT, role=role, valid_from=begins.at, valid_until=ends and ends.at
    )


def test_an_actor_has_every_role_that_is_valid_in_the_office() -> None:
    _appoint(Role.COMMAND_OWNER, begins=NOW)
    actor = queries.actor_of(OFFICER, UNIT, NOW)
    assert actor is not None
    assert actor.roles == {Role.OFFICER, Role.COMMAND_OWNER}
    assert (actor.agency, actor.region, actor.zone) == ("guangzhou-police", "440100", "Asia/Shanghai")
    assert actor.profile == "cn/2026-1"


def test_an_appointment_counts_from_its_first_moment_and_not_at_its_last() -> None:
    _appoint(Role.COMMAND_OWNER, begins=NOW, ends=NOW + timedelta(hours=1))
    assert _may_command(NOW)
    assert not _may_command(NOW - timedelta(microseconds=1))
    assert not _may_command(NOW + timedelta(hours=1))


def _may_command(now: Instant) -> bool:
    actor = queries.actor_of(OFFICER, UNIT, now)
    return actor is not None and actor.may(Role.COMMAND_OWNER)


def test_nobody_is_an_actor_in_an_office_they_do_not_belong_to() -> None:
    assert queries.actor_of(OFFICER, "guangzhou-duty", NOW) is None
    assert queries.actor_of("user-unknown", UNIT, NOW) is None


def test_a_closed_account_acts_no_more() -> None:
    models.User.objects.filter(user_key=OFFICER).update(is_active=False)
    assert queries.actor_of(OFFICER, UNIT, NOW) is None
    assert queries.appointments_of(OFFICER, NOW) == ()


def test_an_agency_s_standing_names_who_receives_and_who_must_agree() -> None:
    standing = queries.agency_standing("guangzhou-police")
    assert standing is not None
    assert standing.receiving_office == "guangzhou-duty"
    assert standing.approving_offices == {
        "investigation": "guangzhou-investigation",
        "legal": "guangzhou-legal",
        "head": "guangzhou-head",
    }
    assert queries.agency_standing("nowhere") is None


def test_an_agency_without_a_receiving_office_has_no_standing() -> None:
    models.Office.objects.filter(agency="guangzhou-police").update(is_receiving=False)
    assert queries.agency_standing("guangzhou-police") is None


def test_reviews_belong_to_the_named_office_or_else_to_the_agency_itself() -> None:
    assert queries.reviewing_office("guangzhou-police") == "oversight-review"
    models.Agency.objects.filter(slug="guangzhou-police").update(reviewed_by=None)
    assert queries.reviewing_office("guangzhou-police") == "guangzhou-duty"
    assert queries.reviewing_office("nowhere") is None


def test_a_region_lies_in_itself_and_in_what_it_is_a_part_of() -> None:
    assert queries.lies_in("440106", "440106")
    assert queries.lies_in("440106", "440100")
    assert queries.lies_in("440106", "440000")
    assert not queries.lies_in("440100", "440106")
    assert not queries.lies_in("440300", "440100")
    assert not queries.lies_in("000000", "000000")


def test_names_come_in_the_reader_s_language() -> None:
    assert queries.office_names([UNIT, "nowhere"], "en") == {UNIT: "Guangzhou Operations Unit"}
    assert queries.office_names([UNIT], "zh-hans") == {UNIT: "广州市行动队"}
    assert queries.region_name("330100", "zh-hans") == "杭州市"
    assert queries.region_name("000000", "en") == "000000"
    assert queries.person_names([OFFICER], "en") == {OFFICER: "Zhu Yunqi"}


def test_agencies_and_offices_are_listed_as_views() -> None:
    found = queries.agency("hangzhou-police")
    assert found is not None
    assert found.name("en") == "Hangzhou Public Security Bureau (demo)"
    assert found in queries.agencies(models.AgencyKind.POLICE)
    assert queries.agencies(models.AgencyKind.COURT)[0].agency == "hangzhou-court"
    offices = queries.offices_of("hangzhou-police")
    assert len(offices) == 11
    assert queries.office("hangzhou-duty") in offices
