"""A reviewer's view, and how it is kept from everybody until both views are sealed."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import Answer


class Verdict(StrEnum):
    """What a reviewer decides."""

    RELEASE = "release"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reviewer decided, in full. It stands nowhere in the clear before both are opened."""

    verdict: Verdict
    torture: Answer
    persecution: Answer
    reasons: str

    @property
    def excludes_danger(self) -> bool:
        """Whether torture and persecution were both answered with "no"."""
        return self.torture is Answer.NO and self.persecution is Answer.NO

    @property
    def releases(self) -> bool:
        """Whether it lets the request go on: never while a danger is not excluded."""
        return self.verdict is Verdict.RELEASE and self.excludes_danger


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedView:
    """A view with the salt of its commitment, as its reviewer's code opened it."""

    salt: str
    """In hexadecimal."""
    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownView:
    """A view as it stands on the record once both were opened."""

    number: int
    verdict: Verdict
    torture: Answer
    persecution: Answer
    reasons: Sealed[str]
    salt: str

    @property
    def excludes_danger(self) -> bool:
        return self.torture is Answer.NO and self.persecution is Answer.NO

    @property
    def releases(self) -> bool:
        return self.verdict is Verdict.RELEASE and self.excludes_danger


def commitment_of(opened: OpenedView) -> str:
    """SHA-256 over the salt and the view's canonical text: it fixes the view, and without the salt says nothing of it.

    Raises ValueError for a salt that is no hexadecimal.
    """
    text = canonical(plain(opened.view)).encode()
    return hashlib.sha256(bytes.fromhex(opened.salt) + text).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedView:
    """A view that only its reviewer's code opens."""

    commitment: str
    lock: str
    """The public half of the reviewer's key, in hexadecimal: what is closed with it only their code opens."""
    box: Sealed[str]
    """The view, closed with that lock."""
    at: Instant
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerState:
    """One of two reviewers. Numbered 1 and 2; whoever takes over keeps the number."""

    number: int
    reviewer: UserId
    office: OfficeId
    since: Instant
    sealed: SealedView | None = None
    parcel: Sealed[str] | None = None
    """The view once more, closed with the other reviewer's lock: it opens together with theirs."""
    silent_at: Instant | None = None
    """When it was noted that they had let their time pass; somebody else is then named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A reviewer who let their time pass and was replaced."""

    number: int
    reviewer: UserId
    office: OfficeId
    stage: str
    silent_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindReview:
    """One round of two reviewers."""

    reviewers: tuple[ReviewerState, ReviewerState]
    former: tuple[Former, ...] = ()
    views: tuple[KnownView, ...] = ()
    """Empty until both were opened."""

    @property
    def sealed_at(self) -> Instant | None:
        """When the second view was sealed; None before."""
        moments = [one.sealed.at for one in self.reviewers if one.sealed]
        return max(moments) if len(moments) == len(self.reviewers) else None

    @property
    def took_part(self) -> frozenset[UserId]:
        """Everybody who was ever named in it."""
        named = {one.reviewer for one in self.reviewers} | {one.reviewer for one in self.former}
        return frozenset(named)

    def of(self, reviewer: UserId) -> ReviewerState | None:
        """The place of a reviewer; None for whoever is not one."""
        return next((one for one in self.reviewers if one.reviewer == reviewer), None)

    def numbered(self, number: int) -> ReviewerState | None:
        """The reviewer of this number."""
        return next((one for one in self.reviewers if one.number == number), None)

    def other(self, number: int) -> ReviewerState:
        """The other one of the two."""
        return next(one for one in self.reviewers if one.number != number)

    @property
    def stage(self) -> str:
        """`view` while one is not sealed, then `reveal`."""
        return "view" if self.sealed_at is None else "reveal"

    @property
    def awaited(self) -> tuple[ReviewerState, ...]:
        """Whose act is waited for: a seal, then the opening. Where both handed over and nothing opened, the first."""
        if self.sealed_at is None:
            return tuple(one for one in self.reviewers if one.sealed is None)
        without = tuple(one for one in self.reviewers if one.parcel is None)
        return without or self.reviewers[:1]
