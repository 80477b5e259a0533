"""How far long work has come, on the error stream, so that what a command says can still be piped."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from tipstaff.registrar.rebuild import Progress


def counted[T](
    rows: Iterable[T], label: str, *, length: int | None = None, hidden: bool = False
) -> Iterator[T]:
    """Pass rows on and show how many have passed, and of how many where that is known."""
    with click.progressbar(rows, length, label, show_pos=True, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


@contextmanager
def advancing(label: str, length: int, *, hidden: bool = False) -> Iterator[Progress]:
    """Show how much of a known amount is done; what is given is called with each part that was."""
    shown = hidden or length == 0  # nothing to wait for
    with click.progressbar(length=length, label=label, show_pos=True, file=sys.stderr, hidden=shown) as bar:
        yield bar.update
