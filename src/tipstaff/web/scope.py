"""Whose matters a list shows: the reader's own agency's; for oversight, everybody's or those of one agency."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from tipstaff.agencies.queries import agencies, is_court, offices_of
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Scope:
    """The agency whose matters are listed; None for all. `choices`: what oversight may choose from."""

    agency: AgencyId | None
    choices: tuple[tuple[AgencyId, str], ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether the reader sees more agencies than their own."""
        return bool(self.choices)

    @property
    def is_of_a_court(self) -> bool:
        """Whether the agency is a court: its warrants are those that it issued."""
        return self.agency is not None and is_court(self.agency)

    @property
    def offices(self) -> list[OfficeId] | None:
        """Every office of the agency; None for all there are."""
        return None if self.agency is None else [one.office for one in offices_of(self.agency)]


def scope_of(request: HttpRequest, desk: Desk) -> Scope:
    """What the reader's list is about. Only oversight may ask for another agency than its own."""
    return open_scope(request) if desk.sees_everything else Scope(desk.actor.agency)


def open_scope(request: HttpRequest) -> Scope:
    """The same for a list that is everybody's: each reader may choose one agency, or leave it at all of them."""
    language, asked = get_language() or "en", request.GET.get("agency", "")
    choices = tuple((one.agency, one.name(language)) for one in agencies())
    return Scope(next((agency for agency, _ in choices if agency == asked), None), choices)
