"""Who signs an act, when, and for which office."""

from typing import TypedDict

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.facts import Facts


class Signature(TypedDict):
    """The part that every event of an operation has."""

    happened_at: Instant
    by: UserId
    office: OfficeId


def signed(facts: Facts, command: Command) -> Signature:
    """The actor's signature under what the command says happened."""
    return Signature(happened_at=command.happened_at, by=facts.actor.user, office=facts.actor.office)


def signed_now(facts: Facts) -> Signature:
    """The actor's signature under what happens by being entered."""
    return Signature(happened_at=facts.now, by=facts.actor.user, office=facts.actor.office)
