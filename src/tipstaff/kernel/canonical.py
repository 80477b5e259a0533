"""Canonical JSON (RFC 8785): one text for one value, for ever."""

import rfc8785

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def canonical(value: Json) -> str:
    """The RFC 8785 text of a value. Raises ValueError for what it can't say (NaN, integers beyond 2**53)."""
    try:
        return rfc8785.dumps(value).decode()
    except rfc8785.CanonicalizationError as problem:
        raise ValueError(str(problem)) from problem
