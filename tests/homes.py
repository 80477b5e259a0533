"""Homes of test runs: one each, removed with its server when the run ends, or by the next where it was killed."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import TextIO

PREFIX = "tipstaff-tests-"
IN_USE = "in-use"
_held: list[TextIO] = []  # locks are held as long as their files are open


def new_home() -> Path:
    """A home that nobody else takes for forsaken as long as this program runs."""
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    draft = home / f"{IN_USE}.draft"
    lock = draft.open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    draft.rename(home / IN_USE)
    _held.append(lock)
    return home


def remove_home(home: Path) -> None:
    """Stop what runs in a home and delete it."""
    from tipstaff.config import postgres  # noqa: PLC0415 - a home is made before anything of Tipstaff is read

    postgres.remove(home)
    shutil.rmtree(home, ignore_errors=True)


def remove_forsaken_homes() -> None:
    """Remove the homes of this user's runs that were killed."""
    for note in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{IN_USE}"):
        if note.stat().st_uid == os.geteuid() and _is_free(note):
            remove_home(note.parent)


def _is_free(note: Path) -> bool:
    with note.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
