"""Assigning the validation of several records to one validator: a dry run first, then one submission a record."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId, UserId, WarrantId
from tipstaff.registrar.plan import decide
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.commands import AssignValidation
from tipstaff.web import words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.page import page
from tipstaff.web.validation import validators_of

MOST = 50
"""Records that are assigned in one go: a page of the list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record in the dry run or in the report; `why_not` is empty where nothing stands in its way."""

    warrant: WarrantId
    number: str
    why_not: str


@require_POST
@at_desk
def assign(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Assign the validations that were ticked; pressing twice is once, and what is refused keeps nothing else back."""
    named = list(dict.fromkeys(request.POST.getlist("warrant")))[:MOST]
    matters = [matter_at(desk, one, "warrant") for one in named]
    to, form = UserId(request.POST.get("to", "")), _form(request)
    is_done = request.POST.get("step") == "assign" and bool(to) and bool(matters)
    rows = [_assigned(desk, matter, to, form) if is_done else _trial(desk, matter, to) for matter in matters]
    return _answer(request, desk, rows, to, form, is_done=is_done)


def _command(desk: Desk, matter: Matter, to: UserId) -> AssignValidation:
    return AssignValidation(happened_at=desk.now, warrant=WarrantId(matter.id), to=to)


def _trial(desk: Desk, matter: Matter, to: UserId) -> Row:
    """What would come of it: decided by the same rules, entered nowhere."""
    return _row(matter, decide(_command(desk, matter, to), desk.actor, desk.now, None))


def _assigned(desk: Desk, matter: Matter, to: UserId, form: str) -> Row:
    """One record, one submission: it follows from the form and the record."""
    press = SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{form}/{matter.id}")))
    return _row(matter, submit(_command(desk, matter, to), desk.actor, press, desk.now))


def _row(matter: Matter, outcome: object) -> Row:
    why_not = words.of_refusal(outcome) if isinstance(outcome, Refused) else ""
    return Row(WarrantId(matter.id), getattr(matter.state, "number", ""), why_not)


def _form(request: HttpRequest) -> str:
    """The form's own identifier, from which every submission follows."""
    try:
        return str(uuid.UUID(request.POST.get("form", "")))
    except ValueError:
        return str(uuid.uuid4())


def _answer(  # noqa: PLR0913 - what the page is made of
    request: HttpRequest, desk: Desk, rows: Sequence[Row], to: UserId, form: str, *, is_done: bool
) -> HttpResponse:
    possible = sum(1 for row in rows if not row.why_not)
    names = dict(validators_of(desk))
    shown = {
        "rows": rows,
        "to": to,
        "to_said": names.get(to, ""),
        "form_id": form,
        "is_done": is_done,
        "possible": possible,
        "refused": len(rows) - possible,
    }
    return page(request, desk, "web/validation_assign.html", shown, here="validation")
