"""`tipstaff load`: takes in a batch of courts' orders."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

import click
from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.agencies.queries import agencies, registrar_for
from tipstaff.cli.people import actor_named
from tipstaff.cli.progress import counted
from tipstaff.cli.words import ground_said, in_both
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import ProfileError
from tipstaff.policy.profile import Profile
from tipstaff.registrar.clock import now
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.taking_in import NO_REGISTRAR, enter_order
from tipstaff.warrants.core.intake.faults import Fault
from tipstaff.warrants.core.intake.reading import OrderRow, RowFault, read_orders


@click.command(
    help=_("Take in courts' orders: a folder, an archive, or one JSON or CSV file. May be run again.")
)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--as", "who", help=_("Registrar who enters them; left out, one of the court's own region."))
@click.option(
    "--profile", default="cn/2026-1", show_default=True, help=_("Rules that the orders are read by.")
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Where each line that was not taken in is told."),
)
@click.option("--json", "as_json", is_flag=True, help=_("The outcome as one JSON object."))
def load(path: Path, who: str | None, profile: str, report: Path | None, *, as_json: bool) -> None:
    moment = now()
    rules = rules_of(profile)
    found_demonstration()
    report = report or Path(settings.TIPSTAFF_HOME) / "reports" / f"load-{moment.at:%Y%m%dT%H%M%S}.csv"
    report.parent.mkdir(parents=True, exist_ok=True)
    with report.open("w", encoding="utf-8-sig", newline="") as file:
        loading = Loading(Registrars(who, moment), file)
        rows = read_orders(path, rules, moment.day(rules.time_zone))
        loading.run(counted(rows, _("Taking in"), hidden=as_json), moment)
    click.echo(_as_json(loading.counts, report) if as_json else told(loading.counts, report))


def found_demonstration() -> None:
    """Where nothing is founded yet and nobody relies on it, found the demonstration's agencies, and say so."""
    if not settings.PRODUCTION and not agencies():
        demo_agencies()
        click.echo(_("No agencies were founded here; those of the demonstration were."), err=True)


@dataclass(slots=True)
class Registrars:
    """Who enters an order: the one who was named, or a registrar of the court's own region."""

    who: str | None
    moment: Instant
    _known: dict[AgencyId, Actor | None] = field(default_factory=dict)

    def of(self, court: AgencyId) -> Actor | None:
        """The registrar for a court's orders; None where nobody is appointed."""
        if court not in self._known:
            named = actor_named(self.who, self.moment) if self.who else registrar_for(court, self.moment)
            self._known[court] = named
        return self._known[court]


class Loading:
    """One batch on its way in. What can't be taken in is written to the report, and the rest goes on."""

    def __init__(self, registrars: Registrars, report: TextIO) -> None:
        self.counts: Counter[str] = Counter(entered=0, already=0, refused=0)
        self._registrars = registrars
        self._report = csv.writer(report)
        self._report.writerow(["source", "line", "code", "sentence_zh", "sentence_en"])

    def run(self, rows: Iterable[OrderRow | RowFault], moment: Instant) -> None:
        """Enter every order of the batch, one submission each."""
        for row in rows:
            if isinstance(row, RowFault):
                self._tell(row, row.fault.code, partial(_sentence, row.fault))
            else:
                self._enter(row, moment)

    def _enter(self, row: OrderRow, moment: Instant) -> None:
        actor = self._registrars.of(row.order.court)
        if actor is None:
            self._tell(row, NO_REGISTRAR, partial(_no_registrar, row.order.court))
            return
        came, refused = enter_order(row.order, row.paper, actor, moment)
        if refused is not None:
            self._tell(row, refused.ground, partial(ground_said, refused))
        else:
            self.counts[came] += 1

    def _tell(self, row: OrderRow | RowFault, code: str, say: Callable[[], str]) -> None:
        self._report.writerow([row.source, row.line, code, *in_both(say)])
        self.counts["refused"] += 1
        self.counts[f"refused: {code}"] += 1


def told(counts: Counter[str], report: Path) -> str:
    """What came of a batch, in words."""
    lines = [
        ngettext(
            "{count} order was registered.", "{count} orders were registered.", counts["entered"]
        ).format(count=counts["entered"])
    ]
    if counts["already"]:
        lines.append(_("{count} stood on the register already.").format(count=counts["already"]))
    if counts["refused"]:
        lines.append(
            _("{count} were not taken in; each is told in {report}").format(
                count=counts["refused"], report=report
            )
        )
    return "\n".join(lines)


def rules_of(name: str) -> Profile:
    """The rule profile of this name. Raises click's error where there is none."""
    try:
        return rules_named(name)
    except ProfileError as problem:
        raise click.BadParameter(str(problem), param_hint="--profile") from problem


def _as_json(counts: Counter[str], report: Path) -> str:
    return json.dumps({**counts, "report": str(report)}, ensure_ascii=False)


def _sentence(fault: Fault) -> str:
    return gettext(fault.sentence).format(**fault.values)


def _no_registrar(court: AgencyId) -> str:
    return _("No registrar is appointed for the orders of {court}.").format(court=court)
