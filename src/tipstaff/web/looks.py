"""Looks at personal data: for a purpose and a case, each an act on the record, and only for a while."""

from dataclasses import dataclass

from tipstaff.kernel.ids import WarrantId
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.look.look import LASTS
from tipstaff.warrants.queries import open_look
from tipstaff.web import words
from tipstaff.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Look:
    """Why the reader looks at a person's data at this moment."""

    purpose: str
    case_reference: str


def look_at(desk: Desk, warrant: WarrantId) -> Look | None:
    """The reader's open look at a warrant's person; None where a purpose has to be stated first."""
    row = open_look(warrant, desk.actor.user, desk.now - LASTS)
    if row is None or row.office != desk.actor.office:
        return None
    reference = load(row.look).state.case_reference.opened("–")
    return Look(words.of_word(row.purpose), reference)
