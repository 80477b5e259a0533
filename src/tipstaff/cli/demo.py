"""`tipstaff demo`: one day at the desks on made-up warrants, checked, and then served."""

import os
import secrets
import shutil
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from random import Random

import click
from django.conf import settings
from django.utils.translation import gettext as _

from tipstaff.agencies.accounts import give_password
from tipstaff.agencies.founding.demo import PROVINCES, demo_agencies
from tipstaff.cli.load import Loading, Registrars, told
from tipstaff.cli.play import tell
from tipstaff.cli.port import next_free
from tipstaff.cli.progress import counted
from tipstaff.cli.record import tell_checks
from tipstaff.cli.sample import write
from tipstaff.cli.sample.orders import court_of, samples
from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.cli.scenario.story import title_of
from tipstaff.config import database
from tipstaff.config.home import CHECKOUT
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record.publish import log_folder
from tipstaff.registrar.clock import now
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.intake.reading import read_orders

DAY = CHECKOUT / "samples" / "scenarios" / "one-day.yaml"
BESIDE = tuple(
    DAY.with_name(f"{name}.yaml") for name in ("resources-shown", "experts-shown", "cooperation-at-the-desks")
)
"""What else there is to see: the resource board; of co-operation a dispute, an account, a request abroad, a roster."""
RULES = "cn/2026-1"
HOST = "127.0.0.1"
SEED = 1
SHOWN = (
    "court",
    "registrar",
    "checker",
    "validator",
    "desk",
    "duty",
    "legal",
    "command",
    "officer",
    "custody",
    "resources",
    "finance",
    "abroad",
)
"""Accounts that are told at the end, one for each role, in the first province's capital."""
OF_THE_COUNTRY = ("arbiter", "fund", "rights1", "rights2", "decider", "reviewer", "oversight")
"""The same of roles above the provinces."""


@click.command(
    help=_("Load made-up warrants, play one day at the desks, verify the record, and serve the pages.")
)
@click.option(
    "--serve/--no-serve", default=True, help=_("Serve the pages at the end, or end after the checks.")
)
@click.option(
    "--warrants",
    "count",
    default=5000,
    show_default=True,
    type=click.IntRange(1),
    help=_("How many court orders."),
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    help=_("Port to serve on; the next free one where it is taken."),
)
@click.pass_context
def demo(context: click.Context, *, serve: bool, count: int, port: int) -> None:
    start_afresh()
    step(_("Agencies, desks and people of three provinces (all made up)"))
    password = accounts(demo_agencies())
    script = read_script(DAY)
    player = Player(script, DAY.parent)
    step(_("{count} court orders for made-up people").format(count=count))
    take_in(count, player.now)
    step(title_of(script))
    differs = tell(player, as_json=False)
    for path in BESIDE:
        beside = read_script(path)
        step(title_of(beside))
        differs = tell(Player(beside, path.parent), as_json=False) or differs
    step(_("Publish the record, verify it, compare every table with it"))
    holds = tell_checks()
    if differs or not holds:
        context.exit(1)
    addresses(password)
    if serve:
        serve_day(player.now, port)


def step(sentence: str) -> None:
    """Tell what happens now."""
    click.secho(f"\n── {sentence}", bold=True)


def start_afresh() -> None:
    """Begin with an empty record; never on one that is not the demonstration's, nor on one that is in use."""
    step(
        _("State in {home}; the demonstration made secrets of its own there").format(
            home=settings.TIPSTAFF_HOME
        )
    )
    if settings.PRODUCTION or not (database.is_empty() or database.is_demo()):
        raise click.ClickException(
            _(
                "This database holds a record that is not the demonstration's. Set TIPSTAFF_HOME to another folder."
            )
        )
    if database.others():
        raise click.ClickException(
            _(
                "A demonstration runs on this database already. Stop it, or set TIPSTAFF_HOME to another folder."
            )
        )
    database.make_demo()
    shutil.rmtree(log_folder(), ignore_errors=True)


def accounts(people: tuple[UserId, ...]) -> str:
    """Give every founded account the demonstration's one password, drawn afresh."""
    password = secrets.token_urlsafe(9)
    give_password(people, password)
    return password


def take_in(count: int, moment: Instant) -> None:
    """Write that many orders and take them in, as of a moment."""
    folder = Path(settings.TIPSTAFF_HOME) / "demo" / "orders"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "papers").mkdir(parents=True)
    rules = rules_named(RULES)
    courts = tuple(court_of(province) for province in PROVINCES)
    today = moment.day(rules.time_zone)
    for one in samples(count, Random(SEED), courts, rules, today):  # noqa: S311 - nothing secret
        write(one, folder)
    report = StringIO()
    loading = Loading(Registrars(None, moment), report)
    loading.run(counted(read_orders(folder, rules, today), _("Taking in"), length=count), moment)
    click.echo(told(loading.counts, folder))


def addresses(password: str) -> None:
    """Tell who may sign in."""
    step(_("Accounts, one for each role; the password of all is {password}").format(password=password))
    click.echo("  ".join((*(f"{name}.guangzhou" for name in SHOWN), *OF_THE_COUNTRY)))


def serve_day(moment: Instant, port: int) -> None:
    """Serve the pages, with the clock going on from the end of the day that was played."""
    shift: timedelta = moment - now()
    os.environ["TIPSTAFF_CLOCK_SHIFT"] = str(shift.total_seconds())
    free = next_free(HOST, port)
    step(
        _(
            "Open http://127.0.0.1:{port}/ — the clock goes on from the end of that day. Ctrl-C ends it."
        ).format(port=free)
    )
    sys.stdout.flush()
    # A process of its own: its settings read the shift, and it has none of this one's connections.
    os.execv(sys.executable, [sys.executable, "-m", "tipstaff.cli.main", "serve", "--port", str(free)])  # noqa: S606
