"""A channel by which an office hears of a recall beside its own desk, and what an address on it looks like."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices

from tipstaff.kernel.words import _


class ChannelKind(TextChoices):
    """How an office hears of a recall beside its own desk."""

    DESK = "desk"
    EMAIL = "email"
    WEBHOOK = "webhook"


class WrongAddress(ValueError):
    """An address that no message could go to; the sentence says what an address looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel and the office's address on it; the desk has none. Raises WrongAddress for one that can't be."""

    kind: ChannelKind
    address: str = ""

    def __post_init__(self) -> None:
        _CHECKS[self.kind](self.address)


def _no_address(address: str) -> None:
    if address:
        raise WrongAddress(_("The desk has no address."))


def _of_mail(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise WrongAddress(_("An e-mail address looks like desk@police.example.")) from wrong


def _of_webhook(address: str) -> None:
    """Whether an address may be called at all is asked each time it is called, when its host is resolved."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in {"https", "http"} and parts.hostname and parts.port != 0
    except ValueError:
        fits = None
    if not fits or parts.username is not None or parts.password is not None or parts.fragment:
        raise WrongAddress(
            _("A webhook looks like https://desk.police.example/recalls, without a name in it.")
        )
    if not address.isascii() or any(letter.isspace() or not letter.isprintable() for letter in address):
        raise WrongAddress(_("A webhook is written in ASCII, without blanks."))


_CHECKS = {
    ChannelKind.DESK: _no_address,
    ChannelKind.EMAIL: _of_mail,
    ChannelKind.WEBHOOK: _of_webhook,
}


def channel_at(address: str) -> Channel:
    """The channel that an address is of: a webhook, an e-mail address, or for none the desk. Raises WrongAddress."""
    if not address:
        return Channel(kind=ChannelKind.DESK)
    return Channel(kind=ChannelKind.WEBHOOK if "://" in address else ChannelKind.EMAIL, address=address)
