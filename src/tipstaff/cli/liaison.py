"""`tipstaff liaison`: who is on duty now, or an office's duties day by day through a week."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import click
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tipstaff.agencies.queries import agency, office_names, person_names
from tipstaff.agencies.queries import office as office_known
from tipstaff.cooperation.core.liaison.coverage import gaps
from tipstaff.cooperation.queries import ShiftRow, on_duty, shifts_within
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.clock import now

WEEK = timedelta(days=7)


@click.command(help=_("Say who is on duty now; with --week, an office's duties through a week."))
@click.option("--office", help=_("Only this office."))
@click.option(
    "--week",
    type=click.DateTime(["%Y-%m-%d"]),
    help=_("The week of this day, from its Monday on, on the office's own clock."),
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON object."))
def liaison(*, office: str | None, week: datetime | None, limit: int, as_json: bool) -> None:
    if week and not office:
        raise click.UsageError(_("Name the office."))
    zone = _zone_of(office) if office else None
    if week and zone:
        _tell_week(OfficeId(office or ""), week.date(), zone, as_json=as_json)
        return
    moment = now()
    rows, _count = on_duty(moment, OfficeId(office) if office else None, limit=limit)
    if as_json:
        click.echo(_as_json({"at": str(moment), "on_duty": _objects(rows)}))
        return
    if not rows:
        click.echo(_("Nobody is on duty at this moment by a published roster."))
    names = _names(rows)
    for row in rows:
        there = moment.on(ZoneInfo(row.zone)).isoformat(sep=" ", timespec="minutes")
        click.echo(f"{names[row.office]}\t{_line(row, names)}\t{there}")


def _zone_of(office: str) -> ZoneInfo:
    known = office_known(office)
    home = agency(known.agency) if known else None
    if home is None:
        raise click.ClickException(_("There is no office {office}.").format(office=office))
    return ZoneInfo(home.zone)


def _tell_week(office: OfficeId, day: date, zone: ZoneInfo, *, as_json: bool) -> None:
    """Every shift of the week and every span that no published roster covers, on the office's clock."""
    monday = day - timedelta(days=day.weekday())
    begins, ends = (Instant(datetime.combine(one, time(), zone)) for one in (monday, monday + WEEK))
    rows = shifts_within(office, begins, ends)
    open_spans = gaps(rows, begins, ends)
    if as_json:
        said = {"office": office, "zone": zone.key, "begins": str(begins), "ends": str(ends)}
        click.echo(_as_json({**said, "shifts": _objects(rows), "open": [plain(one) for one in open_spans]}))
        return
    names = _names(rows)
    click.echo(f"{office_names([office], _language())[office]}\t{monday}/{monday + WEEK}\t{zone.key}")
    lines = [
        (row.starts_at, f"{_span(row.starts_at, row.ends_at, zone)}\t{_line(row, names)}") for row in rows
    ]
    lines += [(one.begins, f"{_span(one.begins, one.ends, zone)}\t{_open()}") for one in open_spans]
    for _begins, line in sorted(lines):
        click.echo(line)


def _open() -> str:
    return _("no roster is published for this time")


def _span(begins: Instant, ends: Instant, zone: ZoneInfo) -> str:
    """Both moments with their offsets, which tell the two hours of an autumn night apart."""
    return "/".join(one.on(zone).isoformat(sep=" ", timespec="minutes") for one in (begins, ends))


def _line(row: ShiftRow, names: dict[str, str]) -> str:
    """Who is on duty, what they speak, and who takes over if they fall out."""
    on = names[row.officer]
    if row.stood_in_for:
        on += _(" (took over for {name})").format(name=names[row.stood_in_for])
    return f"{on}\t{','.join(row.languages) or '-'}\t{names[row.deputy] if row.deputy else '-'}"


def _names(rows: Iterable[ShiftRow]) -> dict[str, str]:
    """What the people and offices of shifts are called; a key without a name stands for itself."""
    rows = tuple(rows)
    people = {user for row in rows for user in (row.officer, row.deputy, row.stood_in_for) if user}
    offices = {row.office for row in rows}
    called = person_names(people, _language()).items() | office_names(offices, _language()).items()
    return {key: key for key in (*people, *offices)} | dict[str, str](called)


def _objects(rows: Sequence[ShiftRow]) -> list[dict[str, Any]]:
    names = _names(rows)
    return [
        {
            **cast("dict[str, Any]", plain(row)),
            "officer_name": names[row.officer],
            "deputy_name": names[row.deputy] if row.deputy else None,
            "office_name": names[row.office],
        }
        for row in rows
    ]


def _as_json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2)


def _language() -> str:
    return get_language() or "en"
