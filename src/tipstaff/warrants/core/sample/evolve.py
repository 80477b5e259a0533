"""How a sample stands after an event."""

from dataclasses import replace

from tipstaff.warrants.core.sample.events import SampleDrawn, SampleEvent
from tipstaff.warrants.core.sample.sample import Head, Result, Sample


def evolve(sample: Sample | None, event: SampleEvent) -> Sample:
    """The sample after the event. Raises ValueError where the first event is not its drawing."""
    if isinstance(event, SampleDrawn):
        return Sample(
            id=event.sample,
            agency=event.agency,
            office=event.office,
            zone=event.zone,
            month=event.month,
            head=Head(event.size, event.root),
            population=event.population,
            drawn=event.drawn,
            at=event.happened_at,
        )
    if sample is None:
        raise ValueError("A sample begins by being drawn")
    result = Result(warrant=event.warrant, wrong=event.wrong, by=event.by, at=event.happened_at)
    return replace(sample, results=(*sample.results, result))
