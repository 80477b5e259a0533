"""Characters that no font of this machine has: each is named by its code point, never left as an empty box."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext
from typst import TypstError

STANDARD = "a-2b"
"""PDF/A-2b, for long keeping: it allows no character that has no glyph, and typst names those that have none."""
_NAMED = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

type Lines = Iterable[tuple[str, str]]


def unshown_in(fault: TypstError) -> frozenset[str]:
    """What typst could not set, as it stands in the text; empty where it failed for another reason."""
    said = f"{fault.message}\n{fault.diagnostic}"
    return frozenset(
        _ESCAPED.sub(lambda each: chr(int(each[1], 16)), found) for found in _NAMED.findall(said)
    )


def named(text: str) -> str:
    """Characters by their code points: 〔U+2B82F〕."""
    return "〔" + " ".join(f"U+{ord(each):04X}" for each in text) + "〕"


def with_names(value: Any, unshown: frozenset[str]) -> Any:
    """The same values with code points where no font has the character; beneath a line that holds one it is told."""
    match value:
        case str():
            for text in sorted(unshown, key=len, reverse=True):
                value = value.replace(text, named(text))
            return value
        case Mapping():
            return {name: with_names(each, unshown) for name, each in value.items()}
        case list() | tuple() if all(isinstance(each, tuple) for each in value):
            return [line for label, said in value for line in _line(label, said, unshown)]
        case list() | tuple():
            return [with_names(each, unshown) for each in value]
        case _:
            return value


def _line(label: str, said: str, unshown: frozenset[str]) -> list[tuple[str, str]]:
    lines = [(label, with_names(said, unshown))]
    if found := [text for text in sorted(unshown) if text in said]:
        sentence = gettext("No font here has {characters}; the character stands by its code point.")
        lines.append(("▲", sentence.format(characters=" ".join(map(named, found)))))
    return lines
