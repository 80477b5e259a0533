"""What a desk sees before it answers: the differences first, then what the record says."""

from dataclasses import dataclass

from django.utils.translation import gettext

from tipstaff.operations.core.confirmation import Confirmation
from tipstaff.operations.core.difference import Fit, SealedComparison
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import looks, words
from tipstaff.web.asking import record_says
from tipstaff.web.desk import Desk
from tipstaff.web.matter import Matter

ANSWERS = frozenset({"operations.answer_confirmation", "operations.resolve_mismatch"})
MARKS = {Fit.DIFFERS: ("stop", "▲"), Fit.AGREES: ("good", "✓")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One feature: what was said of it, and beside it what the record says."""

    feature: str
    tone: str
    sign: str
    fit: str
    seen: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """The features of a request, those that differ first; `has_look` where what was seen may be shown."""

    rows: tuple[Row, ...]
    has_look: bool
    warrant: str


def person_seen(desk: Desk, matter: Matter | None) -> PersonDetails | None:
    """Who is named in an operation's warrant, for a reader who has stated why they look."""
    if matter is None or not isinstance(matter.state, Operation):
        return None
    if looks.look_at(desk, matter.state.warrant) is None:
        return None
    warrant = load(matter.state.warrant).state
    return warrant.person.content if isinstance(warrant, Warrant) else None


def facing(name: str, desk: Desk, matter: Matter | None) -> Facing | None:
    """What stands above the form of an answer; None for any other act."""
    if name not in ANSWERS or matter is None or matter.state.confirmation is None:
        return None
    person = person_seen(desk, matter)
    stated = sorted(
        _stated(matter.state, matter.state.confirmation), key=lambda one: one.fit is not Fit.DIFFERS
    )
    rows = tuple(_row(one, person, matter.rules) for one in stated)
    return Facing(rows=rows, has_look=person is not None, warrant=matter.state.warrant)


def _stated(state: Operation, asked: Confirmation) -> tuple[SealedComparison, ...]:
    """What an earlier request said to differ stands in front, whatever the latest one says."""
    earlier = state.mismatch.stated if state.mismatch else ()
    return (*(one for one in earlier if one not in asked.compared), *asked.compared)


def _row(one: SealedComparison, person: PersonDetails | None, rules: Profile) -> Row:
    tone, sign = MARKS.get(one.fit, ("warn", "?"))
    return Row(
        feature=words.of_word(one.feature),
        tone=tone,
        sign=sign,
        fit=words.of_word(one.fit),
        seen=one.seen.opened(gettext("Erased")) if person else "",
        entry=record_says(person, one.feature, rules) if person else "",
    )
