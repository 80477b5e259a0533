"""A register as large as a country's, written straight into the tables; and what the database does for a page."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections, transaction

MOST = 11_000
"""Rows that one step may read: as far as a page counts before it says "and more", with a tenth that it passes over."""
SORTED = 2_500
"""Rows that one step may put in order."""

OF_MANY = "CASE WHEN n % 10 < 3 THEN t.{0} ELSE 'other-' || n % 97 END"
"""The agencies of the day have most, and a hundred others the rest."""

LARGE: dict[str, dict[str, str]] = {
    "warrants_warrant": {
        "id": "'warrant-f' || n",
        "number": "'F' || n",
        "subject": "'subject-f' || n",
        "registered_at": "t.registered_at - n * interval '1 minute'",
        "status": "(ARRAY['in_force', 'in_force', 'in_force', 'recalled', 'executed', 'suspended', 'stayed',"
        " 'restricted', 'expired', 'awaiting_check'])[1 + n % 10]",
        "checked_by": "'filler'",
        "agency": OF_MANY.format("agency"),
        "court": OF_MANY.format("court"),
        "office": OF_MANY.format("office"),
        "valid_until": "t.issued_on + 200 + (n % 300)::int",
        "review_on": "t.issued_on + (n % 300)::int",
        "expires_at": "t.registered_at + interval '200 days'",
        "rests_at": "t.registered_at + interval '150 days'",
        "merged_into": "NULL",
    },
    "warrants_person": {"warrant": "'warrant-f' || n", "subject": "'subject-f' || n"},
    "warrants_document": {"warrant": "'warrant-f' || n", "subject": "'subject-f' || n", "number": "'F' || n"},
    "warrants_heading": {
        "warrant": "'warrant-f' || n",
        "heading": "(ARRAY['care.red', 'care.blue', 'rests.papers_defective', 'thin'])[1 + n % 4]",
        "agency": OF_MANY.format("agency"),
        "court": OF_MANY.format("court"),
        "registered_at": "t.registered_at - n * interval '1 minute'",
    },
    "warrants_recordcare": {"warrant": "'warrant-f' || n"},
    "warrants_validation": {
        "warrant": "'warrant-f' || n",
        "due_on": "t.due_on + (n % 300)::int",
        "agency": OF_MANY.format("agency"),
        "court": OF_MANY.format("court"),
    },
    "record_clock": {
        "matter": "'warrant-f' || n",
        "owner": OF_MANY.format("owner"),
        "due": "t.started + n * interval '1 minute'",
        "level": "1 + n % 3",
        "name": "(ARRAY['record_review', 'record_review', 'retention_warning', 'retention', 'deletion'])[1 + n % 5]",
    },
}
"""One row for every warrant, but for a key of its own a copy of a row of the day."""
OTHERS: dict[str, dict[str, str]] = {
    "warrants_finding": {
        "warrant": "'warrant-f' || n",
        "agency": OF_MANY.format("agency"),
        "rule": "'nationality.code'",
        "field": "'nationality'",
        "answer": "(ARRAY['open', 'corrected', 'accepted'])[1 + n % 3]",
        "found_at": "t.found_at - n * interval '1 minute'",
    },
    "warrants_draft": {
        "id": "'draft-f' || n",
        "number": "'D' || n",
        "agency": OF_MANY.format("agency"),
        "court": OF_MANY.format("court"),
        "saved_at": "t.saved_at - n * interval '1 minute'",
    },
    "warrants_look": {"look": "'look-f' || n", "at": "t.at - n * interval '1 minute'"},
    "warrants_handout": {
        "handout": "'handout-f' || n",
        "form": "'csv'",
        "purpose": "'identity'",
        "agency": OF_MANY.format("agency"),
        "at": "t.at - n * interval '1 minute'",
    },
    "warrants_givenwarrant": {"warrant": "'warrant-f' || n", "handout": "'handout-f' || n"},
    "warrants_lookup": {"lookup": "'lookup-f' || n", "at": "t.at - n * interval '1 minute'"},
    "warrants_lookupanswer": {"lookup": "'lookup-f' || n", "warrant": "'warrant-f' || n"},
    "warrants_chase": {
        "chase": "'chase-f' || n",
        "warrant": "'warrant-f' || n",
        "told_at": "t.told_at - n * interval '1 minute'",
        "unanswered": "CASE WHEN n % 20 = 0 THEN 1 ELSE 0 END",
    },
    "warrants_chase_party": {
        "chase": "'chase-f' || n",
        "told_at": "t.told_at - n * interval '1 minute'",
        "is_open": "n % 20 = 0",
        "took": "CASE WHEN n % 20 = 0 THEN NULL ELSE n % 900 * interval '1 second' END",
    },
    "warrants_chase_holder": {
        "chase": "'chase-f' || n",
        "warrant": "'warrant-f' || n",
        "told_at": "t.told_at - n * interval '1 minute'",
        "handling": "CASE WHEN n % 20 = 0 THEN '' ELSE 'destroyed' END",
    },
    "operations_operation": {
        "id": "'operation-f' || n",
        "warrant": "'warrant-f' || n",
        "agency": OF_MANY.format("agency"),
        "opened_at": "t.opened_at - n * interval '1 minute'",
        "outcome": "'not_executed'",
        "closed_at": "CASE WHEN n % 500 = 0 THEN NULL ELSE t.opened_at END",
    },
    "operations_task_force": {
        "id": "'taskforce-f' || n",
        "warrant": "'warrant-f' || n",
        "agency": OF_MANY.format("agency"),
        "status": "'at_work'",
        "formed_at": "t.formed_at - n * interval '1 minute'",
    },
    "operations_confirmation": {
        "operation": "'operation-f' || n",
        "is_waiting": "n % 100 = 0",
        "answered_at": "CASE WHEN n % 100 = 0 THEN NULL ELSE t.asked_at - n * interval '1 minute' END",
        "waits_since": "t.asked_at - n * interval '1 minute'",
    },
    "cooperation_request": {
        "id": "'cooperation-f' || n",
        "warrant": "'warrant-f' || n",
        "asking_agency": OF_MANY.format("asking_agency"),
        "asked_agency": OF_MANY.format("asked_agency"),
        "asked_at": "t.asked_at - n * interval '1 minute'",
        "status": "CASE WHEN n % 500 = 0 THEN t.status ELSE 'declined' END",
        "ended_at": "CASE WHEN n % 500 = 0 THEN t.ended_at ELSE t.asked_at END",
    },
    "cooperation_roster": {
        "id": "'liaison-f' || n",
        "agency": OF_MANY.format("agency"),
        "office": "'office-' || n",
        "zone": "'Europe/Berlin'",
        "month": "'2026-11'",
        "starts_at": "t.starts_at - n * interval '1 minute'",
        "status": "'published'",
    },
    "cooperation_shift": {  # a shift begins every minute: so dense are three hundred offices with two shifts a day
        "roster": "'liaison-f' || n",
        "agency": OF_MANY.format("agency"),
        "zone": "'Europe/Berlin'",
        "languages": "'zh en'",
        "starts_at": "t.starts_at + (1440 - n) * interval '1 minute'",
        "ends_at": "t.starts_at + (2160 - n) * interval '1 minute'",
    },
    "review_review": {
        "id": "'review-f' || n",
        "operation": "'operation-f' || n",
        "agency": OF_MANY.format("agency"),
        "office": OF_MANY.format("office"),
        "opened_at": "t.opened_at - n * interval '1 minute'",
        "status": "CASE WHEN n % 500 = 0 THEN t.status ELSE 'closed' END",
        "closed_at": "CASE WHEN n % 500 = 0 THEN t.closed_at ELSE t.opened_at END",
    },
}
"""What there is less of. A sample an agency and month is so little that it is left out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A step of a plan that would not stand a large register."""

    why: str
    sql: str
    plan: str

    def __str__(self) -> str:
        return f"{self.why}\n  {self.sql[:700]}\n{self.plan}"


def fill(warrants: int, *, only: Collection[str] = ()) -> None:
    """So many warrants with what hangs on each, and a quarter as much of everything else; then the statistics."""
    for tables, count in ((LARGE, warrants), (OTHERS, warrants // 4)):
        for table, other in tables.items():
            if not only or table in only:
                with _indexes_made_afterwards(table), connection.cursor() as cursor:
                    _fill(cursor, table, other, count)
    as_owner("VACUUM ANALYZE")  # as the server does by itself: without it no index answers alone


@contextmanager
def _indexes_made_afterwards(table: str) -> Iterator[None]:
    """Many rows come in faster when each index of a table is made once, at the end; those of a rule stay."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
            [table],
        )
        made = cursor.fetchall()
        for name, _ in made:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, again in made:
            cursor.execute(again)


def as_owner(asks: str) -> None:
    """Ask as the owner of the tables, who alone gathers statistics and drops an index."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(asks)


def _fill(cursor: Any, table: str, other: dict[str, str], count: int) -> None:
    """Copies of the rows of the day, in turn; most of them of the first, so that one office has most."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    columns = dict(cursor.fetchall())
    cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")
    source = table if cursor.fetchone()[0] else f"({_blank(columns)}) AS blank"
    cursor.execute(
        f"WITH day AS (SELECT *, row_number() OVER () - 1 AS of_the_day, count(*) OVER () AS in_the_day FROM {source})"
        f" INSERT INTO {table} ({', '.join(map(_quoted, columns))})"
        f" SELECT {', '.join(other.get(name, f't.{_quoted(name)}') for name in columns)}"
        f" FROM generate_series(1, {count}) n"
        f" JOIN day t ON t.of_the_day = CASE WHEN n % 3 = 0 THEN n % t.in_the_day ELSE 0 END"
        f" ON CONFLICT DO NOTHING"
    )


def _blank(columns: dict[str, str]) -> str:
    """A row for a table in which the day left none: of the agency, the office and the time of a warrant."""
    values = ", ".join(f"{_value(name, kind)} AS {_quoted(name)}" for name, kind in columns.items())
    return f"SELECT {values} FROM warrants_warrant w WHERE w.id NOT LIKE 'warrant-f%' LIMIT 1"


def _value(name: str, kind: str) -> str:
    if name in ("agency", "office", "court"):
        return f"w.{name}"
    if kind.startswith("timestamp"):
        return "w.registered_at"
    values = {
        "text": "''",
        "boolean": "false",
        "date": "w.issued_on",
        "jsonb": "'[]'::jsonb",
        "ARRAY": "'{}'::text[]",
    }
    return values.get(kind, "interval '1 hour'" if kind == "interval" else "1")


def _quoted(name: str) -> str:
    return f'"{name}"'


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Every question to the database in here, with its values."""
    asked = list[tuple[str, Any]]()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip("( ").upper().startswith(("SELECT", "WITH")) and not many:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


@contextmanager
def without_index(name: str) -> Iterator[None]:
    """As if somebody had forgotten an index."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [name])
        (made,) = cursor.fetchone()
    as_owner(f"DROP INDEX {name}")
    try:
        yield
    finally:
        as_owner(made)


def faults_of(sql: str, params: Any, seen: set[str]) -> list[Fault]:
    """What in the plan of a question reads or sorts more than a page needs; a question already seen is left out."""
    question = f"{sql} {params}"
    if question in seen:
        return []
    seen.add(question)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
        plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    asked = sql % tuple(params) if params else sql
    return [Fault(why, asked, _drawn(plan)) for why in _wrong(plan)]


def _wrong(node: dict[str, Any]) -> Iterator[str]:
    """Steps that read or sort too much. A table that is read from end to end reads too much in a register so large."""
    times, below = node["Actual Loops"], node.get("Plans", ())
    left_out = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    read = times * (node["Actual Rows"] + left_out)
    if read > MOST:
        yield f"{node['Node Type']} {node.get('Relation Name', '')} reads {read:.0f} rows"
    ordered = sum(one["Actual Rows"] * one["Actual Loops"] for one in below)
    if node["Node Type"] == "Sort" and ordered > SORTED:
        yield f"sorts {ordered:.0f} rows"
    for one in below:
        yield from _wrong(one)


def _drawn(node: dict[str, Any], depth: int = 1) -> str:
    said = f"{node['Node Type']} {node.get('Relation Name', '')} {node.get('Index Name', '')}"
    line = f"{'  ' * depth}{said}: {node['Actual Rows']} rows x {node['Actual Loops']}"
    return "\n".join([line, *(_drawn(one, depth + 1) for one in node.get("Plans", ()))])
