"""The sheet as PDF, with the same content as its page: set by typst, in fonts that come with the packages."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
import typst
from django.utils.translation import get_language
from typst import TypstError

from tipstaff.web.sheet import Sheet
from tipstaff.web.sheet_words import words
from tipstaff.web.unshown import STANDARD, unshown_in, with_names

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONT = "Noto Sans CJK SC"
"""Where it lacks a character, typst takes one of its own fonts or of the system's."""


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet on A4. What no font here has is named by its code point.

    Raises TypstError where the sheet can't be set at all.
    """
    try:
        return compiled(sheet, format="pdf", pdf_standards=STANDARD)
    except TypstError as fault:
        unshown = unshown_in(fault)
        if not unshown:
            raise
        return compiled(sheet, unshown, format="pdf", pdf_standards=STANDARD)


def compiled(sheet: Sheet, unshown: frozenset[str] = frozenset(), **how: Any) -> bytes:
    """The sheet as typst sets it, in a format of its own choosing."""
    at = sheet.at.at.replace(microsecond=0)
    return typeset(TEMPLATE, {"sheet": data_of(sheet, unshown)}, timestamp=at, **how)


def typeset(template: Path, inputs: dict[str, str], **how: Any) -> bytes:
    """A template of ours with its data, in the fonts that come with the packages."""
    found = typst.compile(template.read_bytes(), font_paths=[_fonts()], sys_inputs=inputs, **how)
    return bytes(found) if isinstance(found, bytes) else b"".join(found or ())


def data_of(sheet: Sheet, unshown: frozenset[str] = frozenset()) -> str:
    """What the template is given: every value is data, whatever signs it holds."""
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    said = asdict(sheet) | {
        "said": words(),
        "fonts": [FONT],
        "lang": language,
        "at": str(sheet.at),
        "is_preview": sheet.is_preview,
        "sign": sheet.banner.sign,
        "headline": sheet.banner.headline,
        "sentence": sheet.banner.sentence,
        "edition": str(sheet.edition),
        "code": str(sheet.code),
        "proof": sheet.proof.said,
        "url": sheet.proof.url,
        "notes": list(sheet.notes),
    }
    return json.dumps(with_names(said, unshown), ensure_ascii=False)


@cache
def _fonts() -> str:
    return str(Path(noto_cjk_sans_otc.__file__).parent)
