"""`tipstaff export --pack`: one ZIP of warrants in force with their proofs, entered before it is written."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tipstaff.cli.whole import whole
from tipstaff.cli.words import ground_said
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.record.publish import TilesLost
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission
from tipstaff.registrar.giving_out import Wanted
from tipstaff.registrar.giving_packs import NotPacked
from tipstaff.registrar.selecting import selected
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import by_number
from tipstaff.web.desk import desk_for
from tipstaff.web.packs import pack, try_pack


def named_for(actor: Actor, numbers: str, *, agency_in_force: bool) -> list[WarrantId]:
    """The warrants that are meant. Raises ClickException where nothing is named, or nothing is known by a number."""
    if agency_in_force:
        return list(chain.from_iterable(selected(actor, WarrantStatus.IN_FORCE, now())))
    asked = [one.strip() for one in numbers.split(",") if one.strip()]
    if not asked:
        raise click.ClickException(_("Name the warrants of the pack: --warrants or --agency-in-force."))
    return [_named(actor, one) for one in asked]


def _named(actor: Actor, number: str) -> WarrantId:
    """The warrant of a number: the agency's own, where two courts have given the same one."""
    rows = by_number(number)
    own = [row for row in rows if actor.agency in {row.agency, row.court}]
    return (own or rows)[0].id if rows else WarrantId(MatterId(number))


def give_pack(actor: Actor, named: Sequence[WarrantId], wanted: Wanted, out: Path, *, is_dry: bool) -> str:
    """Give the pack out, or say that it would be. Raises ClickException where there is none."""
    desk, press = desk_for(actor, now()), new_submission()
    try:
        if is_dry:
            _packed(try_pack(desk, named, wanted, press))
        else:
            packed = _packed(pack(desk, named, wanted, _address, press))
            with whole(out) as file:
                file.write(packed)
    except TilesLost as lost:
        raise click.ClickException(str(lost)) from lost
    if is_dry:
        line = ngettext(
            "{count} warrant would be given out.", "{count} warrants would be given out.", len(named)
        )
    else:
        line = ngettext(
            "{count} warrant was given out in {file}", "{count} warrants were given out in {file}", len(named)
        )
    return line.format(count=len(named), file=out)


def _packed[T](outcome: T | NotPacked) -> T:
    if isinstance(outcome, NotPacked):
        about = f"{outcome.number}: " if outcome.number else ""
        raise click.ClickException(f"{about}{outcome.refused.ground}: {ground_said(outcome.refused)}")
    return outcome


def _address(path: str) -> str:
    """A page's address in full: below the installation's own origin."""
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "") or f"http://{settings.ALLOWED_HOSTS[0]}"
    return f"{origin}{path}"
