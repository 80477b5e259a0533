"""Whether a request may go forward: grave enough, every question answered, nothing barring it, its papers complete."""

from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.package import Lack, completeness
from tipstaff.cooperation.core.abroad.questions import Asked, Side, asked, stopping, unanswered
from tipstaff.cooperation.core.abroad.request import ForeignRequest, Sought
from tipstaff.kernel.decider import Ground, Refused
from tipstaff.policy.abroad import Bar, ThresholdRule
from tipstaff.policy.penalty import Beyond, Penalty
from tipstaff.policy.profile import Profile

_GROUNDS: dict[Bar, Ground] = {
    Bar.ABSOLUTE: Because.DANGER_NOT_EXCLUDED,
    Bar.REFUGEE: Because.RECOGNISED_REFUGEE,
    Bar.ASSURANCE: Because.ASSURANCE_MISSING,
    Bar.MANDATORY: Because.BARRED,
}
_GRAVEST = (Bar.ABSOLUTE, Bar.REFUGEE, Bar.MANDATORY, Bar.ASSURANCE)


def questions_of(request: ForeignRequest, rules: Profile) -> tuple[Asked, ...]:
    """What is asked about a request, from one side or from both."""
    return asked(rules, request.form, is_outgoing=request.is_outgoing, is_listed=request.is_listed)


def stops_of(request: ForeignRequest, rules: Profile) -> tuple[Asked, ...]:
    """What stops a request as it stands, the gravest first."""
    found = stopping(questions_of(request, rules), request.answers, request.assured)
    return tuple(sorted(found, key=lambda one: _GRAVEST.index(one.question.rule.bar)))


def bar_to_review(request: ForeignRequest, rules: Profile) -> Refused | None:
    """What bars a request comes first, though other questions are still open: nothing heals it."""
    if stops := stops_of(request, rules):
        return _stopped(stops[0])
    if missing := unanswered(questions_of(request, rules), request.answers):
        return Refused(
            Because.QUESTIONS_OPEN,
            {"count": str(len(missing)), "question": _in_words(missing[0])},
        )
    package = completeness(request.parts, request.form, rules)
    if package.is_complete:
        return None
    parts = tuple(dict.fromkeys(_lack(one) for one in package.lacks))  # each once, whatever it lacks
    lacks = "; ".join(parts[:3])
    return Refused(Because.PACKAGE_INCOMPLETE, {"share": str(package.share), "lacks": lacks})


def _stopped(one: Asked) -> Refused:
    """What we could not grant ourselves is a ground of its own, except where a danger or a refugee says more."""
    bar = one.question.rule.bar
    if one.side is Side.TURNED and bar in (Bar.MANDATORY, Bar.ASSURANCE):
        return Refused(Because.COULD_NOT_GRANT, {"question": _in_words(one)})
    return Refused(_GROUNDS[bar], {"question": _in_words(one)})


def _in_words(one: Asked) -> str:
    return f"{one.question.says.zh} ({one.question.says.en})"


def _lack(lack: Lack) -> str:
    return f"{lack.part.says.zh} ({lack.part.says.en})"


def below(rule: ThresholdRule, sought: Sought, months: int | None, *, is_listed: bool) -> Penalty | None:
    """The least that the rules ask for, where an offence or sentence stays below it; None where it is grave enough."""
    penalty = Penalty(months) if months is not None else Penalty(None, Beyond.LIFE)
    needed = rule.prosecution if sought is Sought.PROSECUTION else rule.sentence
    if is_listed and sought is Sought.PROSECUTION and rule.listed is not None:
        needed = rule.listed
    return None if penalty.is_at_least(needed) else needed
