"""Accounts: what only their keepers do."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from tipstaff.agencies import models
from tipstaff.kernel.ids import UserId


def give_password(people: Iterable[UserId], password: str) -> None:
    """Give accounts one password, hashed once; for the demonstration, where all share it."""
    models.User.objects.filter(user_key__in=list(people)).update(password=make_password(password))
