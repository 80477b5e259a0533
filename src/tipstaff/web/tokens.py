"""Execution tokens: drawn here, known to the record by their hash, and shown once."""

import hashlib
import secrets
from typing import Final

from django.http import HttpRequest

from tipstaff.kernel.ids import MatterId

TOKENS: Final = "tokens"


class Drawn:
    """A token that is drawn when it is asked for, and not before."""

    def __init__(self) -> None:
        self._token = ""

    @property
    def was_drawn(self) -> bool:
        """Whether anybody asked for it."""
        return bool(self._token)

    @property
    def token(self) -> str:
        """The token itself: short enough to be read out over a radio."""
        self._token = self._token or "-".join(secrets.token_hex(2) for _ in range(5)).upper()
        return self._token

    @property
    def hash(self) -> str:
        """What the record knows of it."""
        return hashlib.sha256(self.token.encode()).hexdigest()


def keep(request: HttpRequest, matter: MatterId, drawn: Drawn) -> None:
    """Keep a token until the matter's page has shown it."""
    request.session[TOKENS] = {**request.session.get(TOKENS, {}), matter: drawn.token}


def take(request: HttpRequest, matter: MatterId) -> str:
    """The token to be shown now, and never again; empty where there is none."""
    kept = dict(request.session.get(TOKENS, {}))
    token = kept.pop(matter, "")
    if token:
        request.session[TOKENS] = kept
    return str(token)
