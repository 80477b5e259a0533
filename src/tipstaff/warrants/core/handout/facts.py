"""What else a decision about giving out rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import AgencyId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A warrant as the register holds it at the moment of the decision."""

    edition: int
    is_in_force: bool
    has_ended: bool
    subject: SubjectId
    agency: AgencyId
    court: AgencyId
    person_is_erased: bool
    ends_at: Instant | None
    """When it ends or rests by its own dates."""
    is_published: bool = True
    """Whether a signed checkpoint covers every entry about it; asked for a pack only, which carries their proofs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who gives out, when, and how the warrants stand."""

    actor: Actor
    now: Instant
    held: Mapping[WarrantId, Held] = field(default_factory=dict)
    """The warrants that are on the register, of those that are asked for."""
    has_looked: bool = False
    """Whether the actor has an open look at the person of the first warrant."""
    recipient_is_known: bool = True
    """Whether the office that is named as recipient is one of this installation."""
