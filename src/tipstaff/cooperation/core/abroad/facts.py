"""What else a decision about a request between states rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import ForeignRequestId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when, how the warrant stands, and who may review and decide."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None = None
    reviewers: Mapping[UserId, OfficeId] = field(default_factory=dict)
    """Everybody who holds the authority of a human-rights reviewer, with the office they hold it in."""
    decider_office: OfficeId | None = None
    """The office of whoever decides where two differ; None where nobody is appointed."""
    refused_before: tuple[ForeignRequestId, ...] = ()
    """Only where another state is asked: requests for the same warrant that were refused."""
    already_open: ForeignRequestId | None = None
    """Only where another state is asked: an open request for the same warrant to the same state."""
