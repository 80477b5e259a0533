"""The one door: the only place where anything of legal weight changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.record.append import Stale, enter
from tipstaff.record.attachments import Paper
from tipstaff.record.leaf import Origin
from tipstaff.record.read import entered_under
from tipstaff.registrar.capabilities import NAMES, name_of
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.plan import Plan, decide
from tipstaff.registrar.refusals import LISTED, enter_refusal

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
    for _ in range(ATTEMPTS):
        if receipt := _receipt(submission, command.matter):
            return receipt
        plan = decide(command, actor, now, seen)
        if isinstance(plan, Refused):
            if plan.ground in LISTED:
                enter_refusal(name_of(command), command, plan.ground, actor, submission, now)
            return plan
        try:
            return _carry_out(plan, Origin(actor=actor, submission=submission, entered_at=now, relied_on=plan.relied_on), papers)
        except (Stale, IntegrityError) as moved_on:
            last = moved_on
    if isinstance(last, IntegrityError):
        raise last
    return Refused(RecordGround.BUSY)


def _carry_out(plan: Plan, origin: Origin, papers: Sequence[Paper]) -> Entered:
    with transaction.atomic(durable=True):
        entries = enter([each.act for each in plan.decided], origin, NAMES, papers)
        for each in plan.decided:
            each.capability.write_rows(each.act.matter, each.state, each.act.version, each.rules)
    first = plan.decided[0].act
    return Entered(first.matter, first.version, entries)


def _receipt(submission: SubmissionId, matter: MatterId) -> Entered | None:
    entered = entered_under(submission)
    if not entered:
        return None
    version = max(version for _, of, version in entered if of == matter)
    return Entered(matter, version, tuple(entry for entry, _, _ in entered))
