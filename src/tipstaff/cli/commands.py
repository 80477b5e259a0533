"""Every command of `tipstaff`, by noun."""

import click
from django.utils.translation import gettext as _

import tipstaff as package
from tipstaff.cli.abroad import abroad
from tipstaff.cli.act import act
from tipstaff.cli.channels import channels
from tipstaff.cli.clocks import clocks
from tipstaff.cli.confirmations import confirmations
from tipstaff.cli.database import prepare
from tipstaff.cli.demo import demo
from tipstaff.cli.export import export
from tipstaff.cli.liaison import liaison
from tipstaff.cli.load import load
from tipstaff.cli.look_up import look_up
from tipstaff.cli.play import play
from tipstaff.cli.quality import quality
from tipstaff.cli.recalls import recalls
from tipstaff.cli.record import publish, rebuild, verify
from tipstaff.cli.reference import reference
from tipstaff.cli.replies import replies
from tipstaff.cli.roster import roster
from tipstaff.cli.sample import sample
from tipstaff.cli.serve import serve, work
from tipstaff.cli.statement import statement
from tipstaff.cli.taking_in import import_file
from tipstaff.cli.validation import validation
from tipstaff.cli.warrants import warrants

tipstaff = click.Group(
    "tipstaff",
    help=_(
        "The work around a judicial arrest warrant: registered, true, confirmed, executed, reviewed, provable."
    ),
)
click.version_option(package.__version__, prog_name="tipstaff")(tipstaff)
for command in (
    demo,
    sample,
    load,
    import_file,
    warrants,
    clocks,
    confirmations,
    validation,
    look_up,
    recalls,
    channels,
    quality,
    replies,
    abroad,
    liaison,
    roster,
    statement,
    export,
    act,
    play,
    publish,
    verify,
    rebuild,
    serve,
    work,
    prepare,
    reference,
):
    tipstaff.add_command(command)
