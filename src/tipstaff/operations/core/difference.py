"""What fits and what does not between the person met and the record: asked first, feature by feature."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, says


class Feature(StrEnum):
    """What is held against the record. After Garcia v. County of Riverside, where height and middle name spoke."""

    HEIGHT = "height"
    BIRTH = "birth"
    NAMES = "names"
    MARKS = "marks"
    DOCUMENT = "document"
    OTHER = "other"
    """Sex, build, anything else: so that no difference lacks a row of its own."""


class Fit(StrEnum):
    """How a feature of the person met stands to the record."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_SEEN = "not_seen"
    NOT_MET = "not_met"
    """Nobody has met the person yet: an answer to a routine request alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One feature with its answer, as somebody states it."""

    feature: Feature = says(_("The feature that was compared."))
    fit: Fit = says(_("Agrees, differs, could not be seen, or the person has not been met yet."))
    seen: str = says(_("What was seen; needed where it differs."), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedComparison:
    """One feature with its answer, as the record keeps it: what was seen is the person's own."""

    feature: Feature
    fit: Fit
    seen: Sealed[str]


def missing(compared: Iterable[Comparison]) -> tuple[Feature, ...]:
    """The features that were not asked about: without an answer, or answered as if nobody had been met."""
    answered = {one.feature for one in compared if one.fit is not Fit.NOT_MET}
    return tuple(feature for feature in Feature if feature not in answered)


def whole(compared: Iterable[Comparison], subject: SubjectId) -> tuple[SealedComparison, ...]:
    """Every feature in its sequence; one that nobody answered has not been met."""
    given = {one.feature: one for one in compared}
    rows = (given.get(feature) or Comparison(feature=feature, fit=Fit.NOT_MET) for feature in Feature)
    return tuple(
        SealedComparison(feature=row.feature, fit=row.fit, seen=Sealed(subject, row.seen)) for row in rows
    )


def differing(compared: Iterable[SealedComparison]) -> tuple[SealedComparison, ...]:
    """What does not fit."""
    return tuple(one for one in compared if one.fit is Fit.DIFFERS)
