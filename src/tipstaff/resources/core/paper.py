"""A paper that shows a qualification."""

import re
from dataclasses import dataclass

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper by its hash. Raises ValueError where the hash is none."""

    sha256: str
    """Hash of the file's bytes, in lower-case hexadecimal."""

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError("a hash is 64 lower-case hexadecimal digits")
