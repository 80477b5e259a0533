"""Checkpoints: a log's size and root, as a signed note (c2sp.org/tlog-checkpoint)."""

import re
from typing import NamedTuple

from tipstaff.tlog.note import NoteError, Signer, Verifier, decode_base64, encode_base64, open_note, sign_note

_LINE = r"[^\x00-\x1f]+\n"
_CHECKPOINT = re.compile(rf"({_LINE})(0|[1-9][0-9]{{0,19}})\n([A-Za-z0-9+/]{{43}}=)\n((?:{_LINE})*)")
_SIZES = 2**64


class CheckpointError(NoteError):
    """A text that is not a checkpoint, or the checkpoint of another log."""


class Checkpoint(NamedTuple):
    """What a log was: its origin, the number of its entries and the root over them, and lines it may add."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The text to sign. Raises CheckpointError where it would not be read back as the same checkpoint."""
    lines = (checkpoint.origin, str(checkpoint.size), encode_base64(checkpoint.root), *checkpoint.extensions)
    text = "".join(f"{line}\n" for line in lines)
    if parse_checkpoint(text) != checkpoint:
        raise CheckpointError("malformed checkpoint")
    return text


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint with exactly this text. Raises CheckpointError."""
    match = _CHECKPOINT.fullmatch(text)
    if match is None or int(match[2]) >= _SIZES:
        raise CheckpointError("malformed checkpoint")
    try:
        root = decode_base64(match[3])
    except NoteError as problem:
        raise CheckpointError("malformed checkpoint") from problem
    return Checkpoint(match[1][:-1], int(match[2]), root, tuple(match[4].split("\n")[:-1]))


def sign_checkpoint(checkpoint: Checkpoint, *signers: Signer) -> bytes:
    """The checkpoint as a signed note. Whether it is consistent with earlier ones is for the log to know."""
    return sign_note(format_checkpoint(checkpoint), *signers)


def open_checkpoint(note: bytes, verifier: Verifier, origin: str | None = None) -> Checkpoint:
    """The checkpoint that this key has signed for this origin, which is the key's name unless given.

    Raises NoteError for a note that the key has not signed, CheckpointError for none or another's.
    """
    checkpoint = parse_checkpoint(open_note(note, verifier).text)
    if checkpoint.origin != (verifier.name if origin is None else origin):
        raise CheckpointError(f"The checkpoint is of another log: {checkpoint.origin}")
    return checkpoint
