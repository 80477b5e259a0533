"""Whether a warrant is the one that a look-up names: exactly, or not at all."""

from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.lookup import Answer, Found, Way, answer_at
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus


def found_in(command: LookUpWarrant, warrant: Warrant, status: WarrantStatus) -> Found | None:
    """What a warrant that stands so answers; None where it is not named, or has nothing to say."""
    way = command.way
    if way is None or not _is_named(command, warrant):
        return None
    answer = answer_at(status, way)
    if answer is Answer.NOTHING:
        return None
    return Found(
        warrant=warrant.id, subject=warrant.subject, edition=warrant.edition, status=status, answer=answer
    )


def _is_named(command: LookUpWarrant, warrant: Warrant) -> bool:
    if command.way is Way.NUMBER:
        return warrant.number == command.number.strip() and command.court in {None, warrant.court}
    person = warrant.person.content
    return person is not None and _holds(person, command) and _bears(person, command.name.strip())


def _holds(person: PersonDetails, command: LookUpWarrant) -> bool:
    asked = (command.document.strip(), command.country.strip())
    return any((each.number, each.country) == asked for each in person.documents)


def _bears(person: PersonDetails, name: str) -> bool:
    """Whether it is exactly one of the person's names: documents are also made out in Latin letters or an alias."""
    return name in {person.name, person.latin_name, *person.aliases}
