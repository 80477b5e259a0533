"""Deadlines with their derivations."""

from collections.abc import Callable
from datetime import timedelta

from tests.benchmarks.sheet import best_of, per_second, row, times

from tipstaff.kernel.calendar import load
from tipstaff.kernel.deadline import derive
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile

ROUNDS = 5_000
START = Instant.parse("2026-09-17T10:00:00+08:00")  # before the longest holiday of the year


def run() -> None:
    rules, calendar = load_profile("cn/2026-1"), load("cn")
    zone = rules.time_zone
    bare: dict[str, tuple[str, Callable[[], object]]] = {
        "operation.outcome.1": ("adding the hours alone", lambda: START + timedelta(hours=24)),
        "operation.outcome.3": ("adding the days alone", lambda: START.day(zone) + timedelta(days=7)),
        "cooperation.approval": (
            "counting the days alone",
            lambda: calendar.add_working_days(START.day(zone), 3),
        ),
    }
    for limit_id, (alone, work) in bare.items():
        limit = rules.limit(limit_id)
        whole = best_of(3, lambda limit=limit: _repeat(lambda: derive(limit, START, "began", zone, calendar)))
        least = best_of(3, lambda work=work: _repeat(work))
        row(
            f"{limit_id}, {limit.budget}",
            per_second(ROUNDS, whole),
            f"{times(whole, least)} as long as {alone}",
        )


def _repeat(work: Callable[[], object]) -> None:
    for _ in range(ROUNDS):
        work()
