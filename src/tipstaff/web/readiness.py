"""The readiness of an operation: every item side by side, who answered, on what it rests, and what holds it back."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import person_names
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.request import standing as cooperation_standing
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.operations.core.gate import GateItem, gate
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.readiness import AnswerStanding, Known, ReadinessAnswer
from tipstaff.operations.core.validity import confirmation_standing
from tipstaff.policy.profile import Profile
from tipstaff.policy.readiness import AnswerForm
from tipstaff.registrar.matters import load
from tipstaff.registrar.openings import openings
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.core.warrant import standing as warrant_standing
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.page import page
from tipstaff.web.record_notes import record_notes

ANSWER: Final = "operations.answer_readiness"
ADDRESS: Final = "operations.name_address"
PLACES: Final = {ANSWER: "readiness", "operations.answer_checklist": "readiness"}
"""Acts that are begun on this page, where each item has its own form."""
FIELDS: Mapping[AnswerForm, frozenset[str]] = {
    AnswerForm.SEEN: frozenset({"who", "seen_at"}),
    AnswerForm.DWELLING: frozenset({"whose", "authority"}),
    AnswerForm.WINDOW: frozenset({"window_from", "window_until"}),
}
"""What an item's form asks beside the answer and its note."""
MARKS = {AnswerStanding.SETTLED: ("good", "✓"), AnswerStanding.UNKNOWN: ("stop", "?")}


def item_asked(request: HttpRequest) -> str:
    """The item that a form is about."""
    return request.POST.get("item") or request.GET.get("item", "")


def not_asked(item: str, rules: Profile) -> frozenset[str]:
    """The fields that an item's form leaves out: they belong to items of another kind."""
    form = next((one.form for one in rules.readiness if one.id == item), None)
    every = frozenset().union(*FIELDS.values())
    return every - FIELDS.get(form, frozenset()) if form else frozenset()


@at_desk
def readiness(request: HttpRequest, desk: Desk, operation: str) -> HttpResponse:
    """The checklist as it stands, with what the record itself answers above it."""
    matter = matter_at(desk, operation, "operation")
    state: Operation = matter.state
    look = looks.look_at(desk, state.warrant)
    warrant = warrant_of(state, desk)
    items = gate(state, warrant, desk.now, matter.rules)
    blocking = [one for one in items if one.blocks]
    may = {one.name for one in openings(matter.id, desk.actor, desk.now) if not one.refused}
    shown = {
        "operation": state,
        "matter": matter,
        "notes": record_notes(state.warrant, has_looked=look is not None),
        "items": _rows(items, matter, desk, with_texts=look is not None),
        "known": list(_known(state, warrant, matter, desk)),
        "blocking": len(blocking),
        "may_answer": ANSWER in may,
        "may_name": ADDRESS in may,
        "look": look,
        "address": state.address.opened(gettext("Erased")) if look and state.address else "",
        "as_of": times.time_tag(desk.now, matter.zone, desk.zone),
    }
    return page(request, desk, "web/readiness.html", shown, here="operations", part="matter")


def warrant_of(state: Operation, desk: Desk) -> WarrantStanding | None:
    """The operation's warrant as it stands at this moment."""
    loaded = load(state.warrant)
    if not isinstance(loaded.state, Warrant):
        return None
    status = status_under(loaded.state, rules_named(loaded.rules or ""), desk.now)
    return warrant_standing(loaded.state, status)


def _rows(
    items: tuple[GateItem, ...], matter: Matter, desk: Desk, *, with_texts: bool
) -> list[dict[str, Any]]:
    answers = [one.answer for one in items if one.answer]
    people = person_names(
        {one.by for one in answers} | {one.who for one in answers if one.who}, get_language() or "en"
    )
    return [_row(one, people, matter, desk, with_texts=with_texts) for one in items]


def _row(
    one: GateItem, people: Mapping[UserId, str], matter: Matter, desk: Desk, *, with_texts: bool
) -> dict[str, Any]:
    tone, sign = MARKS.get(one.standing, ("stop", "■") if one.blocks else ("warn", "◐"))
    answer = one.answer
    return {
        "id": one.item.id,
        "says": words.in_language(one.item.says),
        "tone": tone,
        "sign": sign,
        "standing": words.of_word(one.standing),
        "stops": one.item.blocks_when_unknown,
        "answer": words.of_word(answer.answer) if answer else "",
        "by": people.get(answer.by, answer.by) if answer else "",
        "at": times.time_tag(answer.at, matter.zone, desk.zone) if answer else "",
        "rests_on": list(_rests_on(answer, people, matter)) if answer else [],
        "until": times.of_moment(one.until, matter.zone)
        if one.until and one.standing is AnswerStanding.SETTLED
        else "",
        "texts": _texts(answer) if answer and with_texts else [],
    }


def _rests_on(answer: ReadinessAnswer, people: Mapping[UserId, str], matter: Matter) -> Iterator[str]:
    """What an answer says that everybody may read."""
    if answer.who and answer.seen_at:
        said = gettext("{name}, {moment}")
        seen_at = times.of_moment(answer.seen_at, matter.zone)
        yield said.format(name=people.get(answer.who, answer.who), moment=seen_at)
    if answer.whose:
        yield words.of_word(answer.whose)
    if answer.window_from and answer.window_until:
        since, until = (
            times.of_moment(each, matter.zone) for each in (answer.window_from, answer.window_until)
        )
        yield f"{since} – {until}"
    if answer.edition is not None:
        yield gettext("Edition {edition} of the warrant").format(edition=answer.edition)
    if answer.address:
        yield gettext("Address no. {number}").format(number=answer.address)


def _texts(answer: ReadinessAnswer) -> list[str]:
    """What was written, for a reader who has stated why they look."""
    sealed = [one for one in (answer.note, answer.authority) if one is not None]
    return [text for one in sealed if (text := one.opened(gettext("Erased")))]


def _known(
    state: Operation, warrant: WarrantStanding | None, matter: Matter, desk: Desk
) -> Iterator[dict[str, str]]:
    """What nobody has to answer, because the record does."""
    yield _from_record(
        gettext("The warrant is in force"),
        settled=warrant is not None and warrant.is_in_force,
        said=gettext("Edition {edition} of the warrant").format(edition=warrant.edition) if warrant else "",
    )
    standing = confirmation_standing(state, warrant, desk.now, matter.rules)
    yield _from_record(
        gettext("Freshly confirmed by the issuing desk"),
        settled=standing is not None,
        said=gettext("Stands until {moment}").format(moment=times.of_moment(standing.until, matter.zone))
        if standing
        else gettext("No confirmation stands at this moment"),
    )
    yield _from_record(
        gettext("No stated difference is open"),
        settled=not state.mismatch and not state.is_of_another,
        said="",
    )
    if state.cooperation is not None:
        asked = load(state.cooperation).state
        found = cooperation_standing(asked, desk.now) if isinstance(asked, CooperationRequest) else None
        yield _from_record(
            gettext("The co-operation is accepted, and what comes first is done"),
            settled=found is not None and found.is_accepted and not found.open_conditions,
            said="",
        )


def _from_record(says: str, *, settled: bool, said: str) -> dict[str, str]:
    tone, sign = ("good", "✓") if settled else ("stop", "■")
    return {
        "says": says,
        "tone": tone,
        "sign": sign,
        "standing": words.of_word(AnswerStanding.SETTLED if settled else Known.NO),
        "said": said,
    }
