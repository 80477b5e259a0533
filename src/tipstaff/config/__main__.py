"""Django's own commands, for developers: `python -m tipstaff.config makemigrations`."""

import sys

import psycopg
from django.conf import settings
from django.core.management import execute_from_command_line

from tipstaff.config.start import start


def main() -> None:
    start()
    from tipstaff.config.rights import make_roles  # noqa: PLC0415 - reads the record's tables

    with psycopg.connect(settings.OWNER_DATABASE_URL, autocommit=True) as owner:
        make_roles(owner, {owner.info.user})
    execute_from_command_line(["python -m tipstaff.config", *sys.argv[1:]])


main()
