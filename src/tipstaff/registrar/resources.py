"""What a decision about a unit or an expert rests on: the operation, the case, the other unit, who is where."""

from tipstaff.agencies.queries import people_of
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import UnitId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.facts import operation_standing_of, warrant_standing_of
from tipstaff.registrar.reading import Reading
from tipstaff.resources.core.expert.commands import DeclareConflict, ReserveExpert
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.expert.facts import Facts as ExpertFacts
from tipstaff.resources.core.unit.commands import EnrolOfficer, OfferAsset, ReserveFromUnit, TakeOverAsset
from tipstaff.resources.core.unit.facts import Facts as UnitFacts
from tipstaff.resources.core.unit.unit import Unit
from tipstaff.resources.queries import unit_of_officer


def for_units(
    command: Command | None, _unit: Unit | None, actor: Actor, now: Instant, reading: Reading
) -> UnitFacts:
    """A unit rests on the operation that it is booked for, and in an exchange on the other unit.

    Each is held at the version it was read at. That nobody is in two units is held by the table too.
    """
    enrols = command if isinstance(command, EnrolOfficer) else None
    return UnitFacts(
        actor=actor,
        now=now,
        is_of_agency=enrols is not None and enrols.officer in people_of(actor.agency, now, "en"),
        enrolled_in=unit_of_officer(enrols.officer) if enrols else None,
        operation=operation_standing_of(command.operation, reading)
        if isinstance(command, ReserveFromUnit)
        else None,
        other=_other(command, reading),
    )


def _other(command: Command | None, reading: Reading) -> Unit | None:
    named: UnitId | None = None
    if isinstance(command, OfferAsset):
        named = command.to
    if isinstance(command, TakeOverAsset):
        named = command.giver
    state = reading.load(named).state if named else None
    return state if isinstance(state, Unit) else None


def for_experts(
    command: Command | None, _expert: Expert | None, actor: Actor, now: Instant, reading: Reading
) -> ExpertFacts:
    """An expert's entry rests on the operation that a session is for, or on the warrant of a declared conflict."""
    return ExpertFacts(
        actor=actor,
        now=now,
        operation=operation_standing_of(command.operation, reading)
        if isinstance(command, ReserveExpert)
        else None,
        warrant=warrant_standing_of(command.warrant, now, reading)
        if isinstance(command, DeclareConflict)
        else None,
    )
