"""NIEM 6.0 as JSON-LD. A remote `@context` is never fetched: prefixes then mean what they usually mean."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TextIO

from tipstaff.kernel.canonical import Json
from tipstaff.warrants.core.exchange.elements import DEEPEST, MOST, Element, Message, NotAMessageError
from tipstaff.warrants.core.exchange.forbidden import Dropped, why_forbidden
from tipstaff.warrants.core.exchange.niem import WARRANT_ELEMENTS
from tipstaff.warrants.core.exchange.prefixes import OTHER, prefix_of
from tipstaff.warrants.core.intake.json_rows import Row, json_rows

_CONTEXT, _GRAPH, _ID, _TYPE, _VALUE = "@context", "@graph", "@id", "@type", "@value"
_GRAPH_OPENS = re.compile(r'\s*\{\s*"@context"\s*:\s*(\{.*\})\s*,\s*"@graph"\s*:\s*\[\s*', re.DOTALL)
_GRAPH_CLOSES = re.compile(r"\s*\]\s*\}\s*\Z")
_LONGEST_CONTEXT, _TAIL = 1 << 16, 64
_USUAL = ("nc", "j", "ncic", "tipstaff", "wir-ext", "biom")


def json_documents(text: TextIO, longest: int) -> Iterator[Row]:
    """Every document of a file: one, an array, or one in each line. A long graph is read report by report."""
    opening = text.readline(_LONGEST_CONTEXT), text.readline(_LONGEST_CONTEXT)
    context = _context_of("".join(opening))
    if context is None:
        text.seek(0)
        yield from json_rows(text, longest)
        return
    for line, value in json_rows(_Graph(text), longest):  # type: ignore[arg-type]
        yield line + len(opening), {**value, _CONTEXT: context} if isinstance(value, dict) else value


def _context_of(opening: str) -> Json:
    """The context of a document whose first two lines only open its graph, with one report in each line behind."""
    found = _GRAPH_OPENS.fullmatch(opening)
    if found is None:
        return None
    try:
        return json.loads(found[1])  # type: ignore[no-any-return]
    except ValueError:
        return None


class _Graph:
    """The rest of such a document without the brackets that close it."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._held = ""

    def read(self, size: int) -> str:
        piece = self._text.read(size)
        whole = self._held + piece
        if not piece:
            self._held = ""
            return _GRAPH_CLOSES.sub("", whole)
        self._held = whole[-_TAIL:]
        return whole[:-_TAIL] or self.read(size)


def json_messages(line: int, document: Json) -> Iterator[Message]:
    """Every report of a document: the document itself, or each in its `@graph`. Raises NotAMessageError."""
    if not isinstance(document, dict):
        raise NotAMessageError("not an object")
    building = _Building(_prefixes(document.get(_CONTEXT)))
    nodes = document.get(_GRAPH, document)
    roots = [building.element("", node, 0) for node in (nodes if isinstance(nodes, list) else [nodes])]
    reports = [root for root in roots if root is not None and _is_report(root)]
    if not reports:
        raise NotAMessageError("no report about a warrant")
    for root in reports:
        yield Message(line, root, building.keyed, tuple(building.dropped.values()))


def _is_report(root: Element) -> bool:
    return "Warrant" in root.name or any(part.name in WARRANT_ELEMENTS for part in root.parts)


def _prefixes(context: Json) -> dict[str, str]:
    """What each prefix of a document is called in the table; the empty one is for terms without a prefix."""
    contexts = context if isinstance(context, list) else [context]
    found = {name: name for name in _USUAL}
    for one in contexts:
        for name, meaning in one.items() if isinstance(one, dict) else ():
            if isinstance(meaning, str):
                found["" if name == "@vocab" else name] = prefix_of(meaning)
    return found


class _Building:
    """Builds elements out of values; what is forbidden is passed over and never kept."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.keyed: dict[str, Element] = {}
        self.dropped: dict[str, Dropped] = {}
        self._prefixes = prefixes
        self._count = 0

    def element(self, name: str, value: Json, depth: int, path: str = "") -> Element | None:
        """The element that a value stands for; None for one that says nothing."""
        self._count += 1
        if depth > DEEPEST or self._count > MOST:
            raise NotAMessageError(f"more than {MOST} elements, or more than {DEEPEST} inside one another")
        if isinstance(value, dict) and _VALUE in value:
            value = value[_VALUE]
        if not isinstance(value, dict):
            return None if value is None or isinstance(value, list) else Element(name, _text(value))
        return self._node(name or self._name(str(value.get(_TYPE, ""))), value, depth, path)

    def _node(self, name: str, value: dict[str, Json], depth: int, path: str) -> Element:
        element, key = Element(name), value.get(_ID)
        for term, inside in value.items():
            if not term.startswith("@"):
                self._fill(element, self._name(term), inside, depth, path)
        if isinstance(key, str) and element.parts:
            element.key = key
            self.keyed.setdefault(key, element)
        elif isinstance(key, str):
            element.refers_to = key
        return element

    def _fill(self, element: Element, name: str, value: Json, depth: int, path: str) -> None:
        here = f"{path}/{name}" if path else name
        if reason := why_forbidden(name):
            self.dropped.setdefault(here, Dropped(here, reason))
            return
        for one in value if isinstance(value, list) else [value]:
            part = self.element(name, one, depth + 1, here)
            if part is not None:
                element.parts.append(part)

    def _name(self, term: str) -> str:
        before, colon, local = term.rpartition(":")
        if "/" in term:  # written out in full
            before, _, local = term.rpartition("/")
            return f"{prefix_of(before)}:{local.lstrip('#')}"
        return f"{self._prefixes.get(before if colon else '', OTHER)}:{local}"


def _text(value: str | float | bool) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
