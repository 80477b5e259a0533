"""Which page shows which kind of matter."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tipstaff.kernel.ids import MatterId
from tipstaff.web import (
    abroad,
    accounts,
    approvals,
    chases,
    cooperation,
    experts,
    liaison,
    look_ups,
    operations,
    resources,
    reviews,
    samples,
    settlements,
    taskforces,
    warrants,
)
from tipstaff.web.desk import Desk

PAGES: Final[dict[str, Callable[[HttpRequest, Desk, str], HttpResponse]]] = {
    "warrant": warrants.show,
    "chase": chases.show,
    "cooperation": cooperation.show,
    "abroad": abroad.show,
    "deputyship": approvals.show_deputy,
    "account": accounts.show,
    "settlement": settlements.show,
    "liaison": liaison.show,
    "operation": operations.show,
    "taskforce": taskforces.show,
    "unit": resources.show,
    "expert": experts.show,
    "review": reviews.show,
    "sample": samples.show,
    "lookup": look_ups.show,
}


def page_of(request: HttpRequest, desk: Desk, matter: MatterId) -> HttpResponse:
    """A matter's page."""
    return PAGES[_kind(matter)](request, desk, matter)


def address_of(matter: MatterId) -> str:
    """Where a matter's page is."""
    return reverse(_kind(matter), args=[matter])


def _kind(matter: MatterId) -> str:
    return matter.partition("-")[0]
