"""One matter as it stands now, for the shells to show."""

from tipstaff.kernel.ids import MatterId
from tipstaff.record.read import Entry, entries_of
from tipstaff.registrar.capabilities import NAMES, new_reading
from tipstaff.registrar.reading import Loaded


def load(matter: MatterId) -> Loaded:
    """The matter's state, version and rules; state None where there is no such matter."""
    return new_reading().load(matter)


def history(matter: MatterId) -> tuple[Entry, ...]:
    """Everything that was entered about a matter, in order."""
    return entries_of(matter, NAMES)
