"""Operations in the tables: written from the state, read back as views, held by the database's locks."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from tests.core.operations import build as b

from tipstaff.kernel.ids import MatterId, OfficeId, OperationId
from tipstaff.operations import models, queries
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.operation import Operation, Outcome, Status
from tipstaff.operations.core.token import TokenStatus
from tipstaff.operations.projection import project
from tipstaff.operations.queries import OperationPage

pytestmark = pytest.mark.usefixtures("database")

TABLES = (
    models.Operation,
    models.CommandSpan,
    models.Confirmation,
    models.ReadinessAnswer,
    models.Token,
    models.Care,
    models.Incident,
)


def named(name: str, operation: Operation) -> Operation:
    return replace(operation, id=OperationId(MatterId(f"operation-{name}")))


def everything() -> list[dict[str, object]]:
    return [model_to_dict(row) for table in TABLES for row in table.objects.order_by("pk")]


def page() -> OperationPage:
    found = queries.operation_page(b.OPERATION)
    assert found is not None
    return found


def test_a_page_tells_the_whole_of_a_closed_operation() -> None:
    project(b.after(*b.CLOSED), 11)
    found = page()
    assert (found.operation.status, found.operation.outcome) == (Status.CLOSED, Outcome.EXECUTED)
    assert found.operation.version == 11
    assert [said.item for said in found.readiness] == ["briefed"]
    assert [asked.answered_by for asked in found.confirmations] == [b.CONFIRMER.user]
    assert [token.status for token in found.tokens] == [TokenStatus.SPENT]
    assert [care.item for care in found.care] == ["family", "told_why"]
    assert found.custody is not None
    assert found.custody.office == b.CENTRE
    assert found.handover is not None
    assert (found.handover.given_by, found.handover.taken_by) == (b.OFFICER.user, b.CUSTODY.user)


def test_a_page_shows_an_identity_protest_and_who_resolved_it() -> None:
    project(b.after(*b.EXECUTED, b.protested(), b.resolved()), 8)
    protest = page().protest
    assert protest is not None
    assert (protest.at, protest.resolved_by) == (b.later(35), b.COLLEAGUE.user)


def test_a_page_shows_who_owned_the_command_when() -> None:
    project(b.after(b.opened(), b.offered(), b.taken_over()), 3)
    first, second = page().command
    assert (first.owner, first.until) == (b.OWNER.user, second.since)
    assert (second.owner, second.until) == (b.NEXT.user, None)


@pytest.mark.parametrize("words", ["seven blue", "brother", "identity card", "gate 2", "wallet", "registry"])
def test_what_is_sealed_or_secret_stands_in_no_table(words: str) -> None:
    project(b.after(*b.EXECUTED, b.protested(), b.resolved(), b.handover_offered()), 9)
    assert words not in str(everything())


def test_rows_are_the_same_when_written_again_or_from_nothing() -> None:
    early, late = b.after(*b.CONFIRMED), b.after(*b.CLOSED)
    project(early, 4)
    project(late, 11)
    written = everything()
    project(late, 11)
    assert everything() == written
    for table in TABLES:
        table.objects.all().delete()
    project(late, 11)
    assert everything() == written


def test_the_database_holds_that_an_operation_has_one_command_owner_at_every_moment() -> None:
    operation = b.after(b.opened(), b.offered(), b.taken_over())
    first, second = operation.command
    for overlapping in (replace(first, until=None), replace(first, until=b.later(3))):
        with pytest.raises(IntegrityError, match="one_command_owner"), transaction.atomic():
            project(replace(operation, command=(overlapping, second)), 3)


def test_two_operations_each_have_their_owner_at_the_same_time() -> None:
    project(named("1", b.after(b.opened())), 1)
    project(named("2", b.after(b.opened())), 1)
    assert models.CommandSpan.objects.count() == 2


def test_the_database_holds_that_a_token_is_unique_and_live_once() -> None:
    operation = b.after(*b.WITH_TOKEN)
    project(operation, 5)
    with pytest.raises(IntegrityError, match="operations_token_pkey"), transaction.atomic():
        project(named("2", operation), 5)
    other = replace(operation.tokens[0], token_hash="0" * 64)
    with pytest.raises(IntegrityError, match="one_live_token"), transaction.atomic():
        project(replace(operation, tokens=(*operation.tokens, other)), 6)


def test_the_database_holds_that_silence_never_confirms() -> None:
    operation = b.after(*b.CONFIRMED)
    silent = replace(operation.confirmations[0], answered_by=None)
    with pytest.raises(IntegrityError, match="silence_never_confirms"), transaction.atomic():
        project(replace(operation, confirmations=(silent,)), 4)
    own = replace(operation.confirmations[0], answered_by=b.OWNER.user)
    with pytest.raises(IntegrityError, match="confirmed_by_somebody_else"), transaction.atomic():
        project(replace(operation, confirmations=(own,)), 4)


def test_the_database_holds_that_two_people_sign_a_handover() -> None:
    operation = b.after(*b.HANDED_OVER)
    assert operation.handover is not None
    alone = replace(operation.handover, taken_by=operation.handover.given_by)
    with pytest.raises(IntegrityError, match="handed_over_by_two"), transaction.atomic():
        project(replace(operation, handover=alone), 9)


def test_a_desk_finds_what_it_still_owes_an_answer() -> None:
    project(named("1", b.after(*b.PREPARED, b.asked())), 3)
    project(named("2", b.after(*b.PREPARED, b.asked(), b.answered(Answer.DENY))), 4)
    waiting, count = queries.confirmations_waiting([b.DESK], Urgency.URGENT)
    assert ([row.operation for row in waiting], count) == (["operation-1"], 1)
    assert queries.confirmations_waiting([OfficeId("elsewhere")], Urgency.URGENT) == ((), 0)


def test_an_agency_and_a_warrant_find_their_operations() -> None:
    project(b.after(*b.CLOSED), 11)
    project(named("2", b.after(b.opened())), 1)
    rows, count = queries.operations_of_agency(b.CHENGDU, limit=1)
    assert ([row.operation for row in rows], count) == (["operation-2"], 2)
    rows, count = queries.operations_of_agency(b.CHENGDU, open_only=True)
    assert ([row.operation for row in rows], count) == (["operation-2"], 1)
    assert [row.operation for row in queries.operations_of_warrant(b.WARRANT)] == [
        "operation-1",
        "operation-2",
    ]


def test_there_is_no_page_of_an_operation_that_there_is_not() -> None:
    assert queries.operation_page(b.OPERATION) is None
