"""What follows from a command about a chase, or on which ground it is refused."""

from itertools import groupby
from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.chase.bars import bar
from tipstaff.warrants.core.chase.chase import Chase, Handling, Holder, HolderState
from tipstaff.warrants.core.chase.commands import (
    AcknowledgeNews,
    ChaseCommand,
    NoteNewsUnanswered,
    OpenChase,
)
from tipstaff.warrants.core.chase.deadlines import news_deadline
from tipstaff.warrants.core.chase.events import ChaseEvent, ChaseOpened, NewsAcknowledged, NewsUnanswered
from tipstaff.warrants.core.chase.facts import Facts, Held
from tipstaff.warrants.core.chase.grounds import ChaseGround as Because
from tipstaff.warrants.core.grounds import WarrantGround

type Outcome = Decision[ChaseEvent]


def decide(command: ChaseCommand, chase: Chase | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), chase, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(WarrantGround.NOT_YET_HAPPENED)
    if isinstance(command, OpenChase):
        return _open(command, facts)
    assert chase is not None  # the bar saw to it
    match command:
        case AcknowledgeNews():
            return _acknowledge(command, chase, facts, rules)
        case NoteNewsUnanswered():
            return _note_unanswered(command, chase, facts, rules)
        case _:
            assert_never(command)


def _open(command: OpenChase, facts: Facts) -> Outcome:
    warrant = facts.warrant
    assert warrant is not None  # the bar saw to it
    held = [one for one in facts.held if one.holding.of != command.known_by]
    return (
        ChaseOpened(
            happened_at=command.happened_at,
            chase=command.chase,
            warrant=command.warrant,
            why=command.why,
            ground=command.ground,
            edition=warrant.edition,
            level=warrant.level,
            agency=warrant.agency,
            court=warrant.court,
            holders=_by_office(held),
            told_at=facts.now,
        ),
    )


def _by_office(held: list[Held]) -> tuple[Holder, ...]:
    """Each office once, with everything that it holds; in one order, so that the same facts give the same list."""
    in_order = sorted(held, key=_order)
    return tuple(
        Holder(
            number=number,
            office=office,
            agency=agency,
            holds=tuple(dict.fromkeys(one.holding for one in of_office)),
        )
        for number, ((agency, office), of_office) in enumerate(groupby(in_order, key=_whose), 1)
    )


def _order(one: Held) -> tuple[str, ...]:
    return (*_whose(one), one.holding.kind, one.holding.of, one.holding.by)


def _whose(one: Held) -> tuple[AgencyId, OfficeId]:
    return one.agency, one.office


def _acknowledge(command: AcknowledgeNews, chase: Chase, facts: Facts, rules: Profile) -> Outcome:
    one = chase.of_office(facts.actor.office)
    assert one is not None  # the bar saw to it
    if command.handling is Handling.STOOD_DOWN and not one.is_running:
        return Refused(Because.NO_OPERATION_HELD)
    return (
        NewsAcknowledged(
            happened_at=command.happened_at,
            number=one.holder.number,
            handling=command.handling,
            late=bool(one.silences) or news_deadline(chase, one, rules).is_past(facts.now),
            known_at=facts.now,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _note_unanswered(command: NoteNewsUnanswered, chase: Chase, facts: Facts, rules: Profile) -> Outcome:
    one = chase.holder(command.number)
    if one is None:
        return Refused(Because.NO_SUCH_HOLDER)
    if one.knows or one.is_at_its_end or command.rung != len(one.told):
        return Refused(Because.NOTHING_TO_NOTE)
    if not news_deadline(chase, one, rules).is_past(facts.now):
        return Refused(WarrantGround.NOT_YET_DUE)
    return (
        NewsUnanswered(
            happened_at=command.happened_at,
            number=command.number,
            office=one.told[-1],
            told=_next(one, facts),
            told_at=facts.now,
        ),
    )


def _next(one: HolderState, facts: Facts) -> OfficeId | None:
    """The first office of the ladder that has not been told."""
    ladder = facts.ladders.get(one.holder.agency, ())
    return next((office for office in ladder if office not in one.told), None)
