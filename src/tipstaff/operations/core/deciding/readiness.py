"""Naming the address, and answering the readiness checklist."""

from collections.abc import Callable, Iterable

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import AnswerChecklist, AnswerReadiness, NameAddress
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import AddressNamed, OperationEvent, ReadinessAnswered
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.readiness import (
    DETAILS,
    Dwelling,
    ItemAnswer,
    Known,
    SealedAnswer,
    is_by_night,
)
from tipstaff.policy.profile import Profile, ReadinessItem
from tipstaff.policy.readiness import AnswerForm, RestsOn


def name_address(command: NameAddress, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """Another address voids what rested on the one before, and the token with it."""
    if not command.address.strip():
        return Refused(G.WORDS_MISSING)
    address = Sealed(operation.subject, command.address)
    return (AddressNamed(**signed(facts, command), number=operation.address_number + 1, address=address),)


def answer_readiness(
    command: AnswerReadiness, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """One item."""
    given = ItemAnswer(
        item=command.item,
        answer=command.answer,
        note=command.note,
        who=command.who,
        seen_at=command.seen_at,
        whose=command.whose,
        authority=command.authority,
        window_from=command.window_from,
        window_until=command.window_until,
    )
    return _answered(command, (given,), operation, facts, rules)


def answer_checklist(
    command: AnswerChecklist, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """Several items in one act, each of them once; where one is refused, none is entered."""
    items = [one.item for one in command.answers]
    if not items or len(set(items)) < len(items):
        return Refused(G.ITEM_TWICE)
    return _answered(command, command.answers, operation, facts, rules)


def _answered(
    command: AnswerReadiness | AnswerChecklist,
    given: Iterable[ItemAnswer],
    operation: Operation,
    facts: Facts,
    rules: Profile,
) -> Decision[OperationEvent]:
    if facts.warrant is None:
        return Refused(G.NO_SUCH_WARRANT)
    if refused := next((found for one in given if (found := _wrong(one, operation, facts, rules))), None):
        return refused
    return (
        ReadinessAnswered(
            **signed(facts, command),
            edition=facts.warrant.edition,
            address=operation.address_number,
            answers=tuple(_sealed(one, operation) for one in given),
        ),
    )


def _sealed(given: ItemAnswer, operation: Operation) -> SealedAnswer:
    return SealedAnswer(
        item=given.item,
        answer=given.answer,
        who=given.who,
        seen_at=given.seen_at,
        whose=given.whose,
        window_from=given.window_from,
        window_until=given.window_until,
        note=Sealed(operation.subject, given.note),
        authority=Sealed(operation.subject, given.authority),
    )


def _wrong(given: ItemAnswer, operation: Operation, facts: Facts, rules: Profile) -> Refused | None:
    """What an answer lacks. Not knowing needs nothing more; a no says what is done about it."""
    item = next((one for one in rules.readiness if one.id == given.item), None)
    if item is None:
        return Refused(G.NO_SUCH_ITEM)
    if given.who in operation.answered:
        return Refused(G.BOTH_SIDES)
    if RestsOn.ADDRESS in item.rests_on and operation.address is None and given.answer is not Known.UNKNOWN:
        return Refused(G.ADDRESS_MISSING)
    if given.answer is Known.YES:
        return _incomplete(given, item) or _IMPOSSIBLE.get(item.form, _possible)(
            given, operation, facts, rules
        )
    wants_words = given.answer is Known.NO and item.form is not AnswerForm.NEED
    return Refused(G.WORDS_MISSING) if wants_words and not given.note.strip() else None


def _incomplete(given: ItemAnswer, item: ReadinessItem) -> Refused | None:
    """A yes says all that the item asks for."""
    if any(getattr(given, name) is None for name in DETAILS[item.form]):
        return Refused(G.ANSWER_INCOMPLETE)
    in_words = item.form in {AnswerForm.PLAN, AnswerForm.NEED}
    return Refused(G.WORDS_MISSING) if in_words and not given.note.strip() else None


def _possible(_: ItemAnswer, __: Operation, ___: Facts, ____: Profile) -> None:
    return None


def _seen_impossible(given: ItemAnswer, _: Operation, facts: Facts, __: Profile) -> Refused | None:
    return Refused(G.TIME_IMPOSSIBLE) if given.seen_at and given.seen_at > facts.now else None


def _dwelling_impossible(given: ItemAnswer, _: Operation, __: Facts, ___: Profile) -> Refused | None:
    """Another person's home is entered on a paper of its own, never on the warrant alone."""
    is_of_another = given.whose is Dwelling.OF_ANOTHER
    return Refused(G.AUTHORITY_MISSING) if is_of_another and not given.authority.strip() else None


def _window_impossible(
    given: ItemAnswer, operation: Operation, facts: Facts, rules: Profile
) -> Refused | None:
    since, until = given.window_from, given.window_until
    if since is None or until is None or until <= max(since, facts.now):
        return Refused(G.WINDOW_EMPTY)
    by_night = is_by_night(since, until, rules, operation.zone)
    return Refused(G.NIGHT_GROUND_MISSING) if by_night and not given.note.strip() else None


_IMPOSSIBLE: dict[AnswerForm, Callable[[ItemAnswer, Operation, Facts, Profile], Refused | None]] = {
    AnswerForm.SEEN: _seen_impossible,
    AnswerForm.DWELLING: _dwelling_impossible,
    AnswerForm.WINDOW: _window_impossible,
}
