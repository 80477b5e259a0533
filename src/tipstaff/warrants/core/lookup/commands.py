"""What may be looked up: one subject, by what names it exactly."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, LookUpId
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.lookup.lookup import LookUpPurpose, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpWarrant(Command):
    """Somebody asks whether a warrant is in force: by its exact number, or by an exact document with the name."""

    MATTER: ClassVar[str] = "lookup"

    lookup: LookUpId = says(_("The look-up"))
    number: str = says(_("Exact number of the warrant"), "")
    court: AgencyId | None = says(_("Court that issued it, where it is known"), None)
    document: str = says(_("Exact number of an identity document"), "")
    country: str = says(_("Country that issued the document, two letters"), "")
    name: str = says(_("Exact name, as the document has it"), "")
    purpose: LookUpPurpose = says(_("What you ask for"))
    occasion: str = says(_("On what occasion, in a few words and without naming the person; sealed"))
    case_reference: str = says(_("Number of the case or of the control; sealed"))

    @property
    def way(self) -> Way | None:
        """By what the subject is named; None where nothing, not enough, or both is given."""
        by_number, by_document = bool(self.number.strip()), (self.document, self.country, self.name)
        if by_number and not any(each.strip() for each in by_document):
            return Way.NUMBER
        if not by_number and self.court is None and all(each.strip() for each in by_document):
            return Way.DOCUMENT
        return None


COMMANDS: dict[str, type[Command]] = {"warrants.look_up": LookUpWarrant}
