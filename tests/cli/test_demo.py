"""The demonstration, in a home of its own: it runs twice, says what it did, and touches nobody else's record."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.cli.programs import command, environment, run
from tests.registrar.build import in_force

from tipstaff.config import database as databases
from tipstaff.config import postgres


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="demo-", dir=os.environ["TIPSTAFF_HOME"]))
    yield folder
    postgres.remove(folder)
    shutil.rmtree(folder, ignore_errors=True)


def demo(home: Path) -> subprocess.CompletedProcess[str]:
    """With an embedded server of its own, as on a fresh machine."""
    told = {name: value for name, value in environment().items() if name != "DATABASE_URL"}
    asked = command("demo", "--no-serve", "--warrants", "50")
    told |= {"TIPSTAFF_HOME": str(home), "TIPSTAFF_PG_FAST": "1"}
    return subprocess.run(asked, env=told, capture_output=True, text=True, check=False)


def test_the_demonstration_runs_twice_in_one_home_and_names_the_record_s_indexes(home: Path) -> None:
    first, again = demo(home), demo(home)
    for ran in (first, again):
        assert ran.returncode == 0, ran.stderr
        assert "50 orders were registered." in ran.stdout
        assert re.search(r"✓ Warrant registered  #\d+", ran.stdout)
        assert "(operations.warrant_not_in_force)" in ran.stdout
        assert "Everything holds." in ran.stdout
        assert re.search(r"All \d+ tables follow from the record\.", ran.stdout)
        assert "registrar.guangzhou" in ran.stdout
        assert "Traceback" not in ran.stderr
    assert password(first) != password(again)


def password(ran: subprocess.CompletedProcess[str]) -> str:
    return ran.stdout.partition("the password of all is ")[2].split()[0]


@pytest.mark.usefixtures("agencies")
def test_a_record_that_is_not_the_demonstration_s_is_left_alone(database: str) -> None:
    in_force()
    databases.close_connections()
    ran = run("demo", "--no-serve", "--warrants", "1", DATABASE_URL=database)
    assert ran.returncode == 1
    assert "not the demonstration's" in ran.stderr
    assert "in_force" in run("warrants", DATABASE_URL=database).stdout


def test_a_table_of_somebody_else_s_is_left_alone(database: str) -> None:
    emptied(database)
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("CREATE TABLE theirs AS SELECT 1 AS number")
        ran = run("demo", "--no-serve", "--warrants", "1", DATABASE_URL=database)
        assert owner.execute("SELECT number FROM theirs").fetchone() == (1,)
    assert ran.returncode == 1
    assert "not the demonstration's" in ran.stderr


@pytest.mark.usefixtures("agencies")
def test_accounts_that_are_not_the_demonstration_s_are_left_alone(database: str) -> None:
    databases.close_connections()
    ran = run("demo", "--no-serve", "--warrants", "1", DATABASE_URL=database)
    assert ran.returncode == 1
    assert "not the demonstration's" in ran.stderr


def test_an_empty_database_of_a_server_is_enough(database: str) -> None:
    emptied(database)
    ran = run("demo", "--no-serve", "--warrants", "1", DATABASE_URL=database)
    assert ran.returncode == 0, ran.stderr


def emptied(database: str) -> None:
    """As every new database of a server is."""
    databases.close_connections()
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("DROP SCHEMA public CASCADE")
        owner.execute("CREATE SCHEMA public")
        owner.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")


def test_a_demonstration_that_runs_is_left_alone(database: str) -> None:
    databases.close_connections()
    with psycopg.connect(database):
        ran = run("demo", "--no-serve", "--warrants", "1", DATABASE_URL=database)
    assert ran.returncode == 1
    assert "runs on this database already" in ran.stderr


def test_a_production_is_left_alone(database: str) -> None:
    databases.close_connections()
    key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    ran = run(
        "demo",
        "--no-serve",
        DATABASE_URL=database,
        TIPSTAFF_PRODUCTION="1",
        TIPSTAFF_HOSTS="x.example",
        TIPSTAFF_SECRET_KEY="s" * 50,
        TIPSTAFF_SEALING_KEY=key,
        TIPSTAFF_LOG_KEY=key,
        TIPSTAFF_LOG_ORIGIN="x.example/log",
    )
    assert ran.returncode == 1
    assert "not the demonstration's" in ran.stderr


def test_a_server_that_does_not_answer_is_told_in_a_sentence() -> None:
    ran = run("warrants", DATABASE_URL=f"postgresql:///none?host={os.devnull}")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


def test_a_database_that_was_not_prepared_is_told_in_a_sentence(database: str) -> None:
    emptied(database)
    ran = run("warrants", DATABASE_URL=database)
    assert ran.returncode == 1
    assert "tipstaff prepare" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert run("prepare", DATABASE_URL=database).returncode == 0
    assert run("warrants", DATABASE_URL=database).returncode == 0
