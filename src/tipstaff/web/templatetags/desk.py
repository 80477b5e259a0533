"""What templates say with the desk's words."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Item
from tipstaff.web import times, words
from tipstaff.web.paging import counted
from tipstaff.web.preferences import THEME_COOKIE, THEMES

register = template.Library()
register.filter(counted)

THEME_WORDS = {"auto": _("Automatic"), "light": _("Light"), "dark": _("Dark")}


@register.simple_tag
def theme_of(request: HttpRequest) -> str:
    """The reader's choice of light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@register.simple_tag
def themes() -> list[tuple[str, str]]:
    """The choices of light and dark, with their words."""
    return [(theme, gettext(word)) for theme, word in THEME_WORDS.items()]


@register.simple_tag
def said_of(item: Item) -> str:
    """A line of the rules in the reader's language."""
    return item.says.in_language(get_language() or "en")


@register.simple_tag
def moment(at: Instant | None, zone: Any, reader: Any) -> SafeString | str:
    """A moment on the clock of its matter, with the reader's own in the title."""
    return times.time_tag(at, zone, reader) if at else "–"


@register.filter
def listed(each: Iterable[str]) -> str:
    """Several words in one line."""
    return words.listed(each)


@register.filter
def bound(form: Any, at: str) -> Any:
    """The field of a form at a name that holds points."""
    return form[at]
