"""What a reader chooses for themselves: the office they act for, and light or dark."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tipstaff.agencies.queries import agency, appointments_of
from tipstaff.registrar.clock import now
from tipstaff.web.desk import OFFICE
from tipstaff.web.words import of_word

THEMES: Final = ("auto", "light", "dark")
THEME_COOKIE: Final = "tipstaff_theme"
A_YEAR = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light, dark or whatever their system says."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return HttpResponseBadRequest()
    response = redirect(_back(request))
    response.set_cookie(
        THEME_COOKIE, chosen, max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response


@login_required
def office(request: HttpRequest) -> HttpResponse:
    """Choose the office to act for, among those that the reader holds an appointment in."""
    appointments = appointments_of(str(request.user.pk), now())
    if request.method == "POST":
        chosen = request.POST.get("office", "")
        if chosen not in {one.office.office for one in appointments}:
            return HttpResponseBadRequest()
        request.session[OFFICE] = chosen
        return redirect(_back(request))
    language = get_language() or "en"
    offices = {
        one.office.office: {
            "office": one.office.office,
            "name": one.office.name(language),
            "agency": home.name(language) if (home := agency(one.office.agency)) else one.office.agency,
            "roles": [of_word(each.role) for each in appointments if each.office == one.office],
        }
        for one in appointments
    }
    context = {"offices": list(offices.values()), "next": request.GET.get("next", "/")}
    return render(request, "web/office.html", context)


def _back(request: HttpRequest) -> str:
    """Where the reader came from, never another host."""
    to = request.POST.get("next", "/")
    return to if url_has_allowed_host_and_scheme(to, {request.get_host()}) else "/"
