"""Looks at personal data: for a purpose and a case, each an act on the record, and only for a while."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpRequest

from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.web.desk import Desk

LOOK: Final = "warrants.look"
"""The command that puts a look on the record."""
LASTS: Final = timedelta(minutes=15)
"""How long a look stays open before its purpose has to be stated again."""
LOOKS: Final = "looks"


@dataclass(frozen=True, slots=True)
class Look:
    """Why the reader looks at a person's data at this moment."""

    purpose: str
    case_reference: str
    office: str
    at: str
    """When it was entered; text, as the session keeps it."""


def remember(request: HttpRequest, desk: Desk, matter: MatterId, purpose: str, case_reference: str) -> None:
    """Keep a look that has just been entered, for this sitting at this desk."""
    look = Look(purpose, case_reference, desk.actor.office, str(desk.now))
    request.session[LOOKS] = {**request.session.get(LOOKS, {}), matter: asdict(look)}


def look_at(request: HttpRequest, desk: Desk, matter: MatterId) -> Look | None:
    """The reader's open look at a warrant's person; None where a purpose has to be stated first."""
    kept = request.session.get(LOOKS, {}).get(matter)
    if kept is None:
        return None
    look = Look(**kept)
    is_open = desk.now - Instant.parse(look.at) < LASTS and look.office == desk.actor.office
    return look if is_open else None
