"""Which addresses a webhook may lead to: never into the installation's own network by way of somebody's setting."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from tipstaff.jobs.outcomes import NotTaken

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

CARRIES_ANOTHER = tuple(
    map(ipaddress.ip_network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)
"""IPv6 addresses in which an IPv4 address travels on (RFC 4291, 6052, 8215, 3056, 4380): they may lead anywhere."""


class Refused(NotTaken):
    """An address that is not called; the word says why."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a webhook is called: the parts of its address, and the one resolved address that is connected to."""

    parts: SplitResult
    host: str
    port: int
    ip: str
    is_encrypted: bool


def way_to(url: str) -> Way:
    """The way to a webhook. Raises Refused where it must not be called, and NotTaken where its host is unknown.

    The address that was looked at is the one that is connected to: a name that is resolved anew in between leads
    nowhere else.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_encrypted = parts.scheme == "https"
    port = parts.port or (443 if is_encrypted else 80)
    found = _resolved(host, port)
    for each in found:
        _check(each, host, is_encrypted=is_encrypted)
    return Way(parts, host, port, str(found[0]), is_encrypted)


def _resolved(host: str, port: int) -> list[Address]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise NotTaken("host_unknown") from unknown
    return [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]


def _check(address: Address, host: str, *, is_encrypted: bool) -> None:
    mapped = getattr(address, "ipv4_mapped", None)
    plain: Address = mapped or address
    if plain.is_loopback and settings.WEBHOOKS_TO_LOOPBACK:
        return
    if not is_encrypted:
        raise Refused("not_https")
    if host in settings.WEBHOOK_HOSTS:
        return
    if not plain.is_global or plain.is_multicast or _carries_another(plain):
        raise Refused("address_not_public")


def _carries_another(address: Address) -> bool:
    return address.version == 6 and any(address in network for network in CARRIES_ANOTHER)  # noqa: PLR2004
