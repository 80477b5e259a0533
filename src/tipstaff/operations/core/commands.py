"""What somebody may ask in an operation."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import CooperationRequestId, OfficeId, OperationId, RegionCode, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.custody import CareException
from tipstaff.operations.core.difference import Comparison
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Dwelling, ItemAnswer, Known
from tipstaff.policy.profile import Applies


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfOperation(Command):
    MATTER: ClassVar[str] = "operation"

    operation: OperationId = says(_("The operation."))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOperation(_OfOperation):
    """Begin the work on a warrant; whoever opens owns the command until somebody takes it over."""

    warrant: WarrantId = says(_("The warrant to be executed."))
    place: RegionCode = says(_("The region in which it is to be executed."))
    cooperation: CooperationRequestId | None = says(
        _("The accepted co-operation, where the place is another region's."), default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCommand(_OfOperation):
    """The first key: the owner names who may take over the command."""

    to: UserId = says(_("Who may take over the command."))
    to_office: OfficeId = says(_("The office for which they take it over."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverCommand(_OfOperation):
    """The second key: whoever was named takes over the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlan(_OfOperation):
    """Put the plan on the record."""

    plan: str = says(_("Information, intention, method, administration, risks, communication, rights."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReadiness(_OfOperation):
    """Answer one item of the readiness checklist."""

    item: str = says(_("The item of the readiness checklist."))
    answer: Known = says(_("Yes, no, or not known."))
    note: str = says(_("What the answer rests on; after a no, what is done about it."), default="")
    who: UserId | None = says(_("Who saw or did it, where the item asks for that."), default=None)
    seen_at: Instant | None = says(_("When that was."), default=None)
    whose: Dwelling | None = says(_("Whose home it is, where the item asks for that."), default=None)
    authority: str = says(_("The paper that allows entering another person's home."), default="")
    window_from: Instant | None = says(_("From when, where the item asks for a time."), default=None)
    window_until: Instant | None = says(_("Until when."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChecklist(_OfOperation):
    """Answer several items of the readiness checklist in one act."""

    answers: tuple[ItemAnswer, ...] = says(_("The answers, one for an item."))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAddress(_OfOperation):
    """Name the address at which the warrant is to be executed."""

    address: str = says(_("The address, as it will be read at the door."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskConfirmation(_OfOperation):
    """Ask the issuing desk to confirm the warrant as it stands now. The differences come first."""

    compared: tuple[Comparison, ...] = says(
        _("Differences between the person met and the record, asked first and one by one."), default=()
    )
    urgency: Urgency = says(_("Urgent where a person waits for the answer, otherwise routine."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerConfirmation(_OfOperation):
    """The issuing desk's answer: three attestations, or a denial with its reason, or an estimate."""

    number: int = says(_("The number of the request that is answered."))
    answer: Answer = says(_("Confirm, deny, or ask for more time."))
    identity: str = says(_("Identity: the document that was looked at."), default="")
    validity: str = says(_("Validity: the document that was looked at."), default="")
    collection: str = says(_("Return: the document that commits the issuing side."), default="")
    reason: str = says(_("The reason for a denial."), default="")
    until: Instant | None = says(_("More time: by when the answer will be there."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveMismatch(_OfOperation):
    """Say, from outside the arresting unit, what a stated difference means."""

    number: int = says(_("The number of the request that stated the difference."))
    finding: MismatchFinding = says(_("Whether the difference is explained, or it is not the person."))
    means: str = says(_("By which means this was checked."))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNoAnswer(_OfOperation):
    """Note that a request was not answered in its time."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("The number of the request that was not answered."))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueToken(_OfOperation):
    """Give one officer leave to execute, once, in a window."""

    token_hash: str = says(_("The SHA-256 of the token, which only the officer is shown."))
    officer: UserId = says(_("The officer who may use the token."))
    window_from: Instant = says(_("From when the token may be used."))
    window_until: Instant = says(_("Until when the token may be used."))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTokenLapsed(_OfOperation):
    """Note that a token's window closed before it was used."""

    PUBLIC: ClassVar[bool] = False

    token_hash: str = says(_("The SHA-256 of the token."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecuteWarrant(_OfOperation):
    """Execute the warrant by presenting the token."""

    token: str = says(_("The execution token."))
    paper_shown: bool = says(_("The warrant was shown to the person."))
    differences_asked: bool = says(_("The person was asked about every difference first."))
    officers: tuple[UserId, ...] = says(_("Everybody who carried out the execution, at least two."))
    shown_to: str = says(_("To whom the warrant was shown."), default="")
    shown_at: Instant | None = says(_("When it was shown, where that was before the arrest."), default=None)
    compared: tuple[Comparison, ...] = says(_("How the person answered each difference."), default=())
    circumstances: tuple[Applies, ...] = says(
        _("What the person needs: an interpreter, a consulate, a guardian."), default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWrongPlace(_OfOperation):
    """Record that it was the wrong place; the people there have redress."""

    note: str = says(_("What happened at the wrong place, who was there, what was damaged."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIncident(_OfOperation):
    """Record force that was used, an injury, or a complaint."""

    kind: IncidentKind = says(_("Force, an injury, or a complaint."))
    text: str = says(_("What happened, to whom and by whom; a complaint in the words of who complains."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComplaint(_OfOperation):
    """Answer a complaint, from an office that has no part in the arrest."""

    number: int = says(_("The number of the complaint."))
    finding: ComplaintFinding = says(_("Whether the complaint is upheld."))
    text: str = says(_("The answer, with its reasons."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOfRedress(_OfOperation):
    """Tell whoever was wronged how to be heard, from an office that has no part in the arrest."""

    to: str = says(_("Who was told: the wrong person, or the people at the wrong place."))
    means: str = says(_("How they were told, and of which ways to be heard."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNotExecuted(_OfOperation):
    """Record that the warrant was not executed, and why."""

    reason: NotExecutedReason = says(_("Why the warrant was not executed."))
    note: str = says(_("What happened, in a few sentences."), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtestIdentity(_OfOperation):
    """Note that the person says they are somebody else; everything stops."""

    statement: str = says(_("What the person says."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveProtest(_OfOperation):
    """Say, from an uninvolved office, whether it is the person."""

    finding: Finding = says(_("Whether it is the person named in the warrant."))
    means: str = says(_("By which means this was checked."))
    released_at: Instant | None = says(
        _("When the person was let go, where it is not the person."), default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveCare(_OfOperation):
    """Record that something owed to the person held was done, or why it was not."""

    item: str = says(_("What is owed to the person."))
    exception: CareException | None = says(_("Why it was not done, where it was not."), default=None)
    reason: str = says(_("The reason for the exception, written out."), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCareMissed(_OfOperation):
    """Note that something owed was not done in its time."""

    PUBLIC: ClassVar[bool] = False

    item: str = says(_("What is owed to the person."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePerson(_OfOperation):
    """Let the person go."""

    reason: str = says(_("Why the person was let go."))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferHandover(_OfOperation):
    """Sign the person and their things over to another office."""

    to_office: OfficeId = says(_("The office that takes the person over."))
    place: str = says(_("Where the hand-over takes place."))
    inventory: str = says(_("The person's things and papers, counted together."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeHandover(_OfOperation):
    """Sign for the person and their things."""

    inventory_agreed: bool = says(_("The things were counted together and are all there."))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOverdue(_OfOperation):
    """Note that a clock has passed."""

    PUBLIC: ClassVar[bool] = False

    clock: str = says(_("The clock that has passed."))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLevelChanged(_OfOperation):
    """Note that the warrant has another level now."""

    PUBLIC: ClassVar[bool] = False

    level: int = says(_("The warrant's level."))
    clause: str = says(_("The clause of the rules that gave it."))


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOperation(_OfOperation):
    """End the operation; its review becomes due."""


type OperationCommand = (
    OpenOperation
    | OfferCommand
    | TakeOverCommand
    | RecordPlan
    | NameAddress
    | AnswerReadiness
    | AnswerChecklist
    | AskConfirmation
    | AnswerConfirmation
    | ResolveMismatch
    | NoteNoAnswer
    | IssueToken
    | NoteTokenLapsed
    | ExecuteWarrant
    | RecordWrongPlace
    | RecordIncident
    | AnswerComplaint
    | TellOfRedress
    | RecordNotExecuted
    | ProtestIdentity
    | ResolveProtest
    | GiveCare
    | NoteCareMissed
    | ReleasePerson
    | OfferHandover
    | TakeHandover
    | NoteOverdue
    | NoteLevelChanged
    | CloseOperation
)

COMMANDS: dict[str, type[Command]] = {
    "operations.open": OpenOperation,
    "operations.offer_command": OfferCommand,
    "operations.take_over_command": TakeOverCommand,
    "operations.record_plan": RecordPlan,
    "operations.name_address": NameAddress,
    "operations.answer_readiness": AnswerReadiness,
    "operations.answer_checklist": AnswerChecklist,
    "operations.ask_confirmation": AskConfirmation,
    "operations.answer_confirmation": AnswerConfirmation,
    "operations.resolve_mismatch": ResolveMismatch,
    "operations.note_no_answer": NoteNoAnswer,
    "operations.issue_token": IssueToken,
    "operations.note_token_lapsed": NoteTokenLapsed,
    "operations.execute": ExecuteWarrant,
    "operations.record_wrong_place": RecordWrongPlace,
    "operations.record_not_executed": RecordNotExecuted,
    "operations.record_incident": RecordIncident,
    "operations.answer_complaint": AnswerComplaint,
    "operations.tell_of_redress": TellOfRedress,
    "operations.protest_identity": ProtestIdentity,
    "operations.resolve_protest": ResolveProtest,
    "operations.give_care": GiveCare,
    "operations.note_care_missed": NoteCareMissed,
    "operations.release": ReleasePerson,
    "operations.offer_handover": OfferHandover,
    "operations.take_handover": TakeHandover,
    "operations.note_overdue": NoteOverdue,
    "operations.note_level_changed": NoteLevelChanged,
    "operations.close": CloseOperation,
}
