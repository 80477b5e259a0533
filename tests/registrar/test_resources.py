"""Units and experts through the one door: nobody and nothing is booked twice, by the core or by the database alone."""

from dataclasses import replace
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from psycopg.errors import ExclusionViolation
from tests.registrar import build as b
from tests.registrar import resources as r
from tests.registrar.constraints import without

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OperationId
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.resources import models
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.expert import commands as experts
from tipstaff.resources.core.unit import commands as units
from tipstaff.resources.queries import offered_to, unit_of_officer

pytestmark = pytest.mark.usefixtures("shared_agencies")

OFFICER = "officer.hangzhou"


@pytest.fixture(scope="module")
def operation(shared_agencies: None) -> OperationId:
    return b.opened(b.in_force("resources"), "resources")


@pytest.fixture(scope="module")
def team(operation: OperationId) -> r.UnitId:
    """A team with one officer and one van; each test books hours of its own."""
    team = r.staffed("one", OFFICER)
    b.do(r.taking_in(team, "VAN-1"), r.KEEPER)
    return team


def hours(first: float, last: float) -> dict[str, object]:
    return {"starts": b.NOW + first * r.HOUR, "ends": b.NOW + last * r.HOUR}


def test_the_core_alone_refuses_a_double_booking(team: r.UnitId, operation: OperationId) -> None:
    wanted = r.reserving(team, operation, officers=(r.user(OFFICER),), **hours(1, 2))
    with without("resources_taken", "nothing_is_booked_twice"):
        b.do(wanted, r.KEEPER)
        again = b.ask(wanted, r.KEEPER)
    assert isinstance(again, Refused)
    assert again.ground == "resources.double_booked"


def test_the_database_alone_refuses_a_double_booking(team: r.UnitId, operation: OperationId) -> None:
    b.do(r.reserving(team, operation, assets=("VAN-1",), **hours(1, 2)), r.KEEPER)
    row = models.Taken.objects.get(matter=team, what="VAN-1", ends=(b.NOW + 2 * r.HOUR).at)
    row.number, row.starts = 99, (b.NOW + 1.5 * r.HOUR).at
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        models.Taken.objects.bulk_create([row])
    assert isinstance(refused.value.__cause__, ExclusionViolation)
    row.starts, row.ends = (b.NOW + 2 * r.HOUR).at, (b.NOW + 2.5 * r.HOUR).at
    with transaction.atomic():
        models.Taken.objects.bulk_create([row])
        transaction.set_rollback(True)


def test_of_two_who_reserve_the_same_officer_at_once_one_gets_them(
    team: r.UnitId, operation: OperationId
) -> None:
    wanted = r.reserving(team, operation, officers=(r.user(OFFICER),), **hours(3, 4))
    outcomes = b.together([partial(b.ask, wanted, r.KEEPER)] * 2)
    grounds = [one.ground.value for one in outcomes if isinstance(one, Refused)]
    assert grounds == ["resources.double_booked"]


def test_a_reservation_that_nobody_confirmed_lapses_by_itself(team: r.UnitId, operation: OperationId) -> None:
    b.do(r.reserving(team, operation, assets=("VAN-1",), **hours(5, 6)), r.KEEPER)
    number = r.state(team).bookings[-1].number
    keep_clocks(b.NOW + 2 * r.HOUR)
    (lapsed,) = [one for one in r.state(team).bookings if one.number == number]
    assert lapsed.status is BookingStatus.LAPSED
    assert not models.Taken.objects.filter(matter=team, number=number).exists()
    assert compare() == ()


def test_nobody_is_enrolled_in_two_units_not_even_at_once(operation: OperationId) -> None:
    first, second = r.formed("two"), r.formed("three")
    officer = r.user("officer2.hangzhou")
    joins = [units.EnrolOfficer(happened_at=b.NOW, unit=unit, officer=officer) for unit in (first, second)]
    outcomes = b.together([partial(b.ask, one, r.KEEPER) for one in joins])
    (refused,) = [one for one in outcomes if isinstance(one, Refused)]
    assert refused.ground in ("resources.enrolled_already", "record.taken")
    assert unit_of_officer(officer) in (first, second)


def test_an_officer_of_another_agency_does_not_join(team: r.UnitId) -> None:
    stranger = units.EnrolOfficer(happened_at=b.NOW, unit=team, officer=r.user("officer.guangzhou"))
    refused = b.ask(stranger, r.KEEPER)
    assert isinstance(refused, Refused)
    assert refused.ground == "resources.not_of_agency"


def test_an_exchange_takes_both_units_and_leaves_the_thing_in_one() -> None:
    giver, taker = r.formed("giver"), r.formed("taker", by=r.OTHER_KEEPER)
    b.do(r.taking_in(giver, "VAN-2"), r.KEEPER)
    take = units.TakeOverAsset(happened_at=b.NOW, unit=taker, giver=giver, code="VAN-2")
    early = b.ask(take, r.OTHER_KEEPER)
    assert isinstance(early, Refused)
    assert early.ground == "resources.not_offered"
    b.do(units.OfferAsset(happened_at=b.NOW, unit=giver, code="VAN-2", to=taker), r.KEEPER)
    assert [(one.unit, one.code) for one in offered_to(taker)] == [(giver, "VAN-2")]
    b.do(take, r.OTHER_KEEPER)
    assert r.state(giver).assets == ()
    assert [one.code for one in r.state(taker).assets] == ["VAN-2"]
    assert compare() == ()


def test_a_code_that_another_unit_has_is_refused_and_nothing_is_entered() -> None:
    first, second = r.formed("four"), r.formed("five")
    b.do(r.taking_in(first, "VAN-3"), r.KEEPER)
    refused = b.ask(r.taking_in(second, "VAN-3"), r.KEEPER)
    assert isinstance(refused, Refused)
    assert refused.values == {"what": "an_asset_is_in_one_unit"}
    assert r.state(second).assets == ()


def test_nothing_is_booked_for_an_operation_that_is_not_there(team: r.UnitId) -> None:
    refused = b.ask(r.reserving(team, b.operation_id("none"), assets=("VAN-1",)), r.KEEPER)
    assert isinstance(refused, Refused)
    assert refused.ground == "resources.no_such_operation"


def test_an_expert_advises_in_no_case_in_which_they_have_an_interest(operation: OperationId) -> None:
    entered = r.entering("one")
    b.do(entered, r.KEEPER)
    session = experts.ReserveExpert(
        happened_at=b.NOW,
        expert=entered.expert,
        operation=operation,
        field="law",
        language="zh",
        starts=b.NOW + r.HOUR,
        ends=b.NOW + 2 * r.HOUR,
    )
    b.do(session, r.KEEPER)
    double = b.ask(session, r.KEEPER)
    assert isinstance(double, Refused)
    assert double.ground == "resources.double_booked"
    case = b.state_of(operation).warrant
    b.do(
        experts.DeclareConflict(happened_at=b.NOW, expert=entered.expert, warrant=case, reason="曾任代理人"),
        r.KEEPER,
    )
    assert not models.Taken.objects.filter(matter=entered.expert).exists()
    refused = b.ask(replace(session), r.KEEPER)
    assert isinstance(refused, Refused)
    assert refused.ground == "resources.conflict_of_interest"
    assert compare() == ()
