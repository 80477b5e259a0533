"""Something given out of the register: in which form, about which warrants, for what, by whom and to whom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tipstaff.kernel.ids import AgencyId, HandoutId, OfficeId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.look.look import Purpose

AT_ONCE: Final = 500
"""Warrants in one act. A longer file is given out in parts: each holds its warrants still while it is entered."""


PACKED_AT_ONCE: Final = 50
"""Warrants in one pack: a page of the list, and no more than can be destroyed again one by one."""


class HandoutForm(StrEnum):
    """In which form something leaves the register."""

    PAPER = "paper"
    PDF = "pdf"
    PACK = "pack"
    CSV = "csv"
    XLSX = "xlsx"
    NIEM_JSON = "niem_json"

    @property
    def is_sheet(self) -> bool:
        """Whether it is the sheet of one warrant."""
        return self in {HandoutForm.PAPER, HandoutForm.PDF}

    @property
    def is_carried(self) -> bool:
        """Whether somebody carries it to where the warrant is executed, and may believe it there."""
        return self.is_sheet or self is HandoutForm.PACK


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWarrant:
    """A warrant as it stood in what was given out."""

    warrant: WarrantId
    edition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """One act of giving out. It is a matter of its own, so that it changes nothing about the warrants."""

    id: HandoutId
    form: HandoutForm
    warrants: tuple[GivenWarrant, ...]
    with_persons: bool
    sha256: str
    """Of the rows that were given, as canonical JSON: whoever reads the file back gets the same."""
    file: str
    """Names the file; the parts of a long one share it. Empty on paper."""
    part: int
    """Which part of the file, from 1."""
    valid_until: Instant | None
    """Until when it may be carried; None where that is not limited."""
    purpose: Purpose
    case_reference: Sealed[str]
    recipient: Sealed[str]
    """Who gets it, in words; empty where the desk keeps it."""
    recipient_office: OfficeId | None
    """The office that gets it, where it is one of this installation."""
    by: UserId
    office: OfficeId
    agency: AgencyId
    at: Instant
