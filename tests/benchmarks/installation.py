"""An installation of the benchmarks' own: a home that is thrown away, and the embedded PostgreSQL with fsync on."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SLOW_COMMIT = 2000
"""Microseconds that an emulated slow commit waits before it is durable."""


@contextmanager
def installation() -> Iterator[None]:
    """Start it and prepare its database; worker processes find both through the environment."""
    with tempfile.TemporaryDirectory(prefix="tipstaff-bench-", ignore_cleanup_errors=True) as folder:
        for name in ("DATABASE_URL", "TIPSTAFF_OWNER_DATABASE_URL", "TIPSTAFF_PG_FAST"):
            os.environ.pop(name, None)
        os.environ["TIPSTAFF_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tipstaff.config.settings"
        from tipstaff.config import postgres  # noqa: PLC0415 - reads the home that was just named

        try:
            _prepare()
            yield
        finally:
            postgres.remove(Path(folder))
            shutil.rmtree(folder, ignore_errors=True)


def _prepare() -> None:
    from tipstaff.config.start import start  # noqa: PLC0415 - as above

    start()
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - Django has to be set up
    from tipstaff.config.database import prepare  # noqa: PLC0415

    prepare(os.environ["DATABASE_URL"])
    demo_agencies()


@contextmanager
def owner() -> Iterator[psycopg.Connection]:
    """The database's owner: for rows made in bulk and the server's settings, never for what is measured."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        yield connection


@contextmanager
def slow_commits() -> Iterator[None]:
    """Every commit waits two milliseconds, as on a disk or a standby that answers later than ours."""
    try:
        _set(f"commit_delay = {SLOW_COMMIT}", "commit_siblings = 0")
        yield
    finally:
        _set("commit_delay = 0", "commit_siblings = 5")


def _set(*settings: str) -> None:
    with owner() as connection:
        for setting in settings:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
