"""What is known before anybody sets out: the answers to the profile's checklist, and whether each of them holds."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, says
from tipstaff.policy.profile import Profile, ReadinessItem
from tipstaff.policy.readiness import AnswerForm, RestsOn


class Known(StrEnum):
    """An answer to one readiness question. Not knowing is an answer too, and may block."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Dwelling(StrEnum):
    """Whose home the place of the execution is."""

    OWN = "own"
    OF_ANOTHER = "of_another"
    NO_HOME = "no_home"


class AnswerStanding(StrEnum):
    """Whether an item is settled, and if not, why not."""

    SETTLED = "settled"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    DENIED = "denied"
    """A no where a yes is wanted."""
    INCOMPLETE = "incomplete"
    """An answer of before that says less than the item asks for."""
    OLD = "old"
    WARRANT_CHANGED = "warrant_changed"
    ADDRESS_CHANGED = "address_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """An answer to one item, as it is given."""

    item: str = says(_("The item of the readiness checklist."))
    answer: Known = says(_("Yes, no, or not known."))
    note: str = says(_("What the answer rests on; after a no, what is done about it."), default="")
    who: UserId | None = says(_("Who saw or did it, where the item asks for that."), default=None)
    seen_at: Instant | None = says(_("When that was."), default=None)
    whose: Dwelling | None = says(_("Whose home it is, where the item asks for that."), default=None)
    authority: str = says(_("The paper that allows entering another person's home."), default="")
    window_from: Instant | None = says(_("From when, where the item asks for a time."), default=None)
    window_until: Instant | None = says(_("Until when."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAnswer:
    """An answer to one item, as it is on the record."""

    item: str
    answer: Known
    who: UserId | None
    seen_at: Instant | None
    whose: Dwelling | None
    window_from: Instant | None
    window_until: Instant | None
    note: Sealed[str]
    authority: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnswer:
    """The latest answer to one item; the note says what a "no" means for the operation."""

    item: str
    answer: Known
    note: Sealed[str]
    by: UserId
    at: Instant
    edition: int | None = None
    """The warrant's edition at that moment; None for an answer of the first version, which did not say."""
    address: int = 0
    """Which of the named addresses it is about; 0 where none was named."""
    who: UserId | None = None
    seen_at: Instant | None = None
    whose: Dwelling | None = None
    authority: Sealed[str] | None = None
    window_from: Instant | None = None
    window_until: Instant | None = None

    @property
    def counts_from(self) -> Instant:
        """From when it grows old: what was seen from when it was seen, everything else from its answer."""
        return self.seen_at or self.at


DETAILS: dict[AnswerForm, tuple[str, ...]] = {
    AnswerForm.PLAIN: (),
    AnswerForm.PLAN: (),
    AnswerForm.NEED: (),
    AnswerForm.SEEN: ("who", "seen_at"),
    AnswerForm.DWELLING: ("whose",),
    AnswerForm.WINDOW: ("window_from", "window_until"),
}
"""Fields that a yes has to fill in, by the item's form."""


def holds_until(item: ReadinessItem, answer: ReadinessAnswer, rules: Profile, zone: str) -> Instant:
    """When an answer has grown old; a time window is over with its own end."""
    deadline = rules.deadline(item.limit, answer.counts_from, "operations.readiness_answered", zone=zone)
    until = deadline.due or answer.counts_from
    return min(until, answer.window_until) if answer.window_until else until


def is_by_night(since: Instant, until: Instant, rules: Profile, zone: str) -> bool:
    """Whether any part of a time lies outside the day of the rules, on the clock of the place (IANA name)."""
    begins = since.on(ZoneInfo(zone))
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    day_from = midnight + timedelta(minutes=rules.figures["execution.day_from"].amount)
    day_until = midnight + timedelta(minutes=rules.figures["execution.day_until"].amount)
    return begins < day_from or until.on(ZoneInfo(zone)) > day_until


def is_complete(item: ReadinessItem, answer: ReadinessAnswer) -> bool:
    """Whether a yes says all that the item asks for; an answer of the first version may not."""
    return all(getattr(answer, name) is not None for name in DETAILS[item.form])


def void_because(
    item: ReadinessItem, answer: ReadinessAnswer, edition: int | None, address: int
) -> AnswerStanding | None:
    """What changed under an answer since it was given; None where nothing that it rests on did."""
    if RestsOn.WARRANT in item.rests_on and answer.edition != edition:
        return AnswerStanding.WARRANT_CHANGED
    if RestsOn.ADDRESS in item.rests_on and answer.address != address:
        return AnswerStanding.ADDRESS_CHANGED
    return None
