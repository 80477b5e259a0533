"""The rule profiles, for reading: the prose, and every number beside its source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from tipstaff.policy.loader import ProfileError
from tipstaff.policy.page import render
from tipstaff.registrar.rules import rules_named
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.page import page


@at_desk
def rules(request: HttpRequest, desk: Desk, profile: str = "") -> HttpResponse:
    """A rule profile as a page; without a name, the one that the reader's agency follows."""
    try:
        found = rules_named(profile or desk.actor.profile)
    except ProfileError as unknown:
        raise Http404 from unknown
    language = get_language() or "en"
    shown = {
        "name": found.name,
        "title": found.title.in_language(language),
        "prose": mark_safe(render(found, language)),  # noqa: S308 - policy.page escapes every word of it
    }
    return page(request, desk, "web/rules.html", shown, here="rules")
