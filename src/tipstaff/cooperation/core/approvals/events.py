"""What was entered about the approvals of a request. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.approvals.condition import FiledCondition
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import DeputyshipId, OfficeId, RegionCode, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import SilenceEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGivenV1(Event):
    """As it was before requests could change, deputies approve, or an approval be tied to anything."""

    by: UserId
    office: OfficeId
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGiven(Event):
    """The approval of an office is given. `late`: its time had passed before."""

    by: UserId
    office: OfficeId
    """Whose approval it is."""
    given_from: OfficeId
    """Where it was given: the office itself, the deputy's own, or the head's in place of a silent one."""
    in_the_name_of: UserId | None
    """The approver whose deputy gave it."""
    deputyship: DeputyshipId | None
    revision: int
    late: bool
    conditions: tuple[FiledCondition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedByDeputy(Event):
    """A deputy said no in the approver's name."""

    by: UserId
    office: OfficeId
    """Whose no it is."""
    given_from: OfficeId
    in_the_name_of: UserId
    deputyship: DeputyshipId
    ground: str
    explanation: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedOnTheSpot(Event):
    """The duty officer approved before the full approvals; it holds until `until` unless they come."""

    by: UserId
    office: OfficeId
    revision: int
    until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotApprovalLapsed(Event):
    """The full approvals did not come in time, so the approval on the spot lapsed and the request with it."""

    office: OfficeId
    """The office that had approved on the spot."""
    missing: tuple[OfficeId, ...]
    """The offices whose approval did not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestChanged(Event):
    """The asking agency changed its request. Approvals given before are stale; every time runs anew."""

    by: UserId
    office: OfficeId
    revision: int
    place: RegionCode
    papers: tuple[FiledPaper, ...]
    reason: Sealed[str]
    stale: tuple[OfficeId, ...]
    """The offices whose approval has to be given anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceTookEffect(Event):
    """An office's silence has the effect that the rules give it."""

    office: OfficeId
    effect: SilenceEffect
    passed_to: OfficeId | None
    """The office that may decide in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDone(Event):
    """A condition is done."""

    number: int
    by: UserId
    office: OfficeId
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionNotDone(Event):
    """A condition is not done; it may still be."""

    number: int
    by: UserId
    office: OfficeId
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionTimeLapsed(Event):
    """The due moment of a condition passed without a word from the office that owns it."""

    number: int
    office: OfficeId


type ApprovalEvent = (
    ApprovalGivenV1
    | ApprovalGiven
    | DeclinedByDeputy
    | ApprovedOnTheSpot
    | SpotApprovalLapsed
    | RequestChanged
    | SilenceTookEffect
    | ConditionDone
    | ConditionNotDone
    | ConditionTimeLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.approval_given": {1: ApprovalGivenV1, 2: ApprovalGiven},
    "cooperation.declined_by_deputy": {1: DeclinedByDeputy},
    "cooperation.approved_on_the_spot": {1: ApprovedOnTheSpot},
    "cooperation.spot_approval_lapsed": {1: SpotApprovalLapsed},
    "cooperation.changed": {1: RequestChanged},
    "cooperation.silence_took_effect": {1: SilenceTookEffect},
    "cooperation.condition_done": {1: ConditionDone},
    "cooperation.condition_not_done": {1: ConditionNotDone},
    "cooperation.condition_time_lapsed": {1: ConditionTimeLapsed},
}
