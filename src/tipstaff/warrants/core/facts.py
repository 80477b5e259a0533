"""What else a decision about a warrant rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import OfficeId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and whether the issuing court is one that the installation knows."""

    actor: Actor
    now: Instant
    court_is_known: bool
    issuing_desk: OfficeId | None = None
    """The desk of the actor's agency that answers confirmations; None: the registering office itself."""
    other: WarrantStanding | None = None
    """The other warrant that the command names, if it names one."""
    record_lives: bool = False
    """Whether another warrant on the same person-record has not been deleted yet."""
    drafted_for: AgencyStanding | None = None
    """The agency that a court's draft names, if it is one that registers warrants."""
    assignee_is_validator: bool = False
    """Whether whom a validation is assigned to holds that authority in the registering agency. It is read from
    plain tables; whoever validates is asked for it again."""
    same_documents: tuple[WarrantId, ...] = ()
    """Other open warrants whose person holds exactly one of this one's documents, by number and country."""
