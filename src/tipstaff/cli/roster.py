"""`tipstaff roster`: takes in a unit's roster from a file, all of it or nothing."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from django.utils.translation import gettext as _

from tipstaff.agencies.queries import user_named
from tipstaff.cli.people import actor_named
from tipstaff.cli.words import ground_said
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId, UnitId
from tipstaff.record.read import entered_under
from tipstaff.registrar.clock import now
from tipstaff.registrar.matters import load
from tipstaff.registrar.submit import submit
from tipstaff.resources.core.grounds import RosterGround
from tipstaff.resources.core.roster_file import BadLine, Line, calendar_lines, csv_lines
from tipstaff.resources.core.unit.commands import PlanShifts, ShiftEntry
from tipstaff.resources.core.unit.deciding.shifts import faults
from tipstaff.resources.core.unit.unit import Unit
from tipstaff.resources.queries import unit_of_code

FORMATS = {"csv": csv_lines, "ics": calendar_lines}


@click.group(help=_("Rosters of units."))
def roster() -> None: ...


@roster.command(
    "import",
    help=_("Take in a unit's shifts: all of them, or none and a list of what is wrong. May be run again."),
)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", "code", required=True, help=_("The unit's code."))
@click.option("--as", "who", required=True, help=_("Resource officer of the unit's agency who enters them."))
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    help=_("How the file is written; left out, by the end of its name."),
)
@click.option("--json", "as_json", is_flag=True, help=_("The outcome as one JSON object."))
def import_roster(path: Path, code: str, who: str, form: str | None, *, as_json: bool) -> None:
    row = unit_of_code(code)
    if row is None:
        raise click.ClickException(_("There is no unit {code}.").format(code=code))
    content = path.read_bytes()
    submission = _submission(row.unit, content)
    if entered_under(submission):
        click.echo(json.dumps({"entered": 0}) if as_json else _("This file was taken in already."))
        return
    state = load(row.unit).state
    lines = [*_read(content, form or path.suffix.removeprefix("."), ZoneInfo(state.zone))]
    if bad := [*_bad_lines(state, lines)]:
        _tell(bad, as_json=as_json)
        raise SystemExit(1)
    _enter(
        row.unit, [_entry(one) for one in lines if isinstance(one, Line)], who, submission, as_json=as_json
    )


def _submission(unit: UnitId, content: bytes) -> SubmissionId:
    """The same file for the same unit is the same submission, however often it is brought."""
    own = f"{unit}/{hashlib.sha256(content).hexdigest()}"
    return SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, own)))


def _read(content: bytes, form: str, zone: ZoneInfo) -> Iterator[Line | BadLine]:
    if form not in FORMATS:
        raise click.UsageError(_("Say with --format how the file is written."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise click.ClickException(_("The file is not written in UTF-8.")) from problem
    return FORMATS[form](text, zone)


def _bad_lines(unit: Unit, lines: list[Line | BadLine]) -> Iterator[BadLine]:
    """Everything that is wrong, line by line: with the file, with the names, with the unit's shifts."""
    good = [one for one in lines if isinstance(one, Line) and user_named(one.officer)]
    found = {
        line.number: BadLine(number=line.number, why=_named(why, line))
        for line, why in zip(good, faults(unit, [_entry(one) for one in good]), strict=True)
        if why
    }
    for one in lines:
        if isinstance(one, BadLine):
            yield one
        elif one.number in found:
            yield found[one.number]
        elif user_named(one.officer) is None:
            yield BadLine(number=one.number, why=Refused(RosterGround.UNKNOWN_OFFICER, {"name": one.officer}))


def _named(why: Refused, line: Line) -> Refused:
    """With the account's name as it stands in the file."""
    return Refused(why.ground, {**why.values, "officer": line.officer})


def _entry(line: Line) -> ShiftEntry:
    user = user_named(line.officer)
    assert user is not None  # only lines with an account are asked for
    return ShiftEntry(officer=user, starts=line.starts, ends=line.ends)


def _tell(bad: list[BadLine], *, as_json: bool) -> None:
    if as_json:
        told = [{"line": one.number, "code": one.why.ground, "why": ground_said(one.why)} for one in bad]
        click.echo(json.dumps({"entered": 0, "bad": told}, ensure_ascii=False))
        return
    for one in bad:
        click.echo(
            _("Line {number}: {code}: {why}").format(
                number=one.number, code=one.why.ground, why=ground_said(one.why)
            )
        )
    click.echo(_("Nothing was taken in."))


def _enter(
    unit: UnitId, entries: list[ShiftEntry], who: str, submission: SubmissionId, *, as_json: bool
) -> None:
    moment = now()
    actor = actor_named(who, moment)
    if actor is None:
        raise click.ClickException(
            _("Nobody is called {who}, or in which office is not clear.").format(who=who)
        )
    command = PlanShifts(happened_at=moment, unit=unit, shifts=tuple(entries))
    outcome = submit(command, actor, submission, moment)
    if isinstance(outcome, Refused):
        raise click.ClickException(f"{outcome.ground}: {ground_said(outcome)}")
    said = _("{count} shifts taken in.").format(count=len(entries))
    click.echo(json.dumps({"entered": len(entries)}) if as_json else said)
