"""What was entered about the quality of an entry's data. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import OfficeId, UserId, WarrantId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.quality.quality import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCorrected(Event):
    """A value was put right at entry: by the rule, no other could be right."""

    finding: int
    rule: str
    field: str
    before: Sealed[str]
    after: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionProposed(Event):
    """A rule found an error; `proposed` is empty where the right value can't be told."""

    finding: int
    rule: str
    field: str
    before: Sealed[str]
    proposed: Sealed[str]
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAccepted(Event):
    """The registrar put the value right; the entry waits for a check."""

    finding: int
    field: str
    before: Sealed[str]
    after: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDeclined(Event):
    """The registrar held the value against the instrument, and it stays."""

    finding: int
    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDuplicateFound(Event):
    """Another warrant's person holds exactly the same document number; a human is to say what that means."""

    other: WarrantId


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateDecided(Event):
    """A human who had not entered it said what the two warrants are to each other."""

    other: WarrantId
    verdict: Verdict
    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheSamePersonNoted(Event):
    """The person of `other` is somebody else. `noted_on` is the warrant on which a human noted it first."""

    other: WarrantId
    tells_apart: Sealed[str]
    noted_on: WarrantId
    by: UserId
    office: OfficeId


type QualityEvent = (
    DataCorrected
    | CorrectionProposed
    | CorrectionAccepted
    | CorrectionDeclined
    | PossibleDuplicateFound
    | DuplicateDecided
    | NotTheSamePersonNoted
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "warrants.data_corrected": {1: DataCorrected},
    "warrants.correction_proposed": {1: CorrectionProposed},
    "warrants.correction_accepted": {1: CorrectionAccepted},
    "warrants.correction_declined": {1: CorrectionDeclined},
    "warrants.possible_duplicate_found": {1: PossibleDuplicateFound},
    "warrants.duplicate_decided": {1: DuplicateDecided},
    "warrants.not_the_same_person_as": {1: NotTheSamePersonNoted},
}
