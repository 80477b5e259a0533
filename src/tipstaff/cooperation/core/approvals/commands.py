"""What may be asked about the approvals of a request."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.cooperation.core.approvals.condition import ConditionWanted
from tipstaff.cooperation.core.request import Paper
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import CooperationRequestId, DeputyshipId, OfficeId, RegionCode
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _ApprovalCommand(Command):
    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveApproval(_ApprovalCommand):
    """An approving office of the asked agency agrees; the last one needed accepts the request."""

    revision: int = says(_("Which version of the request is approved; the first is 1"), 1)
    conditions: tuple[ConditionWanted, ...] = says(_("What the approval is tied to"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveApprovalAsDeputy(_ApprovalCommand):
    """A deputy agrees in the approver's name; the record says both."""

    deputyship: DeputyshipId = says(_("The record by which the approver named the deputy"))
    revision: int = says(_("Which version of the request is approved; the first is 1"), 1)
    conditions: tuple[ConditionWanted, ...] = says(_("What the approval is tied to"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveApprovalInPlace(_ApprovalCommand):
    """The head's office agrees in place of an office whose silence was taken to it."""

    silent_office: OfficeId = says(_("The office that stayed silent"))
    revision: int = says(_("Which version of the request is approved; the first is 1"), 1)
    conditions: tuple[ConditionWanted, ...] = says(_("What the approval is tied to"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineAsDeputy(_ApprovalCommand):
    """A deputy says no in the approver's name, on one of the grounds that the rules list."""

    deputyship: DeputyshipId = says(_("The record by which the approver named the deputy"))
    ground: str = says(_("The ground on which help is declined"))
    explanation: str = says(_("What is missing, or which law stands in the way; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveOnTheSpot(_ApprovalCommand):
    """The duty officer of the asked agency approves at once; without the full approvals in time the whole lapses."""

    revision: int = says(_("Which version of the request is approved; the first is 1"), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest(_ApprovalCommand):
    """The asking agency changes its request; approvals that were given are stale and must be given anew."""

    place: RegionCode = says(_("The region in which help is needed"))
    papers: tuple[Paper, ...] = says(_("The papers that the rules list for this help"))
    reason: str = says(_("Why help is needed; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetCondition(_ApprovalCommand):
    """The office that owns a condition says that it is done."""

    number: int = says(_("Which condition"))
    note: str = says(_("What was done; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportConditionNotDone(_ApprovalCommand):
    """The office that owns a condition says that it is not done, and why."""

    number: int = says(_("Which condition"))
    note: str = says(_("Why it is not done; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSilenceEffect(_ApprovalCommand):
    """An office's silence has the effect that the rules give it. None of them is a yes."""

    PUBLIC: ClassVar[bool] = False

    office: OfficeId = says(_("The office that said nothing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSpotApprovalLapsed(_ApprovalCommand):
    """The full approvals did not follow the approval on the spot in time."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteConditionLapsed(_ApprovalCommand):
    """The due moment of a condition has passed, and nobody said that it is done."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("Which condition"))


type ApprovalCommand = (
    GiveApproval
    | GiveApprovalAsDeputy
    | GiveApprovalInPlace
    | DeclineAsDeputy
    | ApproveOnTheSpot
    | ChangeRequest
    | MeetCondition
    | ReportConditionNotDone
    | NoteSilenceEffect
    | NoteSpotApprovalLapsed
    | NoteConditionLapsed
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.approve": GiveApproval,
    "cooperation.approve_as_deputy": GiveApprovalAsDeputy,
    "cooperation.approve_in_place": GiveApprovalInPlace,
    "cooperation.approve_on_the_spot": ApproveOnTheSpot,
    "cooperation.decline_as_deputy": DeclineAsDeputy,
    "cooperation.change": ChangeRequest,
    "cooperation.meet_condition": MeetCondition,
    "cooperation.report_condition_not_done": ReportConditionNotDone,
    "cooperation.note_silence_effect": NoteSilenceEffect,
    "cooperation.note_spot_approval_lapsed": NoteSpotApprovalLapsed,
    "cooperation.note_condition_lapsed": NoteConditionLapsed,
}
