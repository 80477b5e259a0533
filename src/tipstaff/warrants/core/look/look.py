"""A look at the person whom a warrant names: why, for which case, by whom."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from tipstaff.kernel.ids import LookId, OfficeId, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed

LASTS: Final = timedelta(minutes=30)
"""How long a look lets the same person see the same data again without stating a purpose anew."""


class Purpose(StrEnum):
    """What personal data are looked at for. There is no other reason to look."""

    ENTRY = "entry"
    CONFIRMATION = "confirmation"
    COOPERATION = "cooperation"
    OPERATION = "operation"
    IDENTITY = "identity"
    CUSTODY = "custody"
    PROCEEDINGS = "proceedings"
    CORRECTION = "correction"
    REVIEW = "review"
    OVERSIGHT = "oversight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look. It is a matter of its own, so that looking changes nothing about the warrant."""

    id: LookId
    warrant: WarrantId
    subject: SubjectId
    purpose: Purpose
    case_reference: Sealed[str]
    by: UserId
    office: OfficeId
    at: Instant
