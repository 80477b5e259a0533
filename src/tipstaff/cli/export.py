"""`tipstaff export`: gives out a file of warrants, as an authorised act on the record."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tipstaff.cli.packs import give_pack, named_for, refuse_idle
from tipstaff.cli.people import actor_named
from tipstaff.cli.progress import advancing
from tipstaff.cli.whole import whole
from tipstaff.cli.words import ground_said, in_both
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission
from tipstaff.registrar.giving_out import Left, Part, Wanted, dry_run, give_out
from tipstaff.registrar.rebuild import Progress
from tipstaff.registrar.selecting import count_selected, selected
from tipstaff.warrants.core.exchange.given import columns_given
from tipstaff.warrants.core.exchange.written import Writing, writing_of
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.warrant import WarrantStatus

FORMATS = {
    "csv": HandoutForm.CSV,
    "xlsx": HandoutForm.XLSX,
    "niem-json": HandoutForm.NIEM_JSON,
}

FOR_PACKS, FOR_FILES = ("numbers", "agency_in_force"), ("status", "format_", "no_mark")
"""Options that would do nothing for the other of the two."""


@click.command(
    help=_("Give out a file of the agency's warrants: an authorised act on the record, part by part.")
)
@click.option(
    "--pack", "is_pack", is_flag=True, help=_("A pack for when there is no connection, as one ZIP.")
)
@click.option(
    "--warrants", "numbers", default="", help=_("For a pack: the numbers, with commas between them.")
)
@click.option(
    "--agency-in-force", is_flag=True, help=_("For a pack: every warrant of the agency that is in force.")
)
@click.option("--as", "who", required=True, help=_("Who gives it out: username, or username@office."))
@click.option(
    "--status", type=click.Choice([str(each) for each in WarrantStatus]), help=_("Only this status.")
)
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="csv", show_default=True)
@click.option("--with-persons", is_flag=True, help=_("Name the persons too."))
@click.option(
    "--purpose",
    required=True,
    type=click.Choice([str(each) for each in Purpose]),
    help=_("What it is needed for."),
)
@click.option("--case", "case_reference", required=True, help=_("Number of the case for which it is needed."))
@click.option("--to", "recipient", default="", help=_("Who gets it, in words. Left out: the own desk."))
@click.option("--to-office", help=_("The office that gets it, where it is one of ours."))
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=_(
        "The file; it must not be there yet. Each warrant that was left out is told in FILE.left-out.csv."
    ),
)
@click.option(
    "--no-mark", is_flag=True, help=_("A CSV file without the mark by which spreadsheets know UTF-8.")
)
@click.option(
    "--dry-run",
    "is_dry",
    is_flag=True,
    help=_("Say what would be given and what left out, and give nothing."),
)
@click.option("--json", "as_json", is_flag=True, help=_("The outcome as one JSON object."))
def export(  # noqa: PLR0913, PLR0917 - one argument for each option
    is_pack: bool,
    numbers: str,
    agency_in_force: bool,
    who: str,
    status: str | None,
    format_: str,
    with_persons: bool,
    purpose: str,
    case_reference: str,
    recipient: str,
    to_office: str | None,
    out: Path,
    no_mark: bool,
    is_dry: bool,
    as_json: bool,
) -> None:
    refuse_idle(FOR_FILES if is_pack else FOR_PACKS, is_pack=is_pack)
    actor = actor_named(who, now())
    if actor is None:
        raise click.ClickException(_("Nobody is appointed as {who}.").format(who=who))
    wanted = Wanted(
        form=HandoutForm.PACK if is_pack else FORMATS[format_],
        with_persons=with_persons,
        purpose=Purpose(purpose),
        case_reference=case_reference,
        recipient=recipient,
        recipient_office=OfficeId(to_office) if to_office else None,
    )
    if not is_dry and out.exists():
        raise click.ClickException(_("There is a file already: {file}").format(file=out))
    if is_pack:
        named = named_for(actor, numbers, agency_in_force=agency_in_force)
        outcome = give_pack(actor, named, wanted, out, is_dry=is_dry)
        click.echo(outcome.as_json(out) if as_json else outcome.told(out))
        return
    exporting = Exporting(actor, wanted, WarrantStatus(status) if status else None, hidden=as_json)
    if is_dry:
        exporting.try_out()
    else:
        exporting.run(out, writing_of(wanted.form, with_persons=with_persons, mark=not no_mark))
    click.echo(exporting.as_json(out) if as_json else exporting.told(out, is_dry=is_dry))


@dataclass(slots=True)
class Exporting:
    """One file on its way out."""

    actor: Actor
    wanted: Wanted
    status: WarrantStatus | None
    hidden: bool = field(kw_only=True)
    counts: Counter[str] = field(default_factory=lambda: Counter(given=0, left_out=0, acts=0))
    left_out: list[Left] = field(default_factory=list)

    def try_out(self) -> None:
        """Count what would be given and what left out."""
        moment = now()
        with self._progress(_("Looking")) as advance:
            for part in dry_run(selected(self.actor, self.status, moment), self.actor, self.wanted, moment):
                self._count(_given(part), advance)

    def run(self, out: Path, writing: Writing) -> None:
        """Give the file out. It gets its name when it is whole; what was entered stands in any case."""
        with whole(out) as file, self._progress(_("Giving out")) as advance:
            parts = selected(self.actor, self.status, now())
            for outcome in give_out(parts, self.actor, self.wanted, now, new_submission()):
                part = _given(outcome)
                file.writelines(writing.write(part.rows))
                self._count(part, advance)
            file.writelines(writing.end())
        self._tell_left_out(out)

    def told(self, out: Path, *, is_dry: bool) -> str:
        """What came of it, in words."""
        given, left = self.counts["given"], self.counts["left_out"]
        if is_dry:
            lines = [
                ngettext("{count} warrant would be given out.", "{count} warrants would be given out.", given)
            ]
        else:
            lines = [
                ngettext(
                    "{count} warrant was given out in {file}",
                    "{count} warrants were given out in {file}",
                    given,
                )
            ]
        if left:
            lines.append(ngettext("{left} warrant was left out.", "{left} warrants were left out.", left))
        said = [line.format(count=given, left=left, file=out) for line in lines]
        said += [f"  {one.number or one.warrant}: {ground_said(one.refused)}" for one in self.left_out[:20]]
        return "\n".join(said)

    def as_json(self, out: Path) -> str:
        """What came of it, for a program."""
        left = [
            {"warrant": one.warrant, "number": one.number, "ground": one.refused.ground}
            for one in self.left_out
        ]
        columns = columns_given(with_persons=self.wanted.with_persons)
        return json.dumps(
            {**self.counts, "file": str(out), "columns": columns, "left": left}, ensure_ascii=False
        )

    @contextmanager
    def _progress(self, label: str) -> Iterator[Progress]:
        count = count_selected(self.actor, self.status, now())
        with advancing(label, count, hidden=self.hidden) as advance:
            yield advance

    def _count(self, part: Part, advance: Progress) -> None:
        self.counts.update(
            given=len(part.rows), left_out=len(part.left_out), acts=int(part.handout is not None)
        )
        self.left_out += part.left_out
        advance(len(part.rows) + len(part.left_out))

    def _tell_left_out(self, out: Path) -> None:
        if not self.left_out:
            return
        with out.with_name(f"{out.name}.left-out.csv").open("w", encoding="utf-8-sig", newline="") as file:
            report = csv.writer(file)
            report.writerow(["warrant", "number", "code", "sentence_zh", "sentence_en"])
            for one in self.left_out:
                said = in_both(partial(ground_said, one.refused))
                report.writerow([one.warrant, one.number, one.refused.ground, *said])


def _given(outcome: Part | Refused) -> Part:
    """A part that was given out, or would be. Raises ClickException where nothing may be."""
    if isinstance(outcome, Refused):
        raise click.ClickException(f"{outcome.ground}: {ground_said(outcome)}")
    return outcome
