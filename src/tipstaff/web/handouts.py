"""What was given out, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from tipstaff.agencies.queries import office_names
from tipstaff.warrants.queries import HandoutRow
from tipstaff.web import times, words


@dataclass(frozen=True, slots=True)
class ShownHandout:
    """Something that was given out, as a list shows it."""

    form: str
    warrants: int
    holder: str
    purpose: str
    with_persons: bool
    edition: int | None
    at: str


def shown_handouts(rows: Sequence[HandoutRow], zone: ZoneInfo) -> list[ShownHandout]:
    """Handouts on the clock of a zone; the offices in one question."""
    names = office_names({row.holder for row in rows}, get_language() or "en")
    return [
        ShownHandout(
            form=words.of_word(row.form),
            warrants=row.warrants,
            holder=names.get(row.holder, row.holder),
            purpose=words.of_word(row.purpose),
            with_persons=row.with_persons,
            edition=row.edition,
            at=times.of_moment(row.at, zone),
        )
        for row in rows
    ]
