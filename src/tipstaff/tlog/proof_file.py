"""A proof that an entry stands in a log, as a file that is verified away from the log (c2sp.org/tlog-proof)."""

from collections.abc import Sequence
from typing import Final

from tipstaff.tlog.note import encode_base64

HEADING: Final = "c2sp.org/tlog-proof@v1"


def proof_file(index: int, hashes: Sequence[bytes], checkpoint: str) -> bytes:
    """The entry's index, its inclusion proof from the leaf upwards, and the signed checkpoint that it leads to."""
    lines = [HEADING, f"index {index}", *map(encode_base64, hashes), ""]
    return ("\n".join(lines) + "\n" + checkpoint).encode()
