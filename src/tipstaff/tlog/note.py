"""Signed notes with Ed25519 keys (c2sp.org/signed-note)."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MAX_NOTE_SIZE = 1_000_000
"""Bytes; far more than the 16 signatures that every reader of notes must accept."""

_ED25519 = b"\x01"
_KEY_SIZE = 32
_KEY_ID_SIZE = 4
_FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_SIGNATURE = re.compile(r"— ([^ ]+) ([^ ]+)")


class NoteError(ValueError):
    """Not a note that somebody known has signed, or not a key. What it says must not be relied on."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """The public half of a key: its owner's name and 32 bytes."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.public_key) != _KEY_SIZE:
            raise NoteError("An Ed25519 key has 32 bytes")

    @classmethod
    def parse(cls, vkey: str) -> "Verifier":
        """Read the key text that `str` writes. Raises NoteError for any other text."""
        name, _, rest = vkey.partition("+")
        verifier = cls(name, decode_base64(rest.partition("+")[2])[1:])
        if str(verifier) != vkey:
            raise NoteError("Not the text of an Ed25519 verifier key")
        return verifier

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(_ED25519 + self.public_key)}"

    @property
    def key_id(self) -> bytes:
        """Four bytes that, with the name, tell which key signed."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public_key).digest()[:_KEY_ID_SIZE]

    def verify(self, text: str, signature: bytes) -> None:
        """Check a signature of this text. Raises NoteError."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, text.encode())
        except InvalidSignature as problem:
            raise NoteError(f"The signature of {self.name} is false") from problem


@dataclass(frozen=True, slots=True)
class Signer:
    """A whole key: its owner's name and the 32 secret bytes of the seed (RFC 8032), which are never shown."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.seed) != _KEY_SIZE:
            raise NoteError("An Ed25519 seed has 32 bytes")

    @property
    def verifier(self) -> Verifier:
        """The half that may be shown to everybody."""
        return Verifier(self.name, self._key.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The signature line for this text, without its newline."""
        signature = self._key.sign(text.encode())
        return f"— {self.name} {encode_base64(self.verifier.key_id + signature)}"

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


class Note(NamedTuple):
    """A note's text, and the known keys whose signatures it carries."""

    text: str
    signed_by: tuple[Verifier, ...]


class _Signature(NamedTuple):
    name: str
    key_id: bytes
    signature: bytes


def sign_note(text: str, *signers: Signer) -> bytes:
    """The note with this text and these signatures. Raises NoteError for text that no note can have."""
    if not text.endswith("\n") or not signers:
        raise NoteError("A note has a text ending in a newline, and a signature")
    _check_characters(text)
    lines = "".join(f"{signer.sign(text)}\n" for signer in signers)
    note = f"{text}\n{lines}".encode()
    _check_size(note)
    return note


def open_note(note: bytes, *verifiers: Verifier) -> Note:
    """The text of a note that at least one of these keys has signed.

    Signatures of other keys are ignored. A false signature of a known key refuses the note. Raises NoteError.
    """
    text, signatures = _parse(note)
    signed_by = {}
    for name, key_id, signature in signatures:
        for verifier in verifiers:
            if (verifier.name, verifier.key_id) == (name, key_id):
                verifier.verify(text, signature)
                signed_by[verifier] = True
    if not signed_by:
        raise NoteError("No known key has signed the note")
    return Note(text, tuple(signed_by))


def encode_base64(data: bytes) -> str:
    """Standard Base64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode()


def decode_base64(text: str) -> bytes:
    """The inverse of `encode_base64`: what it would have written otherwise raises NoteError."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise NoteError("Not Base64") from problem
    if encode_base64(data) != text:
        raise NoteError("Not canonical Base64")
    return data


def _parse(note: bytes) -> tuple[str, list[_Signature]]:
    content = _decode(note)
    text, separator, lines = content.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise NoteError("A note is a text, an empty line and signature lines")
    return text + "\n", [_parse_signature(line) for line in lines[:-1].split("\n")]


def _parse_signature(line: str) -> _Signature:
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        raise NoteError("Not a signature line")
    name, encoded = match.groups()
    _check_name(name)
    data = decode_base64(encoded)
    if len(data) <= _KEY_ID_SIZE:
        raise NoteError("A signature line without a signature")
    return _Signature(name, data[:_KEY_ID_SIZE], data[_KEY_ID_SIZE:])


def _decode(note: bytes) -> str:
    _check_size(note)
    try:
        content = note.decode()
    except UnicodeDecodeError as problem:
        raise NoteError("A note is UTF-8") from problem
    _check_characters(content)
    return content


def _check_size(note: bytes) -> None:
    if len(note) > MAX_NOTE_SIZE:
        raise NoteError(f"A note has at most {MAX_NOTE_SIZE} bytes")


def _check_characters(text: str) -> None:
    if _FORBIDDEN.search(text):
        raise NoteError("A note is UTF-8 without control characters other than newlines")


def _check_name(name: str) -> None:
    _check_characters(name)
    if not name or "+" in name or any(each.isspace() for each in name):
        raise NoteError("A key's name is not empty and has neither spaces nor a plus")
