"""The one door: the only place where anything of legal weight changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from psycopg.errors import ExclusionViolation, UniqueViolation

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.record.append import Stale, enter
from tipstaff.record.attachments import Paper
from tipstaff.record.leaf import Origin
from tipstaff.record.read import entered_under
from tipstaff.record.sealing import Erased
from tipstaff.record.turns import in_turn
from tipstaff.registrar.capabilities import NAMES, capability_for, name_of
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.plan import Plan, decide
from tipstaff.registrar.refusals import LISTED, enter_refusal, refusal
from tipstaff.registrar.telling import tell

ATTEMPTS = 5
"""How often a command is decided afresh when what it rested on has moved on."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A receipt: the act stands on the record, durably. Its index and proof follow."""

    matter: MatterId
    version: int
    entries: tuple[int, ...]


def submit(  # noqa: PLR0913 - the door names everything an act rests on
    command: Command,
    actor: Actor,
    submission: SubmissionId,
    now: Instant,
    *,
    seen: int | None = None,
    papers: Sequence[Paper] = (),
) -> Entered | Refused:
    """Decide on a command; enter and project what follows, or change nothing.

    The same submission twice gives the first receipt again. `seen` is the matter's version that the person was looking
    at: where somebody has acted since, the command is refused rather than decided on what they did not see.
    """
    if not command.PUBLIC and not actor.may(Role.CLOCK):
        return Refused(RecordGround.NOT_FOR_PEOPLE)
    with in_turn(capability_for(command).in_turn(actor)):
        return _attempt(command, actor, submission, now, seen, papers)


def _attempt(  # noqa: PLR0913, PLR0917 - the same
    command: Command,
    actor: Actor,
    submission: SubmissionId,
    now: Instant,
    seen: int | None,
    papers: Sequence[Paper],
) -> Entered | Refused:
    """Decide, and decide afresh when what the decision rested on has moved on."""
    for _ in range(ATTEMPTS):
        if receipt := _receipt(submission):
            return receipt
        plan = decide(command, actor, now, seen)
        if isinstance(plan, Refused):
            return _receipt(submission) or _refuse(plan, command, actor, submission, now)
        origin = Origin(actor=actor, submission=submission, entered_at=now, relied_on=plan.relied_on)
        try:
            return _carry_out(plan, origin, papers)
        except Erased:
            return Refused(RecordGround.PERSON_ERASED)
        except (Stale, IntegrityError) as moved_on:
            last = moved_on
    return _given_up(last)


def _refuse(
    refused: Refused, command: Command, actor: Actor, submission: SubmissionId, now: Instant
) -> Refused:
    """Say no; on a listed ground, the record says so too."""
    if refused.ground in LISTED:
        enter_refusal(refusal(name_of(command), command, refused, now), actor, submission)
    return refused


def _given_up(last: Stale | IntegrityError) -> Refused:
    """Why no attempt came through. Raises what is neither haste nor a value that only one row may have."""
    if isinstance(last, Stale):
        return Refused(RecordGround.BUSY)
    if isinstance(last.__cause__, (ExclusionViolation, UniqueViolation)):
        return Refused(RecordGround.TAKEN, {"what": last.__cause__.diag.constraint_name or ""})
    raise last


def _carry_out(plan: Plan, origin: Origin, papers: Sequence[Paper]) -> Entered:
    with transaction.atomic(durable=True):
        entries = enter([each.act for each in plan.decided], origin, NAMES, papers)
        _observe_again(plan)
        for each in plan.decided:
            each.capability.write_rows(each.act.matter, each.state, each.act.version, each.rules)
        tell(plan.decided, origin.entered_at)
    first = plan.decided[0].act
    return Entered(first.matter, first.version, entries)


def _observe_again(plan: Plan) -> None:
    """With every matter locked, what was read from tables must still stand. Raises `Stale` if it does not."""
    if not all(each.still_stands() for each in plan.observed):
        raise Stale(plan.decided[0].act.matter)


def _receipt(submission: SubmissionId) -> Entered | None:
    entered = entered_under(submission)
    if not entered:
        return None
    matter = MatterId(entered[0][1])
    version = max(version for _, of, version in entered if of == matter)
    return Entered(matter, version, tuple(entry for entry, _, _ in entered))
