"""Courts' orders for the benchmarks: each with a number, a warrant and a person of its own."""

import uuid
from dataclasses import replace

from tests.core.warrants.build import REGISTER

from tipstaff.cli.people import actor_named
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import AgencyId, SubjectId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.clock import now
from tipstaff.registrar.matters import load
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.commands import CheckWarrant, RegisterWarrant
from tipstaff.warrants.core.warrant import warrant_id

COURT = AgencyId("guangzhou-court")


def somebody(name: str) -> Actor:
    """One of the demonstration's people, as they stand now."""
    actor = actor_named(name, now())
    assert actor is not None
    return actor


def order(number: str, moment: Instant) -> RegisterWarrant:
    """The registration of one order."""
    return replace(
        REGISTER,
        happened_at=moment,
        warrant=warrant_id(COURT, number),
        subject=SubjectId(f"subject-{uuid.uuid4().hex}"),
        number=number,
        court=COURT,
    )


def check_of(command: RegisterWarrant, moment: Instant) -> CheckWarrant:
    """A second person's check of it, every field agreeing."""
    fields = checkable_fields(load(command.warrant).state)
    attestations = tuple(Attestation(field=field, agrees=True, says="") for field in fields)
    return CheckWarrant(happened_at=moment, warrant=command.warrant, attestations=attestations)


def submitted(command: Command, actor: Actor, moment: Instant) -> Entered:
    """What was entered; a refusal is a fault of the benchmark."""
    outcome = submit(command, actor, SubmissionId(str(uuid.uuid4())), moment)
    assert not isinstance(outcome, Refused), outcome
    return outcome
