"""Words that people read, marked in pure code and translated by the shells."""

from dataclasses import MISSING, Field, field, fields
from typing import Any


def _(sentence: str) -> str:
    """Mark a sentence for translation; a shell says it in the reader's language."""
    return sentence


def says(sentence: str, default: Any = MISSING) -> Any:
    """Describe a command's field: forms, the command line and the reference page all show this sentence."""
    return field(metadata={"says": sentence}, **({} if default is MISSING else {"default": default}))


def sentence_of(one: Field[Any]) -> str:
    """The sentence that describes a field; empty where a field speaks for itself."""
    return str(one.metadata.get("says", ""))


def described(record: type[Any]) -> dict[str, str]:
    """Every field of a record with its sentence."""
    return {one.name: sentence_of(one) for one in fields(record)}
