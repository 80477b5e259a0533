"""What follows when somebody asks to give something out of the register."""

import re

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_number
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.handout.bars import bar, bar_of_form, bar_of_warrant
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.events import GivenOut
from tipstaff.warrants.core.handout.facts import Facts
from tipstaff.warrants.core.handout.handout import AT_ONCE, PACKED_AT_ONCE, GivenWarrant, Handout, HandoutForm
from tipstaff.warrants.core.handout.validity import carried_until

MOST = {HandoutForm.PAPER: 1, HandoutForm.PDF: 1, HandoutForm.PACK: PACKED_AT_ONCE}
"""Warrants in one act, where they are fewer than in a file."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


def decide(command: GiveOut, handout: Handout | None, facts: Facts, rules: Profile) -> Decision[GivenOut]:
    """Enter what is given out, or say on which ground nothing leaves the register."""
    refused = (
        bar(type(command), handout, facts, rules)
        or bar_of_form(facts.actor, command.form, with_persons=command.with_persons)
        or _unclear(command, facts)
        or _too_many(command)
        or _of_warrants(command, facts)
        or _carried_too_long(command, facts, rules)
    )
    return refused or (_given(command, facts),)


def _unclear(command: GiveOut, facts: Facts) -> Refused | None:
    """Why nobody could say afterwards what this was for, or what it was."""
    reference = command.case_reference.strip()
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    if not reference:
        return Refused(Because.CASE_REFERENCE_MISSING)
    if not is_number(reference):
        return Refused(Because.UNUSABLE_NUMBER)
    if not _SHA256.fullmatch(command.sha256):
        return Refused(Because.CONTENT_NOT_NAMED)
    return None if facts.recipient_is_known else Refused(Because.UNKNOWN_RECIPIENT)


def _too_many(command: GiveOut) -> Refused | None:
    """A sheet is of one warrant; a file is given out in parts that can be held still."""
    named = [one.warrant for one in command.warrants]
    if not named:
        return Refused(Because.NOTHING_TO_GIVE_OUT)
    most = MOST.get(command.form, AT_ONCE)
    if len(named) > most or len(set(named)) != len(named):
        return Refused(Because.TOO_MANY_AT_ONCE, {"most": str(most)})
    return None


def _of_warrants(command: GiveOut, facts: Facts) -> Refused | None:
    """The first warrant that stands in the way; none is given out past its recall or its change."""
    for one in command.warrants:
        if refused := _of_warrant(one, command, facts):
            return refused
    needs_look = command.form.is_sheet and command.with_persons
    return Refused(Because.LOOK_FIRST) if needs_look and not facts.has_looked else None


def _of_warrant(one: GivenWarrant, command: GiveOut, facts: Facts) -> Refused | None:
    held = facts.held.get(one.warrant)
    refused = bar_of_warrant(held, facts.actor, command.form, with_persons=command.with_persons)
    if refused or held is None:
        return refused
    return None if held.edition == one.edition else Refused(Because.CHANGED_SINCE_READ)


def _carried_too_long(command: GiveOut, facts: Facts, rules: Profile) -> Refused | None:
    """Whoever carries something must read on it until when; a file is as old as its rows say."""
    if command.valid_until is None:
        return Refused(Because.CARRIED_TOO_LONG) if command.form.is_carried else None
    ends = (facts.held[one.warrant].ends_at for one in command.warrants)
    latest = carried_until(ends, facts.now, facts.actor.zone, rules)
    return None if facts.now < command.valid_until <= latest else Refused(Because.CARRIED_TOO_LONG)


def _given(command: GiveOut, facts: Facts) -> GivenOut:
    subject = _sealed_for(command, facts)
    return GivenOut(
        happened_at=command.happened_at,
        handout=command.handout,
        form=command.form,
        warrants=command.warrants,
        with_persons=command.with_persons,
        sha256=command.sha256,
        file=command.file,
        part=command.part,
        valid_until=command.valid_until,
        purpose=command.purpose,
        case_reference=Sealed(subject, command.case_reference.strip()),
        recipient=Sealed(subject, command.recipient.strip()),
        recipient_office=command.recipient_office,
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
    )


def _sealed_for(command: GiveOut, facts: Facts) -> SubjectId:
    """Whose key seals the words: the person's own, erased with them; for several warrants one of the handout's."""
    if len(command.warrants) == 1:
        return facts.held[command.warrants[0].warrant].subject
    return SubjectId(f"subject-{command.handout}")
