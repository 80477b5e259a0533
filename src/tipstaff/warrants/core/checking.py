"""The second person's check: every field of the entry, one by one, against the instrument."""

from dataclasses import dataclass

from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.warrant import Warrant

ALWAYS = (
    "number",
    "court",
    "kind",
    "offence",
    "issued_on",
    "valid_until",
    "review_on",
    "return_scope",
    "name",
    "sex",
    "born_on",
    "nationality",
    "documents",
)
"""Fields that are checked even where the entry leaves them empty: the instrument may say more."""

WHERE_STATED = ("latin_name", "height_cm", "marks", "aliases", "care_note")
WHERE_CLAIMED = ("remaining_sentence_months", "escaped_from_custody", "violence_with_weapon")

CHECKABLE = (*ALWAYS, *WHERE_STATED, *WHERE_CLAIMED)
"""Every field that a check may be about, in the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """One field, held against the instrument by a second person."""

    field: str
    agrees: bool
    says: str = ""
    """What the instrument says instead, where it does not agree."""


def checkable_fields(warrant: Warrant) -> tuple[str, ...]:
    """The fields that a check of this entry must cover, no more and no fewer."""
    person = warrant.person.content
    stated = tuple(name for name in WHERE_STATED if person and getattr(person, name))
    claimed = tuple(name for name in WHERE_CLAIMED if getattr(warrant.particulars, name))
    return (*ALWAYS, *stated, *claimed)


def entered_value(warrant: Warrant, person: PersonDetails, field: str) -> object:
    """What the entry says in a checkable field, to be shown beside the instrument."""
    for holder in (person, warrant.particulars, warrant):
        if hasattr(holder, field):
            return getattr(holder, field)
    raise KeyError(field)
