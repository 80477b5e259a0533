"""A paper that shows a step or a cost."""

from dataclasses import dataclass

from tipstaff.cooperation.core.request import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt by its hash. Raises ValueError where the hash is none."""

    sha256: str
    """Hash of the file's bytes, in lower-case hexadecimal."""
    name: str
    """The file's name as it was given; the record seals it."""

    def __post_init__(self) -> None:
        Paper(kind="", sha256=self.sha256, name=self.name)  # the same hash, read by the same rule
