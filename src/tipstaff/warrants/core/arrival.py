"""Whether an order may be taken in: no record without a legal basis."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from tipstaff.kernel.decider import Refused
from tipstaff.policy.level import LevelDecision, LevelFacts
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.commands import CorrectWarrant, DraftWarrant, RegisterWarrant, VaryWarrant
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.particulars import Attachment, Particulars, PersonDetails
from tipstaff.warrants.core.warrant import warrant_id

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,63}")
_LARGEST_PAPER = 20 * 1024 * 1024
_MANY, _LONG_NUMBER, _LONG = 50, 64, 2000
_HEIGHTS, _MONTHS = range(20, 301), range(1201)
_FARTHEST = 100
"""Years: a date farther away than this is no end in sight (some write 9999-12-31 for "never")."""
_NUMBER = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029]{1,64}")


def unfit(
    command: RegisterWarrant | CorrectWarrant | VaryWarrant, facts: Facts, rules: Profile, *, zone: str = ""
) -> Refused | None:
    """The first reason why the order can't be taken in, if there is one."""
    today = facts.now.day(ZoneInfo(zone or facts.actor.zone))
    court = unnamed(command, facts) if isinstance(command, RegisterWarrant) else None
    return (
        court
        or _unknown_offence(command.particulars, rules)
        or _out_of_time(command.particulars, today)
        or _beyond_bounds(command)
        or _without_person(command.person, today)
        or _without_paper(command.instrument)
    )


def is_number(text: str) -> bool:
    """Whether a court's number is one line of 1 to 64 characters, without spaces around it."""
    return text == text.strip() and _NUMBER.fullmatch(text) is not None


def is_paper(paper: Attachment) -> bool:
    """Whether a paper is named by a SHA-256, with a size and a media type."""
    is_named = _SHA256.fullmatch(paper.sha256) and _MEDIA_TYPE.fullmatch(paper.media_type)
    return bool(is_named) and 0 < paper.size <= _LARGEST_PAPER


def is_beyond_sight(day: date, today: date) -> bool:
    """Whether a date is so far away that it ends nothing."""
    return day.year > today.year + _FARTHEST


def out_of_bounds(person: PersonDetails, remaining_sentence_months: int | None) -> str | None:
    """The first field whose value nobody can mean; None where all can be kept."""
    texts = (person.name, person.latin_name, person.marks, person.care_note, *person.aliases)
    numbers = [text for one in person.documents for text in (one.number, one.country)]
    months, height = remaining_sentence_months, person.height_cm
    bounds = {
        "height_cm": height is None or height in _HEIGHTS,
        "remaining_sentence_months": months is None or months in _MONTHS,
        "documents": len(person.documents) <= _MANY and all(len(one) <= _LONG_NUMBER for one in numbers),
        "aliases": len(person.aliases) <= _MANY,
        "nationality": len(person.nationality) <= _LONG_NUMBER,
        "person": all(len(text) <= _LONG for text in texts),
    }
    return next((field for field, is_kept in bounds.items() if not is_kept), None)


def level_of(particulars: Particulars, rules: Profile) -> LevelDecision | Refused:
    """The response level by the profile's table, with the clause that gave it."""
    facts = LevelFacts(
        remaining_sentence_months=particulars.remaining_sentence_months,
        escaped_from_custody=particulars.escaped_from_custody,
        violence_with_weapon=particulars.violence_with_weapon,
    )
    decision = rules.level_for(particulars.offence, facts)
    return decision or _offence_refused(particulars, rules)


def unnamed(command: RegisterWarrant | DraftWarrant, facts: Facts) -> Refused | None:
    """What is wrong with the court and the number, by which an order is known."""
    if not command.court.strip():
        return Refused(Because.NO_AUTHORITY)
    if not facts.court_is_known:
        return Refused(Because.UNKNOWN_COURT, {"court": command.court})
    if not is_number(command.number):
        return Refused(Because.UNUSABLE_NUMBER)
    wrong = command.warrant != warrant_id(command.court, command.number)
    return Refused(Because.WRONG_IDENTIFIER) if wrong else None


def _unknown_offence(particulars: Particulars, rules: Profile) -> Refused | None:
    return None if particulars.offence in rules.offences else _offence_refused(particulars, rules)


def _offence_refused(particulars: Particulars, rules: Profile) -> Refused:
    return Refused(Because.UNKNOWN_OFFENCE, {"rules": rules.name, "offence": particulars.offence})


def _out_of_time(particulars: Particulars, today: date) -> Refused | None:
    issued, until, review = particulars.issued_on, particulars.valid_until, particulars.review_on
    if issued > today:
        return Refused(Because.ISSUED_IN_FUTURE, {"day": issued.isoformat()})
    if until is None and review is None:
        return Refused(Because.NO_END_IN_SIGHT)
    if any(is_beyond_sight(day, today) for day in (until, review) if day):
        return Refused(Because.NO_END_IN_SIGHT)
    if until is not None and until < today:
        return Refused(Because.EXPIRED_ON_ARRIVAL, {"day": until.isoformat()})
    if review is not None and review < today:
        return Refused(Because.REVIEW_DATE_PASSED, {"day": review.isoformat()})
    return None


def _beyond_bounds(command: RegisterWarrant | CorrectWarrant | VaryWarrant) -> Refused | None:
    field = out_of_bounds(command.person, command.remaining_sentence_months)
    return Refused(Because.OUT_OF_BOUNDS, {"field": field}) if field else None


def _without_person(person: PersonDetails, today: date) -> Refused | None:
    if not person.name.strip():
        return Refused(Because.PERSON_NOT_NAMED)
    return Refused(Because.BORN_IN_FUTURE) if person.born_on > today else None


def _without_paper(instrument: Attachment) -> Refused | None:
    return None if is_paper(instrument) else Refused(Because.INSTRUMENT_MISSING)
