"""The form of a field, in words: for the reference pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, NewType, TypeAliasType, Union, get_args, get_origin, get_type_hints

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed

PLAIN = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "day",
    Instant: "moment",
    bytes: "bytes",
    Any: "any value",
}


def written(form: Any) -> str:
    """A form in words: `list of text`, `one of …`, a link to a record."""
    form = _bare(form)
    if form in PLAIN:
        return PLAIN[form]
    if isinstance(form, NewType):
        return f"`{form.__name__}`"
    if isinstance(form, type) and issubclass(form, StrEnum):
        return "one of " + ", ".join(f"`{word}`" for word in form)
    if is_dataclass(form):
        return f"[{name_of(form)}](#{name_of(form).lower().replace('.', '')})"
    return _composed(get_origin(form), [each for each in get_args(form) if each not in (NoneType, ...)])


def nested(records: Iterable[type[Any]]) -> list[type[Any]]:
    """Every record that stands in a field of these, and in theirs, by name."""
    found: set[type[Any]] = set()
    waiting = [part for record in records for part in _parts(record)]
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            waiting += _parts(record)
    return sorted(found, key=name_of)


def name_of(record: Any) -> str:
    """A record's name; of a capability's, with the capability: two of them may have a record of one name."""
    _, package, *_rest = record.__module__.split(".")
    return str(record.__name__ if package == "cli" else f"{package}.{record.__name__}")


def _composed(origin: Any, parts: list[Any]) -> str:
    if origin in (Union, UnionType):
        return " or ".join(map(written, parts))
    if origin is Sealed:
        return f"{written(parts[0])}, sealed"
    if origin in (dict, Mapping):
        return f"{written(parts[1])} by {written(parts[0])}"
    if origin in (tuple, frozenset):
        return f"{'set' if origin is frozenset else 'list'} of {written(parts[0])}"
    raise TypeError(f"The reference has no words for {origin}")


def _parts(form: Any) -> Iterator[type[Any]]:
    """The records in the fields of a record."""
    for each in get_type_hints(form).values() if is_dataclass(form) else ():
        yield from _records_in(each)


def _records_in(form: Any) -> Iterator[type[Any]]:
    form = _bare(form)
    if isinstance(form, type) and is_dataclass(form) and form not in (Instant, Sealed):
        yield form
    for each in get_args(form):
        yield from _records_in(each)


def _bare(form: Any) -> Any:
    return form.__value__ if isinstance(form, TypeAliasType) else form
