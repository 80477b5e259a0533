"""What went wrong, in the reader's language, and what to do next."""
# ruff: noqa: ARG001 - Django gives each of these views what it has, and they tell none of it

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tipstaff.kernel.words import _

TITLES = {
    400: _("This can't be read"),
    403: _("Not for you"),
    404: _("There is nothing here"),
    500: _("Something broke on our side"),
}
SENTENCES = {
    400: _("The browser sent something that this page does not understand. Go back and try again."),
    403: _(
        "You may not do this, or your session has ended. Nothing was done. "
        "Go back, load the page again, and try once more."
    ),
    404: _("There is no such page, or it belongs to a matter that your agency has no part in."),
    500: _(
        "What you asked for was not done. Please try again; "
        "if it happens again, tell the installation's keeper when it was."
    ),
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Page for 400."""
    return _say(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Page for 403, also where a form came without its token."""
    return _say(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Page for 404: the same whether there is no such matter or it is another agency's."""
    return _say(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Page for 500."""
    return _say(request, 500)


def _say(request: HttpRequest, status: int) -> HttpResponse:
    context = {"status": status, "heading": gettext(TITLES[status]), "sentence": gettext(SENTENCES[status])}
    return render(request, "web/error.html", context, status=status)
