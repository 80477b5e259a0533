"""Ways of writing that change nothing about what is meant: there one value only can be right."""

import re
import unicodedata

_GAPS = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s\-‐-―·.]+")
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as ordinary ones."""
    wide = {code: chr(code - 0xFEE0) for code in _FULL_WIDTH}
    return text.translate(wide | {0x3000: " "})


def number(text: str) -> str:
    """A document's number without width, edges and gaps: what a machine would print."""
    return _GAPS.sub("", narrow(text)).upper()


def resident_number(text: str) -> str:
    """A citizen identity number: its groups may have been written apart, its X small."""
    return _SEPARATORS.sub("", narrow(text)).upper()


def code(text: str) -> str:
    """A code of a country: capital letters."""
    return _GAPS.sub("", narrow(text)).upper()


def name(text: str) -> str:
    """A name with single spaces, none at its edges, composed as Unicode's NFC."""
    return _GAPS.sub(" ", unicodedata.normalize("NFC", text)).strip()
