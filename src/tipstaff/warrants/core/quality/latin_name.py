"""A Chinese name in Latin letters: whether the letters can be read from the characters."""

import re
import unicodedata

_HAN = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003ffff]{2,6}")
_LETTERS = re.compile(r"[a-z]+")
_SURNAME = (1, 2)
"""How many characters a surname has; it may stand first or last."""


def can_be_read(name: str, latin_name: str) -> bool | None:
    """Whether the letters are a reading of the characters, surname first or last; None where that can't be told.

    Names of other scripts and characters without a known reading are not judged. Minorities' and foreigners' names
    are often spelled by another custom than Hanyu Pinyin, so a "no" is a reason to look and nothing more.
    Source: GB/T 28039; for `ü`, passports print `YU`, forms `v` or `u`.
    """
    letters = _plain(latin_name)
    if not _HAN.fullmatch(name) or not letters:
        return None
    readings = [_readings(one) for one in name]
    if not all(readings):
        return None
    written = [readings, *(readings[first:] + readings[:first] for first in _SURNAME if first < len(name))]
    return any(re.fullmatch("".join(_either(each) for each in one), letters) for one in written)


def _plain(latin_name: str) -> str:
    """Small letters only: without tones, spaces, hyphens and apostrophes."""
    spelled = latin_name.lower().replace("ü", "v").replace("ü", "v")
    bare = unicodedata.normalize("NFD", spelled)
    return "".join(_LETTERS.findall(bare))


def _readings(character: str) -> list[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables are large, and few pages need them

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return [_plain(one) for each in found for one in each]


def _either(readings: list[str]) -> str:
    spellings = {one.replace("v", vowel) for one in readings for vowel in ("v", "u", "yu")}
    return f"(?:{'|'.join(sorted(spellings))})"
