"""The papers and answers that a request needs, as the rules list them for each kind of help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipstaff.cooperation.core.asking.particulars import Answer, FiledAnswer, Weapons
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import FiledPaper, Paper
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation, Item, Profile


@dataclass(frozen=True, slots=True)
class Missing:
    """What the rules require of a request and it does not have."""

    papers: tuple[Item, ...]
    questions: tuple[Item, ...]


def missing(
    kind: Cooperation, papers: Iterable[str], answers: Sequence[Answer | FiledAnswer], rules: Profile
) -> Missing:
    """What is still missing from a request with papers of these kinds and these answers."""
    filed, answered = set(papers), {one.question for one in answers if _says_something(one)}
    return Missing(
        tuple(item for item in rules.papers_for(kind) if item.id not in filed),
        tuple(item for item in rules.cooperation[kind].questions if item.id not in answered),
    )


def _says_something(answer: Answer | FiledAnswer) -> bool:
    text = answer.text if isinstance(answer.text, str) else answer.text.opened("-")
    return bool(text.strip())


def bar_to_papers(
    kind: Cooperation, papers: Iterable[Paper | FiledPaper], rules: Profile, weapons: Weapons = Weapons.NONE
) -> Refused | None:
    """Every paper of the list and no other."""
    filed = [paper.kind for paper in papers]
    if refused := unlisted(kind, filed, rules, weapons):
        return refused
    if lacking := missing(kind, filed, (), rules).papers:
        return Refused(Because.PAPERS_MISSING, {"papers": in_words(lacking)})
    return None


def unlisted(kind: Cooperation, papers: Iterable[str], rules: Profile, weapons: Weapons) -> Refused | None:
    """A paper that the rules do not list for this help; that for firearms comes only where some are carried."""
    armed = rules.weapons if weapons is Weapons.APPROVED else ()
    listed = {item.id for item in (*rules.papers_for(kind), *armed)}
    others = sorted(set(papers) - listed)
    return Refused(Because.PAPER_NOT_LISTED, {"papers": ", ".join(others)}) if others else None


def bar_to_answers(kind: Cooperation, answers: Iterable[Answer], rules: Profile) -> Refused | None:
    """No answer to a question that the rules do not put."""
    others = sorted(
        {one.question for one in answers} - {item.id for item in rules.cooperation[kind].questions}
    )
    return Refused(Because.QUESTION_NOT_PUT, {"questions": ", ".join(others)}) if others else None


def bar_to_sending(lacking: Missing) -> Refused | None:
    """An incomplete request is not sent; the refusal names each thing that is missing."""
    papers, questions = in_words(lacking.papers), in_words(lacking.questions)
    if papers and questions:
        return Refused(Because.INCOMPLETE, {"papers": papers, "questions": questions})
    if papers:
        return Refused(Because.PAPERS_MISSING, {"papers": papers})
    return Refused(Because.ANSWERS_MISSING, {"questions": questions}) if questions else None


def filed(papers: Iterable[Paper], subject: SubjectId) -> tuple[FiledPaper, ...]:
    """Papers as the record keeps them: their files' names sealed."""
    return tuple(
        FiledPaper(kind=paper.kind, sha256=paper.sha256, name=Sealed(subject, paper.name)) for paper in papers
    )


def filed_answers(answers: Iterable[Answer], subject: SubjectId) -> tuple[FiledAnswer, ...]:
    """Answers as the record keeps them: sealed, those left empty not at all."""
    return tuple(
        FiledAnswer(question=one.question, text=Sealed(subject, one.text))
        for one in answers
        if one.text.strip()
    )


def in_words(items: Iterable[Item]) -> str:
    """Lines of the rules in both languages, in one line."""
    return "; ".join(f"{item.says.zh} ({item.says.en})" for item in items)
