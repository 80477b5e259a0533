"""What bars a request: each question with its answer and its reasons, and which of them stop it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import Answer, Bar, PackageForm
from tipstaff.policy.profile import Profile, Question


class Side(StrEnum):
    """From which side a question is asked."""

    ASKED = "asked"
    """Would it bar the request in the state that is asked?"""
    TURNED = "turned"
    """The other way round: would we have to refuse it, were it asked of us?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarAnswer:
    """An answer to one question, as somebody gives it."""

    question: str
    side: Side
    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAnswer:
    """The same as it stands on the record."""

    question: str
    side: Side
    answer: Answer
    reason: Sealed[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question from one side. Its key is unique in a request."""

    question: Question
    side: Side

    @property
    def key(self) -> tuple[str, Side]:
        return self.question.id, self.side


def asked(rules: Profile, form: PackageForm, *, is_outgoing: bool, is_listed: bool) -> tuple[Asked, ...]:
    """Every question of a request: of what we ask ourselves, most are asked the other way round too."""
    questions = [one for one in rules.questions_for(form) if not (is_listed and one.rule.unless_listed)]
    turned = [one for one in questions if is_outgoing and one.rule.turned]
    return (*(Asked(one, Side.ASKED) for one in questions), *(Asked(one, Side.TURNED) for one in turned))


def unanswered(
    wanted: Iterable[Asked], answers: Mapping[tuple[str, Side], SealedAnswer]
) -> tuple[Asked, ...]:
    """What nobody has answered yet."""
    return tuple(one for one in wanted if one.key not in answers)


def stopping(
    wanted: Iterable[Asked],
    answers: Mapping[tuple[str, Side], SealedAnswer],
    assured: frozenset[str],
) -> tuple[Asked, ...]:
    """The questions whose answer leaves no step forward. An assurance lifts only what asks for one."""
    return tuple(one for one in wanted if _stops(one, answers, assured))


def _stops(one: Asked, answers: Mapping[tuple[str, Side], SealedAnswer], assured: frozenset[str]) -> bool:
    given, rule = answers.get(one.key), one.question.rule
    if given is None or given.answer not in rule.stops_on or rule.bar is Bar.OPTIONAL:
        return False
    return not (rule.bar is Bar.ASSURANCE and one.question.id in assured)
