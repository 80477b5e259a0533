"""One field of the person's details by its name, such as `born_on` or `documents.0.number`, as it is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from tipstaff.warrants.core.particulars import IdentityDocument, PersonDetails, Sex

TEXTS = ("name", "latin_name", "nationality", "marks", "care_note")
OF_A_DOCUMENT = ("number", "country")
_READERS: dict[str, Callable[[str], Any]] = {
    "born_on": date.fromisoformat,
    "sex": Sex,
    "height_cm": int,
    **dict.fromkeys(TEXTS, str),
}


class NoSuchValue(ValueError):
    """A value that the field can't hold, or a field that there is not."""


def value_of(person: PersonDetails, field: str) -> str:
    """What the field says, as it is typed. Raises NoSuchValue for a field that there is not."""
    if field.startswith("documents."):
        document, part = _document(person, field)
        return str(getattr(document, part))
    if field not in _READERS:
        raise NoSuchValue(field)
    return _typed(getattr(person, field))


def with_value(person: PersonDetails, field: str, text: str) -> PersonDetails:
    """The person's details with another value in one field. Raises NoSuchValue where it can't be held."""
    if field.startswith("documents."):
        document, part = _document(person, field)
        changed = replace(document, number=text) if part == "number" else replace(document, country=text)
        documents = tuple(changed if one is document else one for one in person.documents)
        return replace(person, documents=documents)
    return replace(person, **{field: _read(field, text)})


def _document(person: PersonDetails, field: str) -> tuple[IdentityDocument, str]:
    _, number, part = field.split(".")
    if part not in OF_A_DOCUMENT or not number.isdigit() or int(number) >= len(person.documents):
        raise NoSuchValue(field)
    return person.documents[int(number)], part


def _typed(value: date | StrEnum | str | int | None) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _read(field: str, text: str) -> Any:
    if field not in _READERS:
        raise NoSuchValue(field)
    try:
        return _READERS[field](text)
    except ValueError as problem:
        raise NoSuchValue(text) from problem
