"""What is prepared before the review: answers with reasons, assurances that can be monitored, and the package."""

from tipstaff.cooperation.core.abroad.commands import AnswerQuestions, FilePart, PutToReview, RecordAssurance
from tipstaff.cooperation.core.abroad.eligibility import questions_of
from tipstaff.cooperation.core.abroad.events import (
    AssuranceRecorded,
    BarsAnswered,
    ForeignEvent,
    PartOfPackageFiled,
    ReviewersNamed,
)
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.package import Copy, FiledCopy, FiledPart
from tipstaff.cooperation.core.abroad.questions import SealedAnswer
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import SubjectId, UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import Bar
from tipstaff.policy.profile import Profile

type Outcome = Decision[ForeignEvent]


def answer(command: AnswerQuestions, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """Each answer belongs to a question of the rules and has its reasons."""
    known = {one.key for one in questions_of(request, rules)}
    unknown = [one.question for one in command.answers if (one.question, one.side) not in known]
    if unknown or not command.answers:
        return Refused(Because.QUESTION_NOT_LISTED, {"question": ", ".join(unknown)})
    if not all(one.reason.strip() for one in command.answers):
        return Refused(Because.REASON_MISSING)
    answers = tuple(
        SealedAnswer(
            question=one.question,
            side=one.side,
            answer=one.answer,
            reason=Sealed(request.subject, one.reason.strip()),
        )
        for one in command.answers
    )
    at, actor = command.happened_at, facts.actor
    return (BarsAnswered(happened_at=at, answers=answers, by=actor.user, office=actor.office),)


def assure(command: RecordAssurance, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """An assurance without a name, a day or a way of monitoring it is none."""
    questions = {one.question.id: one.question for one in questions_of(request, rules)}
    question = questions.get(command.question)
    if question is None or question.rule.bar is not Bar.ASSURANCE:
        return Refused(Because.NO_ASSURANCE_NEEDED)
    is_named = command.given_by.strip() and command.statement.strip()
    if not is_named or command.given_on > facts.now.at.date():
        return Refused(Because.ASSURANCE_INCOMPLETE)
    return (
        AssuranceRecorded(
            happened_at=command.happened_at,
            question=command.question,
            given_by=Sealed(request.subject, command.given_by.strip()),
            given_on=command.given_on,
            monitored=Sealed(request.subject, command.statement.strip()),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def file_part(command: FilePart, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """A part is filed, or takes the place of what was filed before."""
    if command.part not in {one.id for one in rules.package_for(request.form)}:
        return Refused(Because.PART_NOT_LISTED, {"part": command.part})
    if not command.text.strip():
        return Refused(Because.PART_EMPTY)
    filed = FiledPart(
        part=command.part,
        text=Sealed(request.subject, command.text.strip()),
        certified_copy=_filed(command.certified_copy, request.subject),
        certified_by=_sealed(command.certified_by, request.subject),
        certified_on=command.certified_on,
        translation=_sealed(command.translation, request.subject),
        translated_by=_sealed(command.translated_by, request.subject),
    )
    at, actor = command.happened_at, facts.actor
    return (PartOfPackageFiled(happened_at=at, filed=filed, by=actor.user, office=actor.office),)


def _sealed(text: str, subject: SubjectId) -> Sealed[str] | None:
    return Sealed(subject, text.strip()) if text.strip() else None


def _filed(copy: Copy | None, subject: SubjectId) -> FiledCopy | None:
    return FiledCopy(sha256=copy.sha256, name=Sealed(subject, copy.name)) if copy else None


def put_to_review(command: PutToReview, request: ForeignRequest, facts: Facts) -> Outcome:
    """Two different people, neither of whom prepared the request."""
    if command.first == command.second:
        return Refused(Because.SAME_REVIEWER)
    if refused := bar_to_reviewers((command.first, command.second), request, facts):
        return refused
    return (
        ReviewersNamed(
            happened_at=command.happened_at,
            first=command.first,
            first_office=facts.reviewers[command.first],
            second=command.second,
            second_office=facts.reviewers[command.second],
            by=facts.actor.user,
            office=facts.actor.office,
            at=facts.now,
        ),
    )


def bar_to_reviewers(named: tuple[UserId, ...], request: ForeignRequest, facts: Facts) -> Refused | None:
    """Who may be named: somebody with the authority who had no hand in the request, nor names themselves."""
    if any(one not in facts.reviewers for one in named):
        return Refused(Because.NOT_A_REVIEWER)
    if any(one in request.hands | {facts.actor.user} for one in named):
        return Refused(Because.REVIEWS_OWN_REQUEST)
    return None
