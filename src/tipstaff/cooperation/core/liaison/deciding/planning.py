"""The plan: a month is begun, shifts are put in and taken out, and what covers every hour is published."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tipstaff.cooperation.core.liaison.commands import (
    AddShifts,
    NameLanguages,
    PlanRoster,
    PublishRoster,
    RemoveShifts,
)
from tipstaff.cooperation.core.liaison.coverage import fault, new_fault
from tipstaff.cooperation.core.liaison.events import (
    LanguagesNamed,
    RosterEvent,
    RosterPlanned,
    RosterPublished,
    ShiftsAdded,
    ShiftsRemoved,
)
from tipstaff.cooperation.core.liaison.facts import Facts
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround as Because
from tipstaff.cooperation.core.liaison.roster import PlannedShift, Roster, RosterStatus, roster_id
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_after, month_named, month_within
from tipstaff.policy.profile import Profile

type Outcome = Decision[RosterEvent]

DAY = timedelta(days=1)
_CODE = re.compile("[a-z]{2,3}")


def plan(command: PlanRoster, facts: Facts) -> Outcome:
    """Begin the own office's roster. Its identifier follows from office and month, so that none is begun twice."""
    if command.office != facts.actor.office:
        return Refused(Because.NOT_YOUR_ROSTER)
    first = month_named(command.month)
    if first is None or command.roster != roster_id(command.office, command.month):
        return Refused(Because.MONTH_UNREADABLE)
    starts_at, ends_at = month_within(first, ZoneInfo(facts.actor.zone))
    if ends_at <= facts.now:
        return Refused(Because.MONTH_OVER)
    return (
        RosterPlanned(
            happened_at=command.happened_at,
            roster=command.roster,
            agency=facts.actor.agency,
            office=facts.actor.office,
            zone=facts.actor.zone,
            month=command.month,
            starts_at=starts_at,
            ends_at=ends_at,
            by=facts.actor.user,
        ),
    )


def add(command: AddShifts, roster: Roster, facts: Facts) -> Outcome:
    """The same hours of each day, as moments: on a day of 23 or 25 hours the shift is an hour shorter or longer."""
    if refused := _bar_to_days(command, roster) or _bar_to_people(command, facts):
        return refused
    hours = _hour(command.begins), _hour(command.ends)
    if hours[0] is None or hours[1] is None:
        return Refused(Because.HOUR_UNREADABLE)
    shifts = tuple(_shifts(command, roster, (hours[0], hours[1])))
    for shift in shifts:
        for other in roster.shifts:
            if other.officer == shift.officer and other.overlaps(shift.starts_at, shift.ends_at):
                return Refused(Because.ON_DUTY_ALREADY, {"begins": roster.said(other.starts_at)})
    return (
        ShiftsAdded(
            happened_at=command.happened_at, shifts=shifts, by=facts.actor.user, office=facts.actor.office
        ),
    )


def _bar_to_days(command: AddShifts | RemoveShifts, roster: Roster) -> Refused | None:
    within = roster.first_day <= command.first_day <= command.last_day < month_after(roster.first_day)
    return None if within else Refused(Because.DAY_OUTSIDE, {"month": roster.month})


def _bar_to_people(command: AddShifts, facts: Facts) -> Refused | None:
    if command.deputy == command.officer:
        return Refused(Because.DEPUTY_OF_OWN_SHIFT)
    named = {command.officer} | ({command.deputy} if command.deputy else set())
    return None if named <= facts.staff else Refused(Because.NOT_STAFF)


def _hour(text: str) -> time | None:
    try:
        hour = time.fromisoformat(text.strip())
    except ValueError:
        return None
    return hour if hour.tzinfo is None else None


def _shifts(command: AddShifts, roster: Roster, hours: tuple[time, time]) -> Iterator[PlannedShift]:
    """A shift for each day. One that would go on into the next month ends with this one, whose roster it is."""
    count = (command.last_day - command.first_day).days + 1
    for number in range(count):
        day = command.first_day + number * DAY
        starts_at, ends_at = _span(day, hours, roster.time_zone)
        yield PlannedShift(
            number=roster.last_number + number + 1,
            officer=command.officer,
            deputy=command.deputy,
            starts_at=starts_at,
            ends_at=min(ends_at, roster.ends_at),
        )


def _span(day: date, hours: tuple[time, time], zone: ZoneInfo) -> tuple[Instant, Instant]:
    begins, ends = hours
    last = day if ends > begins else day + DAY
    return Instant(datetime.combine(day, begins, zone)), Instant(datetime.combine(last, ends, zone))


def remove(command: RemoveShifts, roster: Roster, facts: Facts) -> Outcome:
    """Take out what begins on these days of the roster's clock."""
    if refused := _bar_to_days(command, roster):
        return refused
    numbers = tuple(
        one.number
        for one in roster.shifts
        if command.first_day <= one.starts_at.day(roster.time_zone) <= command.last_day
    )
    if not numbers:
        return Refused(Because.NO_SUCH_SHIFT, {"number": command.first_day.isoformat()})
    return (
        ShiftsRemoved(
            happened_at=command.happened_at, numbers=numbers, by=facts.actor.user, office=facts.actor.office
        ),
    )


def name_languages(command: NameLanguages, roster: Roster, facts: Facts, rules: Profile) -> Outcome:
    """Say which languages somebody speaks; once the roster is published, none may be missing through it."""
    codes = tuple(dict.fromkeys(command.languages))
    if unreadable := [code for code in codes if not _CODE.fullmatch(code)]:
        return Refused(Because.LANGUAGE_UNREADABLE, {"language": unreadable[0]})
    if command.officer not in facts.staff:
        return Refused(Because.NOT_STAFF)
    after = replace(roster, languages={**roster.languages, command.officer: codes})
    if roster.status is RosterStatus.PUBLISHED and (refused := new_fault(roster, after, rules)):
        return refused
    return (
        LanguagesNamed(
            happened_at=command.happened_at,
            officer=command.officer,
            languages=codes,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def publish(command: PublishRoster, roster: Roster, facts: Facts, rules: Profile) -> Outcome:
    """Publish what leaves no moment open; otherwise say which moment is."""
    if roster.ends_at <= facts.now:
        return Refused(Because.MONTH_OVER)
    if refused := fault(roster, rules):
        return refused
    return (
        RosterPublished(
            happened_at=command.happened_at,
            published_at=facts.now,
            next_is_published=facts.next_is_published,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
