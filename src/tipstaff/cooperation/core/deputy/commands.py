"""What may be asked about deputies."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import DeputyshipId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDeputy(Command):
    """An approver names a deputy, who approves in their name until a moment."""

    MATTER: ClassVar[str] = "deputyship"

    deputyship: DeputyshipId = says(_("The record by which the approver named the deputy"))
    deputy: UserId = says(_("The deputy: an approver or duty officer of the same agency"))
    valid_from: Instant = says(_("From when the deputy may approve"))
    valid_until: Instant = says(_("Until when the deputy may approve"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDeputy(Command):
    """The deputy no longer approves in the approver's name; what was given stands."""

    MATTER: ClassVar[str] = "deputyship"

    deputyship: DeputyshipId = says(_("The record by which the approver named the deputy"))


type DeputyCommand = NameDeputy | EndDeputy

COMMANDS: dict[str, type[Command]] = {
    "cooperation.name_deputy": NameDeputy,
    "cooperation.end_deputy": EndDeputy,
}
