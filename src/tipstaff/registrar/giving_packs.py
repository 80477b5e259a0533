"""Giving out a pack: sheets and proofs of several warrants in force, entered as one act before a file is written."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import HandoutId, MatterId, SubmissionId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.record.proofs import Proven, proven_entries
from tipstaff.record.read import SignedHead, newest_checkpoint
from tipstaff.registrar.giving_out import Wanted, command_for, read_part, rows_of
from tipstaff.registrar.plan import decide
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.exchange.cells import Cells
from tipstaff.warrants.core.exchange.given import rows_sha256
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.handout.validity import carried_until, ends_at
from tipstaff.warrants.core.warrant import Warrant


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """What goes into a pack, as it was read; nothing has left the register yet."""

    warrants: tuple[Warrant, ...]
    proofs: dict[WarrantId, tuple[Proven, ...]]
    head: SignedHead
    rows: tuple[Cells, ...]
    void_after: Instant


@dataclass(frozen=True, slots=True)
class NotPacked:
    """Why there is no pack, and because of which warrant; empty where it is because of none."""

    refused: Refused
    number: str = ""


def packing(
    named: Sequence[WarrantId], actor: Actor, wanted: Wanted, rules: Profile, now: Instant
) -> Packing | NotPacked:
    """Read what was named. One warrant in the way holds back the pack: nobody may think that it is all there.

    Raises TilesLost where files of the log are missing.
    """
    read = read_part(named, actor, wanted, now)
    if read.left_out:
        first = read.left_out[0]
        return NotPacked(first.refused, first.number or first.warrant)
    head = newest_checkpoint()
    if head is None or not read.warrants:
        return NotPacked(Refused(WarrantGround.NOTHING_TO_GIVE_OUT))
    ends = [ends_at(one, read.rules[one.id]) for one in read.warrants]
    return Packing(
        warrants=tuple(read.warrants),
        proofs={one.id: proven_entries(one.id, head) for one in read.warrants},
        head=head,
        rows=rows_of(read, now, _NONE, wanted),
        void_after=carried_until(ends, now, actor.zone, rules),
    )


_NONE = HandoutId(MatterId(""))
"""In place of the act: what is hashed doesn't name it."""


def give_pack(  # noqa: PLR0913 - one pack, and all that the act rests on
    read: Packing,
    actor: Actor,
    wanted: Wanted,
    now: Instant,
    submission: SubmissionId,
    *,
    is_dry: bool = False,
) -> HandoutId | NotPacked:
    """Enter that a pack, as it was read, is given out; in a dry run only decide on it."""
    sha256 = rows_sha256(read.rows)
    drawn = uuid.uuid5(uuid.NAMESPACE_URL, f"{submission}/pack/{sha256}")
    handout = HandoutId(MatterId(f"handout-{drawn.hex}"))
    asked = replace(wanted, valid_until=read.void_after)
    command = command_for(handout, read.warrants, sha256, asked, now, file="", number=1)
    outcome = (
        decide(command, actor, now, None) if is_dry else submit(command, actor, SubmissionId(str(drawn)), now)
    )
    return NotPacked(outcome) if isinstance(outcome, Refused) else handout
