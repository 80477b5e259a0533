"""Refusals that a reviewer will want to see are entered too: somebody tried to act on a recalled warrant."""

import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tipstaff.cooperation.core.abroad.grounds import AbroadGround
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command, Event, Ground, Refused
from tipstaff.kernel.ids import MatterId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.record.append import Act, Stale, enter
from tipstaff.record.events import EventNames
from tipstaff.record.leaf import Origin
from tipstaff.record.read import entered_under
from tipstaff.warrants.core.grounds import WarrantGround

KIND = "refusal"

LISTED: frozenset[Ground] = frozenset(
    {
        WarrantGround.SAME_PERSON,
        WarrantGround.SUSPENDED_BY_YOU,
        WarrantGround.NOT_THE_ISSUING_COURT,
        WarrantGround.SHEET_OF_ENDED,
        WarrantGround.TOO_MANY_LOOK_UPS,
        CooperationGround.OWN_REQUEST,
        CooperationGround.WARRANT_NOT_IN_FORCE,
        AbroadGround.DANGER_NOT_EXCLUDED,
        AbroadGround.RECOGNISED_REFUGEE,
        AbroadGround.REVIEWS_OWN_REQUEST,
        AbroadGround.NOT_BOTH_SEALED,
        AbroadGround.VIEW_ALTERED,
        AbroadGround.TOOK_PART,
        AbroadGround.NOT_RELEASED,
        AbroadGround.RELEASE_IS_DUE,
        AbroadGround.SIGNS_FOR_BOTH,
        AbroadGround.SPECIALITY,
        OperationGround.WARRANT_NOT_IN_FORCE,
        OperationGround.WARRANT_CHANGED,
        OperationGround.COOPERATION_NEEDED,
        OperationGround.COOPERATION_NOT_ACCEPTED,
        OperationGround.FROZEN,
        OperationGround.BOTH_SIDES,
        OperationGround.NOT_COMMAND_OWNER,
        OperationGround.NOT_CONFIRMED,
        OperationGround.NO_LIVE_TOKEN,
        OperationGround.WRONG_OFFICER,
        OperationGround.WRONG_TOKEN,
        OperationGround.WINDOW_CLOSED,
    }
)
"""Grounds worth reviewing: acting on what is not in force, alone where two must, or more often than a rate lets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalEntered(Event):
    """Somebody asked for something that was refused on a ground worth reviewing."""

    about: MatterId
    asked: str
    """The command's name."""
    ground: str


EVENTS: dict[str, dict[int, type[Event]]] = {"record.refused": {1: RefusalEntered}}


def refusal(asked: str, command: Command, refused: Refused, now: Instant) -> RefusalEntered:
    """What is entered of a refusal: nothing of what somebody typed."""
    return RefusalEntered(happened_at=now, about=command.matter, asked=asked, ground=refused.ground)


def enter_refusal(event: RefusalEntered, actor: Actor, submission: SubmissionId) -> None:
    """Enter a refusal, once for a submission."""
    own = SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{submission}/refused")))
    if entered_under(own):
        return
    act = Act(
        matter=MatterId(f"{KIND}-{uuid.UUID(own).hex}"), read_at=0, events=(event,), rules=actor.profile
    )
    origin = Origin(actor=actor, submission=own, entered_at=event.happened_at, relied_on={})
    try:
        with transaction.atomic(durable=True):
            enter([act], origin, EventNames(EVENTS))
    except (Stale, IntegrityError):
        if not entered_under(own):
            raise
