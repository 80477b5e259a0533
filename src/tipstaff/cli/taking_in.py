"""`tipstaff import`: takes in another system's file, row by row, with a report of each."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

import click
import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from tipstaff.cli.load import Registrars, found_demonstration, rules_of
from tipstaff.cli.progress import counted
from tipstaff.kernel.codec import Unreadable
from tipstaff.registrar.clock import now
from tipstaff.registrar.import_report import HEADING, as_cells, as_values
from tipstaff.registrar.taking_in import Came, ReportLine, TakingIn
from tipstaff.warrants.core.exchange.mapping import OWN, ColumnMapping, read_mapping
from tipstaff.warrants.core.exchange.reading import Format, Terms, read_rows


@click.command(
    "import",
    help=_("Take in another system's file, row by row, with a report of each. May be run again."),
)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([one.value for one in Format]),
    required=True,
    help=_("How the file is written."),
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_("YAML or JSON file: which of their columns stands for which of ours."),
)
@click.option("--dry-run", is_flag=True, help=_("Decide every row and write nothing but the report."))
@click.option("--as", "who", help=_("Registrar who enters them; left out, one of the court's own region."))
@click.option(
    "--profile", default="cn/2026-1", show_default=True, help=_("Rules that the orders are read by.")
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Where each line is told: CSV, or JSON lines for a name that ends in .jsonl."),
)
@click.option("--json", "as_json", is_flag=True, help=_("The outcome as one JSON object."))
def import_file(  # noqa: PLR0913, PLR0917 - each option is a decision of whoever runs it
    path: Path,
    form: str,
    mapping: Path | None,
    who: str | None,
    profile: str,
    report: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    moment = now()
    rules = rules_of(profile)
    terms = Terms(
        format=Format(form), rules=rules, today=moment.day(rules.time_zone), mapping=_mapping(mapping)
    )
    if not dry_run:
        found_demonstration()
    taking = TakingIn(Registrars(who, moment).of, moment, dry_run=dry_run)
    lines = taking.run(counted(read_rows(path, terms), _("Taking in"), hidden=as_json))
    place = report if report or dry_run else _usual_report(f"{moment.at:%Y%m%dT%H%M%S}")
    told = _write(lines, place)
    click.echo(
        _as_json(taking.counts, place, dry_run=dry_run, lines=told)
        if as_json
        else _said(taking.counts, place, told)
    )


def _usual_report(moment: str) -> Path:
    return Path(settings.TIPSTAFF_HOME) / "reports" / f"import-{moment}.csv"


def _mapping(path: Path | None) -> ColumnMapping:
    if path is None:
        return OWN
    try:
        return read_mapping(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (Unreadable, yaml.YAMLError, UnicodeDecodeError) as problem:
        raise click.BadParameter(str(problem), param_hint="--mapping") from problem


SHOWN = 1000
"""Lines that `--json` gives itself; the report holds them all."""


def _write(lines: Iterable[ReportLine], place: Path | None) -> list[ReportLine]:
    """Write every line as it comes; the first of them, to be shown."""
    first: list[ReportLine] = []
    with ExitStack() as opened:
        write: Callable[[ReportLine], object] | None = None
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            write = _writer(place, opened)
        for line in lines:
            if write is not None:
                write(line)
            if len(first) < SHOWN:
                first.append(line)
    return first


def _writer(place: Path, opened: ExitStack) -> Callable[[ReportLine], object]:
    if place.suffix.lower() == ".jsonl":
        file = opened.enter_context(place.open("w", encoding="utf-8"))
        return lambda line: file.write(json.dumps(as_values(line), ensure_ascii=False) + "\n")
    table = csv.writer(opened.enter_context(place.open("w", encoding="utf-8-sig", newline="")))
    table.writerow(HEADING)
    return lambda line: table.writerow(as_cells(line))


def _as_json(counts: Counter[str], place: Path | None, *, dry_run: bool, lines: list[ReportLine]) -> str:
    told = {
        **counts,
        "dry_run": dry_run,
        "report": str(place or ""),
        "rows": [as_values(line) for line in lines],
    }
    return json.dumps(told, ensure_ascii=False)


def _said(counts: Counter[str], place: Path | None, lines: list[ReportLine]) -> str:
    sentences = (
        (Came.ENTERED, _("Entered: {count}. Each awaits a second person's check.")),
        (Came.WOULD_ENTER, _("Would be entered: {count}. Nothing was written.")),
        (Came.ALREADY, _("Entered before: {count}.")),
        (Came.TO_ACT, _("A registrar must act on {count} reports of courts.")),
        (Came.NOTED, _("Answers of other sides: {count}.")),
        (Came.REFUSED, _("Not taken in: {count}.")),
        ("dropped", _("Sections dropped because the scope forbids them: {count}.")),
    )
    said = [sentence.format(count=counts[name]) for name, sentence in sentences if counts[name]]
    said += [_refused(line) for line in lines if line.came in (Came.REFUSED, Came.TO_ACT)][:20]
    return "\n".join([*said, *([_("Each row is told in {report}").format(report=place)] if place else [])])


def _refused(line: ReportLine) -> str:
    return f"  {line.source}:{line.line}  {line.code}  {_(line.sentence).format(**line.values)}"
