"""Duty times as an iCalendar file (RFC 5545): times in UTC, identifiers that stay, and nothing but hours and office."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext
from icalendar import Calendar, Event

from tipstaff.cooperation.queries import ShiftRow
from tipstaff.kernel.ids import OfficeId, UserId


def duty_calendar(shifts: Iterable[ShiftRow], user: UserId, offices: Mapping[OfficeId, str]) -> bytes:
    """Somebody's shifts, those in which they stand in included; `offices`: what the offices are called."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tipstaff//Liaison duty//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("Liaison duty"))
    for shift in shifts:
        calendar.add_component(_event(shift, user, offices.get(shift.office, shift.office)))
    written: bytes = calendar.to_ical()
    return written


def _event(shift: ShiftRow, user: UserId, office: str) -> Event:
    said = gettext("On duty: %s") if shift.officer == user else gettext("Deputy: %s")
    event = Event()
    event.add("uid", f"{shift.roster}-{shift.number}@tipstaff")
    event.add("dtstamp", shift.published_at.at)
    event.add("dtstart", shift.starts_at.at)
    event.add("dtend", shift.ends_at.at)
    event.add("sequence", shift.version)
    event.add("summary", said % office)
    event.add("status", "CONFIRMED")
    return event
