"""What follows from the deletion of the last warrant of a person-record."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import MatterId, SubjectId, WarrantId
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson(Command):
    """Destroy the key of a person of whom no record lives any more."""

    MATTER: ClassVar[str] = "erasure"
    PUBLIC: ClassVar[bool] = False

    erasure: MatterId = says(_("The erasure"))
    subject: SubjectId = says(_("Key under which the person's data are sealed"))
    warrant: WarrantId = says(_("The warrant"))


COMMANDS: dict[str, type[Command]] = {"warrants.erase_person": ErasePerson}
