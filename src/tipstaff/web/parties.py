"""Who may see a matter: the agencies with a part in it, whoever owes it something or asked it, and oversight."""

from collections.abc import Iterator
from typing import Any

from tipstaff.agencies.queries import office
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.account.account import Account
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.settlement.settlement import Settlement
from tipstaff.cooperation.disputes import deciders_of
from tipstaff.cooperation.queries import (
    offices_reviewing,
    request_page,
    requests_abroad_of_warrant,
    requests_of_warrant,
)
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, MatterId, OfficeId
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.record.clocks import clocks_of
from tipstaff.record.escalations import escalations_of
from tipstaff.registrar.matters import load
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.unit.unit import Pool, Unit
from tipstaff.review.core.review import Review
from tipstaff.warrants.core.chase.chase import Chase
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.lookup.lookup import LookUp
from tipstaff.warrants.core.sample.sample import Sample
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.queries import warrants_named
from tipstaff.web.desk import Desk


def may_see(desk: Desk, matter: MatterId, state: Any) -> bool:
    """Whether the reader's agency has a part in a matter, or their office owns a clock on it or was told of one."""
    if desk.sees_everything or desk.actor.agency in parties(state):
        return True
    if isinstance(state, Account) and desk.actor.may(Role.FUND):
        return True
    if isinstance(state, Unit) and state.pool is Pool.NATIONAL:
        return True
    if isinstance(state, LookUp):
        return state.by == desk.actor.user
    if any(clock.owner in desk.offices for clock in clocks_of(matter)):
        return True
    return any(one.office in desk.offices for one in escalations_of(matter))


def parties(state: Any) -> frozenset[AgencyId]:  # noqa: C901, PLR0912 - one line for each kind of matter
    """The agencies that have a part in a matter."""
    match state:
        case Draft():
            return frozenset({state.agency, state.court})
        case Warrant():
            return frozenset(_of_warrant(state))
        case Sample():
            return frozenset({state.agency})
        case Chase():
            return frozenset(_of_chase(state))
        case CooperationRequest():
            return frozenset(
                {state.asking_agency, state.asked_agency, *(one.superior for one in state.disputes)}
            )
        case RequestDraft() | Roster() | TaskForce():
            return frozenset({state.agency})
        case ForeignRequest():
            return frozenset(_of_request_abroad(state))
        case Unit() | Expert():
            return frozenset({state.agency})
        case Deputyship():
            return frozenset({state.agency})
        case Account():
            return frozenset({state.asking, state.asked, *(one.agency for one in state.items)})
        case Settlement():
            return frozenset(state.agencies)
        case Operation():
            return frozenset(_of_operation(state))
        case Review():
            return frozenset(_of_review(state))
        case _:
            return frozenset()


def _of_warrant(warrant: Warrant) -> Iterator[AgencyId]:
    yield from (warrant.agency, warrant.court)
    yield from _agency_of(warrant.issuing_desk)
    asked_for = requests_of_warrant(warrant.id)
    yield from (request.asked_agency for request in asked_for)
    yield from deciders_of(request.request for request in asked_for)
    for asked in requests_abroad_of_warrant(warrant.id):
        for reviewing in offices_reviewing(asked.request):
            yield from _agency_of(reviewing)


def _of_request_abroad(request: ForeignRequest) -> Iterator[AgencyId]:
    """Whoever conducts it, whoever was named to review it, and whoever decides where they differ."""
    yield request.agency
    for reviewing in offices_reviewing(request.request):
        yield from _agency_of(reviewing)
    if request.decider_office:
        yield from _agency_of(request.decider_office)


def _of_chase(chase: Chase) -> Iterator[AgencyId]:
    """The warrant's agency and its court, and everybody who holds something."""
    yield chase.agency
    yield from (row.court for row in warrants_named({chase.warrant}))
    yield from (one.holder.agency for one in chase.holders)


def _of_operation(operation: Operation) -> Iterator[AgencyId]:
    yield operation.agency
    yield from _agency_of(operation.issuing_desk)
    yield from _agency_of(operation.command_owner.office)
    if operation.offer:
        yield from _agency_of(operation.offer.office)
    if operation.handover:
        yield from _agency_of(operation.handover.to_office)
    if operation.cooperation:
        yield from _of_request(operation.cooperation)


def _of_request(request: CooperationRequestId) -> Iterator[AgencyId]:
    found = request_page(request)
    if found:
        yield from (found.request.asking_agency, found.request.asked_agency)


def _of_review(review: Review) -> Iterator[AgencyId]:
    yield review.agency
    yield from _agency_of(review.office)
    operation = load(review.operation).state
    if operation is not None:
        yield from _of_operation(operation)


def _agency_of(owner: OfficeId) -> Iterator[AgencyId]:
    found = office(owner)
    if found:
        yield found.agency
