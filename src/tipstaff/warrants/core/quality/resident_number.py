"""The citizen identity number of GB 11643: area code, date of birth, sequence (odd for men), check digit."""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from tipstaff.warrants.core.particulars import Sex

_FORM = re.compile(r"\d{17}[\dX]", re.ASCII)
_OLD_FORM = re.compile(r"\d{15}", re.ASCII)
MADE_UP = "99"
"""GB/T 2260 gives no area code that begins so: numbers with it are made for samples and belong to nobody."""


@dataclass(frozen=True, slots=True)
class ResidentNumber:
    """An 18-character number of the right form, which need not be right."""

    text: str

    @property
    def is_made_up(self) -> bool:
        """Whether its area code was made up, so that no office gave it out."""
        return self.text.startswith(MADE_UP)

    @property
    def agrees_with_itself(self) -> bool:
        """Whether the check digit follows from the rest, and its date is one."""
        return ric.calc_check_digit(self.text) == self.text[-1] and self.born_on is not None

    @property
    def born_on(self) -> date | None:
        """The date of birth in it; None where it is no date."""
        try:
            return date.fromisoformat(self.text[6:14])
        except ValueError:
            return None

    @property
    def sex(self) -> Sex:
        """By the last figure of the sequence."""
        return Sex.MALE if int(self.text[16]) % 2 else Sex.FEMALE

    @property
    def area_was_valid(self) -> bool:
        """Whether its area code was in use in the year of the date of birth in it, by GB/T 2260's history."""
        try:
            ric.get_birth_place(self.text)
        except (ValidationError, KeyError):
            return False
        return True

    def born(self, day: date) -> "ResidentNumber":
        """The same number with another date of birth."""
        return ResidentNumber(f"{self.text[:6]}{day:%Y%m%d}{self.text[14:]}")


def resident_number(text: str) -> ResidentNumber | None:
    """Read a number; None where it does not have the form of one."""
    return ResidentNumber(text) if _FORM.fullmatch(text) else None


def with_eighteen(text: str) -> str | None:
    """A number of the old form, 15 figures, as the one of 18 that replaced it; None for any other text.

    Its year has no century: all but those who were past a hundred were born in the twentieth.
    """
    if not _OLD_FORM.fullmatch(text):
        return None
    stem = f"{text[:6]}19{text[6:]}"
    return stem + ric.calc_check_digit(f"{stem}0")
