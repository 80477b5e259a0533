"""Exact look-ups and the duty queue among 200,000 warrants and as many clocks."""

from collections.abc import Callable
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.benchmarks.installation import owner
from tests.benchmarks.sheet import p50_p99, row

from tipstaff.kernel.ids import OfficeId
from tipstaff.record.clocks import queue
from tipstaff.warrants.queries import by_document, by_number

WARRANTS = 200_000
OFFICES = 1_000
LOOK_UPS = 1_000
SCANS = 10

BY_INDEX = ("enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan")

MADE = (
    """
    INSERT INTO warrants_warrant (
        id, version, number, court, agency, region, office, issuing_desk, subject, status, level, clause,
        kind, offence, return_scope, issued_on, review_on, rests_at, expires_at, edition, checked_by, registered_at)
    SELECT 'warrant-' || md5(n::text), 2, 'N' || n, 'court-' || mod(n, 300), 'agency-' || mod(n, 300), '440100',
        'office-' || mod(n, 1000), 'desk-' || mod(n, 300), 'subject-' || n, 'in_force', 1 + mod(n, 3), 'clause',
        'arrest_warrant', 'cn.232', 'country', '2026-09-01', '2027-03-01', NULL, NULL, 1, 'user-1',
        timestamptz '2026-09-01' + n * interval '1 second'
    FROM generate_series(1, %s) AS n
    """,
    """
    INSERT INTO warrants_document (subject, position, kind, number, country)
    SELECT 'subject-' || n, 0, 'national_id', 'D' || n, 'CN' FROM generate_series(1, %s) AS n
    """,
    """
    INSERT INTO record_clock (matter, name, owner, level, started, due, lapses)
    SELECT 'warrant-' || md5(n::text), 'record_review', 'office-' || mod(n, 1000), 1 + mod(n, 3), '2026-09-01',
        timestamptz '2026-10-01' + mod(n * 7919, 2592000) * interval '1 second', true
    FROM generate_series(1, %s) AS n
    """,
)


def run() -> None:
    with owner() as database:
        for statement in MADE:
            database.execute(statement, [WARRANTS])
        database.execute("VACUUM ANALYZE")
    _measure("a warrant by its exact number", lambda n: by_number(f"N{n}"))
    _measure("a warrant by its person's exact document", lambda n: by_document(f"D{n}", "CN"))
    _measure("first page of the duty queue, 200 clocks in the office", lambda n: queue([_office(n)]))


def _office(number: int) -> OfficeId:
    return OfficeId(f"office-{number % OFFICES}")


def _measure(what: str, look_up: Callable[[int], object]) -> None:
    """With its index and without one, in the same run; and the plan that PostgreSQL chose."""
    look_up(1)
    p50, p99 = p50_p99(_durations(look_up, LOOK_UPS))
    with connection.cursor() as cursor:
        for way in BY_INDEX:
            cursor.execute(f"SET {way} = off")
        scanned, _ = p50_p99(_durations(look_up, SCANS))
        for way in BY_INDEX:
            cursor.execute(f"RESET {way}")
    row(
        what,
        f"p50 {p50:.2f} ms",
        f"p99 {p99:.2f} ms; reading the whole table takes {scanned / p50:.0f} times as long",
    )
    for line in _plans(look_up):
        row(f"    {line}", "")


def _durations(look_up: Callable[[int], object], count: int) -> list[float]:
    durations = []
    for turn in range(count):
        began = perf_counter()
        look_up(1 + turn * 7919 % WARRANTS)
        durations.append(perf_counter() - began)
    return durations


def _plans(look_up: Callable[[int], object]) -> list[str]:
    """The scans in the plans of its statements. Raises where one reads a whole table."""
    with CaptureQueriesContext(connection) as statements:
        look_up(1)
    lines: list[str] = []
    for statement in statements.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (COSTS OFF) {statement['sql']}")
            lines += [line.strip(" ->") for (line,) in cursor.fetchall() if "Scan" in line]
    if any("Seq Scan" in line for line in lines):
        raise AssertionError(lines)
    return lines
