"""The package of a request between states, as a page and as PDF alike: by the parts that its form lists."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from tipstaff.cooperation.core.abroad.package import FiledPart, completeness
from tipstaff.cooperation.core.abroad.request import UNSENT, AbroadStatus, ForeignRequest
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import PackagePart
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.sheet_pdf import FONT, typeset
from tipstaff.web.titles import agency_name, number_of

TEMPLATE: Final = Path(__file__).with_name("package.typ")
WORDS: Final = {
    "preview": _("Not released: not to be sent"),
    "missing": _("Missing"),
    "translation": _("Translation"),
    "translated_by": _("Translated by"),
    "certified": _("Certified copy"),
    "as_of": _("As of"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """One part of the package, in the language of the original and in translation."""

    title: str
    text: str
    translation: str
    translated_by: str
    certified: str
    is_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What the package says at this moment."""

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[ShownPart, ...]
    share: int
    as_of: str
    is_preview: bool
    """Before the release it is not to be sent, and says so across every page."""


@at_desk
def package(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """The package to read; only for whoever has said why they look at its person."""
    return _page(request, desk, matter_at(desk, request_id, "abroad"))


@at_desk
def package_pdf(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """The same as PDF, with equal content."""
    matter = matter_at(desk, request_id, "abroad")
    if not _has_looked(desk, matter.state):
        return _page(request, desk, matter)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{matter.id}.pdf"'}
    content = pdf_of(package_of(matter, desk))
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _page(request: HttpRequest, desk: Desk, matter: Matter) -> HttpResponse:
    has_looked = _has_looked(desk, matter.state)
    shown = {
        "matter": matter,
        "package": package_of(matter, desk) if has_looked else None,
        "said": {name: gettext(said) for name, said in WORDS.items()},
    }
    response = render(request, "web/package.html", shown, status=200 if has_looked else 409)
    response["Cache-Control"] = "no-store"
    return response


def _has_looked(desk: Desk, state: ForeignRequest) -> bool:
    return looks.look_at(desk, state.warrant or WarrantId(state.request)) is not None


def package_of(matter: Matter, desk: Desk) -> Package:
    """The package as it stands."""
    state: ForeignRequest = matter.state
    held = completeness(state.parts, state.form, matter.rules)
    parts = matter.rules.package_for(state.form)
    return Package(
        title=words.of_word(state.form),
        facts=_facts(state),
        parts=tuple(_part(one, state.parts.get(one.id)) for one in parts),
        share=held.share,
        as_of=times.with_zone(desk.now, matter.zone),
        is_preview=state.status in UNSENT - {AbroadStatus.RELEASED},
    )


def _facts(state: ForeignRequest) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Direction"), words.of_word(state.direction)),
        (gettext("Other state"), state.country),
        (gettext("Agency"), agency_name(state.agency)),
        (gettext("Number"), state.reference or "–"),
        (gettext("Warrant"), number_of(state.warrant) if state.warrant else "–"),
    )


def _part(part: PackagePart, filed: FiledPart | None) -> ShownPart:
    erased = gettext("Erased")
    copy = filed.certified_copy if filed else None
    by = filed.certified_by.opened(erased) if filed and filed.certified_by else ""
    return ShownPart(
        title=part.says.in_language(get_language() or "en"),
        text=filed.text.opened(erased) if filed else "",
        translation=filed.translation.opened(erased) if filed and filed.translation else "",
        translated_by=filed.translated_by.opened(erased) if filed and filed.translated_by else "",
        certified=f"{by} · {filed.certified_on} · sha256 {copy.sha256[:16]}…" if copy and filed else "",
        is_missing=filed is None,
    )


def pdf_of(shown: Package) -> bytes:
    """The package on A4: every value is data, whatever signs it holds."""
    return typeset(TEMPLATE, {"package": data_of(shown)}, format="pdf")


def data_of(shown: Package) -> str:
    """What the template is given."""
    data: dict[str, Any] = {
        "title": shown.title,
        "facts": shown.facts,
        "parts": [{name: getattr(one, name) for name in one.__slots__} for one in shown.parts],
        "share": str(shown.share),
        "as_of": shown.as_of,
        "is_preview": shown.is_preview,
        "said": {name: gettext(said) for name, said in WORDS.items()},
        "fonts": [FONT],
        "lang": "zh" if (get_language() or "").startswith("zh") else "en",
    }
    return json.dumps(data, ensure_ascii=False)
