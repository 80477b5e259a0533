"""Confirmations through the one door: what races, what the rows say, and that a queue answers from its index."""

from datetime import timedelta

import pytest
from django.db import connections
from tests.registrar import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.operations import models, queries
from tipstaff.operations.core.commands import AnswerConfirmation, ResolveMismatch
from tipstaff.operations.core.confirmation import Answer, ConfirmationStatus, Urgency
from tipstaff.operations.core.difference import Feature
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered

pytestmark = pytest.mark.usefixtures("agencies")

DESK = OfficeId("guangzhou-confirmation")
RACES = 30


def test_a_confirmation_that_meets_a_recall_stands_before_it_or_nowhere():
    for number in range(RACES):
        warrant = b.in_force(f"race-{number}")
        operation = b.waiting_for_confirmation(warrant, f"race-{number}")
        recalled, confirmed = b.together(
            [
                lambda w=warrant: b.ask(b.recalling(w), "court.guangzhou"),
                lambda o=operation: b.ask(b.confirming(o), "desk.guangzhou"),
            ]
        )
        assert isinstance(recalled, Entered)
        assert isinstance(confirmed, Entered) or confirmed.ground is G.WARRANT_NOT_IN_FORCE
        token = b.ask(b.tokening(operation), "command.guangzhou")
        assert isinstance(token, Refused)
        assert token.ground is G.WARRANT_NOT_IN_FORCE
    assert compare() == ()


def test_of_two_desk_officers_who_answer_at_once_one_answers_and_the_other_is_told():
    warrant = b.in_force()
    for number in range(RACES):
        operation = b.waiting_for_confirmation(warrant, f"two-{number}")
        denied = AnswerConfirmation(
            happened_at=b.NOW, operation=operation, number=1, answer=Answer.DENY, reason="差异未查清"
        )
        outcomes = b.together(
            [
                lambda o=operation: b.ask(b.confirming(o), "desk.guangzhou"),
                lambda d=denied: b.ask(d, "desk2.guangzhou"),
            ]
        )
        refused = [one for one in outcomes if isinstance(one, Refused)]
        assert [one.ground for one in refused] in (
            [G.NO_CONFIRMATION_WAITING],
            [RecordGround.CHANGED_MEANWHILE],
        )


def explaining(operation: b.OperationId) -> ResolveMismatch:
    return ResolveMismatch(
        happened_at=b.NOW,
        operation=operation,
        number=1,
        finding=MismatchFinding.EXPLAINED,
        means="户籍底册",
    )


def test_a_stated_difference_stands_in_the_rows_until_it_is_resolved():
    operation = b.opened(b.in_force())
    b.do(b.urgently(operation, differing=(Feature.HEIGHT, Feature.NAMES)), "officer.guangzhou")
    (row,), count = queries.confirmations_waiting([DESK], Urgency.URGENT)
    assert (count, row.differing) == (1, (Feature.HEIGHT, Feature.NAMES))
    assert queries.operations_named([operation])[0].mismatch == "open"
    assert b.ask(b.confirming(operation), "desk.guangzhou") == Refused(G.MISMATCH_OPEN)
    assert b.ask(explaining(operation), "command.guangzhou") == Refused(G.ROLE_MISSING)
    b.do(explaining(operation), "duty.guangzhou")
    assert queries.operations_named([operation])[0].mismatch == "explained"
    b.do(b.confirming(operation), "desk.guangzhou")
    assert queries.confirmations_waiting([DESK], Urgency.URGENT) == ((), 0)
    assert queries.confirmations_answered([DESK], b.NOW)[1] == 1
    assert compare() == ()


def test_the_clock_climbs_every_rung_once_however_often_it_is_kept():
    operation = b.waiting_for_confirmation(b.in_force())
    entered = []
    for minutes in (11, 11, 22, 22, 33, 33, 44):
        noted = keep_clocks(b.NOW + timedelta(minutes=minutes))
        entered.append(sum(receipt.matter == operation for receipt in noted))
    rungs = b.state_of(operation).confirmations
    assert rungs[-1].status is ConfirmationStatus.WITH_OVERSIGHT
    assert entered == [1, 0, 1, 0, 1, 0, 0]
    (row,), count = queries.confirmations_with_oversight(None)
    assert (count, row.operation, row.status) == (1, operation, ConfirmationStatus.WITH_OVERSIGHT)
    assert compare() == ()


MANY = """
INSERT INTO operations_confirmation (operation, number, desk, level, urgency, edition, asked_by, asked_at, second,
    differing, status, is_waiting, waits_since, answered_by)
SELECT 'operation-' || n, 1, CASE n % 400 WHEN 0 THEN 'guangzhou-confirmation' ELSE 'desk-' || n % 400 END, 1,
    CASE n % 2 WHEN 0 THEN 'urgent' ELSE 'routine' END, 1, 'x', now() + n * interval '1 second', false, '{}',
    CASE n % 900 WHEN 0 THEN 'with_oversight' ELSE 'asked' END, n % 3 = 0, now() + n * interval '1 second', ''
FROM generate_series(1, 40000) AS n
"""


def test_a_queue_among_many_is_answered_from_its_index():
    with connections["owner"].cursor() as cursor:
        cursor.execute(MANY)
        cursor.execute("ANALYZE operations_confirmation")
    waiting = models.Confirmation.objects.filter(is_waiting=True)
    for found, index in (
        (waiting.filter(desk__in=[DESK], urgency="urgent"), "confirmations_of_a_desk"),
        (waiting.filter(urgency="urgent"), "confirmations_that_wait"),
        (waiting.filter(status="with_oversight"), "confirmations_with_oversight"),
    ):
        plan = found.order_by(*queries.NEXT_FIRST)[:50].explain()
        assert index in plan, plan
        assert "Seq Scan" not in plan, plan
