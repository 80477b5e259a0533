"""Sealing personal data, opening it again, and the keys of persons."""

import os
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.benchmarks.sheet import best_of, per_second, row, times
from tests.core.warrants.build import PERSON

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import SubjectId
from tipstaff.record.sealing import close, keys_for, reveal

PARTS = 5_000
KEYS = 500
SUBJECT = SubjectId("subject-1")


def run() -> None:
    content, key = canonical(plain(PERSON)).encode(), AESGCM.generate_key(256)
    row("a person's particulars", f"{len(content)} bytes")
    bare = best_of(3, lambda: [_bare(key, content) for _ in range(PARTS)])
    sealed = best_of(3, lambda: [close(key, SUBJECT, content) for _ in range(PARTS)])
    whole = best_of(3, lambda: [close(key, SUBJECT, canonical(plain(PERSON)).encode()) for _ in range(PARTS)])
    boxes = [close(key, SUBJECT, content) for _ in range(PARTS)]
    opened = best_of(3, lambda: [reveal(key, box) for box in boxes])
    row(
        "parts sealed",
        per_second(PARTS, sealed),
        f"{times(sealed, bare)} as long as AES-GCM and SHA-256 alone",
    )
    row(
        "parts written as canonical text and sealed",
        per_second(PARTS, whole),
        f"{times(whole, bare)} as long",
    )
    row(
        "parts opened and held against their commitment",
        per_second(PARTS, opened),
        f"{times(opened, bare)} as long",
    )
    made = best_of(1, lambda: [keys_for({SubjectId(f"subject-{number}")}) for number in range(KEYS)])
    row("keys made and kept, each durable", per_second(KEYS, made), "two statements and a commit each")


def _bare(key: bytes, content: bytes) -> bytes:
    sha256(content).hexdigest()
    return AESGCM(key).encrypt(os.urandom(12), content, b"")
