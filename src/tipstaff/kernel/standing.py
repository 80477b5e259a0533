"""What one capability may know of another's matter: its standing, as the registrar read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    DeputyshipId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantStanding:
    """A warrant at the moment it was read."""

    warrant: WarrantId
    number: str
    is_in_force: bool
    status: str
    edition: int
    """Rises whenever the warrant's content or standing changes; what was confirmed for an earlier one is void."""
    level: int
    subject: SubjectId
    issuing_desk: OfficeId
    """The office that answers confirmations for it."""
    agency: AgencyId
    court: AgencyId
    region: RegionCode
    is_erased: bool = False
    """Whether the data of its person have been erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationStanding:
    """A co-operation request at the moment it was read."""

    request: CooperationRequestId
    warrant: WarrantId
    is_accepted: bool
    """In full, or on the spot for a time that has not ended."""
    is_for_execution: bool
    """Whether what was agreed to is executing the warrant, and not some other help."""
    asking_agency: AgencyId
    asked_agency: AgencyId
    asked_region: RegionCode
    open_conditions: tuple[str, ...] = ()
    """Conditions of its approvals that come first and are not done, by their ids in the rules."""
    jurisdiction_is_disputed: bool = False
    """Whether a dispute about who has jurisdiction is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyStanding:
    """A deputy of an approver at the moment it was read."""

    deputyship: DeputyshipId
    office: OfficeId
    """The office whose approval the approver gives."""
    approver: UserId
    deputy: UserId
    is_valid: bool
    """Whether the deputy may act now: within the time, not ended, and the approver is still one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationStanding:
    """An operation at the moment it was read."""

    operation: OperationId
    warrant: WarrantId
    subject: SubjectId
    agency: AgencyId
    is_closed: bool
    outcome: str
    took_part: frozenset[UserId]
    """Everybody who acted in it; none of them reviews it."""
    needs_review_at_once: bool = False
    """Whether somebody was wronged, so that its independent review does not wait for the closing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyStanding:
    """An agency as its own tables describe it."""

    agency: AgencyId
    region: RegionCode
    zone: str
    receiving_office: OfficeId
    confirmation_office: OfficeId | None = None
    """The desk that answers confirmations for its warrants; None: the office that registered them does."""
    approving_offices: Mapping[str, OfficeId]
    """The office that gives each approval, by the approval's id in the rules."""
