"""How a warrant stands after something about the quality of its data."""

from dataclasses import replace
from typing import assert_never

from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.quality.events import (
    CorrectionAccepted,
    CorrectionDeclined,
    CorrectionProposed,
    DataCorrected,
    DuplicateDecided,
    NotTheSamePersonNoted,
    PossibleDuplicateFound,
    QualityEvent,
)
from tipstaff.warrants.core.quality.field import with_value
from tipstaff.warrants.core.quality.quality import Became, Duplicate, Found, NotTheSame, Quality
from tipstaff.warrants.core.warrant import Warrant


def evolve(warrant: Warrant, event: QualityEvent) -> Warrant:
    """The warrant after the event."""
    quality = warrant.quality
    match event:
        case DataCorrected():
            found = _found(event, event.after, Became.CORRECTED)
            return replace(warrant, person=_with(warrant.person, event), quality=_plus(quality, found))
        case CorrectionProposed():
            return replace(warrant, quality=_plus(quality, _found(event, event.proposed, Became.OPEN)))
        case CorrectionAccepted():
            return _accepted(warrant, event)
        case CorrectionDeclined():
            answered = quality.answered(event.finding, Became.DECLINED, event.happened_at)
            return replace(warrant, quality=answered)
        case PossibleDuplicateFound():
            return replace(warrant, quality=_duplicate(quality, Duplicate(other=event.other)))
        case DuplicateDecided():
            decided = Duplicate(other=event.other, verdict=event.verdict, by=event.by)
            return replace(warrant, quality=_duplicate(quality, decided))
        case NotTheSamePersonNoted():
            return replace(warrant, quality=_not_the_same(quality, event))
        case _:
            assert_never(event)


def _accepted(warrant: Warrant, event: CorrectionAccepted) -> Warrant:
    """What was confirmed before is void: a new edition, which a second person checks."""
    return replace(
        warrant,
        person=_with(warrant.person, event),
        quality=warrant.quality.answered(event.finding, Became.ACCEPTED, event.happened_at),
        corrected_by=event.by,
        entered_by=warrant.entered_by | {event.by},
        checked_by=None,
        check_lapsed=False,
        waiting_since=event.happened_at,
        edition=warrant.edition + 1,
    )


def _with(person: Sealed[PersonDetails], event: DataCorrected | CorrectionAccepted) -> Sealed[PersonDetails]:
    """The person with the right value; nothing is left to put right in somebody erased."""
    if person.content is None or event.after.content is None:
        return person
    return Sealed(person.subject, with_value(person.content, event.field, event.after.content))


def _found(event: DataCorrected | CorrectionProposed, value: Sealed[str], answer: Became) -> Found:
    return Found(
        number=event.finding,
        rule=event.rule,
        field=event.field,
        before=event.before,
        value=value,
        answer=answer,
        found_at=event.happened_at,
        answered_at=event.happened_at if answer is Became.CORRECTED else None,
    )


def _plus(quality: Quality, found: Found) -> Quality:
    return replace(quality, found=(*quality.found, found))


def _duplicate(quality: Quality, duplicate: Duplicate) -> Quality:
    others = tuple(one for one in quality.duplicates if one.other != duplicate.other)
    return replace(quality, duplicates=(*others, duplicate))


def _not_the_same(quality: Quality, event: NotTheSamePersonNoted) -> Quality:
    note = NotTheSame(other=event.other, tells_apart=event.tells_apart, by=event.by, at=event.happened_at)
    others = tuple(one for one in quality.not_the_same if one.other != event.other)
    return replace(quality, not_the_same=(*others, note))
