"""Which warrants are given out: an agency's own, by status, in parts that one act can hold."""

from collections.abc import Iterator

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.ids import AgencyId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.handout.handout import AT_ONCE
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import WarrantRow, count_own, own_warrants


def selected(actor: Actor, status: WarrantStatus | None, now: Instant) -> Iterator[list[WarrantId]]:
    """The warrants that an actor's agency registered (a court: issued; oversight: all there are), in parts.

    A status is that of the moment: one whose last day has passed is not among those in force.
    """
    last: WarrantRow | None = None
    while batch := _behind(actor, status, now, last):
        last = batch[-1]
        yield [row.id for row in batch]


def count_selected(actor: Actor, status: WarrantStatus | None, now: Instant) -> int:
    """How many warrants are looked at for this: at most so many are given out."""
    return count_own(_whose(actor), status, at=now, issued=actor.may(Role.COURT))


def _behind(
    actor: Actor, status: WarrantStatus | None, now: Instant, last: WarrantRow | None
) -> tuple[WarrantRow, ...]:
    return own_warrants(
        _whose(actor), status, at=now, limit=AT_ONCE, after=last, issued=actor.may(Role.COURT)
    )


def _whose(actor: Actor) -> AgencyId | None:
    return None if actor.may(Role.OVERSIGHT) else actor.agency
