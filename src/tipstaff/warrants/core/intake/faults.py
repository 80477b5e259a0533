"""What can be wrong with an order that comes in. Each has a stable code and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tipstaff.kernel.words import _


class FaultCode(StrEnum):
    """Stable for ever; the report of a load names it in each line."""

    MALFORMED_ORDER = "malformed_order"
    UNKNOWN_OFFENCE = "unknown_offence"
    MISSING_AUTHORITY = "missing_authority"
    EXPIRED_ON_ARRIVAL = "expired_on_arrival"
    DUPLICATE = "duplicate"
    WRONG_ENCODING = "wrong_encoding"
    TOO_LARGE = "too_large"
    UNSAFE_ARCHIVE = "unsafe_archive"
    INSTRUMENT_MISSING = "instrument_missing"
    INSTRUMENT_HASH_MISMATCH = "instrument_hash_mismatch"


MALFORMED = _("The order does not have the form that its reference page describes: {problem}")
UNKNOWN_OFFENCE = _("The rules {rules} know no offence {offence}.")
NO_AUTHORITY = _("The order does not name the judicial authority that issued it.")
EXPIRED = _("The warrant was valid until {day} and has expired.")
TWICE = _("Warrant {number} of this court stands in this batch already.")
OTHER_ENCODING = _("The file is neither UTF-8 nor GB18030; it looks like {encoding}.")
TOO_LARGE = _("{name} has {size} bytes; at most {limit} are taken in.")
LEADS_OUTSIDE = _("{member} leads outside the archive.")
IS_LINK = _("{member} is a link.")
IS_ENCRYPTED = _("{member} is encrypted.")
IS_NESTED = _("{member} is an archive within an archive.")
TOO_DENSE = _("{member} is packed so densely that it may be a bomb.")
TOO_MANY = _("The archive holds more than {limit} files.")
UNPACKS_TOO_LARGE = _("The archive would unpack to more than {limit} bytes.")
UNREADABLE = _("{member} can't be read.")
NO_INSTRUMENT = _("The instrument {file} does not lie beside the order.")
OTHER_INSTRUMENT = _("The instrument {file} does not have the SHA-256 that the order states.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its code, the sentence to translate, and what the sentence names."""

    code: StrEnum
    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


def malformed(problem: str) -> Fault:
    """An order that can't be read; the problem names the field in the words of the schema."""
    return Fault(FaultCode.MALFORMED_ORDER, MALFORMED, {"problem": problem})


def too_large(name: str, size: int, limit: int) -> Fault:
    """Something larger than is taken in."""
    return Fault(FaultCode.TOO_LARGE, TOO_LARGE, {"name": name, "size": str(size), "limit": str(limit)})


def unsafe(sentence: str, **values: object) -> Fault:
    """Something in an archive that is not safe to unpack."""
    return Fault(FaultCode.UNSAFE_ARCHIVE, sentence, {name: str(value) for name, value in values.items()})
