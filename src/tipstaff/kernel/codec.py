"""Frozen records to plain JSON values and back: for the record, forms, the command line and scenarios alike."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NewType, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from tipstaff.kernel.canonical import Json
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
"""NUL and halves of surrogate pairs: JSON can write them, but UTF-8 and PostgreSQL can't keep them."""


class Unreadable(ValueError):
    """A value does not have the form of its record. `problems` names each field and what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def plain(value: Any) -> Json:
    """A record as plain JSON values; what is sealed shows as {"sealed": …, "subject": …}."""
    return _converter.unstructure(value)  # type: ignore[no-any-return]


def read[T](value: Json, record: type[T]) -> T:
    """A record from plain values; unknown keys, missing fields and wrong types raise `Unreadable`."""
    try:
        return _converter.structure(value, record)
    except BaseValidationError as problem:
        raise Unreadable(transform_error(problem, path="")) from problem
    except (ValueError, TypeError, KeyError) as problem:
        raise Unreadable([f"{type(problem).__name__}: {problem}"]) from problem


def _new_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_unstructure_hook(Instant, str)
    converter.register_structure_hook(Instant, lambda text, _: Instant.parse(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    for exact in (int, bool, str):
        converter.register_structure_hook(exact, _exactly(exact))
    converter.register_structure_hook_func(
        _is_new_type, lambda value, form: _exactly(_behind(form))(value, form)
    )
    converter.register_unstructure_hook_func(_is_word, lambda word: word.value)
    converter.register_unstructure_hook_func(_is_set, lambda values: sorted(map(str, values)))
    _seal_hooks(converter)
    return converter


def _seal_hooks(converter: Converter) -> None:
    def unstructure(sealed: Sealed[Any]) -> Json:
        return {"sealed": converter.unstructure(sealed.content), "subject": sealed.subject}

    def structure(value: Any, form: Any) -> Sealed[Any]:
        content = value["sealed"]
        read_content = None if content is None else converter.structure(content, get_args(form)[0])
        return Sealed(SubjectId(value["subject"]), read_content)

    converter.register_unstructure_hook_func(_is_sealed, unstructure)
    converter.register_structure_hook_func(_is_sealed, structure)


def _is_sealed(form: Any) -> bool:
    return form is Sealed or get_origin(form) is Sealed


def _is_word(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, StrEnum)


def _is_set(form: Any) -> bool:
    return get_origin(form) is frozenset or form is frozenset


def _is_new_type(form: Any) -> bool:
    return isinstance(form, NewType)


def _behind(form: Any) -> Any:
    """The plain type behind a typed identifier or amount."""
    while isinstance(form, NewType):
        form = form.__supertype__
    return form


def _exactly(wanted: type) -> Callable[[Any, Any], Any]:
    def check(value: Any, form: Any) -> Any:
        if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
            raise TypeError(f"expected {wanted.__name__}, got {type(value).__name__}")
        if isinstance(value, str) and _UNKEEPABLE.search(value):
            raise ValueError("holds a character that is no text")
        return form(value)  # a word of an enumeration is checked by the enumeration itself

    return check


_converter = _new_converter()
