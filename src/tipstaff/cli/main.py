"""The command line. It speaks Chinese, or English where the environment asks for it."""

import os
import sys

from tipstaff.config import database
from tipstaff.config.start import start


def language() -> str:
    """`TIPSTAFF_LANGUAGE`, or English where the system's language is English, else Simplified Chinese."""
    chosen = os.environ.get("TIPSTAFF_LANGUAGE")
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return chosen or ("en" if system.startswith("en") else "zh-hans")


def main() -> None:
    """Run `tipstaff`."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    is_embedded = not os.environ.get("DATABASE_URL")
    start()
    if is_embedded and not database.is_prepared():
        database.prepare(database.current_url())
    from django.utils.translation import activate  # noqa: PLC0415 - only once Django is set up

    activate(language())
    from tipstaff.cli.commands import tipstaff  # noqa: PLC0415 - its help is said in that language

    tipstaff()


if __name__ == "__main__":
    main()
