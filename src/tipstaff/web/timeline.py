"""What was done about a matter, entry by entry, each with its place on the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, described
from tipstaff.policy.profile import Profile
from tipstaff.record.read import Entry, State, state_of
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words

STATE_WORDS = {
    State.ENTERED: _("entered"),
    State.SEQUENCED: _("sequenced"),
    State.INTEGRATED: _("integrated"),
    State.PUBLISHED: _("published"),
}

GOOD = ("checked", "accepted", "given", "lifted", "confirmed", "executed", "taken", "settled", "done")
STOP = (
    "recalled",
    "suspended",
    "lapsed",
    "declined",
    "protest",
    "denied",
    "wrong",
    "missed",
    "expired",
    "void",
)


CHANGES: dict[str, str] = {
    "before": _("Level before"),
    "clause_before": _("By the clause, before"),
    "level": _("Level from now on"),
    "clause": _("By the clause, from now on"),
    "changed": _("What says something else now"),
    "into_number": _("Goes on as"),
    "court_reference": _("The court's reference"),
}
"""Fields that an event names by itself, with nothing personal in them: what was before, what is now, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as a page shows it."""

    id: int
    version: int
    user: str
    said: str
    who: str
    office: str
    tone: str
    happened: SafeString
    entered: SafeString
    is_late: bool
    log_index: int | None
    state: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the lines of one timeline call people and offices."""

    people: dict[UserId, str]
    offices: dict[OfficeId, str]
    labels: dict[str, str]


def timeline(
    entries: Sequence[Entry], capability: Capability, zone: ZoneInfo, reader: ZoneInfo
) -> list[Line]:
    """The entries of a matter in words, in their own sequence."""
    language = get_language() or "en"
    names = _Names(
        people=person_names({entry.by["user"] for entry in entries}, language),
        offices=office_names({entry.by["office"] for entry in entries}, language),
        labels=_labels(capability),
    )
    states = _states(entries)
    return [_line(entry, names, states[entry.id], zone, reader) for entry in entries]


def _line(entry: Entry, names: _Names, state: State, zone: ZoneInfo, reader: ZoneInfo) -> Line:
    by = entry.by
    return Line(
        id=entry.id,
        version=entry.version,
        user=by["user"],
        said=words.of_event(entry.name),
        who=gettext("The clock") if _is_by_clock(entry) else names.people.get(UserId(by["user"]), by["user"]),
        office=names.offices.get(OfficeId(by["office"]), by["office"]),
        tone=_tone(entry.name),
        happened=times.time_tag(entry.happened_at, zone, reader),
        entered=times.time_tag(entry.entered_at, zone, reader),
        is_late=entry.entered_at - entry.happened_at >= times.MINUTE,
        log_index=entry.log_index,
        state=gettext(STATE_WORDS[state]),
        details=tuple(_details(entry, names, zone)),
    )


def _is_by_clock(entry: Entry) -> bool:
    return list(entry.by["roles"]) == ["clock"]


def _states(entries: Sequence[Entry]) -> dict[int, State]:
    """How far each entry has come: what stands before a published one is published too."""
    states: dict[int, State] = {}
    known = None
    for entry in reversed(entries):
        known = known if known is State.PUBLISHED else state_of(entry.log_index)
        states[entry.id] = known
    return states


def _tone(name: str) -> str:
    """The colour of an entry's mark; its words say the same."""
    if any(part in name for part in STOP):
        return "stop"
    return "good" if any(part in name for part in GOOD) else ""


def _labels(capability: Capability) -> dict[str, str]:
    """What fields are called: as the forms that ask for them call them."""
    return {
        name: sentence
        for command in capability.commands.values()
        for name, sentence in described(command).items()
        if sentence
    }


def _details(entry: Entry, names: _Names, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    """The open fields of an event that have words; what is sealed stays sealed, and who did it stands above."""
    event, rules = entry.event, rules_named(entry.leaf["rules"])
    said_above = {"happened_at"} if _is_by_clock(entry) else {"happened_at", "office"}
    hints = get_type_hints(type(event))
    changes = [
        one
        for one in fields(event)
        if one.name in CHANGES and not isinstance(getattr(event, one.name), Sealed)
    ]
    yield from (
        (gettext(CHANGES[one.name]), said) for one in changes if (said := _change(event, one.name, rules))
    )
    for one in fields(event):
        if one in changes:
            continue
        said = _said(getattr(event, one.name), hints[one.name], names, zone)
        if said and one.name not in said_above and one.name in names.labels:
            yield gettext(names.labels[one.name]), said


def _change(event: Any, name: str, rules: Profile) -> str:
    """What changed, in words: a clause by its sentence, fields by what they are called."""
    value = getattr(event, name)
    if name in ("clause", "clause_before"):
        says = {rule.id: rule.says.in_language(get_language() or "en") for rule in rules.level_rules}
        return f"{says[value]} ({value})" if value in says else str(value)
    if name == "changed":
        return words.listed(words.of_field(type(event), one) for one in value)
    return str(value)


def _said(value: Any, form: Any, names: _Names, zone: ZoneInfo) -> str:
    match value:
        case StrEnum():
            return words.of_word(value)
        case bool():
            return gettext("Yes") if value else gettext("No")
        case Instant():
            return times.of_moment(value, zone)
        case date():
            return times.of_day(value)
        case int():
            return str(value)
        case _ if form is OfficeId:
            return str(names.offices.get(value, value))
        case _:
            return ""
