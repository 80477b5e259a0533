"""Telling an office's program: a POST of canonical JSON, signed as Standard Webhooks (version 1) says."""

import base64
import hashlib
import hmac
import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer

from django.conf import settings

from tipstaff.jobs.addresses import Way, way_to
from tipstaff.jobs.letter import Letter, body_of
from tipstaff.jobs.outcomes import NotTaken, Unclear
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant

TO_CONNECT = 5.0
"""Seconds until a connection stands."""
IN_ALL = 15.0
"""Seconds until the answer; then it is cut, however slowly the answer drips."""
TAKEN = range(200, 300)


class NoKey(NotTaken):
    """The installation has no secret to sign with."""


class _Pinned(HTTPConnection):
    """A connection to one resolved address, whatever the name leads to by now."""

    def __init__(self, way: Way) -> None:
        super().__init__(way.host, way.port, timeout=TO_CONNECT)
        self._way = way

    def connect(self) -> None:
        self.sock = socket.create_connection((self._way.ip, self.port), TO_CONNECT)
        if self._way.is_encrypted:
            encrypting = ssl.create_default_context()
            self.sock = encrypting.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()
        self.sock.settimeout(IN_ALL)

    def cut(self) -> None:
        """End it from outside, in whatever it is just waiting."""
        if self.sock is not None:
            with suppress(OSError):  # it has ended by itself
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def key_for(office: OfficeId) -> bytes:
    """The secret that an office and this installation share: each office its own, so that none can sign for another.

    Raises NoKey where the installation has none to draw it from.
    """
    if settings.WEBHOOK_KEY is None:
        raise NoKey("no_key")
    return hmac.digest(settings.WEBHOOK_KEY, f"webhook/{office}".encode(), hashlib.sha256)


def key_text(office: OfficeId) -> str:
    """The same as receivers' programs are given it."""
    return f"whsec_{base64.b64encode(key_for(office)).decode()}"


def call_webhook(letter: Letter, url: str, now: Instant) -> str:
    """Hand a letter to an office's program; what it answered, such as `204`. Redirects are not followed.

    Raises NotTaken where it was not taken, for certain, and Unclear where no answer came after it had gone out.
    """
    body = body_of(letter).encode()
    headers = _headers(letter, body, now)
    way = way_to(url)
    connection = _Pinned(way)
    timer = Timer(IN_ALL, connection.cut)
    timer.daemon = True
    try:
        timer.start()
        _connect(connection)
        status = _posted(connection, way, body, headers).status
    finally:
        timer.cancel()
        connection.close()
    if status not in TAKEN:
        raise NotTaken(str(status))
    return str(status)


def _connect(connection: _Pinned) -> None:
    try:
        connection.connect()
    except OSError as dead:  # a wrong certificate, too
        raise NotTaken(type(dead).__name__) from dead


def _posted(connection: _Pinned, way: Way, body: bytes, headers: dict[str, str]) -> HTTPResponse:
    path = way.parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        connection.request("POST", path, body, headers)
        return connection.getresponse()
    except (OSError, HTTPException) as broken:
        raise Unclear(type(broken).__name__) from broken


def _headers(letter: Letter, body: bytes, now: Instant) -> dict[str, str]:
    sent = str(int(now.at.timestamp()))
    signed = hmac.digest(key_for(letter.office), f"{letter.id}.{sent}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Tipstaff",
        "webhook-id": letter.id,
        "webhook-timestamp": sent,
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }
