"""A matter as it is read at a desk: what it is, who may see it, and what all matters' pages show alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from tipstaff.kernel.ids import MatterId
from tipstaff.policy.profile import Profile
from tipstaff.registrar.capabilities import capability_for, capability_of, command_named
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.openings import Opening, openings
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words
from tipstaff.web.clock_text import clock_texts
from tipstaff.web.clocks import ShownClock, shown
from tipstaff.web.desk import Desk
from tipstaff.web.parties import may_see
from tipstaff.web.timeline import Line, timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A matter that the reader may see, as it stands now."""

    id: MatterId
    capability: Capability
    state: Any
    version: int
    rules: Profile

    @property
    def kind(self) -> str:
        """Its kind, which is also the prefix of its identifier."""
        return self.capability.kind

    @property
    def zone(self) -> ZoneInfo:
        """The zone on whose clock its times are said."""
        own = getattr(self.state, "zone", "")
        return ZoneInfo(own) if own else self.rules.time_zone


def matter_at(desk: Desk, matter: str, kind: str = "") -> Matter:
    """A matter that the reader may see; raises Http404 where there is none, or it is another agency's."""
    capability = _capability(matter)
    if kind and capability.kind != kind:
        raise Http404
    loaded = load(MatterId(matter))
    if loaded.state is None or not may_see(desk, MatterId(matter), loaded.state):
        raise Http404
    return Matter(
        id=MatterId(matter),
        capability=capability,
        state=loaded.state,
        version=loaded.version,
        rules=rules_named(loaded.rules or desk.actor.profile),
    )


def may_read(desk: Desk, matter: str) -> bool:
    """Whether there is such a matter and the reader may see it."""
    try:
        matter_at(desk, matter)
    except Http404:
        return False
    return True


def _capability(matter: str) -> Capability:
    try:
        return capability_of(MatterId(matter))
    except KeyError as unknown:
        raise Http404 from unknown


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that may be done next, by whom, and why not now where it may not."""

    name: str
    said: str
    by: str
    why_not: str


def context(request: HttpRequest, desk: Desk, matter: Matter) -> dict[str, Any]:
    """What every matter's page shows: what may be done next, clocks, timeline, and the last receipt."""
    lines = timeline(history(matter.id), matter.capability, matter.zone, desk.zone)
    return {
        "matter": matter,
        "zone": matter.zone,
        "reader": desk.zone,
        **nexts(matter.id, desk, matter.rules),
        "clocks": clocks_of(matter, desk),
        "lines": lines[::-1],
        "as_of": times.time_tag(desk.now, matter.zone, desk.zone),
        "receipt": _receipt(request, desk, lines),
        "status": words.of_status(getattr(matter.state, "status", ""), matter.kind),
    }


OPENERS = frozenset(
    {
        "warrants.draft",
        "warrants.discard_draft",
        "warrants.register",
        "warrants.look_up",
        "warrants.draw_sample",
        "cooperation.ask",
        "cooperation.keep_draft",
        "cooperation.discard_draft",
        "cooperation.ask_abroad",
        "cooperation.record_from_abroad",
        "cooperation.name_deputy",
        "cooperation.open_account",
        "cooperation.propose_settlement",
        "cooperation.plan_roster",
        "operations.open",
        "operations.form_task_force",
        "resources.form_unit",
        "resources.enter_expert",
    }
)
"""Acts about what is not open yet: on the page of a matter that is, there is nothing to say about them."""


FIRST = frozenset({"warrants.recall"})
"""Acts that come before all others wherever they may be done: nothing is as urgent as a recall."""


UNOFFERED = frozenset({"operations.answer_checklist"})
"""Acts without a button of their own: what they do is done on a page to which another button leads."""


def nexts(matter: MatterId, desk: Desk, rules: Profile) -> dict[str, Any]:
    """What may be done now; what the reader's office may do, but not now; what is for others."""
    found = [one for one in openings(matter, desk.actor, desk.now) if one.name not in UNOFFERED]
    found = [one for one in found if one.name not in OPENERS or not one.refused]
    found.sort(key=lambda one: one.name not in FIRST)
    mine = [one for one in found if one.refused and desk.actor.may(*one.roles)]
    return {
        "open_now": [_next(one, rules) for one in found if not one.refused],
        "not_now": _by_reason([_next(one, rules) for one in mine]),
        "for_others": [_next(one, rules) for one in found if one.refused and one not in mine],
    }


def _by_reason(nexts: Iterable[Next]) -> list[tuple[str, list[Next]]]:
    """Acts with the same thing in their way stand together, so that it is said once."""
    found: dict[str, list[Next]] = {}
    for each in nexts:
        found.setdefault(each.why_not, []).append(each)
    return list(found.items())


def openers(kind: str, desk: Desk) -> list[Next]:
    """What would open a matter of a kind, where the reader may do so."""
    found = openings(MatterId(f"{kind}-{NOT_THERE}"), desk.actor, desk.now)
    rules = rules_named(desk.actor.profile)
    return [_next(one, rules) for one in found if not one.refused]


@dataclass(frozen=True, slots=True)
class Link:
    """An act that opens another matter which belongs to this one."""

    url: str
    said: str
    by: str


def links(desk: Desk, names: Iterable[str], **known: str) -> list[Link]:
    """The acts of these names that the reader's roles allow, with what is known already."""
    found = []
    for name in names:
        roles = capability_for(command_named(name)).roles[command_named(name)]
        if desk.actor.may(*roles):
            by = words.of_roles(roles)
            url = f"{reverse('act', args=['new', name])}?{urlencode(known)}"
            found.append(Link(url, words.of_command(name), by))
    return found


NOT_THERE = "0" * 32
"""Names no matter: what may be done about it is what may open one."""


def _next(opening: Opening, rules: Profile) -> Next:
    by = words.of_roles(opening.roles)
    why = words.of_refusal(words.with_items(opening.refused, rules)) if opening.refused else ""
    return Next(opening.name, words.of_command(opening.name), by, why)


def clocks_of(matter: Matter, desk: Desk) -> list[ShownClock]:
    """The clocks that run on a matter, the next to expire first."""
    texts = clock_texts(matter.id, matter.state, matter.capability, matter.rules, matter.zone)
    return [shown(clock, said, now=desk.now, zone=matter.zone, reader=desk.zone) for clock, said in texts]


def _receipt(request: HttpRequest, desk: Desk, lines: list[Line]) -> Line | None:
    """The entry that the reader has just made, by the version in the address."""
    entered = request.GET.get("entered", "")
    own = (line for line in lines if str(line.version) == entered and line.user == desk.actor.user)
    return next(own, None)
