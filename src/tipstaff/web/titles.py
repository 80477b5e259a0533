"""What matters are called in a list: never by the person they concern. One question to each table, not one a row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agency_names
from tipstaff.cooperation.accounts import accounts_named, settlements_named
from tipstaff.cooperation.drafts import drafts_named as drafts_of_requests
from tipstaff.cooperation.queries import requests_abroad_named, requests_named, rosters_named
from tipstaff.kernel.ids import AgencyId, MatterId, WarrantId
from tipstaff.operations.queries import operations_named, task_forces_named
from tipstaff.resources.queries import experts_named, units_named
from tipstaff.review.queries import reviews_named
from tipstaff.warrants.chases import chases_named
from tipstaff.warrants.queries import DraftRow, WarrantRow, drafts_named, warrants_named
from tipstaff.web import times, words


@dataclass(frozen=True, slots=True)
class Title:
    """What a matter is, and the line below it."""

    text: str
    detail: str = ""
    warrant: WarrantId | None = None
    """The warrant that it is, or is about; None where there is none on the register."""


def titles_of(matters: Iterable[MatterId]) -> Mapping[MatterId, Title]:
    """What matters are called; one whose rows are not there yet by its identifier."""
    wanted = set(matters)
    found = {matter: Title(matter) for matter in wanted}
    for kind, titles in _TITLES.items():
        if of_kind := {matter for matter in wanted if matter.partition("-")[0] == kind}:
            found |= titles(of_kind)
    return found


def title_of(matter: MatterId) -> Title:
    """What one matter is called."""
    return titles_of({matter})[matter]


def names_of(agencies: Iterable[AgencyId]) -> dict[AgencyId, str]:
    """What agencies are called in the reader's language; an unknown one by its identifier."""
    wanted = set(agencies)
    return {one: one for one in wanted} | agency_names(wanted, get_language() or "en")


def agency_name(agency: AgencyId) -> str:
    """What one agency is called."""
    return names_of({agency})[agency]


def numbers_of(warrants: Iterable[WarrantId]) -> dict[WarrantId, str]:
    """The numbers of warrants; one without a row by its identifier."""
    wanted = set(warrants)
    return {one: str(one) for one in wanted} | {row.id: row.number for row in warrants_named(wanted)}


def number_of(warrant: WarrantId) -> str:
    """The number of one warrant."""
    return numbers_of({warrant})[warrant]


def _of_warrants(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows: list[WarrantRow | DraftRow] = [*warrants_named(matters), *drafts_named(matters)]
    names = names_of(row.court for row in rows)
    return {
        row.id: Title(row.number, names[row.court], row.id if isinstance(row, WarrantRow) else None)
        for row in rows
    }


def _of_requests(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    kept = _of_request_drafts(matters)
    rows = requests_named(matters)
    numbers = numbers_of(row.warrant for row in rows)
    names = names_of(agency for row in rows for agency in (row.asking_agency, row.asked_agency))
    return kept | {
        row.request: Title(
            f"{words.of_word(row.kind)} · {numbers[row.warrant]}",
            f"{names[row.asking_agency]} → {names[row.asked_agency]}",
            row.warrant,
        )
        for row in rows
    }


def _of_requests_abroad(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows = requests_abroad_named(matters)
    numbers = numbers_of(row.warrant for row in rows if row.warrant)
    return {
        row.request: Title(
            f"{words.of_word(row.form)} · {row.country}",
            numbers[row.warrant] if row.warrant else words.of_word(row.direction),
        )
        for row in rows
    }


def _of_request_drafts(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    """Requests that are kept and not sent."""
    rows = drafts_of_requests(matters)
    numbers, draft = numbers_of(row.warrant for row in rows), gettext("Draft")
    return {row.request: Title(f"{words.of_word(row.kind)} · {numbers[row.warrant]}", draft) for row in rows}


def _of_operations(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    said = gettext("Operation · %s")
    return {
        row.operation: Title(said % row.warrant_number, words.of_status(row.status, "operation"), row.warrant)
        for row in operations_named(matters)
    }


def _of_task_forces(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    said = gettext("Task force · %s")
    return {
        row.taskforce: Title(said % row.warrant_number, words.of_status(row.status, "taskforce"), row.warrant)
        for row in task_forces_named(matters)
    }


def _of_reviews(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows, said = reviews_named(matters), gettext("Review · %s")
    numbers = numbers_of(row.warrant for row in rows)
    return {row.review: Title(said % numbers[row.warrant], warrant=row.warrant) for row in rows}


def _of_chases(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows = chases_named(matters)
    numbers = numbers_of(row.warrant for row in rows)
    return {row.chase: Title(numbers[row.warrant], words.of_event(row.why), row.warrant) for row in rows}


def _of_accounts(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows = accounts_named(matters)
    requests = titles_of(row.request for row in rows)
    said = gettext("Account · %s")
    return {
        row.account: Title(said % requests[row.request].text, requests[row.request].detail) for row in rows
    }


def _of_settlements(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows = settlements_named(matters)
    names = names_of(agency for row in rows for agency in (row.proposer, row.other))
    return {
        row.settlement: Title(
            gettext("Settlement · %s") % row.currency, f"{names[row.proposer]} · {names[row.other]}"
        )
        for row in rows
    }


def _of_units(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    return {row.unit: Title(row.code, words.of_word(row.form)) for row in units_named(matters)}


def _of_experts(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    said = gettext("Expert · %s")
    return {row.expert: Title(said % row.code) for row in experts_named(matters)}


def _of_rosters(matters: Iterable[MatterId]) -> dict[MatterId, Title]:
    rows, said = rosters_named(matters), gettext("Duty roster · %s")
    names = names_of(row.agency for row in rows)
    return {row.roster: Title(said % times.of_month(row.first_day), names[row.agency]) for row in rows}


_TITLES: Mapping[str, Callable[[Iterable[MatterId]], dict[MatterId, Title]]] = {
    "warrant": _of_warrants,
    "chase": _of_chases,
    "cooperation": _of_requests,
    "abroad": _of_requests_abroad,
    "account": _of_accounts,
    "settlement": _of_settlements,
    "liaison": _of_rosters,
    "operation": _of_operations,
    "taskforce": _of_task_forces,
    "unit": _of_units,
    "expert": _of_experts,
    "review": _of_reviews,
}
