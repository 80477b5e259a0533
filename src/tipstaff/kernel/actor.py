"""Who acts, for which office, with which authority."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import AgencyId, OfficeId, RegionCode, UserId


class Role(StrEnum):
    """The authority an appointment gives. A person may hold several, in several offices."""

    COURT = "court"  # issues, recalls and stays the court's own warrants
    REGISTRAR = "registrar"  # enters warrants
    CHECKER = "checker"  # second pair of eyes on an entry
    VALIDATOR = "validator"  # holds entries against their papers again, at set times
    CONFIRMATION_DESK = "confirmation_desk"  # the issuing desk that answers before anybody acts
    DUTY_OFFICER = "duty_officer"  # opens requests and operations, answers the duty queue
    APPROVER = "approver"  # approves or declines co-operation for an office
    COMMAND_OWNER = "command_owner"  # may own the command of an operation
    OFFICER = "officer"  # carries out the execution
    CUSTODY_OFFICER = "custody_officer"  # cares for the person held
    DISPUTE_DECIDER = "dispute_decider"  # decides disputes between the agencies below their own
    REVIEWER = "reviewer"  # reviews what happened
    CENTRAL_AUTHORITY = "central_authority"  # asks other states, and answers them
    HUMAN_RIGHTS_REVIEWER = (
        "human_rights_reviewer"  # decides blindly whether a request between states may go on
    )
    REVIEW_DECIDER = "review_decider"  # decides where two reviewers of human rights differ
    FINANCE = "finance"  # claims, checks and settles what co-operation costs
    FUND = "fund"  # above the agencies: supports costly cases, decides on disputed costs
    RESOURCE_OFFICER = "resource_officer"  # keeps units, rosters, vehicles and experts, and books them
    OVERSIGHT = "oversight"  # sees everything, changes nothing
    CLOCK = "clock"  # the installation itself, noting that a time has passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person at a desk, as they stood when they acted. Copied onto every entry so that the record reads alone."""

    user: UserId
    office: OfficeId
    agency: AgencyId
    region: RegionCode
    zone: str
    """IANA name of the office's time zone."""
    profile: str
    """The rule profile of the agency, such as `cn/2026-1`; a matter opened by this actor keeps it."""
    roles: frozenset[Role]

    def may(self, *roles: Role) -> bool:
        """Whether the actor holds at least one of these roles."""
        return bool(self.roles.intersection(roles))


CLOCK_ROLES = frozenset({Role.CLOCK})
