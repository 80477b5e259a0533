"""What is known before anybody sets out: the profile's checklist and the answers to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


class Known(StrEnum):
    """An answer to one readiness question. Not knowing is an answer too, and may block."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnswer:
    """The latest answer to one item; the note says what a "no" means for the operation."""

    item: str
    answer: Known
    note: Sealed[str]
    by: UserId
    at: Instant


def blocking_items(answers: Iterable[ReadinessAnswer], rules: Profile) -> tuple[str, ...]:
    """The items that stop the work: the profile wants a yes, and it is a no, not known, or not answered."""
    settled = {answer.item for answer in answers if answer.answer is Known.YES}
    return tuple(item.id for item in rules.readiness if item.blocks_when_unknown and item.id not in settled)
