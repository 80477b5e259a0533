"""What a form knows beforehand: rows that are always asked about, answers that follow from the matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from tipstaff.cooperation.core.abroad.eligibility import questions_of
from tipstaff.cooperation.core.abroad.questions import unanswered
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Command
from tipstaff.operations.core.difference import Feature
from tipstaff.policy.duties import Duty
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.checking import checkable_fields, entered_value
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.web import words
from tipstaff.web.asking_for_help import FORMS
from tipstaff.web.parts import GivenRow
from tipstaff.web.said import said

ATTESTED = frozenset({"warrants.check", "warrants.lift_suspension"})
"""Acts that hold every field of the entry against the instrument: they show the person."""


ENTERED_ANEW = frozenset({"warrants.correct", "warrants.vary"})
"""Acts that begin with the entry as it stands, the person included."""
OF_A_VERSION = frozenset(
    {
        "cooperation.approve",
        "cooperation.approve_as_deputy",
        "cooperation.approve_in_place",
        "cooperation.approve_on_the_spot",
    }
)
"""Acts about a request as it stands in one version."""
FROM_A_DRAFT = frozenset({"warrants.draft", "warrants.register"})
"""Acts that begin with the draft, if there is one."""


def needs_look(name: str, state: Any) -> bool:
    """Whether the act's form shows personal data, so that a purpose comes first."""
    goes_on = (name in FROM_A_DRAFT and isinstance(state, Draft)) or (
        name in FORMS and isinstance(state, RequestDraft)
    )
    return name in ATTESTED or name in ENTERED_ANEW or goes_on


def record_says(person: PersonDetails, feature: Feature, rules: Profile) -> str:
    """What the record says of a feature, for a reader who has stated why they look."""
    values: dict[Feature, tuple[Any, ...]] = {
        Feature.HEIGHT: (person.height_cm and f"{person.height_cm} cm",),
        Feature.BIRTH: (person.born_on,),
        Feature.NAMES: (person.name, person.latin_name, *person.aliases),
        Feature.MARKS: (person.marks,),
        Feature.DOCUMENT: person.documents,
        Feature.OTHER: (person.sex, person.nationality),
    }
    return said(tuple(one for one in values[feature] if one), feature, rules)


def _compared(person: PersonDetails | None, rules: Profile) -> Sequence[GivenRow]:
    return [
        GivenRow(
            values={"feature": feature.value},
            legend=words.of_word(feature),
            note=record_says(person, feature, rules) if person else "",
        )
        for feature in Feature
    ]


STATEMENTS = {"identity": "identity", "validity": "validity", "collection": "return"}
"""Each attestation's field, and the profile's statement that is attested in it."""


def labels(name: str, rules: Profile) -> Mapping[str, str]:
    """What fields are called by the rules themselves: three statements, each with the document looked at."""
    if name != "operations.answer_confirmation":
        return {}
    language = get_language() or "en"
    statements = {one.id: one.says.in_language(language) for one in rules.confirmation}
    asked = gettext("I attest: {statement}. The document that was looked at:")
    return {field: asked.format(statement=statements[one]) for field, one in STATEMENTS.items()}


def given_rows(
    name: str, state: Any, rules: Profile, person: PersonDetails | None = None
) -> Mapping[str, Sequence[GivenRow]]:
    """The rows that an act's form always asks about; `person`: who is named, where the reader has a look open."""
    if name == "cooperation.answer_questions" and isinstance(state, ForeignRequest):
        return _open_questions(state, rules)
    if name in {"operations.ask_confirmation", "operations.execute"}:
        return {"compared": _compared(person, rules)}
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


def _open_questions(state: ForeignRequest, rules: Profile) -> Mapping[str, Sequence[GivenRow]]:
    """The questions that nobody has answered, one side after the other; once all are, one that changes is chosen."""
    language = get_language() or "en"
    every = unanswered(questions_of(state, rules), state.answers)
    missing = [one for one in every if one.side is every[0].side]
    rows = [
        GivenRow(
            values={"question": one.question.id, "side": one.side.value},
            legend=f"{one.question.says.in_language(language)} ({words.of_word(one.side)})",
        )
        for one in missing
    ]
    return {"answers": rows} if rows else {}


def initial_answers(name: str, state: Any) -> dict[str, Any]:
    """What follows from the matter and need not be asked."""
    if name in OF_A_VERSION and isinstance(state, CooperationRequest):
        return {"revision": str(state.revision)}
    if name == "cooperation.change" and isinstance(state, CooperationRequest):
        return {"place": state.place}
    if name == "operations.answer_confirmation" and state and state.confirmation:
        return {"number": state.confirmation.number}
    if name == "cooperation.agree_to_duties" and state and state.proposal:
        return {"number": state.proposal.number}
    if name == "cooperation.propose_duties" and state and (standing := state.proposal or state.agreement):
        return {f"duties.{duty}": standing.duties.bearer(duty).value for duty in Duty}
    if name == "operations.resolve_mismatch" and state and state.mismatch:
        return {"number": state.mismatch.request}
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
