"""What else a decision about a unit rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import UnitId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding
from tipstaff.resources.core.unit.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when; of an officer who joins, their agency and unit; the operation; the other unit."""

    actor: Actor
    now: Instant
    is_of_agency: bool = False
    """Whether the officer who joins holds an appointment in the agency."""
    enrolled_in: UnitId | None = None
    """The unit in which the officer who joins is already."""
    operation: OperationStanding | None = None
    other: Unit | None = None
    """The unit to which something is handed over, or that hands it over."""
