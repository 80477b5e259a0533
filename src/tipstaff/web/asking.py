"""What a form knows beforehand: rows that are always asked about, answers that follow from the matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext

from tipstaff.kernel.decider import Command
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.checking import checkable_fields, entered_value
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.web.parts import GivenRow
from tipstaff.web.said import said

ATTESTED = frozenset({"warrants.check", "warrants.lift_suspension"})
"""Acts that hold every field of the entry against the instrument: they show the person."""


ENTERED_ANEW = frozenset({"warrants.correct", "warrants.vary"})
"""Acts that begin with the entry as it stands, the person included."""
FROM_A_DRAFT = frozenset({"warrants.draft", "warrants.register"})
"""Acts that begin with the draft, if there is one."""


def needs_look(name: str, state: Any) -> bool:
    """Whether the act's form shows personal data, so that a purpose comes first."""
    goes_on = name in FROM_A_DRAFT and isinstance(state, Draft)
    return name in ATTESTED or name in ENTERED_ANEW or goes_on


def given_rows(name: str, state: Any, rules: Profile) -> Mapping[str, Sequence[GivenRow]]:
    """The rows that an act's form always asks about."""
    if name not in ATTESTED or not isinstance(state, Warrant) or state.person.content is None:
        return {}
    person = state.person.content
    return {
        "attestations": [
            GivenRow(
                values={"field": field},
                legend=gettext(FIELD_WORDS[field]),
                note=said(entered_value(state, person, field), field, rules),
            )
            for field in checkable_fields(state)
        ]
    }


def initial_answers(name: str, state: Any) -> dict[str, Any]:
    """What follows from the matter and need not be asked."""
    if name == "operations.answer_confirmation" and state and state.confirmation:
        return {"number": state.confirmation.number}
    if name in ENTERED_ANEW and isinstance(state, Warrant) and state.person.content is not None:
        return dict([*_answers(state.particulars), *_answers(state.person.content, "person.")])
    if name in FROM_A_DRAFT and isinstance(state, Draft):
        return _drafted(state)
    return {}


def _drafted(draft: Draft) -> dict[str, Any]:
    entry = draft.entry.content
    named = {"number": draft.number, "court": draft.court, "agency": draft.agency}
    known = [*_answers(entry), *_answers(entry.person, "person.")] if entry else []
    return {**named, **{name: value for name, value in known if name != "person"}}


def _answers(record: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """A record's values by the names of the fields that ask for them, such as `person.documents.0.number`."""
    for one in fields(record):
        value = getattr(record, one.name)
        if isinstance(value, tuple) and any(is_dataclass(each) for each in value):
            for number, each in enumerate(value):
                yield from _answers(each, f"{at}{one.name}.{number}.")
        else:
            yield f"{at}{one.name}", value


def subject_of(state: Any, command: Command) -> str:
    """Whose key seals the papers of an act."""
    return str(getattr(state, "subject", "") or getattr(command, "subject", ""))
