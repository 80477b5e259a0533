"""Moments and spans in the reader's words."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from tipstaff.kernel.instant import Instant

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def of_day(day: date) -> str:
    """A calendar day."""
    return date_format(day, gettext("j F Y"))


def of_month(day: date) -> str:
    """The month of a day."""
    return date_format(day, gettext("F Y"))


def of_moment(moment: Instant, zone: ZoneInfo) -> str:
    """A moment on the clock of a zone, to the minute."""
    return date_format(moment.on(zone), gettext("j F Y, H:i"))


def with_zone(moment: Instant, zone: ZoneInfo) -> str:
    """A moment on the clock of a zone, to the second and with its offset: for who needs it exact."""
    return f"{moment.on(zone).isoformat(sep=' ', timespec='seconds')} ({zone.key})"


def time_tag(moment: Instant, zone: ZoneInfo, reader: ZoneInfo) -> SafeString:
    """A moment on the matter's clock, with the reader's own in its title."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', moment, with_zone(moment, reader), of_moment(moment, zone)
    )


def of_left(left: timedelta) -> str:
    """How long is left: to the second in the last hour, then in hours and minutes, then in days."""
    if left < HOUR:
        minutes, seconds = divmod(int(left.total_seconds()), 60)
        return f"{minutes:02}:{seconds:02}"
    return of_span(left)


def of_span(span: timedelta) -> str:
    """A span of time in its two largest units."""
    minutes = int(span.total_seconds()) // 60
    days, hours = span.days, minutes // 60 % 24
    if days:
        words = [ngettext("%d day", "%d days", days) % days]
        return " ".join([*words, gettext("%d h") % hours] if hours else words)
    words = [gettext("%d h") % (minutes // 60)] if minutes >= 60 else []  # noqa: PLR2004 - minutes in an hour
    return " ".join([*words, gettext("%d min") % (minutes % 60)] if minutes % 60 or not words else words)
