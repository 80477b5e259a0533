"""What has to be read before anything that confirms: differences before likeness."""

from dataclasses import dataclass

from tipstaff.kernel.ids import WarrantId
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.quality.completeness import is_thin
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.queries import same_documents
from tipstaff.web.desk import Desk
from tipstaff.web.looks import look_at
from tipstaff.web.refusals_abroad import RefusedAbroad, refusals_of
from tipstaff.web.titles import numbers_of


@dataclass(frozen=True, slots=True)
class Stranger:
    """Another warrant, whose person is somebody else."""

    warrant: WarrantId
    number: str
    tells_apart: str
    """Empty where the reader has not said why they look."""


@dataclass(frozen=True, slots=True)
class RecordNotes:
    """What leads every page on which a warrant's person is dealt with."""

    is_thin: bool
    strangers: tuple[Stranger, ...]
    refused_abroad: tuple[RefusedAbroad, ...] = ()
    """Requests between states for the warrant that were refused, for ever."""


NONE = RecordNotes(is_thin=False, strangers=())


def record_notes(warrant: WarrantId, *, has_looked: bool) -> RecordNotes:
    """The notes of a warrant, for the template part `web/record_notes.html`."""
    state = load(warrant).state
    return notes_of(state, has_looked=has_looked) if isinstance(state, Warrant) else NONE


def notes_for(desk: Desk, warrant: WarrantId | None) -> RecordNotes:
    """The same at a desk, which sees what tells two people apart once it has said why it looks."""
    if warrant is None:
        return NONE
    return record_notes(warrant, has_looked=look_at(desk, warrant) is not None)


def notes_of(state: Warrant, *, has_looked: bool) -> RecordNotes:
    """The same of a warrant that is at hand."""
    person, others = state.person.content, state.quality.not_the_same
    numbers = numbers_of(one.other for one in others)
    return RecordNotes(
        is_thin=person is not None and is_thin(person),
        strangers=tuple(
            Stranger(one.other, numbers[one.other], one.tells_apart.opened("") if has_looked else "")
            for one in others
        ),
        refused_abroad=tuple(refusals_of(state.id)),
    )


def waiting_duplicates(state: Warrant) -> tuple[WarrantId, ...]:
    """Other warrants with the same document number about which nobody has decided."""
    person = state.person.content
    live = same_documents(person, state.subject) if person else ()
    new = (one for one in live if one not in state.quality.decided)
    return tuple(dict.fromkeys((*state.quality.undecided, *new)))
