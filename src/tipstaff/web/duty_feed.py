"""The private address at which a calendar program reads its owner's duty times: made, withdrawn and read."""

from datetime import timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from tipstaff.agencies.feeds import new_feed_token, reader_of, withdraw_feed
from tipstaff.agencies.queries import appointments_of, office_names
from tipstaff.cooperation.queries import shifts_of
from tipstaff.registrar.clock import now
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.duty_calendar import duty_calendar

SHOWN_ONCE: Final = "duty_feed"
"""Where the session keeps a new address until its owner has seen it."""
KEPT: Final = timedelta(days=31)
"""How long past duties stay in the calendar."""


@require_POST
@at_desk
def feed_address(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make an address in place of the earlier one, or withdraw it."""
    match request.POST.get("feed"):
        case "make":
            address = reverse("duty-feed", args=[new_feed_token(desk.actor.user)])
            request.session[SHOWN_ONCE] = request.build_absolute_uri(address)
        case "withdraw":
            withdraw_feed(desk.actor.user)
        case _:
            return HttpResponseBadRequest()
    return redirect(f"{reverse('liaison-duty')}#feed")


@require_safe
def duty_feed(request: HttpRequest, signed: str) -> HttpResponse:  # noqa: ARG001 - the address is the whole question
    """The owner's own duty times. Whoever has left every office reads nothing more."""
    moment, user = now(), reader_of(signed)
    if user is None or not appointments_of(user, moment):
        raise Http404
    shifts = shifts_of(user, moment - KEPT)
    names = office_names({one.office for one in shifts}, get_language() or "en")
    return HttpResponse(
        duty_calendar(shifts, user, names),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="duty.ics"',
            "Cache-Control": "private, no-store",
        },
    )
