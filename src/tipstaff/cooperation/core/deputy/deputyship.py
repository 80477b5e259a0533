"""Somebody who approves in an approver's name, for a time."""

from dataclasses import dataclass

from tipstaff.kernel.ids import AgencyId, DeputyshipId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import DeputyStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputyship:
    """Who was named by whom, for which office's approval, from when until when."""

    id: DeputyshipId
    agency: AgencyId
    office: OfficeId
    """The office whose approval the approver gives."""
    approver: UserId
    deputy: UserId
    valid_from: Instant
    valid_until: Instant
    named_at: Instant
    ended_at: Instant | None = None
    ended_by: UserId | None = None

    def is_valid(self, now: Instant) -> bool:
        """Whether the deputy may act: from the first moment until before the last, unless it was ended."""
        return self.ended_at is None and self.valid_from <= now < self.valid_until


def standing(deputyship: Deputyship, now: Instant, *, approver_still_approves: bool) -> DeputyStanding:
    """What a decision about a request may know of a deputy: nobody acts for an approver who is none any more."""
    return DeputyStanding(
        deputyship=deputyship.id,
        office=deputyship.office,
        approver=deputyship.approver,
        deputy=deputyship.deputy,
        is_valid=deputyship.is_valid(now) and approver_still_approves,
    )
