"""`tipstaff serve` as it really runs: the sign-in page answers, and its worker ends with it."""

import os
import re
import signal
import socket
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.cli.programs import PATIENCE, ended, run, started, waited_for

from tipstaff.cli.port import next_free


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def page(port: int) -> str:
    try:
        with urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=10) as answer:
            return str(answer.read().decode())
    except URLError:
        return ""


def beside(parent: int) -> list[int]:
    """The programs that another one has started and that still run."""
    stats = [(stat, stat.read_text()) for stat in Path("/proc").glob("[0-9]*/stat") if stat.exists()]
    return [
        int(stat.parent.name)
        for stat, text in stats
        if int(re.sub(r".*\) ", "", text, flags=re.DOTALL).split()[1]) == parent
    ]


@pytest.mark.usefixtures("agencies")
def test_the_sign_in_page_is_served_and_the_worker_ends_with_it(database: str) -> None:
    port = free_port()
    with started("serve", "--port", str(port), "--workers", "1", DATABASE_URL=database) as program:
        waited_for(lambda: 'name="password"' in page(port), program)
        children = beside(program.pid)
        assert len(children) >= 2
        program.send_signal(signal.SIGTERM)
        ended(program)
        waited_for_end(children)


def waited_for_end(programs: list[int]) -> None:
    for one in programs:
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)


@pytest.mark.usefixtures("agencies")
def test_what_was_started_ends_also_when_the_program_is_killed(database: str) -> None:
    port = free_port()
    with started("serve", "--port", str(port), "--workers", "1", DATABASE_URL=database) as program:
        waited_for(lambda: page(port) != "", program)
        children = beside(program.pid)
        program.kill()
        program.wait()
    until = time.monotonic() + PATIENCE
    while any(map(runs, children)):
        assert time.monotonic() < until, "still running"
        time.sleep(0.2)
    assert page(port) == ""


def runs(program: int) -> bool:
    """Whether it still does something; a dead one that nobody has taken note of has no command line."""
    try:
        return Path(f"/proc/{program}/cmdline").read_bytes() != b""
    except OSError:
        return False


def test_a_port_that_somebody_listens_on_is_refused_in_a_sentence(database: str) -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]
        ran = run("serve", "--port", str(port), DATABASE_URL=database)
    assert ran.returncode == 1
    assert f"Nothing can be served on 127.0.0.1, port {port}" in ran.stderr


def test_two_who_choose_a_port_at_once_choose_two() -> None:
    start = free_port()
    assert next_free("127.0.0.1", start) != next_free("127.0.0.1", start)
