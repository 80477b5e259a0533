"""What may be asked about the division of duties and about disputes."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.cooperation.core.responsibility.dispute import DisputeAbout
from tipstaff.cooperation.core.responsibility.division import Division
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import CooperationRequestId
from tipstaff.kernel.words import _, says
from tipstaff.policy.duties import Bearer, Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeDuties(Command):
    """One side proposes who bears what; while the other side's proposal stands, this counters it."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    duties: Division = says(_("Who bears what"))
    note: str = says(_("Why it is divided in this way; sealed"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeToDuties(Command):
    """The other side agrees to the proposal as it stands; from then on both are bound by it."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    number: int = says(_("Its number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseDispute(Command):
    """One side takes a dispute to the next level above both."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    about: DisputeAbout = says(_("What the dispute is about"))
    duty: Duty | None = says(_("The duty in dispute, where it is about responsibility"), default=None)
    statement: str = says(_("What is in dispute, and what was said in consultation; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDispute(Command):
    """Who raised the dispute withdraws it: the two agencies came to terms by themselves."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    number: int = says(_("Its number"))
    explanation: str = says(_("What the two agencies agreed on; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDispute(Command):
    """The next level above both decides, with reasons."""

    MATTER: ClassVar[str] = "request"

    request: CooperationRequestId = says(_("The co-operation request"))
    number: int = says(_("Its number"))
    bears: Bearer = says(_("Who has jurisdiction, or who bears the duty in dispute"))
    reasons: str = says(_("The reasons of the decision; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDisputeUndecided(Command):
    """The time for deciding a dispute has passed."""

    MATTER: ClassVar[str] = "request"
    PUBLIC: ClassVar[bool] = False

    request: CooperationRequestId = says(_("The co-operation request"))
    number: int = says(_("Its number"))


type ResponsibilityCommand = (
    ProposeDuties | AgreeToDuties | RaiseDispute | SettleDispute | DecideDispute | NoteDisputeUndecided
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.propose_duties": ProposeDuties,
    "cooperation.agree_to_duties": AgreeToDuties,
    "cooperation.raise_dispute": RaiseDispute,
    "cooperation.settle_dispute": SettleDispute,
    "cooperation.decide_dispute": DecideDispute,
    "cooperation.note_dispute_undecided": NoteDisputeUndecided,
}
