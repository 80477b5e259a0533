"""What was entered about a request between states. Names and fields are for ever."""

from dataclasses import dataclass
from datetime import date

from tipstaff.cooperation.core.abroad.commands import NoticeOutcome
from tipstaff.cooperation.core.abroad.package import FiledPart
from tipstaff.cooperation.core.abroad.questions import SealedAnswer
from tipstaff.cooperation.core.abroad.request import ForeignWarrant, HandoverSide, RefusedBy, Sought
from tipstaff.cooperation.core.abroad.view import KnownView
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import (
    AgencyId,
    ForeignRequestId,
    OffenceCode,
    OfficeId,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import PackageForm


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAbroad(Event):
    """We prepare to ask another state. Nothing has left yet."""

    request: ForeignRequestId
    warrant: WarrantId
    subject: SubjectId
    instrument: str
    form: PackageForm
    country: str
    offence: OffenceCode
    sought: Sought
    months: int | None
    is_listed: bool
    earlier: tuple[ForeignRequestId, ...]
    """Requests for this warrant that were refused before."""
    agency: AgencyId
    office: OfficeId
    zone: str
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFromAbroad(Event):
    """Another state has asked us."""

    request: ForeignRequestId
    subject: SubjectId
    instrument: str
    form: PackageForm
    country: str
    reference: str
    foreign: Sealed[ForeignWarrant]
    offence: OffenceCode
    sought: Sought
    months: int | None
    is_listed: bool
    agency: AgencyId
    office: OfficeId
    zone: str
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class BarsAnswered(Event):
    """Questions about what bars the request were answered, or answered anew."""

    answers: tuple[SealedAnswer, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AssuranceRecorded(Event):
    """An assurance by somebody named, dated, and with how it is monitored."""

    question: str
    given_by: Sealed[str]
    given_on: date
    monitored: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfPackageFiled(Event):
    """A part of the package was filed, or filed anew."""

    filed: FiledPart
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewersNamed(Event):
    """Two reviewers were named, each with the office they hold the authority in. Named at `at`."""

    first: UserId
    first_office: OfficeId
    second: UserId
    second_office: OfficeId
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSealed(Event):
    """A reviewer has decided, and what they decided nobody can read. `at`: when it was entered."""

    number: int
    commitment: str
    lock: str
    box: Sealed[str]
    late: bool
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewHandedOver(Event):
    """A reviewer has opened, for the other one's code alone."""

    number: int
    parcel: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsOpened(Event):
    """Both views were opened at once, and each is what its reviewer had committed to."""

    views: tuple[KnownView, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerSilent(Event):
    """A reviewer let their time pass: for the seal (`view`) or for the opening (`reveal`). Noted at `at`."""

    number: int
    stage: str
    reviewer: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerReplaced(Event):
    """Somebody else takes the place of a silent reviewer. Named at `at`."""

    number: int
    reviewer: UserId
    reviewer_office: OfficeId
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsDiffer(Event):
    """The reviewers differ; a third person decides, from `at` on."""

    decider_office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadReleased(Event):
    """The request may go on. `reason` is the decider's; where both reviewers agreed there is none."""

    reason: Sealed[str] | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadRefused(Event):
    """The request was refused, by whom and on which ground."""

    refused_by: RefusedBy
    ground: str
    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadSent(Event):
    """The request has left by its channel. `sent_at`: when it was entered."""

    reference: str
    by: UserId
    office: OfficeId
    sent_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadGranted(Event):
    """The request was granted."""

    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked(Event):
    """More papers were asked for."""

    what: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementExtended(Event):
    """More time was given for the papers."""

    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementGiven(Event):
    """The papers were given."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementLapsed(Event):
    """The papers did not come in time: the case has ended."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class DetentionRecorded(Event):
    """The person is held for the request, since `happened_at`."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class DetentionExtended(Event):
    """The time of the custody was extended, with reasons."""

    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalRequestRecorded(Event):
    """The formal request reached the side that holds the person."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecorded(Event):
    """The person consented, after having been told their rights."""

    statement: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDue(Event):
    """A time has passed after which nobody may be held: the person goes free at once. Noted at `at`."""

    clock: str
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecorded(Event):
    """The person was released."""

    note: Sealed[str]
    late: bool
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldGroundNamed(Event):
    """The person stays in custody on a named legal ground. Named at `at`."""

    ground: str
    explanation: Sealed[str]
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAgreed(Event):
    """Both sides agreed when the person is handed over."""

    agreed_for: Instant
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverExtended(Event):
    """The taking side got more time."""

    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSigned(Event):
    """One side has signed the hand-over."""

    side: HandoverSide
    signed_by: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSurrendered(Event):
    """Both sides have signed: the person was surrendered, for this offence and no other."""

    offence: OffenceCode
    days_held: int
    """Whole days in custody for this request, which count towards a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceConsented(Event):
    """Prosecution for another offence was consented to."""

    offence: OffenceCode
    given_by: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ActedForOffence(Event):
    """Something was done about an offence that speciality allows."""

    offence: OffenceCode
    what: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalReleaseRecorded(Event):
    """The surrendered person is free to leave."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialityLapsed(Event):
    """The person stayed after the final release: speciality protects no longer."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReviewed(Event):
    """The need for a notice was looked at. Entered at `at`."""

    outcome: NoticeOutcome
    reason: Sealed[str]
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLapsed(Event):
    """Nobody looked at the need for a notice in time: it has ended."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadWithdrawn(Event):
    """The request was withdrawn."""

    reason: Sealed[str]
    by: UserId
    office: OfficeId


type ForeignEvent = (
    AskedAbroad
    | ReceivedFromAbroad
    | BarsAnswered
    | AssuranceRecorded
    | PartOfPackageFiled
    | ReviewersNamed
    | ViewSealed
    | ViewHandedOver
    | ViewsOpened
    | ReviewerSilent
    | ReviewerReplaced
    | ViewsDiffer
    | AbroadReleased
    | AbroadRefused
    | AbroadSent
    | AbroadGranted
    | SupplementAsked
    | SupplementExtended
    | SupplementGiven
    | SupplementLapsed
    | DetentionRecorded
    | DetentionExtended
    | FormalRequestRecorded
    | ConsentRecorded
    | ReleaseDue
    | ReleaseRecorded
    | HoldGroundNamed
    | HandoverAgreed
    | HandoverExtended
    | HandoverSigned
    | PersonSurrendered
    | OffenceConsented
    | ActedForOffence
    | FinalReleaseRecorded
    | SpecialityLapsed
    | NoticeReviewed
    | NoticeLapsed
    | AbroadWithdrawn
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.asked_abroad": {1: AskedAbroad},
    "cooperation.received_from_abroad": {1: ReceivedFromAbroad},
    "cooperation.bars_answered": {1: BarsAnswered},
    "cooperation.assurance_recorded": {1: AssuranceRecorded},
    "cooperation.part_of_package_filed": {1: PartOfPackageFiled},
    "cooperation.reviewers_named": {1: ReviewersNamed},
    "cooperation.view_sealed": {1: ViewSealed},
    "cooperation.view_handed_over": {1: ViewHandedOver},
    "cooperation.views_opened": {1: ViewsOpened},
    "cooperation.reviewer_silent": {1: ReviewerSilent},
    "cooperation.reviewer_replaced": {1: ReviewerReplaced},
    "cooperation.views_differ": {1: ViewsDiffer},
    "cooperation.abroad_released": {1: AbroadReleased},
    "cooperation.abroad_refused": {1: AbroadRefused},
    "cooperation.abroad_sent": {1: AbroadSent},
    "cooperation.abroad_granted": {1: AbroadGranted},
    "cooperation.supplement_asked": {1: SupplementAsked},
    "cooperation.supplement_extended": {1: SupplementExtended},
    "cooperation.supplement_given": {1: SupplementGiven},
    "cooperation.supplement_lapsed": {1: SupplementLapsed},
    "cooperation.detention_recorded": {1: DetentionRecorded},
    "cooperation.detention_extended": {1: DetentionExtended},
    "cooperation.formal_request_recorded": {1: FormalRequestRecorded},
    "cooperation.consent_recorded": {1: ConsentRecorded},
    "cooperation.release_due": {1: ReleaseDue},
    "cooperation.release_recorded": {1: ReleaseRecorded},
    "cooperation.hold_ground_named": {1: HoldGroundNamed},
    "cooperation.handover_agreed": {1: HandoverAgreed},
    "cooperation.handover_extended": {1: HandoverExtended},
    "cooperation.handover_signed": {1: HandoverSigned},
    "cooperation.person_surrendered": {1: PersonSurrendered},
    "cooperation.offence_consented": {1: OffenceConsented},
    "cooperation.acted_for_offence": {1: ActedForOffence},
    "cooperation.final_release_recorded": {1: FinalReleaseRecorded},
    "cooperation.speciality_lapsed": {1: SpecialityLapsed},
    "cooperation.notice_reviewed": {1: NoticeReviewed},
    "cooperation.notice_lapsed": {1: NoticeLapsed},
    "cooperation.abroad_withdrawn": {1: AbroadWithdrawn},
}
