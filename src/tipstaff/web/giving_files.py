"""The page that gives out a file: what would leave the register, a dry run, then the act and the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.kernel.month import month_named, month_within
from tipstaff.record.publish import TilesLost
from tipstaff.registrar.clock import now
from tipstaff.registrar.giving_out import Left, Part, Wanted, dry_run, give_out
from tipstaff.registrar.giving_packs import NotPacked, Packing
from tipstaff.registrar.selecting import count_selected, selected
from tipstaff.warrants.core.exchange.given import columns_given
from tipstaff.warrants.core.exchange.written import ENDINGS, MEDIA_TYPES, Writing, writing_of
from tipstaff.warrants.core.handout.bars import CARRYING
from tipstaff.warrants.core.handout.handout import AT_ONCE, HandoutForm
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import count_handouts, handouts_by
from tipstaff.web import times, words
from tipstaff.web.care import Care, cares_of
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.fields import WordField
from tipstaff.web.giving import GivingForm
from tipstaff.web.handouts import shown_handouts
from tipstaff.web.packs import Pack, pack, try_pack
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import numbers_of

MOST = 20_000
"""Warrants that a page gives out at once; a longer file is given out by the command line, which shows its progress."""
TOLD = 100
"""Warrants left out that a page tells one by one."""


class FileForm(GivingForm):
    """What is asked of whoever gives out a file: also which warrants, and in which format."""

    def __init__(self, *args: object, **others: object) -> None:
        """The formats and the standings, in the reader's language."""
        super().__init__(*args, **others)
        standings = [(one.value, words.of_status(one, "warrant")) for one in WarrantStatus]
        formats = [(one.value, words.of_word(one)) for one in (*MEDIA_TYPES, HandoutForm.PACK)]
        self.fields["format"] = WordField(label=gettext("In which form"), choices=formats)
        self.fields["format"].error_messages["required"] = gettext("This is needed.")
        self.fields["status"] = forms.ChoiceField(
            label=gettext("Status"), choices=[("", gettext("Any")), *standings], required=False
        )
        self.fields["mark"] = forms.BooleanField(
            label=gettext("CSV with the mark by which spreadsheets know UTF-8"), required=False, initial=True
        )
        self.order_fields(["format", "status", "with_persons", "mark", "purpose", "case_reference"])

    def clean(self) -> dict[str, Any]:
        """A standing that a pack can't have is no silent choice of another one."""
        said = self.cleaned_data
        asked_for = said.get("status") not in {"", None, WarrantStatus.IN_FORCE.value}
        if said.get("format") == HandoutForm.PACK.value and asked_for:
            self.add_error("status", gettext("A pack is of warrants in force only."))
        return said

    @property
    def status(self) -> WarrantStatus | None:
        """The standing that was asked for."""
        return WarrantStatus(self.cleaned_data["status"]) if self.cleaned_data["status"] else None

    @property
    def form(self) -> HandoutForm:
        """The format that was asked for."""
        return HandoutForm(self.cleaned_data["format"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a dry run found."""

    given: int
    left: int
    told: tuple[tuple[str, str], ...]
    """The first that were left out: the number, and why."""
    columns: tuple[str, ...]
    noted: tuple[tuple[str, Care], ...] = ()
    """The first of those whose record has notes that lead every display of it: the number, and the notes."""
    void_after: str = ""
    """When a pack would be void; a file is not."""


@at_desk
def export(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Ask, try out, or give out a file."""
    if request.method != "POST":
        return _asked(request, desk, FileForm())
    form = FileForm(request.POST)
    if request.POST.get("step") == "ask" or not form.is_valid():
        fresh = FileForm() if request.POST.get("step") == "ask" else form
        return _asked(request, desk, fresh, status=200 if fresh is not form else 422)
    if form.form is HandoutForm.PACK:
        return _pack(request, desk, form)
    if not named(request) and count_selected(desk.actor, form.status, desk.now) > MOST:
        return _asked(request, desk, form, refused=_too_long(form), status=409)
    parts = _parts(request, desk, form)
    if request.POST.get("step") == "give":
        return _give(request, desk, form, parts)
    return _try_out(request, desk, form, parts)


def named(request: HttpRequest) -> list[WarrantId]:
    """The warrants that were ticked in a list; none where all of a standing are wanted."""
    ticked = dict.fromkeys(request.POST.getlist("warrant")[:MOST])
    return [WarrantId(MatterId(one)) for one in ticked]


def _parts(request: HttpRequest, desk: Desk, form: FileForm) -> Iterator[Sequence[WarrantId]]:
    ticked = named(request)
    if not ticked:
        return selected(desk.actor, form.status, desk.now)
    return (ticked[at : at + AT_ONCE] for at in range(0, len(ticked), AT_ONCE))


def _pack(request: HttpRequest, desk: Desk, form: FileForm) -> HttpResponse:
    """Try out, or give out, a pack: of those that were ticked, else of all of the agency's that are in force."""
    in_force = selected(desk.actor, WarrantStatus.IN_FORCE, desk.now)
    warrants = named(request) or [one for part in in_force for one in part]
    wanted = form.wanted(HandoutForm.PACK)
    given: Pack | Packing | NotPacked
    try:
        if request.POST.get("step") == "give":
            given = pack(desk, warrants, wanted, request.build_absolute_uri, form.press)
        else:
            given = try_pack(desk, warrants, wanted, form.press)
    except TilesLost as lost:
        return _asked(request, desk, form, refused=str(lost), status=409)
    if isinstance(given, NotPacked):
        about = f"{given.number}: " if given.number else ""
        return _asked(request, desk, form, refused=about + words.of_refusal(given.refused), status=409)
    if isinstance(given, Packing):
        columns = columns_given(with_persons=wanted.with_persons)
        trial = Trial(
            given=len(given.warrants),
            left=0,
            told=(),
            columns=columns,
            noted=_noted(warrants)[:TOLD],
            void_after=times.with_zone(given.void_after, desk.zone),
        )
        return _asked(request, desk, form, trial=trial)
    headers = {"Content-Disposition": 'attachment; filename="pack.zip"', "Cache-Control": "no-store"}
    return HttpResponse(given.content, content_type="application/zip", headers=headers)


def _try_out(
    request: HttpRequest, desk: Desk, form: FileForm, parts: Iterable[Sequence[WarrantId]]
) -> HttpResponse:
    wanted = form.wanted(form.form)
    given, left, noted = 0, list[Left](), list[tuple[str, Care]]()

    def read() -> Iterator[Sequence[WarrantId]]:
        for named_here in parts:
            noted.extend(_noted(named_here) if len(noted) < TOLD else ())
            yield named_here

    for part in dry_run(read(), desk.actor, wanted, desk.now):
        if isinstance(part, Refused):
            return _asked(request, desk, form, refused=words.of_refusal(part), status=409)
        given += len(part.rows)
        left += part.left_out
    trial = Trial(
        given=given,
        left=len(left),
        told=tuple((one.number or one.warrant, words.of_refusal(one.refused)) for one in left[:TOLD]),
        columns=columns_given(with_persons=wanted.with_persons),
        noted=tuple(noted[:TOLD]),
    )
    return _asked(request, desk, form, trial=trial)


def _noted(warrants: Sequence[WarrantId]) -> tuple[tuple[str, Care], ...]:
    """Those whose record has notes, by number."""
    noted = {one: care for one, care in cares_of(warrants).items() if care.hints}
    numbers = numbers_of(noted)
    return tuple((numbers[one], care) for one, care in noted.items())


def _give(
    request: HttpRequest, desk: Desk, form: FileForm, parts: Iterable[Sequence[WarrantId]]
) -> HttpResponseBase:
    """Enter the first part before anything is answered; each further one before its rows are sent."""
    wanted = form.wanted(form.form)
    outcomes = give_out(parts, desk.actor, wanted, now, form.press)
    first = next(outcomes, None)
    if first is None or isinstance(first, Refused):
        why = words.of_refusal(first) if first else gettext("No warrant was named that could be given out.")
        return _asked(request, desk, form, refused=why, status=409)
    return _file(wanted, chain([first], outcomes), mark=bool(form.cleaned_data["mark"]))


def _file(wanted: Wanted, outcomes: Iterable[Part | Refused], *, mark: bool) -> StreamingHttpResponse:
    writing = writing_of(wanted.form, with_persons=wanted.with_persons, mark=mark)
    headers = {
        "Content-Disposition": f'attachment; filename="warrants.{ENDINGS[wanted.form]}"',
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(
        _sent(writing, outcomes), content_type=MEDIA_TYPES[wanted.form], headers=headers
    )


def _sent(writing: Writing, outcomes: Iterable[Part | Refused]) -> Iterator[bytes]:
    """The bytes of a file. A refusal on the way breaks it off: half a file must not look like a whole one."""
    for part in outcomes:
        if isinstance(part, Refused):
            raise BrokenOff(part.ground)
        yield from writing.write(part.rows)
    yield from writing.end()


class BrokenOff(Exception):
    """A file that was being sent may not be given out any further."""


def _too_long(form: FileForm) -> str:
    command = (
        f"tipstaff export --format {form.form.value.replace('_', '-')} "
        f"{f'--status {form.status} ' if form.status else ''}"
        f"{'--with-persons ' if form.cleaned_data['with_persons'] else ''}"
        "--purpose … --case … --as … --out …"
    )
    return gettext("More than {most} warrants: give this file out by the command line: {command}").format(
        most=MOST, command=command
    )


def _asked(  # noqa: PLR0913 - what the page is made of
    request: HttpRequest,
    desk: Desk,
    form: FileForm,
    *,
    trial: Trial | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    agency, offset = scope_of(request, desk).agency, offset_of(request)
    first = month_named(request.GET.get("month", ""))
    within = month_within(first, desk.zone) if first else None
    rows = handouts_by(agency, within, limit=SIZE, offset=offset)
    context: dict[str, Any] = {
        "form": form,
        "trial": trial,
        "refused": refused,
        "ticked": named(request) if request.method == "POST" else [],
        "may_give": desk.actor.may(*CARRYING),
        "handouts": shown_handouts(rows, desk.zone),
        "month": times.of_month(first) if first else "",
        "paging": Paging(offset=offset, count=count_handouts(agency, within), query=request.GET),
    }
    return page(request, desk, "web/export.html", context, here="export", part="list", status=status)
