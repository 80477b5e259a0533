"""That a person was erased, and why."""

from dataclasses import dataclass

from tipstaff.kernel.ids import MatterId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A person's erasure. It happens once, and nothing follows upon it."""

    id: MatterId
    subject: SubjectId
    warrant: WarrantId
    """The last warrant of the person-record; its deletion erased the person."""
    at: Instant
