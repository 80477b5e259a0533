"""What may be asked about a chase."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ChaseId, MatterId, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.chase.chase import Handling


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChaseCommand(Command):
    MATTER: ClassVar[str] = "chase"

    chase: ChaseId = says(_("The chase"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChase(_ChaseCommand):
    """Something held about a warrant is no longer true: everybody who holds it is to know."""

    PUBLIC: ClassVar[bool] = False

    warrant: WarrantId = says(_("The warrant"))
    why: str = says(_("The event by which what is held ceased to be true"))
    ground: str = says(_("The ground of that event"), default="")
    known_by: MatterId | None = says(_("The operation that brought it about, which knows"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeNews(_ChaseCommand):
    """An office says that it knows, and what became of what it held. Nobody can say so for another one."""

    handling: Handling = says(_("What was done with it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNewsUnanswered(_ChaseCommand):
    """An office that was told has let its time pass: the next one is told."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("Number of the holder"))
    rung: int = says(_("How many offices had been told by then"))


type ChaseCommand = OpenChase | AcknowledgeNews | NoteNewsUnanswered

COMMANDS: dict[str, type[Command]] = {
    "warrants.open_chase": OpenChase,
    "warrants.acknowledge_news": AcknowledgeNews,
    "warrants.note_news_unanswered": NoteNewsUnanswered,
}
