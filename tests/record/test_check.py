"""A single changed byte is found wherever it is, and the report says where."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction
from tests.record.build import NAMES, SUBJECT, act, noted, origin
from tests.record.owner import as_owner

from tipstaff.record import models
from tipstaff.record.append import enter
from tipstaff.record.attachments import Paper
from tipstaff.record.check import check
from tipstaff.record.publish import Publisher
from tipstaff.record.storage import LogFolder
from tipstaff.tlog.note import Signer

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(LogFolder(tmp_path / "log"), Signer("log.example/test", bytes(32)))


@pytest.fixture(autouse=True)
def published(database: str, publisher: Publisher) -> None:
    for number in range(3):
        with transaction.atomic():
            paper = Paper(SUBJECT, b"the instrument")
            enter([act(noted("a", f"text {number}"), matter=f"test-{number}")], origin(), NAMES, [paper])
    publisher.publish()


def places(publisher: Publisher) -> set[str]:
    return {fault.place for fault in check(publisher).faults}


def test_an_untouched_record_holds(publisher: Publisher):
    report = check(publisher)
    assert report.faults == []
    assert (report.entries, report.published, report.sealed) == (3, 3, 3)


def test_any_changed_byte_of_a_leaf_is_found_and_named(publisher: Publisher):
    row = models.Entry.objects.get(log_index=1)
    for at in range(len(row.leaf)):
        changed = row.leaf[:at] + chr(ord(row.leaf[at]) ^ 1) + row.leaf[at + 1 :]
        try:
            as_owner("UPDATE record_entry SET leaf = %s WHERE id = %s", changed, row.id)
        except DatabaseError:
            continue  # no longer JSON of the right form: PostgreSQL itself refuses it
        found = places(publisher)
        assert any(place.startswith("tile/") for place in found), at
        as_owner("UPDATE record_entry SET leaf = %s WHERE id = %s", row.leaf, row.id)
    assert places(publisher) == set()


def test_any_changed_byte_of_a_file_is_found_and_named(publisher: Publisher):
    for path in [*publisher.log.paths(), "checkpoint"]:
        file = publisher.log.folder / path
        content = file.read_bytes()
        for at in range(0, len(content), 7):
            file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert places(publisher) & {path, "published checkpoint"}, (path, at)
        file.write_bytes(content[:-1])
        assert places(publisher)
        file.write_bytes(content)


@pytest.mark.parametrize(
    ("table", "column", "place"),
    [
        ("record_sealed", "box", "sealed"),
        ("record_subjectkey", "wrapped", "key of"),
        ("record_attachment", "box", "attachment"),
    ],
)
def test_any_changed_byte_under_seal_is_found_and_named(
    publisher: Publisher, table: str, column: str, place: str
):
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT {column}, ctid::text FROM {table} LIMIT 1")
        (content, row) = cursor.fetchone()
    for at in range(len(content)):
        changed = bytes(content[:at]) + bytes([content[at] ^ 1]) + bytes(content[at + 1 :])
        as_owner(f"UPDATE {table} SET {column} = %s WHERE {column} = %s", changed, bytes(content))
        assert any(found.startswith(place) for found in places(publisher)), at
        as_owner(f"UPDATE {table} SET {column} = %s WHERE {column} = %s", bytes(content), changed)
    assert row
    assert places(publisher) == set()


@pytest.mark.parametrize(
    ("asks", "place"),
    [
        ("DELETE FROM record_entry WHERE log_index = 1", "entry"),
        ("DELETE FROM record_entry WHERE log_index = 2", "tree head of size 3"),
        ("DELETE FROM record_sealed WHERE commitment = (SELECT min(commitment) FROM record_sealed)", "entry"),
        ("UPDATE record_sealed SET subject = 'somebody'", "sealed"),
        ("DELETE FROM record_subjectkey", "key of"),
        ("UPDATE record_treehead SET root = root || '='", "tree head of size 3"),
        (
            "UPDATE record_checkpoint SET note = replace(note, 'log.example', 'log.elsewhere')",
            "checkpoint of size 3",
        ),
        ("UPDATE record_entry SET log_index = 9 WHERE log_index = 2", "entry"),
    ],
)
def test_what_is_removed_or_moved_is_found_and_named(publisher: Publisher, asks: str, place: str):
    as_owner(asks)
    assert any(found.startswith(place) for found in places(publisher))


def test_a_file_that_is_missing_or_does_not_belong_is_named(publisher: Publisher):
    (publisher.log.folder / "tile/0/000.p/3").unlink()
    publisher.log.write("tile/0/999", b"x")
    publisher.log.write("tile/stranger", b"")
    assert {"tile/0/000.p/3", "tile/0/999", "tile/stranger"} <= places(publisher)
