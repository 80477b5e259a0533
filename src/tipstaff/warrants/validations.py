"""Validations as lists show them, by month; and the care colours of records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import AgencyId, MatterId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.care import CareColour
from tipstaff.record.counting import MOST, count_of
from tipstaff.warrants import models
from tipstaff.warrants.core.validation import ValidationState


class Hand(StrEnum):
    """Whose validations a list shows."""

    ALL = "all"
    MINE = "mine"
    NOBODYS = "nobodys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which validations a list shows. `since` and `until`: the first and the last day on which they are due."""

    agency: AgencyId | None
    issued: bool = False
    """Whether the agency is a court: then those of the warrants that it issued."""
    state: ValidationState = ValidationState.OPEN
    since: date | None = None
    until: date | None = None
    hand: Hand = Hand.ALL
    reader: UserId | None = None
    """Who reads, for `mine`."""
    still_rests: bool = False
    """Only those missed for which the warrant rests to this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationRow:
    """One validation: done, missed, or still to be done."""

    warrant: WarrantId
    number: int
    agency: AgencyId
    state: ValidationState
    due_on: date
    opens: Instant | None
    due: Instant | None
    validator: UserId | None
    at: Instant | None
    still_rests: bool


def validations(
    wanted: Wanted, *, limit: int = 50, offset: int = 0, after: ValidationRow | None = None
) -> tuple[ValidationRow, ...]:
    """A page of the validations, the next to be due first. `after` goes on behind a row of the page before."""
    rows = _wanted(wanted)
    if after is not None:
        behind = Q(due_on=after.due_on, warrant=after.warrant, number__gt=after.number)
        behind |= Q(due_on=after.due_on, warrant__gt=after.warrant)
        rows = rows.filter(Q(due_on__gt=after.due_on) | behind)
    return tuple(_view(row) for row in rows.order_by("due_on", "warrant", "number")[offset : offset + limit])


def count_validations(wanted: Wanted, *, most: int | None = MOST) -> int:
    """How many validations a list would show."""
    return count_of(_wanted(wanted), most)


def next_to_validate(
    agency: AgencyId, validator: UserId, now: Instant, *, limit: int = 20
) -> tuple[ValidationRow, ...]:
    """What a validator does next: those in their window that are theirs, then nobody's, the longest open first."""
    wanted = (
        Wanted(agency=agency, hand=Hand.MINE, reader=validator),
        Wanted(agency=agency, hand=Hand.NOBODYS),
    )
    in_window = (
        _wanted(each).filter(opens__lte=now.at).order_by("opens", "due_on", "warrant") for each in wanted
    )
    return tuple(_view(row) for rows in in_window for row in rows[:limit])


def measured(
    agency: AgencyId | None, since: date, until: date, *, issued: bool = False
) -> Mapping[ValidationState, int]:
    """How many of the validations due between two days are still to be done, were done, and were missed."""
    return {
        state: count_of(_wanted(Wanted(agency=agency, issued=issued, state=state, since=since, until=until)))
        for state in ValidationState
    }


@dataclass(frozen=True, slots=True)
class CaredFor:
    """How often an open warrant's record is confirmed, and what leads every display of it."""

    colour: CareColour
    is_thin: bool
    strangers: int


def cared_for(warrants: Iterable[WarrantId]) -> dict[WarrantId, CaredFor]:
    """The care of records; one that is no longer cared for is left out."""
    rows = models.RecordCare.objects.filter(warrant__in=set(warrants)).order_by("warrant")
    return {
        WarrantId(MatterId(row.warrant)): CaredFor(CareColour(row.colour), row.is_thin, row.strangers)
        for row in rows
    }


def _of(wanted: Wanted) -> QuerySet[models.Validation]:
    rows = models.Validation.objects.all()
    if wanted.agency is None:
        return rows
    return rows.filter(court=wanted.agency) if wanted.issued else rows.filter(agency=wanted.agency)


def _wanted(wanted: Wanted) -> QuerySet[models.Validation]:
    rows = _of(wanted).filter(state=wanted.state.value)
    if wanted.since:
        rows = rows.filter(due_on__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(due_on__lte=wanted.until)
    if wanted.still_rests:
        rows = rows.filter(still_rests=True)
    if wanted.hand is not Hand.ALL:
        rows = rows.filter(validator=(wanted.reader or "") if wanted.hand is Hand.MINE else "")
    return rows


def _view(row: models.Validation) -> ValidationRow:
    return ValidationRow(
        warrant=WarrantId(MatterId(row.warrant)),
        number=row.number,
        agency=AgencyId(row.agency),
        state=ValidationState(row.state),
        due_on=row.due_on,
        opens=Instant(row.opens) if row.opens else None,
        due=Instant(row.due) if row.due else None,
        validator=UserId(row.validator) if row.validator else None,
        at=Instant(row.at) if row.at else None,
        still_rests=row.still_rests,
    )
