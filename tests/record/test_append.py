import json

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from tests.record.build import NAMES, act, noted, origin

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.ids import MatterId
from tipstaff.record import models
from tipstaff.record.append import Stale, enter
from tipstaff.record.leaf import Origin
from tipstaff.record.read import entered_under, entries_of

pytestmark = pytest.mark.usefixtures("database")


def entered(*acts, of: Origin | None = None) -> tuple[int, ...]:
    with transaction.atomic():
        return enter(acts or [act()], of or origin(), NAMES)


def test_an_act_comes_back_as_it_was_entered():
    entered(act(noted("a", "张三在场"), noted("b")))
    first, second = entries_of(MatterId("test-1"), NAMES)
    assert (first.event, second.event) == (noted("a", "张三在场"), noted("b"))
    assert (first.version, second.version) == (1, 2)
    assert first.by["office"] == "office-1"


def test_the_leaf_is_canonical_and_holds_nothing_that_is_sealed():
    entered(act(noted("a", "张三在场")))
    leaf = models.Entry.objects.get().leaf
    assert leaf == canonical(json.loads(leaf))
    assert "张三" not in leaf
    assert "commitment" in leaf


def test_what_is_sealed_is_nowhere_in_the_database_in_the_open():
    entered(act(noted("a", "张三在场")))
    assert "张三".encode() not in bytes(models.Sealed.objects.get().box)


def test_an_act_on_a_matter_that_moved_on_is_stale_and_leaves_nothing():
    entered()
    with pytest.raises(Stale):
        entered(act(noted("z")))
    assert models.Entry.objects.count() == 1


def test_an_act_that_rests_on_a_matter_that_moved_on_is_stale_and_leaves_nothing():
    entered()
    entered(act(read_at=1))
    with pytest.raises(Stale):
        entered(act(matter="test-2"), of=origin({"test-1": 1}))
    assert models.Entry.objects.count() == 2
    assert entered(act(matter="test-2"), of=origin({"test-1": 2}))


def test_relying_on_a_matter_that_does_not_exist_yet_is_stale_once_it_does():
    entered(act(matter="test-2"), of=origin({"test-1": 0}))
    entered()
    with pytest.raises(Stale):
        entered(act(matter="test-3"), of=origin({"test-1": 0}))


def test_one_submission_is_entered_once():
    entered(of=origin(submission="s-1"))
    with pytest.raises(IntegrityError):
        entered(act(matter="test-2"), of=origin(submission="s-1"))
    assert [matter for _, matter, _ in entered_under("s-1")] == ["test-1"]


def test_acts_on_several_matters_are_entered_all_or_none():
    entered(act(matter="test-2"))
    with pytest.raises(Stale):
        entered(act(matter="test-1"), act(matter="test-2"))
    assert not entries_of(MatterId("test-1"), NAMES)


def test_acts_are_entered_inside_a_transaction_only():
    with pytest.raises(transaction.TransactionManagementError):
        enter([act()], origin(), NAMES)


@pytest.mark.parametrize("table", ["record_entry", "record_sealed", "record_attachment", "record_treehead"])
@pytest.mark.parametrize("asks", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_applications_role_can_only_add(table: str, asks: str):
    column = {"record_entry": "leaf", "record_treehead": "root"}.get(table, "subject")
    entered(act(noted("a", "text")))
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
        cursor.execute(asks.format(table, column, column))


def test_the_application_works_as_its_own_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("tipstaff_app",)


@pytest.mark.parametrize(
    "asks",
    [
        "UPDATE record_entry SET leaf = leaf || ' '",
        "UPDATE record_entry SET log_index = NULL",
        "UPDATE record_entry SET log_index = 7",
        "DELETE FROM record_entry",
        "TRUNCATE record_entry",
    ],
)
def test_not_even_the_owner_changes_an_entry_once_it_has_its_index(asks: str):
    entered()
    with connections["publisher"].cursor() as cursor:
        cursor.execute("UPDATE record_entry SET log_index = 0")
    with connections["owner"].cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute(asks)


def test_the_columns_of_an_entry_say_what_its_leaf_says():
    entered(act(noted("a"), noted("b")))
    for row in models.Entry.objects.all():
        leaf = json.loads(row.leaf)
        assert (row.matter, row.version, row.event, row.submission, row.ordinal) == (
            leaf["matter"], leaf["version"], leaf["event"], leaf["submission"], leaf["ordinal"],
        )  # fmt: skip
