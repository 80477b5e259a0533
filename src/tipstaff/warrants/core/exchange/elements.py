"""A message as elements: what XML and JSON-LD have in common. Forbidden sections never become one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tipstaff.warrants.core.exchange.forbidden import Dropped
from tipstaff.warrants.core.exchange.niem import WARRANT, WARRANT_ELEMENTS

DEEPEST = 40
"""Levels that elements may lie inside one another."""
MOST = 50_000
"""Elements that one message may have."""

type Path = tuple[str, ...]


class NotAMessageError(ValueError):
    """Something that can't be read as a message, or that is made to do harm."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name as `prefix:Name`, its text, and what stands in it."""

    name: str
    text: str = ""
    parts: list["Element"] = field(default_factory=list)
    key: str = ""
    """What others refer to it by."""
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One report: its outermost element, what others refer to, and the sections that were dropped."""

    line: int
    root: Element
    keyed: dict[str, Element]
    dropped: tuple[Dropped, ...]

    def at(self, path: Path) -> Iterator[Element]:
        """Every element at a path from the root, references followed."""
        found = [self.root]
        for name in path:
            names = WARRANT_ELEMENTS if name == WARRANT[0] else (name,)
            found = [part for one in found for part in self.parts(one) if part.name in names]
        yield from found

    def parts(self, element: Element) -> list[Element]:
        """What stands in an element, or in the one that it refers to."""
        meant = self.keyed.get(element.refers_to) if element.refers_to and not element.parts else None
        return (meant or element).parts


def leaves(element: Element, path: str = "") -> Iterator[tuple[str, Element]]:
    """Every element without parts, with its path; references are not followed."""
    for part in element.parts:
        here = f"{path}/{part.name}" if path else part.name
        if part.parts:
            yield from leaves(part, here)
        elif part.text.strip():
            yield here, part
