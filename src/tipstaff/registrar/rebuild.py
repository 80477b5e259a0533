"""Rebuilding every table from the record, and comparing: where a table does not follow, it is shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from django.apps import apps
from django.db import connection, transaction

from tipstaff.kernel.ids import MatterId
from tipstaff.record import models as record
from tipstaff.record.escalations import write_escalation
from tipstaff.record.read import Entry, all_entries
from tipstaff.registrar.capabilities import CAPABILITIES, NAMES, capability_of
from tipstaff.registrar.escalations import EVENTS as ESCALATIONS
from tipstaff.registrar.escalations import KIND as ESCALATION
from tipstaff.registrar.escalations import ClockEscalated, row_of
from tipstaff.registrar.reading import kind_of
from tipstaff.registrar.refusals import KIND as REFUSAL
from tipstaff.registrar.rules import rules_named

type Progress = Callable[[int], None]
"""Is told how much more is done: here, how many matters."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that only one side has. `side` is `record` (the table lacks it) or `table` (the record does not say it)."""

    table: str
    side: str
    row: str


def tables() -> tuple[str, ...]:
    """Every table that follows from the record."""
    names = {each.name for each in CAPABILITIES}
    projected = [model for name in names for model in apps.get_app_config(name).get_models()]
    projected += [record.Matter, record.Clock, record.Escalation]
    return tuple(sorted(model._meta.db_table for model in projected))  # noqa: SLF001 - Django's public name for it


def compare(progress: Progress = lambda _: None) -> tuple[Difference, ...]:
    """Fold the whole record into empty copies of the tables and name every row in which they differ."""
    with _rebuilt(progress):
        return tuple(difference for table in tables() for difference in _differences(table))


def replace(progress: Progress = lambda _: None) -> None:
    """Put what the record says in place of what the tables say. Nothing is entered meanwhile."""
    with _rebuilt(progress), connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"DELETE FROM public.{table}")  # noqa: S608
            cursor.execute(f"INSERT INTO public.{table} SELECT * FROM pg_temp.{table}")  # noqa: S608


@contextmanager
def _rebuilt(progress: Progress) -> Iterator[None]:
    """In one snapshot: temporary copies of the tables, which stand before the real ones, filled from the record."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for table in tables():
                cursor.execute(
                    f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL) ON COMMIT DROP"
                )
        for matters in _by_matter():
            for matter, entries in matters:
                _project(matter, list(entries))
                progress(1)
        yield


def _by_matter() -> Iterator[Iterator[tuple[MatterId, Iterator[Entry]]]]:
    """The rungs that were raised come first: the clocks of the other matters say how far each has climbed."""
    (raised,) = ESCALATIONS
    for found in (all_entries(NAMES, only=raised), all_entries(NAMES, without=raised)):
        yield groupby(found, lambda entry: entry.matter)


def _project(matter: MatterId, entries: list[Entry]) -> None:
    record.Matter.objects.create(id=matter, version=len(entries))
    if kind_of(matter) == REFUSAL:
        return
    if kind_of(matter) == ESCALATION:
        for entry in entries:
            write_escalation(row_of(cast("ClockEscalated", entry.event)))
        return
    capability = capability_of(matter)
    state = None
    for entry in entries:
        state = capability.evolve(state, entry.event)
    capability.write_rows(matter, state, len(entries), rules_named(entries[0].leaf["rules"]))


def _differences(table: str) -> list[Difference]:
    found = []
    for side, left, right in (("record", "pg_temp", "public"), ("table", "public", "pg_temp")):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT to_jsonb(d)::text FROM "  # noqa: S608
                f"(SELECT * FROM {left}.{table} EXCEPT ALL SELECT * FROM {right}.{table}) d LIMIT 100"
            )
            found += [Difference(table, side, row) for (row,) in cursor.fetchall()]
    return found
