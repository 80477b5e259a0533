"""The scene of an execution: to whom the paper was shown and when, and how the person answered each difference."""

from dataclasses import dataclass

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.difference import SealedComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What was done at the door before anybody was arrested."""

    shown_at: Instant
    shown_to: Sealed[str]
    compared: tuple[SealedComparison, ...]
    """Each feature as the person answered it; empty where it was only said that every difference was asked."""
