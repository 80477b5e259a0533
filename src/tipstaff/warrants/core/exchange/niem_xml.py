"""The XML of NIEM-based reports, read by a parser that knows no declarations, no entities and no other file."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from tipstaff.warrants.core.exchange.elements import DEEPEST, MOST, Element, Message, NotAMessageError
from tipstaff.warrants.core.exchange.forbidden import Dropped, why_forbidden
from tipstaff.warrants.core.exchange.prefixes import prefix_of

CHUNK = 1 << 16
_TAG = re.compile(r"(?:\{(?P<namespace>.*)\})?(?P<local>[^{}]+)", re.DOTALL)
_ID, _REFERENCE = ("id", "uri"), ("ref", "href")


def xml_messages(file: BinaryIO) -> Iterator[Message]:
    """The one report of a file. Raises NotAMessageError."""
    target = _Building()
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        while piece := file.read(CHUNK):
            parser.feed(piece)
        message: Any = parser.close()
    except DefusedXmlException as unsafe:
        raise NotAMessageError(f"{type(unsafe).__name__}: declarations are not read") from unsafe
    except (ParseError, ValueError, LookupError) as problem:
        raise NotAMessageError(str(problem)) from problem
    yield message


class _Building:
    """Builds the message as the parser goes; what is forbidden is passed over and never kept."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._root: Element | None = None
        self._keyed: dict[str, Element] = {}
        self._dropped: dict[str, Dropped] = {}
        self._passing_over = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST or len(self._open) + self._passing_over >= DEEPEST:
            raise NotAMessageError(f"more than {MOST} elements, or more than {DEEPEST} inside one another")
        name = _name(tag)
        reason = why_forbidden(name) if self._open else None
        if self._passing_over or reason:
            self._passing_over += 1
            if reason and self._passing_over == 1:
                path = "/".join([*(one.name for one in self._open[1:]), name])
                self._dropped.setdefault(path, Dropped(path, reason))
            return
        self._enter(Element(name), attributes)

    def _enter(self, element: Element, attributes: dict[str, str]) -> None:
        named = {_local(name): value for name, value in attributes.items()}
        element.key = next((named[name].lstrip("#") for name in _ID if name in named), "")
        element.refers_to = next((named[name].lstrip("#") for name in _REFERENCE if name in named), "")
        if self._open:
            self._open[-1].parts.append(element)
        if element.key and not element.refers_to:
            self._keyed.setdefault(element.key, element)
        self._root = self._root or element
        self._open.append(element)

    def data(self, text: str) -> None:
        if self._open and not self._passing_over:
            self._open[-1].text += text

    def end(self, tag: str) -> None:  # noqa: ARG002 - the parser's word for what ends
        if self._passing_over:
            self._passing_over -= 1
        else:
            ended = self._open.pop()
            ended.text = "" if ended.parts else " ".join(ended.text.split())

    def close(self) -> Message:
        if self._root is None:
            raise NotAMessageError("no element")
        return Message(1, self._root, self._keyed, tuple(self._dropped.values()))

    def comment(self, text: Any) -> None:
        """Passed over."""

    def pi(self, target: Any, data: Any = None) -> None:
        """Passed over."""


def _name(tag: str) -> str:
    found = _TAG.fullmatch(tag)
    if found is None:
        raise NotAMessageError("an element without a name")
    return f"{prefix_of(found['namespace'] or '')}:{found['local']}"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
