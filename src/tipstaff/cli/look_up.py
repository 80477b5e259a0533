"""`tipstaff look-up`: one subject, exactly named, for a reason."""

import json

import click
from django.utils.translation import gettext as _

from tipstaff.cli.people import actor_named
from tipstaff.cli.words import ground_said
from tipstaff.kernel.codec import Unreadable, plain, read
from tipstaff.kernel.decider import Refused
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission, with_drawn_ids
from tipstaff.registrar.matters import load
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.lookup import LookUp, LookUpPurpose
from tipstaff.warrants.core.words import ANSWER_WORDS, STATUS_WORDS
from tipstaff.warrants.queries import warrants_named


@click.command(
    "look-up",
    help=_(
        "Ask whether a warrant is in force: by its exact number, or by an exact document with the name. "
        "Each look-up is an entry; no answer lets anybody act."
    ),
)
@click.option("--number", default="", help=_("Exact number of the warrant"))
@click.option("--court", help=_("Court that issued it, where it is known"))
@click.option("--document", default="", help=_("Exact number of an identity document"))
@click.option("--country", default="", help=_("Country that issued the document, two letters"))
@click.option("--name", default="", help=_("Exact name, as the document has it"))
@click.option(
    "--purpose",
    required=True,
    type=click.Choice([str(each) for each in LookUpPurpose]),
    help=_("What you ask for"),
)
@click.option("--occasion", required=True, help=_("On what occasion, in a few words; sealed."))
@click.option(
    "--case", "case_reference", required=True, help=_("Number of the case or of the control; sealed")
)
@click.option("--as", "who", required=True, help=_("Who acts: username, or username@office."))
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON object."))
def look_up(who: str, *, as_json: bool, **asked: str | None) -> None:
    moment = now()
    actor = actor_named(who, moment)
    if actor is None:
        raise click.ClickException(_("Nobody is appointed as {who}.").format(who=who))
    try:
        command = read(with_drawn_ids(LookUpWarrant, {"happened_at": str(moment), **asked}), LookUpWarrant)
    except Unreadable as problem:
        raise click.ClickException(str(problem)) from problem
    outcome = submit(command, actor, new_submission(), moment)
    if isinstance(outcome, Refused):
        raise click.ClickException(f"{outcome.ground}: {ground_said(outcome)}")
    answered: LookUp = load(outcome.matter).state
    click.echo(json.dumps(_as_json(answered), ensure_ascii=False) if as_json else _as_text(answered))


def _as_json(look_up: LookUp) -> dict[str, object]:
    found = [
        {"warrant": each.warrant, "answer": each.answer, "status": each.status, "edition": each.edition}
        for each in look_up.found
    ]
    return {"lookup": look_up.id, "answer": look_up.answer, "at": plain(look_up.at), "found": found}


def _as_text(look_up: LookUp) -> str:
    """The answer, and each warrant that it names; never the person, who is shown on the page alone."""
    rows = {row.id: row for row in warrants_named(each.warrant for each in look_up.found)}
    named = [
        f"{rows[each.warrant].number}\t{_(ANSWER_WORDS[each.answer])}\t{_(STATUS_WORDS[each.status])}\t"
        f"{rows[each.warrant].issuing_desk}"
        for each in look_up.found
    ]
    return "\n".join([_(ANSWER_WORDS[look_up.answer]), *named])
