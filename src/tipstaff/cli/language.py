"""Which language the command line speaks: Chinese, or English where the environment asks for it."""

import gettext
import os
from pathlib import Path

from django.utils.translation import activate, to_locale

LIBRARY = "click"
"""The catalogue of what the command line's library says by itself: usage, options, what is missing."""


def wanted() -> str:
    """`TIPSTAFF_LANGUAGE`, or English where the system's language is English, else Simplified Chinese."""
    chosen = os.environ.get("TIPSTAFF_LANGUAGE")
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return chosen or ("en" if system.startswith("en") else "zh-hans")


def speak(language: str) -> None:
    """Say everything in this language from now on. Must come before the commands are imported."""
    activate(language)
    os.environ["LANGUAGE"] = to_locale(language)  # where the library's own words are looked up
    gettext.bindtextdomain(LIBRARY, Path(__file__).with_name("locale"))
    gettext.textdomain(LIBRARY)
