"""Whether a roster leaves a moment open: no hour without an officer, no shift without a deputy, no language missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tipstaff.cooperation.core.liaison.grounds import LiaisonGround as Because
from tipstaff.cooperation.core.liaison.roster import Roster, Shift
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile


@dataclass(frozen=True, slots=True)
class Gap:
    """A span of time that nothing covers."""

    begins: Instant
    ends: Instant


class Covering(Protocol):
    """Anything that covers the time from one moment to another."""

    @property
    def starts_at(self) -> Instant:
        """The first moment of it."""

    @property
    def ends_at(self) -> Instant:
        """The first moment after it."""


def gaps(shifts: Iterable[Covering], begins: Instant, ends: Instant) -> tuple[Gap, ...]:
    """Every span between two moments that no shift covers, to the moment; in UTC, so every day is whole."""
    found, reached = [], begins
    for shift in sorted(shifts, key=lambda one: one.starts_at):
        if shift.starts_at > reached:
            found.append(Gap(reached, min(shift.starts_at, ends)))
        reached = max(reached, shift.ends_at)
    return (*found, Gap(reached, ends)) if reached < ends else tuple(found)


def fault(roster: Roster, rules: Profile) -> Refused | None:
    """The first thing for which a roster may not be published, named; None for one that covers everything."""
    return _uncovered(roster) or without_deputy(roster.shifts, roster) or _without_language(roster, rules)


def new_fault(before: Roster, after: Roster, rules: Profile) -> Refused | None:
    """What a change makes wrong that was right before; what was wrong already stands in no change's way."""
    found = _uncovered(after) or _without_language(after, rules)
    earlier = _uncovered(before) or _without_language(before, rules)
    return found if found != earlier else None


def _uncovered(roster: Roster) -> Refused | None:
    for gap in gaps(roster.shifts, roster.starts_at, roster.ends_at):
        return Refused(Because.HOUR_UNCOVERED, _between(roster, gap))
    return None


def without_deputy(shifts: Iterable[Shift], roster: Roster) -> Refused | None:
    """The first of some shifts in which nobody stands in, named; None where each has a deputy."""
    for shift in shifts:
        if shift.deputy is None:
            return Refused(Because.DEPUTY_MISSING, _when(roster, shift))
    return None


def _without_language(roster: Roster, rules: Profile) -> Refused | None:
    for language in (one.id for one in rules.languages):
        speaking = [one for one in roster.shifts if language in spoken(roster, one.officer)]
        for gap in gaps(speaking, roster.starts_at, roster.ends_at):
            return Refused(Because.LANGUAGE_UNCOVERED, {"language": language, **_between(roster, gap)})
        for shift in speaking:
            if shift.deputy and language not in spoken(roster, shift.deputy):
                return Refused(
                    Because.DEPUTY_WITHOUT_LANGUAGE, {"language": language, **_when(roster, shift)}
                )
    return None


def spoken(roster: Roster, officer: str | None) -> tuple[str, ...]:
    """The languages that somebody speaks, as far as the roster says so."""
    return next((spoken for user, spoken in roster.languages.items() if user == officer), ())


def _between(roster: Roster, gap: Gap) -> dict[str, str]:
    return {"begins": roster.said(gap.begins), "ends": roster.said(gap.ends)}


def _when(roster: Roster, shift: Shift) -> dict[str, str]:
    return {"number": str(shift.number), "begins": roster.said(shift.starts_at)}
