"""The golden files: for every event and version the exact text of one example, for ever."""

import json
from pathlib import Path

from tests.golden.examples import example

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Event
from tipstaff.registrar.capabilities import NAMES

FOLDER = Path(__file__).parent


def named() -> dict[Path, type[Event]]:
    """Where the golden file of each event lies."""
    return {
        FOLDER / f"{name}.v{version}.json": form
        for name, versions in NAMES.classes.items()
        for version, form in versions.items()
    }


def golden_text(event: Event) -> str:
    """What a golden file holds: the event's canonical text, sealed parts shown under `sealed`."""
    return canonical(plain(event)) + "\n"


def example_text(form: type[Event]) -> str:
    """The golden text of an event that has none yet."""
    return golden_text(example(form))


def read_again(text: str, form: type[Event]) -> str:
    """A golden text, read into today's class and written again."""
    return golden_text(read(json.loads(text), form))
