"""What was entered about a co-operation request. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.approvals import events as approval_events
from tipstaff.cooperation.core.approvals.events import ApprovalEvent
from tipstaff.cooperation.core.asking import events as asking
from tipstaff.cooperation.core.asking.events import AskingEvent
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.cooperation.core.responsibility import events as responsibility
from tipstaff.cooperation.core.responsibility.events import ResponsibilityEvent
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    OfficeId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationAsked(Event):
    """An agency asked another one for help; every office that must agree was asked at the same time."""

    request: CooperationRequestId
    warrant: WarrantId
    edition: int
    subject: SubjectId
    kind: Cooperation
    level: int
    place: RegionCode
    by: UserId
    asking_agency: AgencyId
    asking_office: OfficeId
    asked_agency: AgencyId
    asked_region: RegionCode
    zone: str
    receiving_office: OfficeId
    approving_offices: tuple[OfficeId, ...]
    """One for each approval that the rules list for this help, in their sequence."""
    papers: tuple[FiledPaper, ...]
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAcknowledged(Event):
    """The receiving office replied for the first time."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationAccepted(Event):
    """Every approval that was needed is given; these are whose was the last."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationDeclined(Event):
    """The asked agency said no."""

    by: UserId
    office: OfficeId
    ground: str
    explanation: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn(Event):
    """The asking agency took its request back."""

    by: UserId
    office: OfficeId
    explanation: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalTimeLapsed(Event):
    """An approving office said nothing in its time. Neither a yes nor a no; it may still agree, late."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReplyTimeLapsed(Event):
    """The receiving office did not reply in its time."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTimeLapsed(Event):
    """The time for the whole answer passed. The request stays open; the asking office takes it higher."""

    office: OfficeId
    """The receiving office, which owed the answer."""
    missing: tuple[OfficeId, ...]
    """The approving offices that had not agreed."""
    escalation_owner: OfficeId
    """The asking office, which now has to act."""


type CooperationEvent = (
    CooperationAsked
    | RequestAcknowledged
    | ApprovalEvent
    | CooperationAccepted
    | CooperationDeclined
    | RequestWithdrawn
    | ApprovalTimeLapsed
    | FirstReplyTimeLapsed
    | AnswerTimeLapsed
    | AskingEvent
    | ResponsibilityEvent
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.asked": {1: CooperationAsked},
    "cooperation.acknowledged": {1: RequestAcknowledged},
    "cooperation.accepted": {1: CooperationAccepted},
    "cooperation.declined": {1: CooperationDeclined},
    "cooperation.withdrawn": {1: RequestWithdrawn},
    "cooperation.approval_time_lapsed": {1: ApprovalTimeLapsed},
    "cooperation.first_reply_time_lapsed": {1: FirstReplyTimeLapsed},
    "cooperation.answer_time_lapsed": {1: AnswerTimeLapsed},
    **approval_events.EVENTS,
    **asking.EVENTS,
    **responsibility.EVENTS,
}
