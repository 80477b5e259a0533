"""The command line."""

import os
import sys

import psycopg

from tipstaff.config import database
from tipstaff.config.home import SettingsRefused
from tipstaff.config.postgres import PostgresError
from tipstaff.config.start import start

WITHOUT_TABLES = {"prepare", "demo", "--help"}
"""What may be asked for before the database has this version's tables."""


def main() -> None:
    """Run `tipstaff`. What keeps it from starting is told in a sentence, and ends it with status 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    is_embedded = not os.environ.get("DATABASE_URL")
    try:
        start()
        if is_embedded and not database.is_prepared():
            database.prepare(database.current_url())
        is_ready = is_embedded or database.is_prepared()
    except (SettingsRefused, PostgresError, psycopg.OperationalError) as problem:
        sys.exit(f"tipstaff: {problem}")
    if not (is_ready or WITHOUT_TABLES & set(sys.argv)):
        sys.exit("tipstaff: this database does not have this version's tables; run: tipstaff prepare")
    _run()


def _run() -> None:
    from tipstaff.cli.language import speak, wanted  # noqa: PLC0415 - only once Django is set up

    speak(wanted())
    from tipstaff.cli.commands import tipstaff  # noqa: PLC0415 - its help is said in that language

    tipstaff()


if __name__ == "__main__":
    main()
