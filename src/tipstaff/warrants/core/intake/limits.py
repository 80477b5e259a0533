"""How much is read, so that no file can fill the memory or the disk."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """In bytes, but for `members` (files in an archive) and `density` (bytes unpacked from one packed)."""

    order_file: int = 256 * MEBIBYTE
    archive: int = 1024 * MEBIBYTE
    unpacked: int = 4096 * MEBIBYTE
    members: int = 200_000
    directory: int = 32 * MEBIBYTE
    density: int = 200
    order: int = MEBIBYTE
    instrument: int = 20 * MEBIBYTE
    workbook: int = 64 * MEBIBYTE
    message: int = 32 * MEBIBYTE
    """A message may hold an instrument in base64, and what stands around it."""
