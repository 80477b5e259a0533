"""`tipstaff serve` and `tipstaff work`: the pages, and what goes on behind them."""

import os
import subprocess
import sys

import click
from django.conf import settings
from django.utils.translation import gettext as _

from tipstaff.cli.port import refused
from tipstaff.config.database import close_connections
from tipstaff.config.parent import be_parent, end_with_parent


@click.command(help=_("Serve the pages, with the worker beside them."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=int, help=_("Port to listen on."))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1), help=_("Worker processes for pages.")
)
def serve(host: str, port: int, workers: int) -> None:
    if problem := refused(host, port):
        raise click.ClickException(
            _("Nothing can be served on {host}, port {port}: {problem}").format(
                host=host, port=port, problem=problem
            )
        )
    be_parent()
    close_connections()  # the pages' processes are forked from this one: they must not share its connections
    if not settings.PRODUCTION:
        os.environ.setdefault("TIPSTAFF_ADDRESS", f"http://{host}:{port}")  # what messages lead to
    worker = subprocess.Popen([sys.executable, "-m", "tipstaff.cli.main", "work"])
    try:
        _serve_pages(host, port, workers)
    finally:
        worker.terminate()
        worker.wait()


def _serve_pages(host: str, port: int, workers: int) -> None:
    from granian import Granian  # noqa: PLC0415 - its processes must not be made where nothing is served
    from granian.constants import Interfaces  # noqa: PLC0415

    Granian(
        "tipstaff.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
    ).serve()


@click.command(
    help=_("Publish the record as it grows, and note the clocks that pass. Serve starts it by itself.")
)
def work() -> None:
    end_with_parent()
    from tipstaff.jobs.worker import run_worker  # noqa: PLC0415 - sets up the queue's tasks

    run_worker()
