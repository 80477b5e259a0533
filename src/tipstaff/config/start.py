"""What every shell does first: the database answers, and Django is set up."""

import os

import django

from tipstaff.config import postgres
from tipstaff.config.home import home


def start() -> None:
    """Start the embedded database where no server is named, then set up Django. May be called again."""
    if not os.environ.get("DATABASE_URL"):
        # In the environment, so that the worker processes of this one need not look again.
        os.environ["DATABASE_URL"] = postgres.start(home())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tipstaff.config.settings")
    django.setup()
