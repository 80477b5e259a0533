"""The blind review's locks: a view is closed with its reviewer's code, and the code is kept nowhere.

What a reviewer decides is closed here, before it is submitted: the record, its tables, its leaves and its logs get a
commitment and a box. The box opens with the code alone, which only the reviewer has. To open, the first reviewer's
view is closed once more, with the second one's lock; the second one's code then opens both at once. So nobody, with
whatever rights on the database, reads a view before both reviewers have given their codes.
"""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tipstaff.cooperation.core.abroad.commands import HandOverView, OpenViews, SealView
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.abroad.view import OpenedView, ReviewerState, View, commitment_of
from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.codec import Unreadable, plain, read
from tipstaff.kernel.ids import ForeignRequestId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed

SALT = 32
KEY = 32
NONCE = 12
BLOCK = 4096
"""What is closed is filled up to a multiple of this, so that its length says nothing of the verdict."""
CODE = 16
"""Bytes of chance in a code: nobody tries them all."""


class DoesNotOpen(ValueError):
    """The code is another one, or what was closed has been altered."""


class Contradiction(ValueError):
    """A view that would release although it does not exclude a danger."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A view closed for good: what goes to the record, and the code that stays with the reviewer."""

    commitment: str
    lock: str
    box: str
    code: str


def new_code() -> str:
    """A fresh code, in groups that can be written down."""
    digits = secrets.token_hex(CODE).upper()
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def close_view(request: ForeignRequestId, view: View, code: str) -> Closed:
    """Close a view with a code. Raises Contradiction for a release in which a danger is not excluded."""
    if view.verdict == "release" and not view.excludes_danger:
        raise Contradiction
    opened = OpenedView(salt=secrets.token_hex(SALT), view=view)
    lock = _key(request, code).public_key().public_bytes_raw().hex()
    return Closed(commitment_of(opened), lock, _close(request, opened, lock), code)


def sealing(request: ForeignRequestId, view: View, code: str, now: Instant) -> SealView:
    """The command that seals a view."""
    closed = close_view(request, view, code)
    return SealView(
        happened_at=now,
        request=request,
        commitment=closed.commitment,
        lock=closed.lock,
        box=closed.box,
    )


def opening(state: ForeignRequest, reviewer: UserId, code: str, now: Instant) -> HandOverView | OpenViews:
    """The command that a reviewer's code makes possible: hand over, or open both where the other handed over.

    Raises DoesNotOpen. Where the other one's parcel does not open, the own view is handed over instead.
    """
    review = state.review
    own = review.of(reviewer) if review else None
    if review is None or own is None or own.sealed is None:
        raise DoesNotOpen
    opened, other = _open(state.request, own.sealed.box, code), review.other(own.number)
    theirs = _parcel(state.request, other, code)
    if theirs is None:
        return _handing_over(state.request, opened, other, now)
    views = (opened, theirs) if own.number == 1 else (theirs, opened)
    return OpenViews(happened_at=now, request=state.request, views=views)


def _handing_over(
    request: ForeignRequestId, opened: OpenedView, other: ReviewerState, now: Instant
) -> HandOverView:
    if other.sealed is None:
        raise DoesNotOpen
    return HandOverView(happened_at=now, request=request, parcel=_close(request, opened, other.sealed.lock))


def _parcel(request: ForeignRequestId, other: ReviewerState, code: str) -> OpenedView | None:
    """What the other one handed over; None where nothing was, or it is not what they committed to."""
    if other.parcel is None or other.sealed is None:
        return None
    try:
        opened = _open(request, other.parcel, code)
    except DoesNotOpen:
        return None
    return opened if commitment_of(opened) == other.sealed.commitment else None


def _close(request: ForeignRequestId, opened: OpenedView, lock: str) -> str:
    """Close for whoever has the code of a lock: a key for once, agreed with it (X25519), and AES-256-GCM."""
    once, nonce = X25519PrivateKey.generate(), secrets.token_bytes(NONCE)
    shared = once.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(lock)))
    box = AESGCM(_derived(shared)).encrypt(nonce, _filled(opened), request.encode())
    return (once.public_key().public_bytes_raw() + nonce + box).hex()


def _open(request: ForeignRequestId, sealed: Sealed[str], code: str) -> OpenedView:
    try:
        box = bytes.fromhex(sealed.opened(""))
        theirs = X25519PublicKey.from_public_bytes(box[:KEY])
        shared, rest = _key(request, code).exchange(theirs), box[KEY:]
        text = AESGCM(_derived(shared)).decrypt(rest[:NONCE], rest[NONCE:], request.encode())
        return read(json.loads(text), OpenedView)
    except (InvalidTag, ValueError, Unreadable) as closed:
        raise DoesNotOpen from closed


def _filled(opened: OpenedView) -> bytes:
    text = canonical(plain(opened)).encode()
    return text.ljust(-(-len(text) // BLOCK) * BLOCK)


def _key(request: ForeignRequestId, code: str) -> X25519PrivateKey:
    """The reviewer's key for one request. It follows from the code, so it lies nowhere."""
    typed = "".join(code.split()).replace("-", "").upper()
    return X25519PrivateKey.from_private_bytes(_derived(f"{request}\n{typed}".encode()))


def _derived(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=b"tipstaff blind review").derive(secret)
