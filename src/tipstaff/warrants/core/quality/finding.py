"""What a rule finds in an entry."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is done about a finding."""

    CORRECTABLE = "correctable"
    """Only one value can be right: it is put in its place at entry, with the change on the record."""
    TO_BE_PROPOSED = "to_be_proposed"
    """Something is wrong; the owner decides, with the right value proposed where one can be told."""
    WARNING = "warning"
    """It may be right all the same; it is said, and nobody has to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. Its sentence and its source stand in the rule profile, under the rule's id."""

    rule: str
    field: str
    """Where in the person's details or in the particulars, such as `documents.0.number`."""
    kind: Kind
    value: str | None = None
    """The one right value as it would be typed; None where it can't be told."""
