"""What was entered about a sample. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, SampleId, UserId, WarrantId


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDrawn(Event):
    """By the checkpoint of `size` and `root`, these warrants were drawn from `population` in force."""

    sample: SampleId
    agency: AgencyId
    month: str
    size: int
    root: str
    population: int
    drawn: tuple[WarrantId, ...]
    office: OfficeId
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledLookedAt(Event):
    """A drawn warrant was held against its papers; `wrong` are the fields that do not agree."""

    warrant: WarrantId
    wrong: tuple[str, ...]
    by: UserId
    office: OfficeId


type SampleEvent = SampleDrawn | SampledLookedAt

EVENTS: dict[str, dict[int, type[Event]]] = {
    "warrants.sample_drawn": {1: SampleDrawn},
    "warrants.sampled_looked_at": {1: SampledLookedAt},
}
