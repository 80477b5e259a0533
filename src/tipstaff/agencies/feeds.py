"""A private address at which somebody's calendar program reads their own duty times; it can be withdrawn."""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

from tipstaff.agencies.models import FeedAddress
from tipstaff.kernel.ids import UserId

_SIGNER = Signer(sep=".", salt="tipstaff.agencies.feeds")


def new_feed_token(user: UserId) -> str:
    """A fresh signed token in place of the person's earlier one. Only its hash is kept: nobody can read it again."""
    token = secrets.token_urlsafe(32)
    FeedAddress.objects.update_or_create(user_id=user, defaults={"token_hash": _hash(token)})
    return _SIGNER.sign(token)


def withdraw_feed(user: UserId) -> None:
    """From now on the person's address leads nowhere."""
    FeedAddress.objects.filter(user=user).delete()


def has_feed(user: UserId) -> bool:
    """Whether the person has an address that still leads somewhere."""
    return FeedAddress.objects.filter(user=user).exists()


def reader_of(signed: str) -> UserId | None:
    """Whose duty times a token opens; None for one that is forged, withdrawn or replaced, or whose owner has left."""
    try:
        token = _SIGNER.unsign(signed)
    except BadSignature:
        return None
    row = FeedAddress.objects.filter(token_hash=_hash(token), user__is_active=True).first()
    return UserId(str(row.user_id)) if row else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
