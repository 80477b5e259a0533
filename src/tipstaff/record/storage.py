"""The published log as static files: tiles, entry bundles and the checkpoint, as C2SP lays them out.

Trusted for: nothing. Whoever alters a file is found by `check`, and by any reader who holds a checkpoint.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class LogFolder:
    """The folder that holds one log's files. Each file is written whole and durably, or not at all."""

    folder: Path

    def read(self, path: str) -> bytes:
        """A file's bytes; of a partial tile that has been filled since, the full one. Raises FileNotFoundError."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return (self.folder / path.partition(".p/")[0]).read_bytes()

    def write(self, path: str, content: bytes) -> None:
        """Put a file in place, durably."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.draft")
        with draft.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
        _sync(file.parent)

    def checkpoint(self) -> bytes | None:
        """The published checkpoint, if there is one."""
        file = self.folder / CHECKPOINT
        return file.read_bytes() if file.exists() else None

    def paths(self) -> Iterator[str]:
        """Every file of the log's tiles and bundles, by its path."""
        for file in sorted((self.folder / "tile").rglob("*")):
            if file.is_file() and file.suffix != ".draft":
                yield file.relative_to(self.folder).as_posix()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
