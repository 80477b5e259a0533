"""Apply a fragment to a page as HTMX would, and compare the outcome with a reload."""

import re
from copy import copy
from difflib import unified_diff

from django.test.html import Element, RootElement, parse_html

VARIES = re.compile(
    r'(name="(?:csrfmiddlewaretoken|submission)" value=)"[^"]*"|(data-left=)"\d+"|(<span data-figure>)[\d:]+'
)


def steady(html: str) -> str:
    """The page without what differs from one loading to the next: tokens, submissions, seconds left."""
    return VARIES.sub(lambda found: f'{next(filter(None, found.groups()))}""', html)


def swapped(page: str, fragment: str, target: str) -> Element | RootElement:
    """The page after the element with the target's id was replaced by the fragment (`outerHTML`).

    What the fragment marks with `hx-swap-oob` replaces the element with its own id.
    """
    whole, part = parse_html(steady(page)), parse_html(steady(fragment))
    beside = [each for each in part.children if isinstance(each, Element) and is_beside(each)]
    inside = [each for each in part.children if each not in beside]
    replacement = inside[0] if beside else part
    for name, each in [(target, replacement), *((id_of(each), each) for each in beside)]:
        if not _replace(whole, name, each):
            raise LookupError(f"The page has no element with the id {name!r}")
    return whole


def is_beside(element: Element) -> bool:
    return ("hx-swap-oob", "true") in element.attributes


def id_of(element: Element) -> str:
    return next(value for name, value in element.attributes if name == "id")


def part_of(page: str, target: str) -> Element:
    """The element of a page with an id."""
    found = _find(parse_html(steady(page)), target)
    if found is None:
        raise LookupError(f"The page has no element with the id {target!r}")
    return found


def assert_fragment_equals_reload(page: str, fragment: str, target: str, reload: str) -> None:
    """A partial update must leave the reader with what a full reload would show."""
    outcome, wanted = swapped(page, fragment, target), parse_html(steady(reload))
    for part in ("main", *(["due"] if _find(wanted, "due") else [])):
        lines = [_text(part_of_tree(tree, part)).splitlines() for tree in (outcome, wanted)]
        assert not list(unified_diff(*lines, "swapped", "reloaded", n=1, lineterm=""))


def _text(tree: Element) -> str:
    return str(tree).replace(' hx-swap-oob="true"', "")


def part_of_tree(tree: Element, target: str) -> Element:
    found = _find(tree, target)
    assert found is not None
    return found


def _find(tree: Element, target: str) -> Element | None:
    """The element with an id, the tree itself included."""
    if ("id", target) in tree.attributes:
        return tree
    inner = (_find(child, target) for child in tree.children if isinstance(child, Element))
    return next((found for found in inner if found), None)


def _replace(tree: Element, target: str, part: Element) -> bool:
    for place, child in enumerate(tree.children):
        if isinstance(child, Element):
            if ("id", target) in child.attributes:
                tree.children[place] = copy(part)
                return True
            if _replace(child, target, part):
                return True
    return False
