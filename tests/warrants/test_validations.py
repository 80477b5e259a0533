"""The queue of validations is answered from an index, however many warrants there are."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tipstaff.kernel.ids import AgencyId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.validations import (
    Hand,
    Wanted,
    cared_for,
    count_validations,
    measured,
    next_to_validate,
    validations,
)

MANY = """
INSERT INTO warrants_validation
    (warrant, number, agency, court, state, due_on, opens, due, validator, at, still_rests)
SELECT 'warrant-' || md5(n::text), 1, 'agency-' || mod(n, 200), 'court-' || mod(n, 150),
       CASE mod(n, 10) WHEN 0 THEN 'missed' WHEN 1 THEN 'done' ELSE 'open' END,
       date '2026-01-01' + mod(n, 730), now(), now(), CASE mod(n, 3) WHEN 0 THEN '' ELSE 'user-' || mod(n, 50) END,
       NULL, mod(n, 100) = 0
FROM generate_series(1, 60000) n
"""
AGENCY, READER = AgencyId("agency-7"), UserId("user-7")
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
MONTH = Wanted(agency=AGENCY, since=SINCE, until=UNTIL)
OF_COURT = Wanted(agency=AgencyId("court-7"), issued=True, since=SINCE, until=UNTIL)


@pytest.mark.usefixtures("database")
def test_the_pages_of_validations_are_answered_from_an_index():
    with connection.cursor() as cursor:
        cursor.execute(MANY)
        cursor.execute("ANALYZE warrants_validation")
    with CaptureQueriesContext(connection) as asked:
        first = validations(MONTH)
        validations(MONTH, after=first[-1])
        validations(Wanted(agency=None, since=SINCE, until=UNTIL))
        validations(Wanted(agency=AGENCY, since=SINCE, until=UNTIL, hand=Hand.MINE, reader=READER))
        validations(Wanted(agency=AGENCY, since=SINCE, until=UNTIL, hand=Hand.NOBODYS))
        validations(Wanted(agency=AGENCY, state=ValidationState.MISSED, still_rests=True))
        validations(OF_COURT)
        validations(replace(OF_COURT, hand=Hand.NOBODYS))
        validations(replace(OF_COURT, state=ValidationState.MISSED, since=None, until=None, still_rests=True))
        count_validations(OF_COURT)
        measured(OF_COURT.agency, SINCE, UNTIL, issued=True)
        count_validations(MONTH)
        measured(AGENCY, SINCE, UNTIL)
        measured(None, SINCE, UNTIL)
        next_to_validate(AGENCY, READER, Instant.parse("2026-11-15T00:00:00Z"))
        cared_for([first[0].warrant])
    assert len(asked.captured_queries) >= 18
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (COSTS OFF) {query['sql']}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "Seq Scan on warrants_validation" not in plan, f"{query['sql']}\n{plan}"
