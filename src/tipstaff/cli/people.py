"""Who a person at the command line is: an account, and the office they act for."""

from tipstaff.agencies.queries import actor_of, appointments_of, user_named
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant


def actor_named(who: str, now: Instant) -> Actor | None:
    """`username@office`, or `username` for somebody who acts for one office only; None where that is nobody."""
    username, _, office = who.partition("@")
    user = user_named(username)
    if user is None:
        return None
    offices = {each.office.office for each in appointments_of(user, now)}
    if not office and len(offices) != 1:
        return None
    return actor_of(user, office or offices.pop(), now)
