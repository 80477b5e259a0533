"""The leaf: what one entry says, as canonical text. Its bytes are for ever."""

from dataclasses import dataclass
from typing import TypedDict, cast

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.canonical import Json, canonical
from tipstaff.kernel.ids import MatterId, SubmissionId
from tipstaff.kernel.instant import Instant


class By(TypedDict):
    """Who acted, as they stood then."""

    agency: str
    office: str
    roles: list[str]
    user: str


class Leaf(TypedDict):
    """The fields of a leaf. No personal data and no free text: those are commitments inside `act`."""

    act: dict[str, Json]
    by: By
    entered_at: str
    event: str
    event_version: int
    happened_at: str
    matter: str
    ordinal: int
    relied_on: dict[str, int]
    rules: str
    submission: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What all entries of one submission share."""

    actor: Actor
    submission: SubmissionId
    entered_at: Instant
    relied_on: dict[MatterId, int]
    """Every other matter the decision rested on, with the version it was read at."""


def leaf_text(leaf: Leaf) -> str:
    """The canonical text of a leaf (RFC 8785)."""
    return canonical(cast("Json", leaf))


def by(actor: Actor) -> By:
    """Who acted, in the leaf's words."""
    return By(agency=actor.agency, office=actor.office, roles=sorted(map(str, actor.roles)), user=actor.user)
