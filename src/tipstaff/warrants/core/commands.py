"""What may be asked about a warrant."""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, OffenceCode, OperationId, SubjectId, UserId, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.checking import Attestation
from tipstaff.warrants.core.draft import DraftedPerson, DraftEntry
from tipstaff.warrants.core.particulars import (
    Attachment,
    InstrumentKind,
    Particulars,
    PersonDetails,
    ReturnScope,
)
from tipstaff.warrants.core.quality import commands as quality_commands
from tipstaff.warrants.core.quality.commands import QualityCommand
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround


@dataclass(frozen=True, slots=True, kw_only=True)
class _WarrantCommand(Command):
    MATTER: ClassVar[str] = "warrant"

    warrant: WarrantId = says(_("The warrant"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entering(_WarrantCommand):
    """What is copied from the instrument."""

    kind: InstrumentKind = says(_("Kind of instrument"))
    offence: OffenceCode = says(_("Offence, by its code in the rules"))
    issued_on: date = says(_("Day on which the court issued it"))
    valid_until: date | None = says(_("Last day on which it is valid"), default=None)
    review_on: date | None = says(_("Day by whose end it must be reviewed"), default=None)
    return_scope: ReturnScope = says(_("How far the person will be fetched from"))
    person: PersonDetails = says(_("The person named; sealed"))
    instrument: Attachment = says(_("The instrument's file"))
    remaining_sentence_months: int | None = says(_("Months of the sentence still to be served"), default=None)
    escaped_from_custody: bool = says(
        _("The instrument says that the person escaped from custody"), default=False
    )
    violence_with_weapon: bool = says(
        _("The act named in the instrument was committed with violence and a weapon"), default=False
    )

    @property
    def particulars(self) -> Particulars:
        """What the instrument says, without the person."""
        return Particulars(
            kind=self.kind,
            offence=self.offence,
            issued_on=self.issued_on,
            valid_until=self.valid_until,
            review_on=self.review_on,
            return_scope=self.return_scope,
            remaining_sentence_months=self.remaining_sentence_months,
            escaped_from_custody=self.escaped_from_custody,
            violence_with_weapon=self.violence_with_weapon,
            instrument=self.instrument.filed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWarrant(_WarrantCommand):
    """Somebody saves what they have copied so far from a court's order. Nobody can act on a draft."""

    subject: SubjectId = says(_("Key under which the person's data are sealed"))
    number: str = says(_("The court's number of the warrant"))
    court: AgencyId = says(_("The issuing court"))
    agency: AgencyId | None = says(
        _("The agency that is to register it, where a court drafts it"), default=None
    )
    kind: InstrumentKind | None = says(_("Kind of instrument"), default=None)
    offence: OffenceCode | None = says(_("Offence, by its code in the rules"), default=None)
    issued_on: date | None = says(_("Day on which the court issued it"), default=None)
    valid_until: date | None = says(_("Last day on which it is valid"), default=None)
    review_on: date | None = says(_("Day by whose end it must be reviewed"), default=None)
    return_scope: ReturnScope | None = says(_("How far the person will be fetched from"), default=None)
    person: DraftedPerson = says(_("The person named; sealed"), default=DraftedPerson())
    remaining_sentence_months: int | None = says(_("Months of the sentence still to be served"), default=None)
    escaped_from_custody: bool = says(
        _("The instrument says that the person escaped from custody"), default=False
    )
    violence_with_weapon: bool = says(
        _("The act named in the instrument was committed with violence and a weapon"), default=False
    )

    @property
    def entry(self) -> DraftEntry:
        """What was copied so far."""
        return DraftEntry(**{one.name: getattr(self, one.name) for one in fields(DraftEntry)})


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardDraft(_WarrantCommand):
    """A draft that will not be registered is put away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWarrant(_Entering):
    """A registrar enters a court's order. It waits for a second person and is not in force."""

    subject: SubjectId = says(_("Key under which the person's data are sealed"))
    number: str = says(_("The court's number of the warrant"))
    court: AgencyId = says(_("The issuing court"))
    record_of: WarrantId | None = says(
        _("A warrant of this agency on whose person-record it hangs too: the same person, found by you"),
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectWarrant(_Entering):
    """A registrar corrects an entry that the second person returned; it waits for a new check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWarrant(_WarrantCommand):
    """A second person holds every field of the entry against the instrument."""

    attestations: tuple[Attestation, ...] = says(_("Each field: does the entry agree with the instrument?"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallWarrant(_WarrantCommand):
    """The issuing court recalls its warrant, or the registrar enters the court's recall. It is final."""

    ground: RecallGround = says(_("Why it is recalled"))
    court_reference: str = says(_("The court's reference of the recall"), default="")
    paper: Attachment | None = says(_("The court's recall paper, where a registrar enters it"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuashWarrant(_WarrantCommand):
    """A court has set the warrant aside, or the registrar enters that it has. It is final."""

    court_reference: str = says(_("The reference of the decision that sets it aside"), default="")
    paper: Attachment | None = says(_("The court's decision, where a registrar enters it"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaryWarrant(_Entering):
    """The court varies its warrant, or the registrar enters the variation. It waits for a new check."""

    court_reference: str = says(_("The court's reference of the variation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWarrant(_WarrantCommand):
    """The same order was entered twice: this entry ends, and the other one goes on."""

    into: WarrantId = says(_("The entry that goes on"))
    reason: str = says(_("Why both are the same order; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendWarrant(_WarrantCommand):
    """The warrant rests from this moment; nobody may act on it."""

    ground: SuspensionGround = says(_("Why it is to rest"))
    explanation: str = says(_("What the doubt is; sealed"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSuspension(_WarrantCommand):
    """Somebody else than who suspended it checks every field again and brings it back into force."""

    ground: SuspensionGround | None = says(
        _("Which rest is lifted, where the warrant rests on several grounds"), default=None
    )
    attestations: tuple[Attestation, ...] = says(_("Each field: does the entry agree with the instrument?"))
    review_on: date | None = says(_("Next day by whose end it must be reviewed"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord(_WarrantCommand):
    """Somebody has held the record against its papers and asked whether the warrant still stands: it does."""

    consulted: str = says(_("Who was asked, and how; sealed"))
    review_on: date | None = says(_("Next day by whose end it must be reviewed"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseClock(_WarrantCommand):
    """A clock stands still from this moment, on a ground that the rules list and no longer than they say."""

    clock: str = says(_("Which clock is to stand still"))
    ground: str = says(_("On which listed ground"))
    note: str = says(_("What is waited for; sealed"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeClock(_WarrantCommand):
    """What a clock waited for has come: it runs on."""

    clock: str = says(_("Which clock is to run on"))
    note: str = says(_("What came; sealed"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendRetention(_WarrantCommand):
    """Somebody else than who entered it says why this one warrant is kept on the register for longer."""

    reasons: str = says(_("Why it is still needed, for this one case; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDeletion(_WarrantCommand):
    """A court orders that what is kept of an ended warrant's person is deleted now."""

    court_reference: str = says(_("The court's reference of the order"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRetentionOver(_WarrantCommand):
    """Nobody gave reasons for keeping the warrant on the register: it ends."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDeletionDue(_WarrantCommand):
    """The time for which an ended warrant's data are kept is over."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateWarrant(_WarrantCommand):
    """A validator has consulted the court, and held the record against its papers: the warrant still stands.

    What is in doubt is not validated: it is suspended, corrected or recalled.
    """

    consulted: str = says(_("Who was consulted, and how; sealed"))
    looked_at: str = says(_("Which papers were looked at; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignValidation(_WarrantCommand):
    """One validator is to do the next validation."""

    to: UserId = says(_("The validator who is to do it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExecution(_WarrantCommand):
    """An operation has executed the warrant."""

    PUBLIC: ClassVar[bool] = False

    operation: OperationId = says(_("The operation that executed it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExecutionVoid(_WarrantCommand):
    """Whoever was held in the operation that executed the warrant is not the person it names."""

    PUBLIC: ClassVar[bool] = False

    operation: OperationId = says(_("The operation that executed it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraftAbandoned(_WarrantCommand):
    """Nobody went on with a draft in its time."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExpiry(_WarrantCommand):
    """The last day on which the warrant is valid has ended."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCheckOverdue(_WarrantCommand):
    """The time for the second person's check has passed in silence."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReviewOverdue(_WarrantCommand):
    """The review date has passed without a review: the warrant rests."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecordCareOverdue(_WarrantCommand):
    """The regular review of the record that the rules ask for was not done in time."""

    PUBLIC: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteValidationMissed(_WarrantCommand):
    """The validation was not done in time: the warrant rests."""

    PUBLIC: ClassVar[bool] = False


type WarrantCommand = (
    DraftWarrant
    | DiscardDraft
    | RegisterWarrant
    | CheckWarrant
    | CorrectWarrant
    | RecallWarrant
    | QuashWarrant
    | VaryWarrant
    | MergeWarrant
    | SuspendWarrant
    | LiftSuspension
    | ReviewRecord
    | PauseClock
    | ResumeClock
    | ExtendRetention
    | OrderDeletion
    | NoteRetentionOver
    | NoteDeletionDue
    | ValidateWarrant
    | AssignValidation
    | NoteExecution
    | NoteExecutionVoid
    | NoteDraftAbandoned
    | NoteExpiry
    | NoteCheckOverdue
    | NoteReviewOverdue
    | NoteRecordCareOverdue
    | NoteValidationMissed
    | QualityCommand
)

COMMANDS: dict[str, type[Command]] = {
    "warrants.draft": DraftWarrant,
    "warrants.discard_draft": DiscardDraft,
    "warrants.register": RegisterWarrant,
    "warrants.check": CheckWarrant,
    "warrants.correct": CorrectWarrant,
    "warrants.recall": RecallWarrant,
    "warrants.quash": QuashWarrant,
    "warrants.vary": VaryWarrant,
    "warrants.merge": MergeWarrant,
    "warrants.suspend": SuspendWarrant,
    "warrants.lift_suspension": LiftSuspension,
    "warrants.review_record": ReviewRecord,
    "warrants.pause_clock": PauseClock,
    "warrants.resume_clock": ResumeClock,
    "warrants.extend_retention": ExtendRetention,
    "warrants.order_deletion": OrderDeletion,
    "warrants.note_retention_over": NoteRetentionOver,
    "warrants.note_deletion_due": NoteDeletionDue,
    "warrants.validate": ValidateWarrant,
    "warrants.assign_validation": AssignValidation,
    "warrants.note_execution": NoteExecution,
    "warrants.note_execution_void": NoteExecutionVoid,
    "warrants.note_draft_abandoned": NoteDraftAbandoned,
    "warrants.note_expiry": NoteExpiry,
    "warrants.note_check_overdue": NoteCheckOverdue,
    "warrants.note_review_overdue": NoteReviewOverdue,
    "warrants.note_record_care_overdue": NoteRecordCareOverdue,
    "warrants.note_validation_missed": NoteValidationMissed,
    **quality_commands.COMMANDS,
}
