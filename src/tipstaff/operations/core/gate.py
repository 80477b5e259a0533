"""The gate before a token: every item of the checklist, settled or not, and because of what."""

from dataclasses import dataclass

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.readiness import (
    AnswerStanding,
    Known,
    ReadinessAnswer,
    holds_until,
    is_complete,
    void_because,
)
from tipstaff.policy.profile import Profile, ReadinessItem
from tipstaff.policy.readiness import AnswerForm


@dataclass(frozen=True, slots=True, kw_only=True)
class GateItem:
    """One item with its latest answer, how it stands, and until when the answer holds."""

    item: ReadinessItem
    answer: ReadinessAnswer | None
    standing: AnswerStanding
    until: Instant | None

    @property
    def blocks(self) -> bool:
        """Whether it holds back the token."""
        return self.item.blocks_when_unknown and self.standing is not AnswerStanding.SETTLED


def gate(
    operation: Operation, warrant: WarrantStanding | None, now: Instant, rules: Profile
) -> tuple[GateItem, ...]:
    """The whole checklist as it stands at a moment, in the sequence of the rules."""
    answers = {one.item: one for one in operation.readiness}
    edition = warrant.edition if warrant else None
    return tuple(_stands(one, answers.get(one.id), operation, edition, now, rules) for one in rules.readiness)


def blocking_items(
    operation: Operation, warrant: WarrantStanding | None, now: Instant, rules: Profile
) -> tuple[str, ...]:
    """The items that stop the work."""
    return tuple(one.item.id for one in gate(operation, warrant, now, rules) if one.blocks)


def time_window(operation: Operation, rules: Profile) -> tuple[Instant, Instant] | None:
    """The time that was answered for the execution; None where the rules ask for none, or nobody said."""
    asked = {one.id for one in rules.readiness if one.form is AnswerForm.WINDOW}
    for one in operation.readiness:
        if one.item in asked and one.window_from and one.window_until:
            return one.window_from, one.window_until
    return None


def _stands(  # noqa: PLR0913, PLR0917 - an item, and all that its answer may rest on
    item: ReadinessItem,
    answer: ReadinessAnswer | None,
    operation: Operation,
    edition: int | None,
    now: Instant,
    rules: Profile,
) -> GateItem:
    if answer is None:
        return GateItem(item=item, answer=None, standing=AnswerStanding.UNANSWERED, until=None)
    until = holds_until(item, answer, rules, operation.zone)
    void = void_because(item, answer, edition, operation.address_number)
    old = AnswerStanding.OLD if until <= now else None
    standing = _said(item, answer) or void or old or AnswerStanding.SETTLED
    return GateItem(item=item, answer=answer, standing=standing, until=until)


def _said(item: ReadinessItem, answer: ReadinessAnswer) -> AnswerStanding | None:
    """What is wrong with the answer itself; None where it settles the item."""
    if answer.answer is Known.UNKNOWN:
        return AnswerStanding.UNKNOWN
    if answer.answer is Known.NO:
        return None if item.form is AnswerForm.NEED else AnswerStanding.DENIED
    return None if is_complete(item, answer) else AnswerStanding.INCOMPLETE
