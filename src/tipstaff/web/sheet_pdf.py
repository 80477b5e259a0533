"""The sheet as PDF, with the same content as its page: set by typst, in fonts that come with the packages."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
import typst
from django.utils.translation import get_language

from tipstaff.web.sheet import Sheet
from tipstaff.web.sheet_words import words

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONT = "Noto Sans CJK SC"
"""Where it lacks a character, typst takes one of its own fonts or of the system's."""


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet on A4."""
    return compiled(sheet, format="pdf")


def compiled(sheet: Sheet, **how: Any) -> bytes:
    """The sheet as typst sets it, in a format of its own choosing."""
    return typeset(TEMPLATE, {"sheet": data_of(sheet)}, **how)


def typeset(template: Path, inputs: dict[str, str], **how: Any) -> bytes:
    """A template of ours with its data, in the fonts that come with the packages."""
    found = typst.compile(template.read_bytes(), font_paths=[_fonts()], sys_inputs=inputs, **how)
    return bytes(found) if isinstance(found, bytes) else b"".join(found or ())


def data_of(sheet: Sheet) -> str:
    """What the template is given: every value is data, whatever signs it holds."""
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    said = asdict(sheet) | {
        "said": words(),
        "fonts": [FONT],
        "lang": language,
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
    return json.dumps(said, ensure_ascii=False)


@cache
def _fonts() -> str:
    return str(Path(noto_cjk_sans_otc.__file__).parent)
