"""The import page: a file is brought, mapped, tried out and entered, step by step, each step the post of a form."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy

from tipstaff.agencies.mappings import keep_mapping, kept_mappings
from tipstaff.kernel.actor import Role
from tipstaff.kernel.codec import Unreadable, plain
from tipstaff.kernel.words import _
from tipstaff.record import uploads
from tipstaff.record.uploads import Stage, Upload
from tipstaff.registrar.import_report import HEADING, as_cells, as_values
from tipstaff.registrar.taking_in import Came, ReportLine
from tipstaff.registrar.uploads import FILE, Outcome, begin_run, kept_until, outcome_of, terms_of
from tipstaff.warrants.core.exchange.forbidden import SENTENCES, shown
from tipstaff.warrants.core.exchange.mapping import ColumnMapping, proposed, read_mapping
from tipstaff.warrants.core.exchange.reading import ENDINGS, Format, count_rows, headings_of
from tipstaff.web import times
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.import_mapping import choices_of, mapping_from, mapping_page
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of

MEBIBYTE = 1024 * 1024
NAME, STEM = 80, 60
"""Characters of a mapping's name, and of a file's name that are kept."""
PROGRESS = "run"
"""The part of a page that shows how far a run is, and asks again by itself; the run ended, the page comes anew."""

FORMAT_WORDS = {
    Format.CSV: _("CSV file"),
    Format.XLSX: _("Excel workbook (XLSX)"),
    Format.NIEM_JSON: _("NIEM messages (JSON-LD)"),
    Format.NIEM_XML: _("NIEM reports (XML)"),
}
STAGE_WORDS = {
    Stage.BROUGHT: _("To be mapped"),
    Stage.TRYING: _("Dry run under way"),
    Stage.TRIED: _("Tried out, nothing entered yet"),
    Stage.ENTERING: _("Being entered"),
    Stage.ENTERED: _("Taken in; the file was deleted"),
}
CAME_WORDS = {
    Came.ENTERED: _("Entered"),
    Came.WOULD_ENTER: _("Would be entered"),
    Came.ALREADY: _("Already there"),
    Came.TO_ACT: _("A registrar must act"),
    Came.NOTED: _("Answer of another side"),
    Came.REFUSED: _("Refused"),
    Came.NOTE: _("Not read"),
}
TONES = {Came.ENTERED: "good", Came.WOULD_ENTER: "good", Came.TO_ACT: "warn", Came.REFUSED: "stop"}
COUNTED = (Came.WOULD_ENTER, Came.ENTERED, Came.ALREADY, Came.TO_ACT, Came.NOTED, Came.REFUSED)


class BringForm(forms.Form):
    """A file, and how it is written."""

    use_required_attribute = False
    file = forms.FileField(label=gettext_lazy("File, or ZIP with the instruments beside it"))
    format = forms.ChoiceField(label=gettext_lazy("In which form"), required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        """The formats, in the reader's language."""
        super().__init__(data, files, label_suffix="")
        said = [(form.value, gettext(word)) for form, word in FORMAT_WORDS.items()]
        self.fields["format"].choices = [("", gettext("By the file's name")), *said]  # type: ignore[attr-defined]
        self.fields["file"].error_messages["required"] = gettext("This is needed.")
        self.fields["file"].error_messages["empty"] = gettext("The file is empty.")
        self.fields["file"].widget.attrs["accept"] = ".csv,.xlsx,.json,.jsonl,.jsonld,.xml,.zip"

    def clean(self) -> dict[str, Any]:
        """The format follows from the name where it was not said; an archive's does not."""
        said, file = self.cleaned_data, self.cleaned_data.get("file")
        if file and file.size > settings.IMPORT_LARGEST:
            too_large = gettext("A page takes files up to {most} MiB; take this one in by the command line.")
            self.add_error("file", too_large.format(most=settings.IMPORT_LARGEST // MEBIBYTE))
        if file and not said.get("format"):
            said["format"] = _format_of(file.name)
            if not said["format"]:
                self.add_error("format", gettext("The name does not say it; please choose."))
        return said


def _format_of(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    return next((form.value for form, endings in ENDINGS.items() if ending in endings), "")


@at_desk
def imports(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Bring a file, and see those that were brought."""
    form = BringForm()
    if request.method == "POST":
        _only_registrars(desk)
        form = BringForm(request.POST, request.FILES)
        if form.is_valid():
            return _to(_bring(desk, form))
    context = {
        "form": form,
        "may_bring": desk.actor.may(Role.REGISTRAR),
        "rows": [_shown(one, desk) for one in uploads.uploads_of(desk.actor.user, desk.now)],
        "hours": int((kept_until(FILE, desk.now, desk.actor) - desk.now).total_seconds() // 3600),
    }
    return page(
        request, desk, "web/imports.html", context, here="imports", status=422 if form.errors else 200
    )


def _bring(desk: Desk, form: BringForm) -> Upload:
    """Keep the file, and propose a mapping from its headings."""
    said, file = form.cleaned_data, form.cleaned_data["file"]
    given = PurePath(file.name)
    name = f"{given.stem[:STEM]}{given.suffix}"
    actor = desk.actor
    gone_at = kept_until(FILE, desk.now, actor)
    brought = uploads.bring(actor.user, actor.office, said["format"], name, file.read(), desk.now, gone_at)
    upload = _upload(desk, brought)
    terms = terms_of(upload, actor, desk.now)
    with uploads.opened(upload) as path:
        mapping, rows = proposed(headings_of(path, terms)), count_rows(path, terms)
    uploads.say_mapping(upload, plain(mapping), rows)
    return upload


@at_desk
def upload_page(request: HttpRequest, desk: Desk, upload: str) -> HttpResponse:
    """One file, at the step at which it stands."""
    found = _upload(desk, upload)
    if request.method == "POST":
        return _step(request, desk, found)
    if found.is_running:
        return _progress(request, desk, found)
    if request.htmx.target == PROGRESS:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Refresh": "true"})
    outcome = outcome_of(found)
    return _report(request, desk, found, outcome) if outcome else _mapping(request, desk, found)


@at_desk
def report_csv(_request: HttpRequest, desk: Desk, upload: str) -> HttpResponse:
    """The report as a CSV file, in both languages."""
    text = io.StringIO()
    writing = csv.writer(text, lineterminator="\r\n")
    writing.writerow(HEADING)
    writing.writerows(as_cells(line) for line in _outcome(desk, upload).lines)
    return _file(b"\xef\xbb\xbf" + text.getvalue().encode(), "text/csv; charset=utf-8", "import.csv")


@at_desk
def report_json(_request: HttpRequest, desk: Desk, upload: str) -> HttpResponse:
    """The report as one JSON object."""
    outcome = _outcome(desk, upload)
    rows = [as_values(line) for line in outcome.lines]
    told = {"dry_run": outcome.dry_run, **outcome.counts, "rows": rows}
    return _file(json.dumps(told, ensure_ascii=False).encode(), "application/json", "import.json")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _only_registrars(desk: Desk) -> None:
    if not desk.actor.may(Role.REGISTRAR):
        raise PermissionDenied


def _upload(desk: Desk, upload: str) -> Upload:
    """A file of the reader's own, brought for the office in which they sit; Http404 for every other."""
    found = uploads.upload_of(upload, desk.actor.user, desk.now)
    if found is None or found.office != desk.actor.office or not desk.actor.may(Role.REGISTRAR):
        raise Http404
    return found


def _outcome(desk: Desk, upload: str) -> Outcome:
    outcome = outcome_of(_upload(desk, upload))
    if outcome is None:
        raise Http404
    return outcome


def _to(upload: Upload | None = None) -> HttpResponse:
    to = reverse("upload", args=[upload.id]) if upload else reverse("imports")
    return HttpResponseRedirect(to, status=303)


# ── steps ──


def _step(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    return step(request, desk, upload)


def _map(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Take the mapping over, and show the file under it."""
    _take_over(request, desk, upload)
    return _to(upload)


def _keep(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Keep the mapping by name, for the next file."""
    mapping = _take_over(request, desk, upload)
    name = request.POST.get("name", "").strip()[:NAME]
    if name and mapping is not None:
        keep_mapping(desk.actor.agency, name, plain(mapping))
    return _to(upload)


def _use(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Read the file under a mapping that was kept."""
    kept = kept_mappings(desk.actor.agency).get(request.POST.get("kept", ""))
    if kept is not None:
        uploads.say_mapping(upload, kept, upload.rows)
    return _to(upload)


def _dry_run(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Decide every row and write nothing but the report."""
    _take_over(request, desk, upload)
    begin_run(_upload(desk, upload.id), desk.now, dry_run=True)
    return _to(upload)


def _enter(_request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Enter every row that can be; a second press finds the run begun and leads to it."""
    begin_run(upload, desk.now, dry_run=False)
    return _to(upload)


def _go_on(_request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    """Begin a run again that was broken off; what was entered is not entered twice."""
    begin_run(upload, desk.now, dry_run=upload.stage is Stage.TRYING)
    return _to(upload)


def _back(_request: HttpRequest, _desk: Desk, upload: Upload) -> HttpResponse:
    """Back to the mapping."""
    uploads.say_mapping(upload, upload.mapping, upload.rows)
    return _to(upload)


def _forget(_request: HttpRequest, _desk: Desk, upload: Upload) -> HttpResponse:
    """Delete the file, or the report of one that was taken in."""
    if not upload.is_running:
        uploads.forget(upload)
    return _to()


STEPS: dict[str, Callable[[HttpRequest, Desk, Upload], HttpResponse]] = {
    "map": _map,
    "keep": _keep,
    "use": _use,
    "dry": _dry_run,
    "enter": _enter,
    "go-on": _go_on,
    "back": _back,
    "forget": _forget,
}


def _take_over(request: HttpRequest, desk: Desk, upload: Upload) -> ColumnMapping | None:
    """The mapping that the form says; None where the file is past mapping."""
    if upload.stage not in (Stage.BROUGHT, Stage.TRIED) or "day" not in request.POST:
        return None
    terms = terms_of(upload, desk.actor, desk.now)
    with uploads.opened(upload) as path:
        headings = headings_of(path, terms)
    try:
        mapping = read_mapping(plain(mapping_from(request.POST, headings, terms.mapping)))
    except Unreadable:
        return None
    uploads.say_mapping(upload, plain(mapping), upload.rows)
    return mapping


# ── what each step shows ──


def _shown(upload: Upload, desk: Desk) -> dict[str, Any]:
    return {
        "id": upload.id,
        "name": upload.name,
        "format": gettext(FORMAT_WORDS[Format(upload.format)]),
        "rows": upload.rows,
        "done": upload.done,
        "brought": times.of_moment(upload.brought_at, desk.zone),
        "gone": times.of_moment(upload.gone_at, desk.zone),
        "stage": gettext(STAGE_WORDS[upload.stage]),
        "is_here": upload.office == desk.actor.office,
    }


def _mapping(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    terms = terms_of(upload, desk.actor, desk.now)
    with uploads.opened(upload) as path:
        mapping = mapping_page(path, terms)
    context = {
        "upload": _shown(upload, desk),
        "mapping": mapping,
        "kept": list(kept_mappings(desk.actor.agency)),
    }
    return page(request, desk, "web/import_mapping.html", context, here="imports")


def _progress(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    context = {"upload": _shown(upload, desk), "is_silent": upload.is_silent(desk.now)}
    return page(request, desk, "web/import_progress.html", context, here="imports", part=PROGRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the report, in the reader's language."""

    at: str
    came: str
    tone: str
    code: str
    sentence: str
    dropped: tuple[tuple[str, str], ...]
    warrant: str
    act: str
    """Where a registrar enters what the message reports."""
    does: str


def _report(request: HttpRequest, desk: Desk, upload: Upload, outcome: Outcome) -> HttpResponse:
    offset = offset_of(request)
    names = choices_of(terms_of(upload, desk.actor, desk.now))["court"]
    context = {
        "upload": _shown(upload, desk),
        "dry_run": outcome.dry_run,
        "counts": [
            (gettext(CAME_WORDS[came]), outcome.counts.get(came, 0))
            for came in COUNTED
            if outcome.counts.get(came, 0)
        ],
        "dropped": outcome.counts.get("dropped", 0),
        "may_enter": bool(outcome.counts.get(Came.WOULD_ENTER, 0)),
        "rows": [_row(line, dict(names)) for line in outcome.lines[offset : offset + SIZE]],
        "paging": Paging(offset=offset, count=len(outcome.lines), query=request.GET),
    }
    return page(request, desk, "web/import_report.html", context, here="imports", part="list")


ACTS = {
    "report_modified": ("warrants.vary", _("Enter the variation")),
    "report_cancelled": ("warrants.recall", _("Enter the recall")),
}


def _row(line: ReportLine, courts: dict[str, str]) -> Row:
    act, does = ACTS.get(line.code, ("", ""))
    values = {name: courts.get(said, said) if name == "court" else said for name, said in line.values.items()}
    return Row(
        at=f"{line.source}:{line.line}" if line.line else line.source,
        came=gettext(CAME_WORDS[line.came]),
        tone=TONES.get(line.came, ""),
        code=line.code,
        sentence=gettext(line.sentence).format(**values),
        dropped=tuple((shown(one.path), gettext(SENTENCES[one.reason])) for one in line.dropped),
        warrant=line.warrant if line.came in _ON_RECORD else "",
        act=_address(line, act) if act else "",
        does=gettext(does) if does else "",
    )


_ON_RECORD = (Came.ENTERED, Came.ALREADY, Came.TO_ACT, Came.NOTED)


def _address(line: ReportLine, act: str) -> str:
    """The form of an act, with what the message says of the instrument; nothing of a person stands in an address."""
    to = reverse("act", args=[line.warrant, act])
    return f"{to}?{urlencode(line.says)}" if line.says else to
