"""What a decision about an operation rests on besides the operation."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import CooperationStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and how the warrant and the co-operation stand at this moment."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None
    cooperation: CooperationStanding | None
    place_is_own: bool
    """Whether the place lies in the region of the acting agency."""
    place_is_theirs: bool = False
    """Whether the place lies in the region of the agency that was asked for co-operation."""
    jurisdiction_is_disputed: bool = False
    """Whether a dispute about who has jurisdiction over the case is open."""
    reviewing_office: OfficeId | None = None
    """The office that reviews the agency's operations, where one is named."""
    is_barred_by_speciality: bool = False
    """Whether a state surrendered the person under another warrant of the person-record, and not for this offence."""
