"""How a benchmark measures and how it says what it found: one row for each figure."""

from collections.abc import Callable, Iterable
from statistics import quantiles
from time import perf_counter


def row(what: str, figure: str, beside: str = "") -> None:
    """One figure, and what it is to be held against."""
    print(f"  {what:<58} {figure:>16}  {beside}", flush=True)  # noqa: T201


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, once."""
    began = perf_counter()
    work()
    return perf_counter() - began


def best_of(times: int, work: Callable[[], object]) -> float:
    """The least of several runs: on a machine with other work on it, the one that was disturbed least."""
    return min(seconds(work) for _ in range(times))


def p50_p99(durations: Iterable[float]) -> tuple[float, float]:
    """The median and the 99th percentile, in milliseconds."""
    cuts = quantiles((each * 1000 for each in durations), n=100)
    return cuts[49], cuts[98]


def per_second(count: int, took: float) -> str:
    return f"{count / took:,.0f}/s"


def times(ours: float, other: float) -> str:
    """A ratio, in words that can be read aloud."""
    return f"{ours / other:.2f} times"
