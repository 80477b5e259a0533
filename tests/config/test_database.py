from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import ProgrammingError, connections, transaction

from tipstaff.config import database as databases
from tipstaff.record.rights import APPEND_ONLY


@contextmanager
def no_right() -> Iterator[None]:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        yield


def run(alias: str, sql: str) -> list[tuple[object, ...]]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_has_an_empty_database_of_its_own(database: str, turn: str):
    assert get_user_model().objects.count() == 0
    get_user_model().objects.create_user("somebody")


def test_each_alias_works_as_its_role(database: str):
    roles = {alias: run(alias, "SELECT current_user")[0][0] for alias in ("default", "publisher")}
    assert roles == {"default": "tipstaff_app", "publisher": "tipstaff_publisher"}
    assert run("owner", "SELECT current_user = session_user") == [(True,)]


def test_the_application_changes_administration_but_not_the_tables_themselves(database: str):
    person = get_user_model().objects.create_user("somebody")
    person.delete()
    with no_right():
        run("default", "DROP TABLE agencies_user")
    with no_right():
        run("default", "DELETE FROM django_migrations")
    with no_right():
        run("default", "TRUNCATE agencies_user CASCADE")


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("alias", ["default", "publisher"])
def test_nobody_but_the_owner_removes_from_the_record(database: str, table: str, alias: str):
    for sql in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with no_right():
            run(alias, sql)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_application_never_changes_what_stands_on_the_record(database: str, table: str):
    column = run(
        "owner", f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0"
    )[0][0]
    with no_right():
        run("default", f'UPDATE {table} SET "{column}" = NULL')


def test_the_publisher_fills_in_indexes_and_nothing_else(database: str):
    run("publisher", "UPDATE record_entry SET log_index = 0 WHERE false")
    for sql in (
        "UPDATE record_entry SET leaf = '{}'",
        "INSERT INTO record_entry (leaf) VALUES ('{}')",
        "SELECT * FROM agencies_user",
        "SELECT * FROM record_sealed",
        "SELECT * FROM record_subjectkey",
    ):
        with no_right():
            run("publisher", sql)


def test_preparing_again_changes_nothing(database: str):
    def rights() -> list[tuple[object, ...]]:
        return run("owner", "SELECT relname, relacl::text FROM pg_class WHERE relacl IS NOT NULL ORDER BY 1")

    before = rights()
    databases.prepare(database)
    assert rights() == before


def test_a_dropped_database_is_gone_also_with_somebody_in_it(database: str):
    url = databases.fresh_database("tipstaff_test_to_be_dropped")
    with psycopg.connect(url):
        databases.drop_database("tipstaff_test_to_be_dropped")
        databases.drop_database("tipstaff_test_to_be_dropped")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url)


def test_a_new_template_takes_the_place_of_the_old_one(database: str, monkeypatch: pytest.MonkeyPatch):
    for state in ("test_old", "test_new"):
        monkeypatch.setattr(databases, "migration_state", lambda state=state: state)
        databases.fresh_database(f"tipstaff_test_clone_{state}")
        databases.drop_database(f"tipstaff_test_clone_{state}")
    there = {name for (name,) in run("owner", "SELECT datname FROM pg_database")}
    assert "tipstaff_template_test_old" not in there
    assert "tipstaff_template_test_new" in there


def test_the_tables_are_those_that_the_models_describe(database: str):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
