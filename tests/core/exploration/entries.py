"""What the entries alone say, told without the states: a second opinion, written apart from `evolve`."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.core.exploration.register import Line

from tipstaff.kernel.ids import MatterId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core import events as o
from tipstaff.operations.core.difference import Fit
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.warrants.core import events as w
from tipstaff.warrants.core.warrant import SuspensionGround as Ground

type Entries = Sequence[Line]

ENDS: dict[type[Any], str] = {
    w.WarrantRecalled: "recalled",
    w.WarrantQuashed: "quashed",
    w.WarrantMerged: "merged",
    w.WarrantExpired: "expired",
    w.RetentionOver: "expired",
    w.ExecutionNoted: "executed",
}
ENTERED = (w.WarrantRegistered, w.WarrantCorrected, w.WarrantVaried)
OTHER_CONTENT_OR_STANDING = (
    *ENTERED,
    *ENDS,
    w.WarrantChecked,
    w.WarrantReturned,
    w.WarrantSuspended,
    w.SuspensionLifted,
    w.ReviewLapsed,
    w.ValidationMissed,
    w.ExecutionVoided,
)
"""After any of these the warrant is another one than the one that was confirmed."""
REST_BY_ITSELF = {
    w.ReviewLapsed: Ground.REVIEW_OVERDUE,
    w.ValidationMissed: Ground.VALIDATION_MISSED,
    w.ExecutionVoided: Ground.IDENTITY_IN_DOUBT,
}
RESTS_ARE_SAID = (
    ("stayed", (Ground.STAYED_BY_COURT,)),
    ("restricted", (Ground.IDENTITY_IN_DOUBT, Ground.ACCURACY_DISPUTED)),
    ("suspended", (Ground.PAPERS_DEFECTIVE, Ground.REVIEW_OVERDUE, Ground.VALIDATION_MISSED)),
)
FROM_OUTSIDE = (
    o.WarrantConfirmed,
    o.ConfirmationDenied,
    o.MoreTimeAsked,
    o.MismatchResolved,
    o.ProtestResolved,
)
"""What only somebody outside the operation does."""


def of(matter: MatterId, entries: Entries) -> list[Line]:
    return [line for line in entries if line.matter == matter]


def last(entries: Entries, *kinds: type[Any], where: Callable[[Any], bool] = lambda _: True) -> int:
    """Where the last of these stands among the entries; -1 where none does."""
    found = (n for n, line in enumerate(entries) if isinstance(line.event, kinds) and where(line.event))
    return max(found, default=-1)


# ── a warrant ──


def rests(entries: Entries) -> set[Ground]:
    """The grounds on which the warrant rests."""
    resting = set[Ground]()
    for line in entries:
        if isinstance(line.event, w.WarrantSuspended):
            resting.add(line.event.ground)
        elif type(line.event) in REST_BY_ITSELF:
            resting.add(REST_BY_ITSELF[type(line.event)])
        elif isinstance(line.event, w.SuspensionLifted):
            resting.discard(line.event.ground)
    return resting


def status(entries: Entries) -> str:
    """Where a warrant stands by what was entered, in one word."""
    if last(entries, w.WarrantRegistered) < 0:
        away = last(entries, w.DraftDiscarded, w.DraftAbandoned)
        return "discarded" if away > last(entries, w.WarrantDrafted) else "draft"
    ended = last(entries, *ENDS)
    if ended > last(entries, w.ExecutionVoided):
        return ENDS[type(entries[ended].event)]
    if not is_checked(entries):
        back = last(entries, w.WarrantReturned)
        return "returned" if back > last(entries, *ENTERED) else "awaiting_check"
    resting = rests(entries)
    return next((said for said, grounds in RESTS_ARE_SAID if resting & set(grounds)), "in_force")


def is_checked(entries: Entries) -> bool:
    """Whether somebody found that the entry, as it was last written, agrees with the instrument."""
    return last(entries, w.WarrantChecked) > last(entries, *ENTERED) >= 0


def in_force(entries: Entries, at: Instant) -> bool:
    """Whether anybody may act on a warrant at a moment, by its entries and by its dates."""
    if not entries or status(entries) != "in_force":
        return False
    written = entries[last(entries, *ENTERED)].event
    dated = last(entries, *ENTERED, w.SuspensionLifted, w.RecordReviewed)
    review = getattr(entries[dated].event, "review_on", None) or (
        written.particulars.review_on if entries[dated].event is written else None
    )
    return all(day is None or at < _end_of(day) for day in (written.particulars.valid_until, review))


def _end_of(day: Any) -> Instant:
    return Instant(datetime.combine(day + timedelta(days=1), time(), ZoneInfo("Asia/Shanghai")))


# ── an operation ──


def confirmed_until(entries: Entries, warrant: MatterId) -> Instant | None:
    """Until when the warrant, as it stands, is confirmed in an operation; None while it is not.

    `entries` are those of both, in the order in which they were entered.
    """
    asked = last(entries, o.ConfirmationAsked)
    said = last(entries, o.WarrantConfirmed)
    if not 0 <= asked < said or last(entries, o.ConfirmationDenied) > said:
        return None
    about = of(warrant, entries[_first_asked(entries, asked) :])
    if last(about, *OTHER_CONTENT_OR_STANDING) >= 0:
        return None
    confirmed = entries[said].event
    return confirmed.valid_until if confirmed.number == entries[asked].event.number else None


def _first_asked(entries: Entries, asked: int) -> int:
    """A second request repeats the first, about the warrant as it stood then."""
    while entries[asked].event.second:
        asked = last(entries[:asked], o.ConfirmationAsked)
    return asked


def live_token(entries: Entries) -> Any:
    """The token that may still be used in an operation, as it was issued."""
    issued = last(entries, o.TokenIssued)
    ended = last(
        entries,
        o.TokenLapsed,
        o.WarrantExecuted,
        o.ConfirmationAsked,
        o.IdentityProtested,
        o.MismatchResolved,
        o.WarrantNotExecuted,
    )
    return entries[issued].event if issued > ended else None


def has_open_mismatch(entries: Entries) -> bool:
    """Whether a difference was stated and not explained; one found to be somebody else is never explained."""
    stated = last(entries, o.ConfirmationAsked, where=_differs)
    solved = last(entries, o.MismatchResolved)
    other = last(entries, o.MismatchResolved, where=lambda one: one.finding is MismatchFinding.NOT_THE_PERSON)
    return stated > solved or other >= 0


def _differs(asked: Any) -> bool:
    return not asked.second and any(one.fit is Fit.DIFFERS for one in asked.compared)


def has_open_protest(entries: Entries) -> bool:
    return last(entries, o.IdentityProtested) > last(entries, o.ProtestResolved)


def hands(entries: Entries, *kinds: type[Any]) -> set[UserId]:
    """Who signed any of these."""
    return {line.event.by for line in entries if isinstance(line.event, kinds)}  # type: ignore[attr-defined]


def took_part(entries: Entries) -> set[UserId]:
    """Everybody who acted in the operation itself, with the officers whom others named."""
    found = set[UserId]()
    for line in entries:
        if _is_from_within(line):
            found.add(line.event.by)  # type: ignore[attr-defined]
        if isinstance(line.event, o.TokenIssued):
            found.add(line.event.officer)
        if isinstance(line.event, o.WarrantExecuted):
            found.update(line.event.officers)
    return found


def _is_from_within(line: Line) -> bool:
    is_of_operation = "by" in {one.name for one in fields(line.event)} and line.matter.startswith("operation")
    return is_of_operation and line.command.PUBLIC and not isinstance(line.event, FROM_OUTSIDE)
