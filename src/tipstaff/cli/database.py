"""`tipstaff prepare`: roles, tables and rights."""

import click
from django.conf import settings
from django.utils.translation import gettext as _

from tipstaff.config import database


@click.command(help=_("Make the database's roles, tables and rights. Doing it again changes nothing."))
def prepare() -> None:
    database.prepare(settings.OWNER_DATABASE_URL)
    click.echo(_("The database is ready."))
