"""How good an agency's data are, in three measures, each with what it was counted from."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.record.read import Entry
from tipstaff.registrar.matters import history, load
from tipstaff.warrants.core.quality.quality import Became
from tipstaff.warrants.core.sample.sample import Sample
from tipstaff.warrants.queries import latest_findings, samples

OVER = timedelta(days=365)
"""Over how long what was found is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """So many of so many, and how many of a hundred it should be at least."""

    figure: str
    """The figure of the rules that says what is aimed at."""
    part: int
    of: int
    aim: int

    @property
    def per_cent(self) -> float | None:
        """The share in per cent to one decimal; None where nothing was counted."""
        return round(float(100 * Fraction(self.part, self.of)), 1) if self.of else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the aim is reached; None where nothing was counted."""
        return 100 * self.part >= self.aim * self.of if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The three measures, and the sample from which two of them are taken."""

    accuracy: Measure
    corrected: Measure
    in_time: Measure
    found: dict[Became, int]
    sample: Sample | None


def measures(agency: AgencyId | None, rules: Profile, now: Instant) -> Measures:
    """Accuracy and delay by the latest sample; corrections by the latest errors found within a year.

    For the delay, the acts about the drawn warrants are read: how long after it happened each was entered. What the
    installation notes by itself is no update.
    """
    found = latest_findings(agency, now - OVER)
    latest = next(iter(samples(agency, limit=1)), None)
    sample: Sample | None = load(latest.sample).state if latest else None
    delays = _delays(sample) if sample else []
    hours = rules.figures["quality.update_hours"].amount
    return Measures(
        accuracy=Measure(
            figure="quality.accuracy",
            part=sample.accurate if sample else 0,
            of=len(sample.results) if sample else 0,
            aim=rules.figures["quality.accuracy"].amount,
        ),
        corrected=Measure(
            figure="quality.corrected",
            part=found.get(Became.CORRECTED, 0) + found.get(Became.ACCEPTED, 0),
            of=sum(found.values()),
            aim=rules.figures["quality.corrected"].amount,
        ),
        in_time=Measure(
            figure="quality.update_hours",
            part=sum(delay <= timedelta(hours=hours) for delay in delays),
            of=len(delays),
            aim=rules.figures["quality.accuracy"].amount,
        ),
        found=found,
        sample=sample,
    )


def _delays(sample: Sample) -> list[timedelta]:
    entries = [entry for warrant in sample.drawn for entry in history(warrant)]
    return [entry.entered_at - entry.happened_at for entry in entries if _is_update(entry)]


def _is_update(entry: Entry) -> bool:
    return entry.by["roles"] != ["clock"]
