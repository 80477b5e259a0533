"""`tipstaff export --pack`: one ZIP of warrants in force with their proofs, entered before it is written."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click
from click.core import ParameterSource
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tipstaff.cli.whole import whole
from tipstaff.cli.words import ground_said
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import HandoutId, MatterId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.publish import TilesLost
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission
from tipstaff.registrar.giving_out import Wanted
from tipstaff.registrar.giving_packs import NotPacked
from tipstaff.registrar.selecting import selected
from tipstaff.warrants.core.exchange.given import columns_given
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import by_number
from tipstaff.web.desk import desk_for
from tipstaff.web.packs import pack, try_pack


def refuse_idle(idle: Collection[str], *, is_pack: bool) -> None:
    """Raises UsageError where an option would do nothing: whoever wrote it believes that it does."""
    context = click.get_current_context()
    said = [
        each.opts[0]
        for each in context.command.params
        if each.name in idle and context.get_parameter_source(each.name) is ParameterSource.COMMANDLINE
    ]
    if said:
        sentence = _("{options}: not with --pack.") if is_pack else _("{options}: only with --pack.")
        raise click.UsageError(sentence.format(options=", ".join(said)))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A pack that was given out, or would be."""

    count: int
    with_persons: bool
    void_after: Instant
    handout: HandoutId | None
    """The act; None in a dry run."""

    def told(self, out: Path) -> str:
        """What came of it, in words."""
        if self.handout is None:
            line = ngettext(
                "{count} warrant would be given out.", "{count} warrants would be given out.", self.count
            )
        else:
            line = ngettext(
                "{count} warrant was given out in {file}",
                "{count} warrants were given out in {file}",
                self.count,
            )
        return line.format(count=self.count, file=out)

    def as_json(self, out: Path) -> str:
        """What came of it, for a program: a file's keys, and the act with the moment after which it is void."""
        told = {
            "given": self.count,
            "left_out": 0,
            "acts": int(self.handout is not None),
            "file": str(out),
            "columns": columns_given(with_persons=self.with_persons),
            "left": [],
            "handout": self.handout,
            "void_after": str(self.void_after),
        }
        return json.dumps(told, ensure_ascii=False)


def give_pack(
    actor: Actor, named: Sequence[WarrantId], wanted: Wanted, out: Path, *, is_dry: bool
) -> Outcome:
    """Give the pack out, or decide whether it would be. Raises ClickException where there is none."""
    desk, press = desk_for(actor, now()), new_submission()
    try:
        if is_dry:
            read = _packed(try_pack(desk, named, wanted, press))
            return Outcome(
                count=len(read.warrants),
                with_persons=wanted.with_persons,
                void_after=read.void_after,
                handout=None,
            )
        packed = _packed(pack(desk, named, wanted, _address, press))
    except TilesLost as lost:
        raise click.ClickException(str(lost)) from lost
    with whole(out) as file:
        file.write(packed.content)
    return Outcome(
        count=packed.count,
        with_persons=wanted.with_persons,
        void_after=packed.void_after,
        handout=packed.handout,
    )


def _packed[T](outcome: T | NotPacked) -> T:
    if isinstance(outcome, NotPacked):
        about = f"{outcome.number}: " if outcome.number else ""
        raise click.ClickException(f"{about}{outcome.refused.ground}: {ground_said(outcome.refused)}")
    return outcome


def _address(path: str) -> str:
    """A page's address in full."""
    return f"{settings.ADDRESS}{path}"
