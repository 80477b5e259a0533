"""The division of duties between the asking and the asked agency."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tipstaff.kernel.ids import AgencyId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, says
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.policy.profile import CooperationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Who bears each duty."""

    lead: Bearer = says(_("Who leads"))
    liability: Bearer = says(_("Who carries legal liability"))
    escort: Bearer = says(_("Who escorts"))
    custody: Bearer = says(_("Who has custody"))
    media: Bearer = says(_("Who speaks to the public"))
    costs: Bearer = says(_("Who bears the costs"))

    def bearer(self, duty: Duty) -> Bearer:
        """Who bears one of them."""
        bearer: Bearer = getattr(self, duty.value)
        return bearer

    def with_decided(self, decided: Mapping[Duty, Bearer]) -> "Division":
        """The same, with what was decided in disputes in place of what was agreed."""
        return replace(self, **{duty.value: bearer for duty, bearer in decided.items()})


def by_the_rules(kind: CooperationKind) -> Division:
    """What a division of this help begins with."""
    return Division(**{rule.duty.value: rule.bears for rule in kind.duties})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A division that one side has put forward."""

    number: int
    duties: Division
    by: UserId
    office: OfficeId
    agency: AgencyId
    at: Instant
    note: Sealed[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A division that binds both sides, by agreement or by the decision of a dispute."""

    number: int
    duties: Division
    by: UserId
    office: OfficeId
    at: Instant
    dispute: int | None = None
    """The dispute whose decision brought it; None for an agreement."""
