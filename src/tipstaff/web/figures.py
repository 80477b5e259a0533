"""The figures of the register, each with what it means and where what was counted is listed. None is about a person."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from tipstaff.kernel.month import month_after, month_from
from tipstaff.kernel.words import _
from tipstaff.operations.queries import (
    answered_at_first,
    confirmations_with_oversight,
    count_answered,
    count_confirmations,
)
from tipstaff.policy.care import CareColour
from tipstaff.record.refused import count_refused_on
from tipstaff.registrar.data_quality import Measure, measures
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.chases import count_open_chases, times_of
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.headings import THIN, of_care, of_rest
from tipstaff.warrants.core.quality.quality import Became
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.core.warrant import SuspensionGround, WarrantStatus
from tipstaff.warrants.queries import (
    count_drafts,
    count_findings,
    count_handouts,
    count_listed_under,
    count_own,
)
from tipstaff.warrants.validations import Wanted, count_validations
from tipstaff.web import headings, times, words
from tipstaff.web.chases import TOOK, of_time
from tipstaff.web.confirmations import desks_of
from tipstaff.web.desk import Desk
from tipstaff.web.paging import counted
from tipstaff.web.scope import Scope

STATUS_MEANS = {
    WarrantStatus.DRAFT: _("Begun and not registered yet; one that nobody goes on with is put away."),
    WarrantStatus.AWAITING_CHECK: _(
        "Registered; nobody acts on it until a second person has checked every field."
    ),
    WarrantStatus.RETURNED: _("The second person found that it does not agree with the instrument."),
    WarrantStatus.IN_FORCE: _(
        "Checked, and at rest on no ground; whoever acts on it has it confirmed first."
    ),
    WarrantStatus.SUSPENDED: _(
        "Something that was owed was not done; it rests until every field is checked again."
    ),
    WarrantStatus.STAYED: _("The court has stayed it, and only a court lets it go on."),
    WarrantStatus.RESTRICTED: _("What it says is in dispute; nobody is arrested on it."),
    WarrantStatus.RECALLED: _("The court has taken it back."),
    WarrantStatus.QUASHED: _("A court has set it aside."),
    WarrantStatus.EXPIRED: _("Its last day is over."),
    WarrantStatus.EXECUTED: _("It was executed, and is used up."),
    WarrantStatus.MERGED: _("The same instrument was entered twice; the other entry goes on."),
}
"""Not among them: what was put away, which no list shows."""
GROUND_MEANS = {
    SuspensionGround.IDENTITY_IN_DOUBT: _("It may name another person than the one who is meant."),
    SuspensionGround.ACCURACY_DISPUTED: _("Somebody has disputed what the record says."),
    SuspensionGround.PAPERS_DEFECTIVE: _("A paper is missing or wrong."),
    SuspensionGround.STAYED_BY_COURT: _("The issuing court has ordered it to rest."),
    SuspensionGround.REVIEW_OVERDUE: _("Its review date passed, and nobody reviewed it."),
    SuspensionGround.VALIDATION_MISSED: _("Its validation was due, and nobody did it."),
}
COLOUR_MEANS = _("How often the record is confirmed; it says nothing of the person.")
VALIDATION_MEANS = {
    ValidationState.OPEN: _("Due in this month and still to be done."),
    ValidationState.DONE: _("Due in this month and done."),
    ValidationState.MISSED: _("Due in this month and not done: the warrant rested from then on."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what is counted, in one sentence what that means, how many, and where they are listed."""

    said: str
    means: str
    value: str
    url: str

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to see behind it."""
        return self.value in {"0", "–"}


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that belong together."""

    said: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Whose register is counted, for whom, and how far; `most` None counts to the end."""

    scope: Scope
    desk: Desk
    most: int | None

    def figure(self, said: str, means: str, count: int | str, name: str, **asked: str) -> Figure:
        """A figure with the address of its list, which stays with the same agency."""
        chosen = {"agency": self.scope.agency} if self.scope.is_wide and self.scope.agency else {}
        query = urlencode({**asked, **chosen})
        value = count if isinstance(count, str) else self._counted(count)
        return Figure(
            said=said, means=means, value=value, url=f"{reverse(name)}{f'?{query}' if query else ''}"
        )

    def _counted(self, count: int) -> str:
        return str(count) if self.most is None else counted(count)


def parts_of(by: Counting) -> tuple[Part, ...]:
    """Every part of the overview."""
    return (
        Part(gettext("By status"), tuple(_by_status(by))),
        Part(gettext("Resting, by ground"), tuple(_by_ground(by))),
        Part(gettext("Records"), tuple(_records(by))),
        Part(gettext("Validations"), tuple(_validations(by))),
        Part(gettext("Data quality"), tuple(_quality(by))),
        Part(gettext("Recalls and changes"), tuple(_recalls(by))),
        Part(gettext("Confirmations"), tuple(_confirmations(by))),
        Part(gettext("Given out and looked up"), tuple(_given(by))),
    )


def _by_status(by: Counting) -> Iterator[Figure]:
    scope = by.scope
    for status, means in STATUS_MEANS.items():
        said = words.of_status(status, "warrant")
        if status is WarrantStatus.DRAFT:
            count = count_drafts(scope.agency, issued=scope.is_of_a_court, most=by.most)
            yield by.figure(said, gettext(means), count, "drafts")
        else:
            count = count_own(scope.agency, status, at=by.desk.now, issued=scope.is_of_a_court, most=by.most)
            yield by.figure(said, gettext(means), count, "warrants", status=status.value)


def _by_ground(by: Counting) -> Iterator[Figure]:
    for ground, means in GROUND_MEANS.items():
        yield _under(by, of_rest(ground), words.of_word(ground), gettext(means))


def _records(by: Counting) -> Iterator[Figure]:
    for colour in CareColour:
        yield _under(by, of_care(colour), words.of_word(colour), gettext(COLOUR_MEANS))
    means = gettext("Nothing else in the record tells the person from a namesake.")
    yield _under(by, THIN, headings.said_of(THIN), means)


def _under(by: Counting, heading: str, said: str, means: str) -> Figure:
    count = count_listed_under(by.scope.agency, heading, issued=by.scope.is_of_a_court, most=by.most)
    return by.figure(said, means, count, "warrants", heading=heading)


def _validations(by: Counting) -> Iterator[Figure]:
    first = by.desk.now.day(by.desk.zone).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    past = Wanted(agency=by.scope.agency, issued=by.scope.is_of_a_court, until=first - timedelta(days=1))
    rests = replace(past, until=None, state=ValidationState.MISSED, still_rests=True)
    yield by.figure(
        gettext("Past months, still open"),
        gettext("Due before this month, neither done nor noted as missed."),
        count_validations(past, most=by.most),
        "validation",
        tab="past",
    )
    for month, states in (
        (before, (ValidationState.DONE, ValidationState.MISSED)),
        (first, tuple(ValidationState)),
        (month_after(first), (ValidationState.OPEN,)),
    ):
        yield from (_of_month(by, month, state) for state in states)
    yield by.figure(
        gettext("Suspended for want of validation"),
        gettext("Missed at some time, and the warrant rests to this day."),
        count_validations(rests, most=by.most),
        "validation",
        tab="missed",
    )


def _of_month(by: Counting, month: date, state: ValidationState) -> Figure:
    since, until = month_from(month)
    issued = by.scope.is_of_a_court
    wanted = Wanted(agency=by.scope.agency, issued=issued, state=state, since=since, until=until)
    return by.figure(
        gettext("{month}: {state}").format(month=times.of_month(month), state=words.of_word(state)),
        gettext(VALIDATION_MEANS[state]),
        count_validations(wanted, most=by.most),
        "validation",
        month=f"{month:%Y-%m}",
        state=state.value,
    )


def _quality(by: Counting) -> Iterator[Figure]:
    rules = rules_named(by.desk.actor.profile)
    measured = measures(by.scope.agency, rules, by.desk.now)
    found = gettext("Counted over the latest errors that the rules found within a year.")
    sampled = gettext("Counted over the latest monthly sample, which nobody chooses.")
    for one, means in (
        (measured.accuracy, sampled),
        (measured.in_time, sampled),
        (measured.corrected, found),
    ):
        said = rules.figures[one.figure].says.in_language(get_language() or "en")
        yield by.figure(f"{said} {rules.figures[one.figure].amount}", means, _share(one), "quality")
    yield by.figure(
        words.of_word(Became.OPEN),
        gettext("Errors that the rules found and that nobody has answered yet."),
        count_findings(by.scope.agency, Became.OPEN, most=by.most),
        "quality",
        became=Became.OPEN.value,
    )


def _share(one: Measure) -> str:
    return "–" if one.per_cent is None else of_so_many(one.part, one.of)


def of_so_many(part: int, of: int) -> str:
    """A share with what it was counted from: a share alone hides how little that may be."""
    return f"{100 * part / of:.1f} % ({part} / {of})" if of else "–"


def _recalls(by: Counting) -> Iterator[Figure]:
    took = times_of(by.scope.agency)
    yield by.figure(
        gettext("Acknowledgements are missing"),
        gettext("Recalls and changes that not everybody who holds something has acknowledged."),
        count_open_chases(by.scope.agency, most=by.most),
        "recalls",
        tab="open",
    )
    for name, said in TOOK.items():
        yield by.figure(
            gettext(said),
            gettext("Time until the last holder knew, over the latest that ended."),
            of_time(getattr(took, name)) if took else "–",
            "recalls",
        )


def _confirmations(by: Counting) -> Iterator[Figure]:
    desks, since = desks_of(by.desk, by.scope), by.desk.month[0]
    yield by.figure(
        gettext("Waiting for the issuing desk"),
        gettext("Asked of the issuing desk and not answered; nobody may act meanwhile."),
        count_confirmations(desks, most=by.most),
        "confirmations",
    )
    yield by.figure(
        gettext("Passed to oversight"),
        gettext("Unanswered by the desk and by its duty supervisor."),
        confirmations_with_oversight(desks, limit=0)[1],
        "confirmations",
        tab="oversight",
    )
    yield by.figure(
        gettext("Answered this month"),
        gettext("Confirmed or denied since the month began."),
        count_answered(desks, since, most=by.most),
        "confirmations",
        tab="answered",
    )
    yield by.figure(
        gettext("Answered in time"),
        gettext("Of the latest answers of this month, those for which nobody had to ask a second time."),
        of_so_many(*answered_at_first(desks, since)),
        "confirmations",
        tab="answered",
    )


def _given(by: Counting) -> Iterator[Figure]:
    yield by.figure(
        gettext("Given out this month"),
        gettext("Files, prints and packs that left the register, each an act on the record."),
        count_handouts(by.scope.agency, by.desk.month, most=by.most),
        "export",
        month=f"{by.desk.now.day(by.desk.zone):%Y-%m}",
    )
    if by.scope.is_wide and by.scope.agency is None:
        yield by.figure(
            gettext("Look-ups refused beyond a rate"),
            gettext("Asked for more often than the rules allow an officer or an office."),
            count_refused_on(WarrantGround.TOO_MANY_LOOK_UPS, most=by.most),
            "look-ups-refused",
        )
