"""A proof that an entry stands in a log, as a file that is verified away from the log (c2sp.org/tlog-proof)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tipstaff.tlog.note import NoteError, decode_base64, encode_base64

HEADING: Final = "c2sp.org/tlog-proof@v1"


def proof_file(index: int, hashes: Sequence[bytes], checkpoint: str) -> bytes:
    """The entry's index, its inclusion proof from the leaf upwards, and the signed checkpoint that it leads to."""
    lines = [HEADING, f"index {index}", *map(encode_base64, hashes), ""]
    return ("\n".join(lines) + "\n" + checkpoint).encode()


@dataclass(frozen=True, slots=True)
class ProofFile:
    """What a proof file says."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes


class NoProofFile(ValueError):
    """These bytes are no proof file."""


def read_proof_file(content: bytes) -> ProofFile:
    """What `proof_file` wrote, and nothing that it would have written otherwise. Raises NoProofFile."""
    try:
        head, _, checkpoint = content.decode().partition("\n\n")
        heading, index, *hashes = head.split("\n")
        found = ProofFile(
            int(index.removeprefix("index ")), tuple(map(decode_base64, hashes)), checkpoint.encode()
        )
    except (ValueError, NoteError) as problem:
        raise NoProofFile("Not a proof file") from problem
    if heading != HEADING or proof_file(found.index, found.hashes, checkpoint) != content:
        raise NoProofFile("Not a proof file")
    return found
