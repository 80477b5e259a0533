"""Giving out the sheet of one warrant: what is shown is what was read, and the act names it."""

import uuid
from dataclasses import dataclass, replace

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import HandoutId, MatterId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.registrar.giving_out import Wanted, command_for
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.exchange.given import row_of, rows_sha256
from tipstaff.warrants.core.handout.validity import carried_until, ends_at
from tipstaff.warrants.core.warrant import Warrant


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """A sheet that stands on the record."""

    handout: HandoutId
    void_after: Instant


def void_after(warrant: Warrant, actor: Actor, now: Instant, rules: Profile) -> Instant:
    """Until when a sheet that is given out now may be carried."""
    return carried_until([ends_at(warrant, rules)], now, actor.zone, rules)


def give_sheet(  # noqa: PLR0913, PLR0917 - one sheet, and all that the act rests on
    warrant: Warrant, actor: Actor, wanted: Wanted, rules: Profile, now: Instant, submission: SubmissionId
) -> GivenSheet | Refused:
    """Enter that a sheet of a warrant, as it was read, is given out. The same press of a button is the same act."""
    until = void_after(warrant, actor, now, rules)
    row = row_of(warrant, rules, now, HandoutId(MatterId("")), with_persons=wanted.with_persons)
    sha256 = rows_sha256([row])
    drawn = uuid.uuid5(uuid.NAMESPACE_URL, f"{submission}/{warrant.id}/{wanted.form}/{sha256}")
    handout = HandoutId(MatterId(f"handout-{drawn.hex}"))
    asked = replace(wanted, valid_until=until if until > now else None)
    command = command_for(handout, [warrant], sha256, asked, now, file="", number=1)
    outcome = submit(command, actor, SubmissionId(str(drawn)), now)
    return outcome if isinstance(outcome, Refused) else GivenSheet(handout, until)
