"""One example of every event, made from its class alone."""

import dataclasses
import types
import typing
from datetime import date
from enum import StrEnum
from typing import Any, NewType, get_args, get_origin, get_type_hints

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed

AT = Instant.parse("2026-11-23T12:34:56.789012+08:00")
DAY = date(2026, 11, 23)
SUBJECT = SubjectId("subject-1")


def example(event: type[Event]) -> Event:
    """An event with every field filled in: texts name their field, numbers are 1, words are the first."""
    return typing.cast("Event", _record(event))


def _record(form: type[Any]) -> Any:
    hints = get_type_hints(form)
    return form(**{field.name: _value(hints[field.name], field.name) for field in dataclasses.fields(form)})


def _value(form: Any, name: str) -> Any:
    if isinstance(form, typing.TypeAliasType):
        return _value(form.__value__, name)
    if get_origin(form) in (types.UnionType, typing.Union):
        return _value(next(each for each in get_args(form) if each is not type(None)), name)
    if get_origin(form) is Sealed:
        return Sealed(SUBJECT, _value(get_args(form)[0], name))
    if get_origin(form) in (tuple, frozenset):
        return get_origin(form)([_value(get_args(form)[0], name)])
    if dataclasses.is_dataclass(form) and form is not Instant:
        return _record(typing.cast("type[Any]", form))
    return _single(form, name)


def _single(form: Any, name: str) -> Any:
    if form is Instant:
        return AT
    if form is date:
        return DAY
    if isinstance(form, NewType) or form is str:
        return f"{name}-1" if isinstance(form, NewType) else f"{name}（样本）"
    if isinstance(form, type) and issubclass(form, StrEnum):
        return next(iter(form))
    return form(1)
