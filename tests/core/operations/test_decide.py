"""What follows from each command, and on which ground each is refused."""

from dataclasses import replace

import pytest
from tests.core.operations import build as b

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import MatterId, OfficeId, RegionCode, UserId, WarrantId
from tipstaff.operations.core import commands as k
from tipstaff.operations.core import events as e
from tipstaff.operations.core.bars import CHECKS, ROLES, bar
from tipstaff.operations.core.confirmation import Answer, ConfirmationStatus, Urgency
from tipstaff.operations.core.custody import CareException, CareStatus
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.difference import Comparison, Feature, Fit
from tipstaff.operations.core.grounds import SENTENCES
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.incident import IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import Outcome, Status, standing
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Dwelling, ItemAnswer, Known
from tipstaff.operations.core.taskforce.grounds import TaskForceGround
from tipstaff.operations.core.token import TokenStatus

RECALLED = {"warrant": b.warrant(is_in_force=False)}
CHANGED = {"warrant": b.warrant(edition=4)}
DISPUTED = {"jurisdiction_is_disputed": True}
SURRENDERED_FOR_ANOTHER = {"is_barred_by_speciality": True}
ELSEWHERE = {"place_is_own": False}
DECLINED = ELSEWHERE | {"cooperation": b.cooperation(is_accepted=False)}
ACCEPTED = ELSEWHERE | {"cooperation": b.cooperation(), "place_is_theirs": True}
CONDITION_WAITS = ACCEPTED | {"cooperation": replace(b.cooperation(), open_conditions=("host_officers",))}
OTHER_MATTER = ACCEPTED | {"cooperation": b.cooperation(about=WarrantId(MatterId("warrant-2")))}
OTHER_HELP = ACCEPTED | {"cooperation": b.cooperation(is_for_execution=False)}
UNDER_COOPERATION = {"cooperation": b.COOPERATION, "place": RegionCode("330106"), "known": ACCEPTED}
OPEN_PROTEST = (*b.EXECUTED, b.protested())
BOTH = replace(b.CONFIRMER, roles=frozenset(set(Role) - {Role.CLOCK}), agency=b.CHENGDU)
"""The person who confirmed, with every appointment in the operation's own agency."""
OWNER_AT_DESK = b.actor("owner", b.DESK, Role.CONFIRMATION_DESK, agency=b.COURT)
UNANSWERED = (*b.PREPARED, b.asked(), b.no_answer())
SUPERVISED = (*UNANSWERED, b.no_answer(2, 30))
STATED = (*b.PREPARED, b.asked(compared=b.compared(Feature.HEIGHT)))
STATED_BY_OFFICER = (*b.PREPARED, b.asked(by=b.OFFICER, compared=b.compared(Feature.HEIGHT)))
SOMEBODY_ELSE = (*STATED, b.explained(finding=MismatchFinding.NOT_THE_PERSON))
NOT_MET = Comparison(feature=Feature.HEIGHT, fit=Fit.NOT_MET)
LEVEL_3 = {"warrant": b.warrant(level=3)}
RAISED = {"warrant": b.warrant(level=1)}
LONG_CONFIRMED = (*b.PREPARED, b.asked(), b.answered(known=LEVEL_3))

BRIEFED = ItemAnswer(item="briefed", answer=Known.YES)
UNLISTED = ItemAnswer(item="weather", answer=Known.YES)

AT_WRONG_PLACE = (*b.WITH_TOKEN, b.wrong_place())
OFFICER_ELSEWHERE = replace(b.STRANGER, user=b.OFFICER.user)
"""The officer who came, with an appointment in an office that had no part in it."""

REFUSALS: list[tuple[G, tuple[b.Act, ...], b.Act]] = [
    (G.ROLE_MISSING, (), b.opened(by=b.CUSTODY)),
    (G.ROLE_MISSING, b.CONFIRMED, b.issued(by=b.OFFICER)),
    (G.NO_SUCH_OPERATION, (), b.cared()),
    (G.ALREADY_OPENED, (b.opened(),), b.opened()),
    (G.CLOSED, b.CLOSED, b.protested(minutes=130)),
    (G.FROZEN, OPEN_PROTEST, b.handover_offered()),
    (G.FROZEN, OPEN_PROTEST, b.protested(minutes=36)),
    (G.FROZEN, (*b.WITH_TOKEN, b.protested(minutes=20)), b.executed()),
    (G.TIME_IMPOSSIBLE, b.PREPARED, b.asked(happened_at=b.later(11))),
    (G.TIME_IMPOSSIBLE, b.PREPARED, b.asked(happened_at=b.later(-1))),
    (G.TIME_IMPOSSIBLE, (), b.opened(happened_at=b.later(1))),
    (G.TIME_IMPOSSIBLE, (b.opened(), b.offered()), b.act(k.TakeOverCommand, b.NEXT, 2, happened_at=b.START)),
    (G.TIME_IMPOSSIBLE, (*b.PREPARED, b.asked()), b.answered(happened_at=b.later(9))),
    (G.TIME_IMPOSSIBLE, (*b.PREPARED, b.asked()), b.answered(minutes=24 * 60 + 12, happened_at=b.later(12))),
    (G.TIME_IMPOSSIBLE, b.EXECUTED, b.cared(happened_at=b.later(29))),
    (G.TIME_IMPOSSIBLE, OPEN_PROTEST, b.resolved(Finding.NOT_THE_PERSON, released_at=b.later(46))),
    (G.NO_SUCH_WARRANT, (), b.opened(known={"warrant": None})),
    (G.WARRANT_NOT_IN_FORCE, (), b.opened(known=RECALLED)),
    (G.WARRANT_NOT_IN_FORCE, b.PREPARED, b.asked(known=RECALLED)),
    (G.WARRANT_NOT_IN_FORCE, (*b.PREPARED, b.asked()), b.answered(known=RECALLED)),
    (G.WARRANT_NOT_IN_FORCE, b.CONFIRMED, b.issued(known=RECALLED)),
    (G.WARRANT_NOT_IN_FORCE, b.WITH_TOKEN, b.executed(known=RECALLED)),
    (G.WARRANT_CHANGED, (*b.PREPARED, b.asked()), b.answered(known=CHANGED)),
    (G.WARRANT_CHANGED, b.CONFIRMED, b.issued(known=CHANGED)),
    (G.WARRANT_CHANGED, b.WITH_TOKEN, b.executed(known=CHANGED)),
    (G.COOPERATION_NEEDED, (), b.opened(known=ELSEWHERE)),
    (G.JURISDICTION_DISPUTED, (), b.opened(known=DISPUTED)),
    (G.JURISDICTION_DISPUTED, b.CONFIRMED, b.issued(known=DISPUTED)),
    (G.JURISDICTION_DISPUTED, b.WITH_TOKEN, b.executed(known=DISPUTED)),
    (G.SPECIALITY, (), b.opened(known=SURRENDERED_FOR_ANOTHER)),
    (G.SPECIALITY, b.CONFIRMED, b.issued(known=SURRENDERED_FOR_ANOTHER)),
    (G.SPECIALITY, b.WITH_TOKEN, b.executed(known=SURRENDERED_FOR_ANOTHER)),
    (G.COOPERATION_NOT_ACCEPTED, (), b.opened(**UNDER_COOPERATION | {"known": DECLINED})),
    (
        G.COOPERATION_NOT_ACCEPTED,
        (b.opened(**UNDER_COOPERATION), *b.CONFIRMED[1:]),
        b.issued(known=DECLINED),
    ),
    (
        G.CONDITIONS_OPEN,
        (b.opened(**UNDER_COOPERATION), *b.CONFIRMED[1:]),
        b.issued(known=CONDITION_WAITS),
    ),
    (
        G.CONDITIONS_OPEN,
        (b.opened(**UNDER_COOPERATION), *b.CONFIRMED[1:], b.issued(known=ACCEPTED)),
        b.executed(known=CONDITION_WAITS),
    ),
    (G.COOPERATION_OF_ANOTHER_MATTER, (), b.opened(**UNDER_COOPERATION | {"known": OTHER_MATTER})),
    (
        G.COOPERATION_OF_ANOTHER_MATTER,
        (),
        b.opened(**UNDER_COOPERATION | {"known": ACCEPTED | {"place_is_theirs": False}}),
    ),
    (G.COOPERATION_OF_ANOTHER_MATTER, (), b.opened(**UNDER_COOPERATION | {"known": OTHER_HELP})),
    (G.OTHER_AGENCY, b.PREPARED, b.asked(by=b.STRANGER)),
    (G.OTHER_AGENCY, b.EXECUTED, b.protested(by=b.STRANGER)),
    (G.OTHER_OFFICE, b.EXECUTED, b.cared(by=b.CUSTODY)),
    (G.OTHER_OFFICE, b.HANDED_OVER, b.cared(by=b.OFFICER, minutes=61)),
    (G.NOT_COMMAND_OWNER, b.CONFIRMED, b.issued(by=b.NEXT)),
    (G.NOT_COMMAND_OWNER, (b.opened(),), b.offered(by=b.NEXT, to=b.OWNER)),
    (G.NOT_COMMAND_OWNER, (b.opened(), b.offered(), b.taken_over()), b.not_executed()),
    (G.OWNER_ALREADY, (b.opened(),), b.offered(to=b.OWNER)),
    (G.COMMAND_NOT_OFFERED, (b.opened(),), b.taken_over()),
    (G.COMMAND_NOT_OFFERED, (b.opened(), b.offered()), b.taken_over(by=b.STRANGER)),
    (G.BOTH_SIDES, b.CONFIRMED, b.offered(to=BOTH, minutes=13)),
    (G.BOTH_SIDES, b.CONFIRMED, b.asked(by=BOTH, minutes=13)),
    (G.BOTH_SIDES, b.CONFIRMED, b.issued(to=BOTH)),
    (G.BOTH_SIDES, b.WITH_TOKEN, b.executed(officers=(b.OFFICER.user, BOTH.user))),
    (G.BOTH_SIDES, (*b.PREPARED, b.asked()), b.answered(by=OWNER_AT_DESK)),
    (G.BOTH_SIDES, OPEN_PROTEST, b.resolved(by=b.CONFIRMER)),
    (G.BOTH_SIDES, OPEN_PROTEST, b.resolved(by=replace(b.STRANGER, office=b.SQUAD))),
    (G.BOTH_SIDES, OPEN_PROTEST, b.resolved(by=replace(b.STRANGER, user=b.OFFICER.user))),
    (G.BOTH_SIDES, b.EXECUTED, b.handover_offered(to=b.SQUAD)),
    (
        G.BOTH_SIDES,
        (*b.EXECUTED, b.handover_offered()),
        b.handed_over(by=replace(b.CUSTODY, user=b.OFFICER.user)),
    ),
    (G.OUTCOME_RECORDED, b.EXECUTED, b.not_executed(minutes=40)),
    (G.OUTCOME_RECORDED, b.EXECUTED, b.executed(minutes=40)),
    (G.OUTCOME_RECORDED, (*b.PREPARED, b.not_executed()), b.protested()),
    (G.OUTCOME_MISSING, b.PREPARED, b.closed()),
    (G.WORDS_MISSING, (b.opened(),), b.known_ready(answer=Known.NO)),
    (G.DIFFERS_AT_THE_SCENE, b.WITH_TOKEN, b.executed(compared=b.compared(Feature.MARKS))),
    (G.DIFFERENCES_UNSTATED, b.WITH_TOKEN, b.executed(compared=b.compared()[1:])),
    (G.DIFFERENCES_UNSTATED, b.WITH_TOKEN, b.executed(compared=(NOT_MET, *b.compared()[1:]))),
    (G.TIME_IMPOSSIBLE, b.WITH_TOKEN, b.executed(shown_at=b.later(31))),
    (G.OUTCOME_RECORDED, b.EXECUTED, b.wrong_place(minutes=40)),
    (G.OTHER_AGENCY, b.PREPARED, b.wrong_place(by=b.STRANGER)),
    (G.WORDS_MISSING, b.PREPARED, b.wrong_place(note=" ")),
    (G.WORDS_MISSING, b.PREPARED, b.incident(text=" ")),
    (G.OTHER_AGENCY, b.PREPARED, b.incident(by=b.STRANGER)),
    (G.NO_OPEN_COMPLAINT, (*b.EXECUTED, b.incident(IncidentKind.FORCE)), b.complaint_answered()),
    (G.NO_OPEN_COMPLAINT, (*b.EXECUTED, b.incident(), b.complaint_answered()), b.complaint_answered()),
    (G.NO_OPEN_COMPLAINT, (*b.EXECUTED, b.incident()), b.complaint_answered(number=2)),
    (G.WORDS_MISSING, (*b.EXECUTED, b.incident()), b.complaint_answered(text="")),
    (G.TIME_IMPOSSIBLE, (*b.EXECUTED, b.incident()), b.complaint_answered(happened_at=b.later(35))),
    (G.PART_IN_THE_ARREST, (*b.EXECUTED, b.incident()), b.complaint_answered(by=b.OWNER)),
    (G.BOTH_SIDES, (*b.EXECUTED, b.incident()), b.complaint_answered(by=OFFICER_ELSEWHERE)),
    (G.NO_OPEN_REDRESS, b.EXECUTED, b.redress_told()),
    (G.NO_OPEN_REDRESS, (*AT_WRONG_PLACE, b.redress_told()), b.redress_told(minutes=61)),
    (G.WORDS_MISSING, AT_WRONG_PLACE, b.redress_told(to="")),
    (G.TIME_IMPOSSIBLE, AT_WRONG_PLACE, b.redress_told(happened_at=b.later(29))),
    (G.PART_IN_THE_ARREST, AT_WRONG_PLACE, b.redress_told(by=b.OWNER)),
    (G.BOTH_SIDES, AT_WRONG_PLACE, b.redress_told(by=OFFICER_ELSEWHERE)),
    (G.WORDS_MISSING, (b.opened(),), b.known_ready("force_plan")),
    (G.WORDS_MISSING, (b.opened(), b.address_named()), b.known_ready("children")),
    (G.WORDS_MISSING, (b.opened(),), b.address_named(address=" ")),
    (G.ADDRESS_MISSING, (b.opened(),), b.known_ready("children", Known.NO)),
    (G.ITEM_TWICE, (b.opened(),), b.act(k.AnswerChecklist, b.OFFICER, 5, answers=())),
    (G.ITEM_TWICE, (b.opened(),), b.act(k.AnswerChecklist, b.OFFICER, 5, answers=(BRIEFED, BRIEFED))),
    (G.NO_SUCH_ITEM, (b.opened(),), b.act(k.AnswerChecklist, b.OFFICER, 5, answers=(BRIEFED, UNLISTED))),
    (G.ANSWER_INCOMPLETE, (b.opened(),), b.known_ready("desk_told", who=b.OFFICER.user)),
    (G.ANSWER_INCOMPLETE, (b.opened(),), b.known_ready("dwelling_authority")),
    (G.ANSWER_INCOMPLETE, (b.opened(),), b.known_ready("time_window", window_from=b.later(0))),
    (G.TIME_IMPOSSIBLE, (b.opened(),), b.known_ready("desk_told", who=b.OFFICER.user, seen_at=b.later(6))),
    (
        G.BOTH_SIDES,
        b.CONFIRMED,
        b.known_ready("desk_told", who=b.CONFIRMER.user, seen_at=b.later(4), happened_at=b.later(5)),
    ),
    (G.AUTHORITY_MISSING, (b.opened(),), b.known_ready("dwelling_authority", whose=Dwelling.OF_ANOTHER)),
    (G.WINDOW_EMPTY, (b.opened(),), b.known_ready("time_window", **b.by_day(60, 60))),
    (G.WINDOW_EMPTY, (b.opened(),), b.known_ready("time_window", **b.by_day(-60, 4))),
    (G.NIGHT_GROUND_MISSING, (b.opened(),), b.known_ready("time_window", **b.by_day(60, 12 * 60 + 1))),
    (
        G.OUTSIDE_THE_WINDOW,
        (*b.CONFIRMED, b.known_ready("time_window", **b.by_day(0, 60))),
        b.issued(),
    ),
    (G.WORDS_MISSING, (b.opened(),), b.act(k.RecordPlan, b.OWNER, 1, plan=" ")),
    (G.WORDS_MISSING, (*b.PREPARED, b.asked()), b.answered(Answer.DENY, reason=" ")),
    (G.WORDS_MISSING, b.EXECUTED, b.act(k.ProtestIdentity, b.OFFICER, 35, statement="")),
    (G.WORDS_MISSING, OPEN_PROTEST, b.resolved(means="")),
    (G.WORDS_MISSING, b.EXECUTED, b.cared("family", exception=CareException.CANNOT_BE_REACHED)),
    (G.WORDS_MISSING, b.EXECUTED, b.released(reason="")),
    (G.WORDS_MISSING, b.EXECUTED, b.handover_offered(inventory="")),
    (G.NO_SUCH_ITEM, (b.opened(),), b.known_ready("weather")),
    (G.NO_SUCH_ITEM, b.EXECUTED, b.cared("newspaper")),
    (G.NOT_READY, (b.opened(), b.asked(), b.answered()), b.issued()),
    (
        G.NOT_READY,
        (b.opened(), b.known_ready(answer=Known.UNKNOWN), b.asked(), b.answered()),
        b.issued(),
    ),
    (
        G.NOT_READY,
        (b.opened(), b.known_ready(answer=Known.NO, note="at noon"), b.asked(), b.answered()),
        b.issued(),
    ),
    (G.CONFIRMATION_WAITING, (*b.PREPARED, b.asked()), b.asked(minutes=11)),
    (G.NO_CONFIRMATION_WAITING, b.PREPARED, b.answered()),
    (G.NO_CONFIRMATION_WAITING, b.CONFIRMED, b.answered(minutes=13)),
    (G.NO_CONFIRMATION_WAITING, UNANSWERED, b.answered(minutes=21)),
    (G.NOT_ISSUING_DESK, (*b.PREPARED, b.asked()), b.answered(by=b.STRANGER)),
    (G.NOT_ISSUING_DESK, (*b.PREPARED, b.asked()), b.answered(by=b.SUPERVISOR)),
    (G.ATTESTATION_MISSING, (*b.PREPARED, b.asked()), b.answered(identity="")),
    (G.ATTESTATION_MISSING, (*b.PREPARED, b.asked()), b.answered(validity="")),
    (G.ATTESTATION_MISSING, (*b.PREPARED, b.asked()), b.answered(collection=" ")),
    (G.ESTIMATE_MISSING, (*b.PREPARED, b.asked()), b.answered(Answer.MORE_TIME)),
    (G.ESTIMATE_MISSING, (*b.PREPARED, b.asked()), b.answered(Answer.MORE_TIME, until=b.later(12))),
    (
        G.MORE_TIME_USED,
        (*b.PREPARED, b.asked(), b.answered(Answer.MORE_TIME, until=b.later(40))),
        b.answered(Answer.MORE_TIME, minutes=13, until=b.later(80)),
    ),
    (
        G.MORE_TIME_USED,
        SUPERVISED,
        b.answered(Answer.MORE_TIME, b.SUPERVISOR, 31, number=2, until=b.later(80)),
    ),
    (G.NOT_CONFIRMED, b.PREPARED, b.issued()),
    (G.NOT_CONFIRMED, (*b.PREPARED, b.asked(), b.answered(Answer.DENY)), b.issued()),
    (G.NOT_CONFIRMED, SUPERVISED, b.issued(minutes=40)),
    (G.NOT_CONFIRMED, b.CONFIRMED, b.issued(minutes=24 * 60 + 12, window_until=b.later(24 * 60 + 30))),
    (G.NOT_CONFIRMED, (*b.WITH_TOKEN, b.asked(minutes=20)), b.executed()),
    (G.NOT_CONFIRMED, LONG_CONFIRMED, b.issued(minutes=300, window_until=b.later(320), known=RAISED)),
    (G.NOT_CONFIRMED, b.WITH_TOKEN[:-1], b.issued(minutes=4 * 60 + 12, window_until=b.later(300))),
    (G.DIFFERENCES_UNSTATED, b.PREPARED, b.asked(compared=())),
    (G.DIFFERENCES_UNSTATED, b.PREPARED, b.asked(compared=b.compared()[1:])),
    (G.DIFFERENCES_UNSTATED, b.PREPARED, b.asked(compared=(*b.compared()[1:], NOT_MET))),
    (G.DIFFERENCES_UNSTATED, b.PREPARED, b.asked(compared=(*b.compared(), NOT_MET))),
    (G.DIFFERENCES_UNSTATED, b.PREPARED, b.asked(urgency=Urgency.ROUTINE, compared=(NOT_MET, NOT_MET))),
    (G.WORDS_MISSING, b.PREPARED, b.asked(compared=b.compared(Feature.MARKS, seen=" "))),
    (G.MISMATCH_OPEN, STATED, b.answered()),
    (
        G.MISMATCH_OPEN,
        (*STATED, b.answered(Answer.DENY), b.asked(minutes=13)),
        b.answered(minutes=14, number=2),
    ),
    (G.MISMATCH_OPEN, STATED, b.issued()),
    (G.IN_THE_UNIT, STATED, b.explained(by=replace(b.STRANGER, office=b.COMMAND))),
    (G.IN_THE_UNIT, STATED_BY_OFFICER, b.explained(by=replace(b.STRANGER, office=b.SQUAD))),
    (G.BOTH_SIDES, STATED, b.explained(by=replace(b.STRANGER, user=b.OWNER.user))),
    (G.BOTH_SIDES, (*STATED, b.explained(by=b.CONFIRMER)), b.answered()),
    (G.ROLE_MISSING, STATED, b.explained(by=b.CUSTODY)),
    (G.NO_OPEN_MISMATCH, (*b.PREPARED, b.asked()), b.explained()),
    (G.NO_OPEN_MISMATCH, STATED, b.explained(number=2)),
    (G.NO_OPEN_MISMATCH, (*STATED, b.explained()), b.explained(minutes=12)),
    (G.WORDS_MISSING, STATED, b.explained(means=" ")),
    (G.TIME_IMPOSSIBLE, STATED, b.explained(happened_at=b.later(9))),
    (G.TIME_IMPOSSIBLE, (*STATED, b.explained()), b.answered(happened_at=b.later(10))),
    (G.OUTCOME_RECORDED, (*STATED, b.not_executed()), b.explained(minutes=30)),
    (G.NOT_THE_PERSON, SOMEBODY_ELSE, b.asked(minutes=13)),
    (G.NOT_THE_PERSON, SOMEBODY_ELSE, b.issued()),
    (G.CLOCK_NOT_PASSED, SUPERVISED, b.no_answer(2, 39)),
    (G.CLOCK_NOT_PASSED, (*SUPERVISED, b.no_answer(2, 40)), b.no_answer(2, 41)),
    (G.TOKEN_UNREADABLE, b.CONFIRMED, b.issued(token_hash="seven blue lanterns")),
    (G.TOKEN_UNREADABLE, b.WITH_TOKEN, b.issued(minutes=16)),
    (G.OWN_TOKEN, b.CONFIRMED, b.issued(to=b.OWNER)),
    (G.WINDOW_TOO_LONG, b.CONFIRMED, b.issued(window_until=b.later(15 + 241))),
    (G.WINDOW_TOO_LONG, b.CONFIRMED, b.issued(window_until=b.later(15))),
    (G.NO_LIVE_TOKEN, b.CONFIRMED, b.executed()),
    (G.WRONG_OFFICER, b.WITH_TOKEN, b.executed(by=b.SECOND)),
    (G.WRONG_TOKEN, b.WITH_TOKEN, b.executed(token="seven red lanterns")),
    (G.WINDOW_CLOSED, b.WITH_TOKEN, b.executed(minutes=75)),
    (G.WINDOW_CLOSED, b.WITH_TOKEN, b.executed(happened_at=b.later(14))),
    (G.PAPER_NOT_SHOWN, b.WITH_TOKEN, b.executed(paper_shown=False)),
    (G.DIFFERENCES_NOT_ASKED, b.WITH_TOKEN, b.executed(differences_asked=False)),
    (G.TOO_FEW_OFFICERS, b.WITH_TOKEN, b.executed(officers=(b.OFFICER.user, b.OFFICER.user))),
    (G.TOO_FEW_OFFICERS, b.WITH_TOKEN, b.executed(officers=(b.SECOND.user, UserId("third")))),
    (G.NO_OPEN_PROTEST, b.EXECUTED, b.resolved()),
    (G.RELEASE_MISSING, OPEN_PROTEST, b.resolved(Finding.NOT_THE_PERSON, released_at=None)),
    (G.NOBODY_HELD, b.WITH_TOKEN, b.cared()),
    (G.NOBODY_HELD, (*b.EXECUTED, b.released()), b.handover_offered(minutes=51)),
    (G.CARE_SETTLED, (*b.EXECUTED, b.cared()), b.cared(minutes=41)),
    (
        G.NO_EXCEPTION,
        b.EXECUTED,
        b.cared(exception=CareException.DECLINED_BY_THE_PERSON, reason="would not listen"),
    ),
    (G.CARE_UNSETTLED, (*b.EXECUTED, b.cared(), b.handover_offered(), b.handed_over()), b.closed()),
    (G.NO_HANDOVER_OFFERED, b.EXECUTED, b.handed_over()),
    (G.NO_HANDOVER_OFFERED, (*b.EXECUTED, b.handover_offered()), b.handed_over(by=b.STRANGER)),
    (G.HANDED_OVER_ALREADY, b.HANDED_OVER, b.handed_over(minutes=61)),
    (G.INVENTORY_NOT_AGREED, (*b.EXECUTED, b.handover_offered()), b.handed_over(agreed=False)),
    (G.STILL_HELD, b.CARED_FOR, b.closed()),
    (G.CLOCK_NOT_PASSED, (*b.PREPARED, b.asked()), b.no_answer(minutes=19)),
    (G.CLOCK_NOT_PASSED, b.EXECUTED, b.care_missed(minutes=89)),
    (G.CLOCK_NOT_PASSED, (*b.EXECUTED, b.care_missed()), b.care_missed(minutes=91)),
    (G.CLOCK_NOT_PASSED, (b.opened(),), b.act(k.NoteOverdue, b.CLOCK, 60, clock="plan")),
    (
        G.CLOCK_NOT_PASSED,
        b.WITH_TOKEN,
        b.act(k.NoteTokenLapsed, b.CLOCK, 74, token_hash=b.hash_of(b.TOKEN)),
    ),
]


@pytest.mark.parametrize(("ground", "history", "attempt"), REFUSALS)
def test_a_command_is_refused_on_its_ground(ground: G, history: tuple[b.Act, ...], attempt: b.Act) -> None:
    operation = b.after(*history) if history else None
    command, facts = attempt
    outcome = decide(command, operation, facts, b.RULES)
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_every_ground_is_reached_and_has_its_sentence() -> None:
    assert {ground for ground, _, _ in REFUSALS} == set(G)
    assert SENTENCES.keys() == set(G) | set(TaskForceGround)


def test_every_command_says_who_may_ask_and_what_may_stand_in_the_way() -> None:
    assert ROLES.keys() == set(k.COMMANDS.values())
    assert CHECKS.keys() == ROLES.keys() - {k.OpenOperation}


def test_a_page_learns_why_not_before_anybody_fills_in_a_form() -> None:
    refused = bar(k.ExecuteWarrant, b.after(*b.CONFIRMED), b.facts(b.OFFICER, b.later(20)), b.RULES)
    assert refused == Refused(G.NO_LIVE_TOKEN)
    assert bar(k.ExecuteWarrant, b.after(*b.WITH_TOKEN), b.facts(b.OFFICER, b.later(20)), b.RULES) is None


def test_whoever_opens_owns_the_command_until_the_second_key_is_turned() -> None:
    operation = b.after(b.opened(), b.offered())
    assert operation.command_owner.user == b.OWNER.user
    taken = b.after(b.opened(), b.offered(), b.taken_over())
    assert (taken.command_owner.user, taken.offer) == (b.NEXT.user, None)
    assert [span.until for span in taken.command] == [b.later(2), None]


def test_an_operation_elsewhere_opens_under_its_accepted_cooperation() -> None:
    assert b.after(b.opened(**UNDER_COOPERATION)).cooperation == b.COOPERATION


def test_a_confirmation_holds_all_three_attestations_and_expires() -> None:
    confirmation = b.after(*b.CONFIRMED).confirmation
    assert confirmation is not None
    assert confirmation.attestations is not None
    assert confirmation.attestations.collection.content == "undertaking"
    assert confirmation.is_fresh(b.later(4 * 60 + 11))
    assert not confirmation.is_fresh(b.later(4 * 60 + 12))


def test_a_first_silence_asks_again_and_a_second_names_the_duty_supervisor() -> None:
    first, second = b.after(*UNANSWERED).confirmations
    assert (first.status, second.status) == (ConfirmationStatus.UNANSWERED, ConfirmationStatus.ASKED)
    assert (second.second, second.asked_at, second.asked_by) == (True, b.later(20), b.CLOCK.user)
    assert b.after(*SUPERVISED).confirmations[1].status is ConfirmationStatus.WITH_SUPERVISOR


def test_the_second_request_has_its_whole_time_however_late_the_silence_was_noted() -> None:
    late = b.act(k.NoteNoAnswer, b.CLOCK, 90, number=1, happened_at=b.later(20))
    assert b.after(*b.PREPARED, b.asked(), late).confirmations[1].asked_at == b.later(90)


def test_the_duty_supervisor_may_answer_what_was_passed_to_them() -> None:
    answered = b.after(*SUPERVISED, b.answered(by=b.SUPERVISOR, minutes=35, number=2))
    assert answered.confirmations[1].status is ConfirmationStatus.CONFIRMED


def test_a_changed_warrant_is_confirmed_anew_under_its_new_edition() -> None:
    again = (b.asked(minutes=20, known=CHANGED), b.answered(minutes=21, number=2, known=CHANGED))
    operation = b.after(*b.WITH_TOKEN, *again)
    assert [token.status for token in operation.tokens] == [TokenStatus.VOID]
    assert operation.confirmations[1].edition == 4


def test_a_token_begins_no_earlier_than_it_is_entered() -> None:
    token = b.after(*b.CONFIRMED, b.issued(minutes=20, happened_at=b.later(13))).live_token
    assert token is not None
    assert (token.window_from, token.issued_at) == (b.later(20), b.later(20))


def test_a_new_token_ends_the_earlier_one() -> None:
    operation = b.after(*b.WITH_TOKEN, b.issued(minutes=16, token_hash="0" * 64))
    assert [token.status for token in operation.tokens] == [TokenStatus.REPLACED, TokenStatus.LIVE]


def test_an_execution_spends_the_token_and_begins_the_care() -> None:
    operation = b.after(*b.EXECUTED)
    assert (operation.status, operation.tokens[0].status) == (Status.EXECUTED, TokenStatus.SPENT)
    assert operation.custody is not None
    assert (operation.custody.since, operation.custody.office) == (b.later(30), b.SQUAD)
    assert b.SECOND.user in operation.took_part


def test_not_executing_is_possible_when_the_warrant_no_longer_stands() -> None:
    command, facts = b.not_executed()
    operation = b.after(*b.WITH_TOKEN, (command, replace(facts, warrant=b.warrant(is_in_force=False))))
    assert (operation.outcome, operation.live_token) == (Outcome.NOT_EXECUTED, None)


def test_a_protest_before_the_execution_ends_the_token_for_good() -> None:
    operation = b.after(*b.WITH_TOKEN, b.protested(minutes=20), b.resolved(minutes=25))
    assert (operation.status, operation.live_token) == (Status.PREPARING, None)


def test_whoever_is_not_the_person_is_free_and_the_outcome_says_so() -> None:
    operation = b.after(*OPEN_PROTEST, b.resolved(Finding.NOT_THE_PERSON))
    assert (operation.status, operation.outcome) == (Status.WRONG_PERSON, Outcome.WRONG_PERSON)
    assert operation.custody is not None
    assert operation.custody.released_at == b.later(44)
    assert b.after(*OPEN_PROTEST, b.resolved(Finding.NOT_THE_PERSON), b.closed()).is_closed


def test_care_and_release_go_on_while_a_protest_is_open() -> None:
    operation = b.after(*OPEN_PROTEST, b.cared(), b.released())
    assert operation.status is Status.FROZEN
    assert operation.custody is not None
    assert operation.custody.is_over


def test_missed_care_may_still_be_given_and_stays_marked_as_missed() -> None:
    custody = b.after(*b.EXECUTED, b.care_missed(), b.cared(minutes=95)).custody
    assert custody is not None
    care = custody.care_of("told_why")
    assert care is not None
    assert (care.status, care.was_missed) == (CareStatus.GIVEN, True)


def test_what_was_excepted_may_be_given_later() -> None:
    excepted = b.cared("family", exception=CareException.CANNOT_BE_REACHED, reason="no number answers")
    custody = b.after(*b.EXECUTED, excepted, b.cared("family", minutes=60)).custody
    assert custody is not None
    care = custody.care_of("family")
    assert care is not None
    assert care.status is CareStatus.GIVEN


def test_a_handover_passes_the_care_to_the_receiving_office() -> None:
    operation = b.after(*b.EXECUTED, b.handover_offered(), b.handed_over(), b.cared(by=b.CUSTODY, minutes=61))
    assert operation.status is Status.HANDED_OVER
    assert operation.custody is not None
    assert operation.custody.office == b.CENTRE


def test_closing_says_everything_a_review_begins_with() -> None:
    command, facts = b.closed()
    (event,) = b.events_of(command, b.after(*b.HANDED_OVER), facts)
    assert isinstance(event, e.OperationClosed)
    assert (event.outcome, event.warrant, event.level) == (Outcome.EXECUTED, b.WARRANT, 1)


def test_its_standing_names_everybody_who_acted_on_either_side() -> None:
    seen = standing(b.after(*b.CLOSED))
    acted = (b.OWNER, b.OFFICER, b.SECOND, b.CONFIRMER, b.CUSTODY)
    assert seen.took_part == {each.user for each in acted}
    assert (seen.is_closed, seen.outcome) == (True, "executed")


def test_a_plan_and_an_overdue_clock_are_noted() -> None:
    operation = b.after(b.opened(), b.act(k.NoteOverdue, b.CLOCK, 120, clock="plan"))
    assert operation.overdue == {"plan"}
    planned = b.after(b.opened(), b.act(k.RecordPlan, b.OWNER, 1, plan="by the front door"))
    assert planned.plan is not None
    assert planned.plan.content == "by the front door"


def test_a_lapsed_token_is_dead() -> None:
    lapsed = b.act(k.NoteTokenLapsed, b.CLOCK, 75, token_hash=b.hash_of(b.TOKEN))
    assert b.after(*b.WITH_TOKEN, lapsed).tokens[0].status is TokenStatus.LAPSED


def test_a_release_ends_custody_without_a_handover() -> None:
    assert b.after(*b.EXECUTED, b.released()).status is Status.RELEASED
    assert b.after(*b.EXECUTED, b.released(), b.closed()).closed_at == b.later(120)


def test_an_office_that_no_operation_knows_answers_nothing() -> None:
    nobody = replace(b.CONFIRMER, office=OfficeId("nowhere"))
    command, facts = b.answered(by=nobody)
    assert decide(command, b.after(*b.PREPARED, b.asked()), facts, b.RULES) == Refused(G.NOT_ISSUING_DESK)
