"""Who holds something about a warrant: gathered from every capability through which anybody may have got it."""

from collections.abc import Callable, Iterator

from tipstaff.agencies.queries import agency_standing, office_agencies, oversight_office
from tipstaff.cooperation.core.request import RequestStatus
from tipstaff.cooperation.queries import RequestRow, requests_abroad_of_warrant, requests_of_warrant
from tipstaff.kernel.ids import AgencyId, OfficeId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.confirmation import ConfirmationStatus
from tipstaff.operations.queries import OperationRow, confirmations_for, operations_of_warrant
from tipstaff.warrants.chases import gone_of, kept_of
from tipstaff.warrants.core.chase.chase import Holding, HoldingKind
from tipstaff.warrants.core.chase.facts import Held
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.queries import handouts_of, look_ups_answered


def holders(warrant: WarrantId) -> tuple[Held, ...]:
    """Everything about a warrant that somebody holds at this moment.

    What is running; whatever was ever given out, unless it was named in an earlier chase and its holder destroyed or
    returned it; and what an earlier holder has kept, though it is somebody else's by now. No hour is compared, so that
    nobody is missed because something was entered late.
    """
    running = [held for source in RUNNING for held in source(warrant)]
    given = [held for source in GIVEN for held in source(warrant)]
    gone = gone_of(warrant)
    left = [held for held in [*given, *kept_of(warrant)] if held not in gone]
    return tuple(dict.fromkeys([*running, *left]))


def ladder(agency: AgencyId, now: Instant) -> tuple[OfficeId, ...]:
    """Who is told when a holder of an agency is silent: the agency's duty office, then oversight."""
    standing = agency_standing(agency)
    duty = standing.receiving_office if standing else None
    return tuple(office for office in (duty, oversight_office(now)) if office)


def _operations(warrant: WarrantId) -> Iterator[Held]:
    """Every operation that is still open, with the office that owns its command."""
    for row in operations_of_warrant(warrant):
        if row.closed_at is None:
            holding = Holding(kind=HoldingKind.OPERATION, of=row.operation, by=row.owner, since=row.opened_at)
            yield Held(holding=holding, office=row.owner_office, agency=_home(row))


def _confirmations(warrant: WarrantId) -> Iterator[Held]:
    """Every confirmation that was given, held by the office that owns the command of its operation."""
    operations = {row.operation: row for row in operations_of_warrant(warrant)}
    for one in confirmations_for(operations):
        if one.status is ConfirmationStatus.CONFIRMED and one.answered_at is not None:
            row = operations[one.operation]
            holding = Holding(
                kind=HoldingKind.CONFIRMATION, of=row.operation, by=one.asked_by, since=one.answered_at
            )
            yield Held(holding=holding, office=row.owner_office, agency=_home(row))


def _home(row: OperationRow) -> AgencyId:
    """The agency of the office that owns the command; it may have been handed over to another one."""
    return office_agencies({row.owner_office}).get(row.owner_office, row.agency)


def _papers(warrant: WarrantId) -> Iterator[Held]:
    """Every request for co-operation, however it was answered: the asked agency got the papers."""
    for row in requests_of_warrant(warrant):
        yield _paper(row)


def _requests(warrant: WarrantId) -> Iterator[Held]:
    """Every request that is open or accepted: help may be given on it at any moment."""
    for row in requests_of_warrant(warrant):
        if row.status in (RequestStatus.OPEN, RequestStatus.ACCEPTED):
            yield _paper(row)


def _paper(row: RequestRow) -> Held:
    holding = Holding(kind=HoldingKind.COOPERATION, of=row.request, by=row.asked_by, since=row.asked_at)
    return Held(holding=holding, office=row.receiving_office, agency=row.asked_agency)


def _abroad(warrant: WarrantId) -> Iterator[Held]:
    """Every request that has left for another state: the desk that sent it has to take it back there."""
    for row in requests_abroad_of_warrant(warrant):
        if row.sent_at is not None and row.ended_at is None:
            holding = Holding(
                kind=HoldingKind.COOPERATION, of=row.request, by=row.opened_by, since=row.sent_at
            )
            yield Held(holding=holding, office=row.office, agency=row.agency)


def _handouts(warrant: WarrantId) -> Iterator[Held]:
    """Everything that was printed, exported or packed, held by the office that it was given to."""
    for row in handouts_of(warrant, EVER):
        holding = Holding(kind=HANDOUTS[row.form], of=row.handout, by=row.by, since=row.at)
        yield Held(
            holding=holding,
            office=row.holder,
            agency=office_agencies({row.holder}).get(row.holder, row.agency),
        )


def _look_ups(warrant: WarrantId) -> Iterator[Held]:
    """Every look-up whose answer named the warrant, held by the office of whoever asked."""
    rows = look_ups_answered(warrant, EVER)
    homes = office_agencies({row.office for row in rows})
    for row in rows:
        holding = Holding(kind=HoldingKind.LOOK_UP, of=row.lookup, by=row.by, since=row.at)
        if row.office in homes:
            yield Held(holding=holding, office=row.office, agency=homes[row.office])


EVER = Instant.parse("1900-01-01T00:00:00Z")
HANDOUTS = {
    HandoutForm.PAPER: HoldingKind.PRINT,
    HandoutForm.PDF: HoldingKind.PRINT,
    HandoutForm.PACK: HoldingKind.OFFLINE_PACK,
    HandoutForm.CSV: HoldingKind.EXPORT,
    HandoutForm.XLSX: HoldingKind.EXPORT,
    HandoutForm.NIEM_JSON: HoldingKind.EXPORT,
}

type Source = Callable[[WarrantId], Iterator[Held]]
RUNNING: tuple[Source, ...] = (_operations, _requests, _abroad)
GIVEN: tuple[Source, ...] = (_confirmations, _papers, _handouts, _look_ups)
"""Every way in which somebody may have got something about a warrant. Each row they read was entered by an act that
relies on the warrant; without that a recall at the same moment would miss it."""
