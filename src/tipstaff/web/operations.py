"""Operations: the agency's own, and the page of one with its command owner on top."""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names, region_name, region_names
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.operations.core.confirmation import Confirmation, ConfirmationStatus
from tipstaff.operations.core.custody import CareStatus
from tipstaff.operations.core.gate import GateItem, gate
from tipstaff.operations.core.operation import Operation, Status
from tipstaff.operations.core.readiness import AnswerStanding, Known
from tipstaff.operations.core.validity import confirmation_standing
from tipstaff.operations.queries import (
    OperationRow,
    operations_behind,
    operations_of_agency,
)
from tipstaff.policy.profile import Item
from tipstaff.policy.readiness import AnswerForm
from tipstaff.registrar.matters import load
from tipstaff.registrar.openings import openings
from tipstaff.registrar.rules import rules_named
from tipstaff.web import chases, looks, times, tokens, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import Matter, context, matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.readiness import warrant_of
from tipstaff.web.record_notes import record_notes
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of
from tipstaff.web.warrants import Banner

TABS = {"open": _("Open"), "all": _("All")}
TONES = {
    Status.PREPARING: "warn",
    Status.FROZEN: "stop",
    Status.WRONG_PERSON: "stop",
    Status.WRONG_PLACE: "stop",
    Status.EXECUTED: "good",
    Status.HANDED_OVER: "good",
}
KNOWN_MARKS = {Known.YES: ("good", "✓"), Known.NO: ("warn", "✕"), Known.UNKNOWN: ("stop", "?")}
CARE_MARKS = {
    CareStatus.GIVEN: ("good", "✓"),
    CareStatus.EXCEPTED: ("warn", "–"),
    CareStatus.MISSED: ("stop", "▲"),
}


@at_desk
def operations(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The agency's operations; for oversight, everybody's."""
    scope, tab, offset = scope_of(request, desk), _tab(request), offset_of(request)
    rows, count = _rows(desk, scope, tab, offset)
    shown = {
        "rows": rows,
        "tab": tab,
        "scope": scope,
        "tabs": [(name, gettext(said), name == tab) for name, said in TABS.items()],
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/operations.html", shown, here="operations", part="list")


def _tab(request: HttpRequest) -> str:
    tab = request.GET.get("tab", "open")
    return tab if tab in TABS else "open"


HEADING = (
    _("Operation"),
    _("Number of the warrant"),
    _("Level"),
    _("Status"),
    _("Agency"),
    _("Office of the command owner"),
    _("Code of the place"),
    _("Place"),
    _("Opened (with offset from UTC)"),
    _("Outcome"),
    _("Closed (with offset from UTC)"),
)


@at_desk
def operations_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    scope, tab = scope_of(request, desk), _tab(request)

    def behind(last: OperationRow | None, limit: int) -> Sequence[OperationRow]:
        return operations_behind(last, scope.agency, open_only=tab == "open", limit=limit)

    return csv_file("operations", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[OperationRow], desk: Desk) -> Iterator[Sequence[str]]:
    language = get_language() or "en"
    agencies, places = (
        names_of(row.agency for row in batch),
        region_names({row.place for row in batch}, language),
    )
    offices = office_names({row.owner_office for row in batch}, language)
    for row in batch:
        yield (
            row.operation,
            identifier(row.warrant_number),
            str(row.level),
            words.of_status(row.status, "operation"),
            agencies[row.agency],
            offices.get(row.owner_office, row.owner_office),
            identifier(row.place),
            places.get(row.place, ""),
            moment(row.opened_at, desk.zone),
            words.of_status(row.outcome, "operation") if row.outcome else "",
            moment(row.closed_at, desk.zone),
        )


def _rows(desk: Desk, scope: Scope, tab: str, offset: int) -> tuple[list[dict[str, Any]], int]:
    found, count = operations_of_agency(scope.agency, open_only=tab == "open", limit=SIZE, offset=offset)
    return _list_rows(found, desk), count


def _list_rows(rows: Sequence[OperationRow], desk: Desk) -> list[dict[str, Any]]:
    people = person_names({row.owner for row in rows}, get_language() or "en")
    agencies = names_of(row.agency for row in rows)
    return [
        {
            "id": row.operation,
            "title": row.warrant_number,
            "level": row.level,
            "status": words.of_status(row.status, "operation"),
            "tone": TONES.get(row.status, "quiet"),
            "owner": people.get(row.owner, row.owner),
            "agency": agencies[row.agency],
            "since": times.of_moment(row.opened_at, desk.zone),
        }
        for row in rows
    ]


def show(request: HttpRequest, desk: Desk, operation: str) -> HttpResponse:
    """An operation's page: one name on top, always."""
    matter = matter_at(desk, operation, "operation")
    state: Operation = matter.state
    look = looks.look_at(desk, state.warrant)
    people, offices = _names(state)
    shown = {
        **context(request, desk, matter),
        "operation": state,
        "owner": people.get(state.command_owner.user, state.command_owner.user),
        "owner_office": offices.get(state.command_owner.office, state.command_owner.office),
        "owner_since": times.time_tag(state.command_owner.since, matter.zone, desk.zone),
        "offered": people.get(state.offer.user, state.offer.user) if state.offer else "",
        "banner": _banner(matter, desk),
        "news": _news(state, desk),
        "place": region_name(state.place, get_language() or "en"),
        "readiness": _readiness(matter, desk),
        "confirmations": [_confirmation(one, matter, desk) for one in reversed(state.confirmations)],
        "care": _care(matter),
        "redress": _redress(matter, desk),
        "incidents": _incidents(matter, desk),
        "may_protest": _may_protest(matter, desk),
        "protest_press": uuid4(),
        "scene": _scene(matter, desk),
        "look": look,
        "notes": record_notes(state.warrant, has_looked=look is not None),
        "texts": _texts(state) if look else [],
        "token": tokens.take(request, matter.id),
        "officers": [people.get(one, one) for one in state.officers],
    }
    return page(request, desk, "web/operation.html", shown, here="operations", part="matter")


operation = at_desk(show)


def _names(state: Operation) -> tuple[dict[UserId, str], dict[OfficeId, str]]:
    language = get_language() or "en"
    offer = [state.offer] if state.offer else []
    people = {state.command_owner.user, *(one.user for one in offer), *state.officers}
    offices = {state.command_owner.office, *(one.office for one in offer)}
    return person_names(people, language), office_names(offices, language)


def _news(state: Operation, desk: Desk) -> dict[str, Any] | None:
    """What an operation that is being prepared must hear at once: its warrant no longer allows anybody to act."""
    warrant, latest = load(state.warrant), chases.latest_about(state.warrant)
    if state.status is not Status.PREPARING or latest is None:
        return None
    if not chases.is_news(warrant.state, rules_named(warrant.rules or ""), desk):
        return None
    return {"chase": latest.chase, "said": chases.why(latest.why, latest.ground)}


def _banner(matter: Matter, desk: Desk) -> Banner:
    """Whether hands may be laid on anybody at this moment: only with a fresh confirmation."""
    state: Operation = matter.state
    if state.status is Status.FROZEN:
        headline = gettext("Stopped: the person says they are somebody else")
        return Banner(
            "stop", "■", headline, gettext("Nothing goes on until an uninvolved office has checked.")
        )
    if state.status is not Status.PREPARING:
        return Banner(TONES.get(state.status, "quiet"), "✓", words.of_status(state.status, "operation"), "")
    return _before_the_outcome(matter, state, desk)


def _before_the_outcome(matter: Matter, state: Operation, desk: Desk) -> Banner:
    """Never "confirmed" without until when and for which edition."""
    if state.is_of_another:
        sentence = gettext("Record that it was not executed. For another meeting open another operation.")
        return Banner("stop", "■", gettext("Stopped: the person met is somebody else"), sentence)
    if state.mismatch:
        sentence = gettext("Nothing is confirmed until somebody outside the arresting unit has resolved it.")
        return Banner("stop", "■", gettext("Stopped: a difference was stated"), sentence)
    standing = confirmation_standing(state, warrant_of(state, desk), desk.now, matter.rules)
    if standing is None:
        sentence = gettext("No confirmation by the issuing desk stands at this moment. Silence is no yes.")
        return Banner("warn", "◐", gettext("Confirm first, do not execute yet"), sentence)
    sentence = gettext("Until {at}, for edition {edition} of the warrant.")
    said = sentence.format(at=_until(standing.until, matter), edition=standing.edition)
    return Banner("good", "✓", gettext("Confirmed by the issuing desk"), said)


def _until(at: Instant | None, matter: Matter) -> str:
    return times.of_moment(at, matter.zone) if at else ""


def _readiness(matter: Matter, desk: Desk) -> list[dict[str, str]]:
    """What holds back the token, by the gate; once there is an outcome, the answers as they were."""
    items = gate(matter.state, warrant_of(matter.state, desk), desk.now, matter.rules)
    if matter.state.outcome is not None:
        return [_as_answered(one) for one in items]
    return [
        _checked(
            one.item,
            "stop" if one.blocks else "warn",
            "■" if one.blocks else "◐",
            words.of_word(one.standing),
        )
        for one in items
        if one.standing is not AnswerStanding.SETTLED
    ]


def _as_answered(one: GateItem) -> dict[str, str]:
    """The answer that was given. A no to what is only to be reckoned with is as good as a yes."""
    given = one.answer.answer if one.answer else Known.UNKNOWN
    is_settled = given is Known.NO and one.item.form is AnswerForm.NEED
    return _checked(one.item, *KNOWN_MARKS[Known.YES if is_settled else given], words.of_word(given))


def _care(matter: Matter) -> list[dict[str, str]]:
    """What is owed to the person held, with what became of it."""
    custody = matter.state.custody
    if custody is None:
        return []
    found = []
    for item in custody.owed(matter.rules):
        care = custody.care_of(item.id)
        mark = CARE_MARKS[care.status] if care else ("warn", "◐")
        found.append(_checked(item, *mark, words.of_word(care.status) if care else gettext("Owed")))
    return found


PROTEST: Final = "operations.protest_identity"


def _may_protest(matter: Matter, desk: Desk) -> bool:
    """Whether the reader may stop everything with one button."""
    return any(one.name == PROTEST and not one.refused for one in openings(matter.id, desk.actor, desk.now))


def _redress(matter: Matter, desk: Desk) -> dict[str, Any] | None:
    redress = matter.state.redress
    if redress is None:
        return None
    return {
        "why": words.of_word(redress.why),
        "since": times.time_tag(redress.since, matter.zone, desk.zone),
        "told": times.time_tag(redress.told_at, matter.zone, desk.zone) if redress.told_at else "",
        "owner": office_names({redress.owner}, get_language() or "en").get(redress.owner, redress.owner),
    }


def _incidents(matter: Matter, desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "kind": words.of_word(one.kind),
            "at": times.time_tag(one.at, matter.zone, desk.zone),
            "is_owed": one.is_owed,
            "finding": words.of_word(one.finding) if one.finding else "",
        }
        for one in matter.state.incidents
    ]


def _scene(matter: Matter, desk: Desk) -> dict[str, Any] | None:
    """When the paper was shown, and how many differences were answered; to whom stays sealed."""
    scene = matter.state.scene
    if scene is None:
        return None
    return {
        "shown_at": times.time_tag(scene.shown_at, matter.zone, desk.zone),
        "answered": [f"{words.of_word(one.feature)}: {words.of_word(one.fit)}" for one in scene.compared],
    }


def _checked(item: Item, tone: str, sign: str, said: str) -> dict[str, str]:
    says = item.says.in_language(get_language() or "en")
    return {"says": says, "tone": tone, "sign": sign, "said": said}


CONFIRMATION_TONES = {ConfirmationStatus.CONFIRMED: "good", ConfirmationStatus.DENIED: "stop"}


def _confirmation(one: Confirmation, matter: Matter, desk: Desk) -> dict[str, Any]:
    return {
        "number": one.number,
        "urgency": words.of_word(one.urgency),
        "said": words.of_word(one.status),
        "tone": CONFIRMATION_TONES.get(one.status, "warn"),
        "asked": times.time_tag(one.asked_at, matter.zone, desk.zone),
        "answered": times.time_tag(one.answered_at, matter.zone, desk.zone) if one.answered_at else "",
        "until": _until(one.valid_until, matter),
        "edition": one.edition,
        "differences": [words.of_word(each.feature) for each in one.differences],
    }


def _texts(state: Operation) -> list[tuple[str, str]]:
    """What people wrote, for a reader who has stated why they look."""
    last = state.confirmation
    sealed = [
        (gettext("The address"), state.address),
        (gettext("Plan"), state.plan),
        (gettext("Reason for the denial"), last.denial if last else None),
        (gettext("What the person says"), state.protest.statement if state.protest else None),
        (gettext("Why it was not executed"), state.not_executed_note),
    ]
    if state.scene:
        sealed.append((gettext("To whom the warrant was shown"), state.scene.shown_to))
    if state.redress:
        sealed.append((gettext("Who was told of redress"), state.redress.told_to))
        sealed.append((gettext("How they were told"), state.redress.means))
    for incident in state.incidents:
        sealed.append((f"{words.of_word(incident.kind)} {incident.number}", incident.text))
        sealed.append(
            (gettext("Answer to complaint {number}").format(number=incident.number), incident.answer)
        )
    stated = [(words.of_word(one.feature), one.seen) for one in (last.compared if last else ())]
    told = [(said, text.opened(gettext("Erased"))) for said, text in (*sealed, *stated) if text is not None]
    return [(said, text) for said, text in told if text]
