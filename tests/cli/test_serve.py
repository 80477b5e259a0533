"""`tipstaff serve` as it really runs: the sign-in page answers, and its worker ends with it."""

import os
import re
import signal
import socket
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.cli.programs import ended, started, waited_for


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
