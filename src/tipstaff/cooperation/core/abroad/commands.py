"""What may be asked about a request between states."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from tipstaff.cooperation.core.abroad.package import Copy
from tipstaff.cooperation.core.abroad.questions import BarAnswer
from tipstaff.cooperation.core.abroad.request import ForeignWarrant, HandoverSide, Sought
from tipstaff.cooperation.core.abroad.view import OpenedView
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ForeignRequestId, OffenceCode, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says


class NoticeOutcome(StrEnum):
    """What a review of a notice comes to."""

    KEEP = "keep"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ForeignCommand(Command):
    MATTER: ClassVar[str] = "request"

    request: ForeignRequestId = says(_("The request between states"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAbroad(_ForeignCommand):
    """We ask another state for a person under one of our warrants."""

    warrant: WarrantId = says(_("The warrant for which another state is asked"))
    instrument: str = says(_("The treaty or other text under which it is asked"))
    country: str = says(_("The other state, two letters"))
    offence: OffenceCode = says(_("The offence by our own law"))
    sought: Sought = says(_("What the person is sought for"))
    months: int | None = says(
        _("Months threatened at most, or left to be served; left empty for life and death"), None
    )
    is_listed: bool = says(_("An offence of the list that needs no double criminality"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFromAbroad(_ForeignCommand):
    """Another state asks us for a person under one of its warrants."""

    subject: SubjectId = says(_("Under whose key the person's data are sealed"))
    instrument: str = says(_("The treaty or other text under which it asks"))
    country: str = says(_("The other state, two letters"))
    reference: str = says(_("The other state's number of the request"))
    foreign: ForeignWarrant = says(_("Its judicial order"))
    offence: OffenceCode = says(_("The offence by our own law"))
    sought: Sought = says(_("What the person is sought for"))
    months: int | None = says(
        _("Months threatened at most, or left to be served; left empty for life and death"), None
    )
    is_listed: bool = says(_("An offence of the list that needs no double criminality"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestions(_ForeignCommand):
    """The questions about what bars the request are answered, each with its reasons."""

    answers: tuple[BarAnswer, ...] = says(_("The answers, each with its reasons"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAssurance(_ForeignCommand):
    """Somebody named has given an assurance that can be monitored."""

    question: str = says(_("The question that the assurance answers"))
    given_by: str = says(_("Who gave it: name and office; sealed"))
    given_on: date = says(_("The day on which it was given"))
    statement: str = says(
        _("How it will be seen that it is kept: who visits, how often, who reports; sealed")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePart(_ForeignCommand):
    """One part of the package is filed, or filed anew."""

    part: str = says(_("The part of the package"))
    text: str = says(_("What it says; sealed"))
    certified_copy: Copy | None = says(_("Its certified copy, where one is needed"), None)
    certified_by: str = says(_("Who certified the copy; sealed"), "")
    certified_on: date | None = says(_("The day on which the copy was certified"), None)
    translation: str = says(_("Its translation; sealed"), "")
    translated_by: str = says(_("Who translated it; sealed"), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PutToReview(_ForeignCommand):
    """Two reviewers of human rights are named; each decides without knowing the other's view."""

    first: UserId = says(_("The first reviewer"))
    second: UserId = says(_("The second reviewer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealView(_ForeignCommand):
    """A reviewer has decided. Only a commitment and a box come here; the code that opens it stays with them."""

    commitment: str = says(_("The commitment to the view"))
    lock: str = says(_("The public half of the reviewer's key"))
    box: str = says(_("The view, closed with it; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverView(_ForeignCommand):
    """The first to open hands the view over, closed so that it opens together with the other one."""

    parcel: str = says(_("The view, closed with the other reviewer's lock; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenViews(_ForeignCommand):
    """The second to open opens both views at once; each is held against its commitment."""

    views: tuple[OpenedView, ...] = says(_("Both views, the first reviewer's first"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReviewerSilent(_ForeignCommand):
    """A reviewer has let their time pass."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("Which of the two reviewers"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceReviewer(_ForeignCommand):
    """Somebody else is named in place of a reviewer who let their time pass."""

    number: int = says(_("Which of the two reviewers"))
    reviewer: UserId = says(_("Who takes over"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRequest(_ForeignCommand):
    """Where the two differ: the decider lets the request go on. The dissent stays."""

    reason: str = says(_("Why it may go on; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRequest(_ForeignCommand):
    """The request is refused: before the review by the authority itself, where the two differ by the decider."""

    ground: str = says(_("The ground on which it is refused"))
    reason: str = says(_("The reasons; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAbroad(_ForeignCommand):
    """The released request leaves, by the channel of its instrument."""

    reference: str = says(_("Number of the letter with which it left"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGranted(_ForeignCommand):
    """The request was granted: by the other state where we asked, by our court where it asked."""

    reason: str = says(_("The decision and its reasons; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRefused(_ForeignCommand):
    """The request was refused: by the other state where we asked, by our court where it asked."""

    ground: str = says(_("The ground on which it was refused"))
    reason: str = says(_("The reasons; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplement(_ForeignCommand):
    """The asked side asks for more papers; a clock runs from now on."""

    what: str = says(_("What is asked for; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendSupplement(_ForeignCommand):
    """More time is given for the papers, once."""

    reason: str = says(_("Why more time is needed; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveSupplement(_ForeignCommand):
    """The papers were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDetention(_ForeignCommand):
    """The person is held for this request. The time of the act is when the custody began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDetention(_ForeignCommand):
    """The time of the custody is extended, once, as far as the instrument lets."""

    reason: str = says(_("The reasons, of which the other side is told at once; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFormalRequest(_ForeignCommand):
    """The formal request with its papers has reached the side that holds the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent(_ForeignCommand):
    """The person consents to the surrender, having been told their rights before."""

    rights_told: bool = says(
        _("Told before: what the warrant says, that consent is free, lawyer, interpreter"), default=False
    )
    statement: str = says(_("Before whom the consent was given, and its words; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTimePassed(_ForeignCommand):
    """A time has passed, and something follows from it."""

    PUBLIC: ClassVar[bool] = False

    clock: str = says(_("Which clock"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRelease(_ForeignCommand):
    """The person was released."""

    note: str = says(_("Where, by whom, and what was given back; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHoldGround(_ForeignCommand):
    """The person stays in custody although the time has passed, on a ground that the rules list."""

    ground: str = says(_("The legal ground on which the person stays in custody"))
    explanation: str = says(_("The decision by its number and date, and who made it; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeHandover(_ForeignCommand):
    """Both sides have agreed when the person is handed over."""

    agreed_for: Instant = says(_("When the person is to be handed over"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendHandover(_ForeignCommand):
    """The taking side could not come, for a reason beyond its power: more time, once."""

    reason: str = says(_("What kept the taking side from coming; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignHandover(_ForeignCommand):
    """One side signs the hand-over; with the second signature the person is surrendered."""

    side: HandoverSide = says(_("Which side signs"))
    signed_by: str = says(_("Who signed: name and office; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentToOffence(_ForeignCommand):
    """The surrendering side consents to prosecution for another offence, or the person waives before a judge."""

    offence: OffenceCode = says(_("The other offence"))
    given_by: str = says(_("Who consented, with the decision's number; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActForOffence(_ForeignCommand):
    """The surrendered person is dealt with for an offence: allowed only as far as speciality goes."""

    offence: OffenceCode = says(_("The offence for which something is done"))
    what: str = says(_("What is done; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinalRelease(_ForeignCommand):
    """The surrendered person was finally released and is free to leave; the time of speciality runs from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNotice(_ForeignCommand):
    """The need for a notice is looked at again."""

    outcome: NoticeOutcome = says(_("What becomes of the notice"))
    reason: str = says(_("Why; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAbroad(_ForeignCommand):
    """The request is withdrawn; whoever is held for it goes free."""

    reason: str = says(_("Why it is withdrawn; sealed"))


type ForeignCommand = (
    AskAbroad
    | RecordFromAbroad
    | AnswerQuestions
    | RecordAssurance
    | FilePart
    | PutToReview
    | SealView
    | HandOverView
    | OpenViews
    | NoteReviewerSilent
    | ReplaceReviewer
    | ReleaseRequest
    | RefuseRequest
    | SendAbroad
    | RecordGranted
    | RecordRefused
    | AskSupplement
    | ExtendSupplement
    | GiveSupplement
    | RecordDetention
    | ExtendDetention
    | RecordFormalRequest
    | RecordConsent
    | NoteTimePassed
    | RecordRelease
    | NameHoldGround
    | AgreeHandover
    | ExtendHandover
    | SignHandover
    | ConsentToOffence
    | ActForOffence
    | RecordFinalRelease
    | ReviewNotice
    | WithdrawAbroad
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.ask_abroad": AskAbroad,
    "cooperation.record_from_abroad": RecordFromAbroad,
    "cooperation.answer_questions": AnswerQuestions,
    "cooperation.record_assurance": RecordAssurance,
    "cooperation.file_part": FilePart,
    "cooperation.put_to_review": PutToReview,
    "cooperation.seal_view": SealView,
    "cooperation.hand_over_view": HandOverView,
    "cooperation.open_views": OpenViews,
    "cooperation.note_reviewer_silent": NoteReviewerSilent,
    "cooperation.replace_reviewer": ReplaceReviewer,
    "cooperation.release_request": ReleaseRequest,
    "cooperation.refuse_request": RefuseRequest,
    "cooperation.send_abroad": SendAbroad,
    "cooperation.record_granted": RecordGranted,
    "cooperation.record_refused": RecordRefused,
    "cooperation.ask_supplement": AskSupplement,
    "cooperation.extend_supplement": ExtendSupplement,
    "cooperation.give_supplement": GiveSupplement,
    "cooperation.record_detention": RecordDetention,
    "cooperation.extend_detention": ExtendDetention,
    "cooperation.record_formal_request": RecordFormalRequest,
    "cooperation.record_consent": RecordConsent,
    "cooperation.note_time_passed": NoteTimePassed,
    "cooperation.record_release": RecordRelease,
    "cooperation.name_hold_ground": NameHoldGround,
    "cooperation.agree_handover": AgreeHandover,
    "cooperation.extend_handover": ExtendHandover,
    "cooperation.sign_handover": SignHandover,
    "cooperation.consent_to_offence": ConsentToOffence,
    "cooperation.act_for_offence": ActForOffence,
    "cooperation.record_final_release": RecordFinalRelease,
    "cooperation.review_notice": ReviewNotice,
    "cooperation.withdraw_abroad": WithdrawAbroad,
}
