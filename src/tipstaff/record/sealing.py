"""Sealing: a key per subject, wrapped under the installation's key; destroying it erases the person."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models

SALT = 32
NONCE = 12
DESTROYED = b""
"""What stands in a key's place once it has been destroyed."""


class SealBroken(ValueError):
    """A box or a key does not open: its bytes are not what was sealed."""


class Erased(LookupError):
    """The subject's key was destroyed, and nothing is sealed about them again."""


@dataclass(frozen=True, slots=True)
class Box:
    """Content closed under its subject's key, with the salted commitment that the leaf holds."""

    subject: SubjectId
    commitment: str
    box: bytes


def commit(salt: bytes, content: bytes) -> str:
    """The commitment to content: SHA-256 over a random salt and the content. Without the salt it says nothing."""
    return hashlib.sha256(salt + content).hexdigest()


def close(key: bytes, subject: SubjectId, content: bytes) -> Box:
    """Seal content under a subject's key, with a salt of its own."""
    salt = os.urandom(SALT)
    commitment = commit(salt, content)
    return Box(subject, commitment, close_named(key, subject, commitment, salt + content))


def reveal(key: bytes, box: Box) -> bytes:
    """Open a box and hold it against its commitment. Raises SealBroken when either has been altered."""
    opened = reveal_named(key, box.subject, box.commitment, box.box)
    salt, content = opened[:SALT], opened[SALT:]
    if commit(salt, content) != box.commitment:
        raise SealBroken(f"The box does not hold what commitment {box.commitment} promised")
    return content


def close_named(key: bytes, subject: SubjectId, name: str, content: bytes) -> bytes:
    """Encrypt content so that it opens only for this subject and under this name (AES-256-GCM)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, f"{subject}\n{name}".encode())


def reveal_named(key: bytes, subject: SubjectId, name: str, box: bytes) -> bytes:
    """Open what `close_named` closed. Raises SealBroken when a byte, the name or the subject has been altered."""
    try:
        return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], f"{subject}\n{name}".encode())
    except (InvalidTag, ValueError) as broken:
        raise SealBroken(f"The box named {name} of {subject} has been altered") from broken


def keys_of(subjects: Iterable[SubjectId]) -> dict[SubjectId, bytes]:
    """The keys of these subjects; one that was destroyed is absent. Raises SealBroken for an altered key."""
    kept = models.SubjectKey.objects.filter(subject__in=set(subjects)).exclude(wrapped=DESTROYED)
    rows = kept.order_by("subject")
    return {SubjectId(row.subject): unwrap(SubjectId(row.subject), bytes(row.wrapped)) for row in rows}


def keys_for(subjects: Iterable[SubjectId]) -> dict[SubjectId, bytes]:
    """The keys of these subjects, made on first use. Raises Erased for one whose key was destroyed."""
    wanted = set(subjects)
    keys = keys_of(wanted)
    for subject in sorted(wanted - keys.keys()):
        key = AESGCM.generate_key(256)
        if _keep(subject, key):
            keys[subject] = key
    keys = keys if keys.keys() == wanted else keys_of(wanted)
    if destroyed := sorted(wanted - keys.keys()):
        raise Erased(", ".join(destroyed))
    return keys


def destroy(subject: SubjectId) -> None:
    """Destroy a subject's key: whatever was sealed under it, here and in every copy, opens to nobody again."""
    models.SubjectKey.objects.update_or_create(subject=subject, defaults={"wrapped": DESTROYED})


def _keep(subject: SubjectId, key: bytes) -> bool:
    """Keep a new key, unless somebody else has made one for this subject at the same moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_subjectkey (subject, wrapped) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [subject, _wrap(subject, key)],
        )
        return bool(cursor.rowcount == 1)


def _wrap(subject: SubjectId, key: bytes) -> bytes:
    return close_named(settings.SEALING_KEY, subject, "key", key)


def unwrap(subject: SubjectId, wrapped: bytes) -> bytes:
    """A subject's key out of its wrapping. Raises SealBroken where it has been altered."""
    return reveal_named(settings.SEALING_KEY, subject, "key", wrapped)
