"""What may be asked about a person's data."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import LookId, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.look.look import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtPerson(Command):
    """Somebody looks at the person named in a warrant, for one purpose and one case."""

    MATTER: ClassVar[str] = "look"

    look: LookId = says(_("The look"))
    warrant: WarrantId = says(_("The warrant"))
    purpose: Purpose = says(_("What the personal data are needed for"))
    case_reference: str = says(_("Number of the case for which they are needed; sealed"))


COMMANDS: dict[str, type[Command]] = {"warrants.look": LookAtPerson}
