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
    """The page after the element with the target's id was replaced by the fragment (`outerHTML`)."""
    whole, part = parse_html(steady(page)), parse_html(steady(fragment))
    if not _replace(whole, target, part):
        raise LookupError(f"The page has no element with the id {target!r}")
    return whole


def part_of(page: str, target: str) -> Element:
    """The element of a page with an id."""
    found = _find(parse_html(steady(page)), target)
    if found is None:
        raise LookupError(f"The page has no element with the id {target!r}")
    return found


def assert_fragment_equals_reload(page: str, fragment: str, target: str, reload: str) -> None:
    """A partial update must leave the reader with what a full reload would show."""
    outcome, wanted = swapped(page, fragment, target), parse_html(steady(reload))
    lines = [str(part_of_tree(tree, "main")).splitlines() for tree in (outcome, wanted)]
    assert not list(unified_diff(*lines, "swapped", "reloaded", n=1, lineterm=""))


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
