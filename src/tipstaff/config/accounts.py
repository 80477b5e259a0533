"""How accounts come to be."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GivenAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are given by an office; the sign-up page is closed to everybody."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False
