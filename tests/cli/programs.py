"""`tipstaff` as a program of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 60
"""Seconds that anything may take."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tipstaff.cli.main", *arguments]


def environment(**other: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LANG")}
    return kept | {"TIPSTAFF_LANGUAGE": "en"} | other


def run(*arguments: str, **other: str) -> subprocess.CompletedProcess[str]:
    """Run to the end."""
    return subprocess.run(
        command(*arguments),
        env=environment(**other),
        capture_output=True,
        text=True,
        timeout=4 * PATIENCE,
        check=False,
    )


@contextmanager
def started(*arguments: str, **other: str) -> Iterator[subprocess.Popen[str]]:
    """Running for as long as the test looks at it."""
    program = subprocess.Popen(
        command(*arguments),
        env=environment(**other),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def waited_for(holds: Callable[[], bool], program: subprocess.Popen[str]) -> None:
    """Wait until something holds; a program that has ended meanwhile tells why."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert program.poll() is None, program.communicate()
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.2)


def ended(program: subprocess.Popen[str]) -> int:
    return program.wait(PATIENCE)
