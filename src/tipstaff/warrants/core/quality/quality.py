"""What was found in an entry's data and what became of it; what tells its person from others."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tipstaff.kernel.ids import UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class Became(StrEnum):
    """What became of an error that was found."""

    CORRECTED = "corrected"
    """Put right at entry, for only one value could be right."""
    OPEN = "open"
    """Proposed to the owner, who has not answered."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REWRITTEN = "rewritten"
    """The entry was written anew before anybody answered."""


class Verdict(StrEnum):
    """What a human says of two warrants with the same document number."""

    SAME_PERSON = "same_person"
    DIFFERENT_PEOPLE = "different_people"
    SAME_INSTRUMENT = "same_instrument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An error that a rule found, numbered within its warrant from 1."""

    number: int
    rule: str
    field: str
    before: Sealed[str]
    value: Sealed[str]
    """What is right or proposed; empty where nobody could tell."""
    answer: Became
    found_at: Instant
    answered_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Another warrant whose person holds the same document number, and what a human says of the two."""

    other: WarrantId
    verdict: Verdict | None = None
    by: UserId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheSame:
    """Another warrant's person, who is somebody else, and what tells the two apart."""

    other: WarrantId
    tells_apart: Sealed[str]
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Everything of this kind about one warrant."""

    found: tuple[Found, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    not_the_same: tuple[NotTheSame, ...] = ()

    @property
    def open(self) -> tuple[Found, ...]:
        """The proposals that wait for the owner's answer, the oldest first."""
        return tuple(one for one in self.found if one.answer is Became.OPEN)

    @property
    def undecided(self) -> tuple[WarrantId, ...]:
        """The other warrants about which nobody has said whether they are the same."""
        return tuple(one.other for one in self.duplicates if one.verdict is None)

    @property
    def decided(self) -> frozenset[WarrantId]:
        """The other warrants about which somebody has."""
        return frozenset(one.other for one in self.duplicates if one.verdict is not None)

    def answered(self, number: int, answer: Became, at: Instant) -> "Quality":
        """With one proposal answered."""
        found = tuple(
            replace(one, answer=answer, answered_at=at) if one.number == number else one for one in self.found
        )
        return replace(self, found=found)

    def rewritten(self, at: Instant) -> "Quality":
        """With no proposal open: the entry that they were about stands no more."""
        found = tuple(
            replace(one, answer=Became.REWRITTEN, answered_at=at) if one.answer is Became.OPEN else one
            for one in self.found
        )
        return replace(self, found=found)


NOTHING_FOUND = Quality()
