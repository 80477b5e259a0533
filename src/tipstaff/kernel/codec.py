"""Frozen records to plain JSON values and back: for the record, forms, the command line and scenarios alike."""

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


class Unreadable(ValueError):
    """A value does not have the form of its record. `problems` names each field and what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def plain(value: Any) -> Json:
    """A record as plain JSON values. Raises TypeError for an unsealed `Sealed`, which has no plain form."""
    return _plain.unstructure(value)  # type: ignore[no-any-return]


def read[T](value: Json, record: type[T]) -> T:
    """A record from plain values; unknown keys, missing fields and wrong types raise `Unreadable`."""
    return reading(_plain, value, record)


def reading[T](converter: Converter, value: Json, record: type[T]) -> T:
    """Read with a converter, telling what is wrong in words that name the field."""
    try:
        return converter.structure(value, record)
    except BaseValidationError as problem:
        raise Unreadable(transform_error(problem, path="")) from problem
    except (ValueError, TypeError, KeyError) as problem:
        raise Unreadable([f"{type(problem).__name__}: {problem}"]) from problem


def new_converter() -> Converter:
    """A strict converter that knows instants, days and sets; the record adds how to open what is sealed."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_unstructure_hook(Instant, str)
    converter.register_structure_hook(Instant, lambda text, _: Instant.parse(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    for exact in (int, bool, str):
        converter.register_structure_hook_func(_is_exactly(exact), _exactly(exact))
    converter.register_unstructure_hook_func(_is_word, lambda word: word.value)
    converter.register_unstructure_hook_func(_is_set, lambda values: sorted(map(str, values)))
    return converter


def seal_hooks(
    converter: Converter,
    close: Callable[[SubjectId, Json], Json],
    reveal: Callable[[SubjectId, Json], Json],
) -> None:
    """Tell a converter how to close a `Sealed` into its commitment and how to open it again."""

    def unstructure(sealed: Sealed[Any]) -> Json:
        return close(sealed.subject, converter.unstructure(sealed.content))

    def structure(value: Any, form: Any) -> Sealed[Any]:
        subject = SubjectId(value["subject"])
        content = reveal(subject, value)
        return Sealed(subject, None if content is None else converter.structure(content, get_args(form)[0]))

    converter.register_unstructure_hook_func(is_sealed, unstructure)
    converter.register_structure_hook_func(is_sealed, structure)


def is_sealed(form: Any) -> bool:
    """Whether a type is `Sealed[...]`."""
    return form is Sealed or get_origin(form) is Sealed


def _is_word(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, StrEnum)


def _is_set(form: Any) -> bool:
    return get_origin(form) is frozenset or form is frozenset


def _is_exactly(wanted: type) -> Callable[[Any], bool]:
    def check(form: Any) -> bool:
        while isinstance(form, NewType):
            form = form.__supertype__
        return form is wanted

    return check


def _exactly(wanted: type) -> Callable[[Any, Any], Any]:
    def check(value: Any, _: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(f"expected {wanted.__name__}, got {type(value).__name__}")
        return value

    return check


def _refuse_sealed(_: Sealed[Any]) -> Json:
    raise TypeError("A sealed value has no plain form")


_plain = new_converter()
_plain.register_unstructure_hook_func(is_sealed, _refuse_sealed)
