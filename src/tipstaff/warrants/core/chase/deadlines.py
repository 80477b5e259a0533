"""The clocks of a chase: one for each office that was told and whose holder has not answered."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.chase.chase import Chase, HolderState
from tipstaff.warrants.core.chase.commands import NoteNewsUnanswered

NEWS = "news"
"""The holder's own acknowledgement, as `news:<number>`; owned by its office."""
NEWS_ESCALATED = "news_escalated"
"""The same once it was taken further, as `news_escalated:<number>.<rung>`; owned by the office told then."""


def clock_name(number: int, rung: int) -> str:
    """The name of the clock that runs for the office told on a rung; the holder's own is rung 1."""
    return f"{NEWS}:{number}" if rung == 1 else f"{NEWS_ESCALATED}:{number}.{rung}"


def news_deadline(chase: Chase, one: HolderState, rules: Profile, rung: int | None = None) -> Deadline:
    """By when a holder is to answer, counted from when the office of a rung (at first: the latest) was told."""
    steps = len(one.told) if rung is None else rung
    started = one.silences[steps - 2].told_at if steps > 1 else chase.told_at
    event = "warrants.news_unanswered" if steps > 1 else "warrants.chase_opened"
    return rules.deadline(f"recall.acknowledge.{chase.level}", started, event)


def clocks(chase: Chase, rules: Profile) -> tuple[Clock, ...]:
    """What runs for each holder who has not answered: the clock of every office told, none of which falls away."""
    return tuple(
        Clock(
            name=clock_name(one.holder.number, rung),
            owner=office,
            deadline=news_deadline(chase, one, rules, rung),
            level=chase.level,
        )
        for one in chase.unanswered
        for rung, office in enumerate(one.told, 1)
    )


def lapse(chase: Chase, clock: str, due: Instant) -> NoteNewsUnanswered | None:
    """What is noted when the clock of the office told last has passed; None for those before, noted already."""
    for one in chase.unanswered:
        rung = len(one.told)
        if clock == clock_name(one.holder.number, rung) and not one.is_at_its_end:
            return NoteNewsUnanswered(happened_at=due, chase=chase.chase, number=one.holder.number, rung=rung)
    return None
