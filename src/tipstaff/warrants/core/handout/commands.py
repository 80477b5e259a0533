"""What may be asked about giving out."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import HandoutId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.handout.handout import GivenWarrant, HandoutForm
from tipstaff.warrants.core.look.look import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOut(Command):
    """A sheet, a file or a pack about warrants leaves the register, for one purpose and one case."""

    MATTER: ClassVar[str] = "handout"

    handout: HandoutId = says(_("What is given out"))
    form: HandoutForm = says(_("In which form"))
    warrants: tuple[GivenWarrant, ...] = says(_("Which warrants, each with the edition that is given"))
    sha256: str = says(_("SHA-256 of what is given, read back as canonical JSON"))
    purpose: Purpose = says(_("What it is needed for"))
    case_reference: str = says(_("Number of the case for which it is needed; sealed"))
    with_persons: bool = says(_("Whether it names the persons"), default=False)
    recipient: str = says(_("Who gets it, in words; sealed. Left empty: the own desk"), "")
    recipient_office: OfficeId | None = says(_("The office that gets it, where it is one of ours"), None)
    file: str = says(_("What names the file that it is a part of"), "")
    part: int = says(_("Which part of the file"), 1)
    valid_until: Instant | None = says(_("Until when it may be carried"), None)


COMMANDS: dict[str, type[Command]] = {"warrants.give_out": GiveOut}
