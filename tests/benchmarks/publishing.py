"""From entered to published; checking the whole record; rebuilding the tables from it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from aics_tlog.writer import DirectoryTileStore, IncrementalTileWriter
from django.db import transaction
from tests.benchmarks.orders import order, somebody, submitted
from tests.benchmarks.sheet import per_second, row, seconds, times
from tests.record.build import NAMES as NOTED
from tests.record.build import act, noted, origin

from tipstaff.record import models
from tipstaff.record.append import enter
from tipstaff.record.check import check
from tipstaff.record.publish import BATCH, publisher
from tipstaff.record.sequence import only_publisher, sequence
from tipstaff.registrar.clock import now
from tipstaff.registrar.rebuild import compare

ENTRIES = 10_240
ONE_BY_ONE = 40
MATTERS = 400


def run() -> None:
    _rebuild()
    _publish()


def _rebuild() -> None:
    """First, while the record holds warrants only."""
    moment, registrar = now(), somebody("registrar.guangzhou")
    orders = [order(f"N{number}", moment) for number in range(MATTERS)]
    submitting = seconds(lambda: [submitted(each, registrar, moment) for each in orders])
    comparing = seconds(_no_differences)
    faster = f"{times(submitting, comparing)} as fast as submitting them"
    row("rebuild --compare, matters", per_second(MATTERS, comparing), faster)


def _no_differences() -> None:
    assert compare() == ()


def _publish() -> None:
    ours = publisher()
    ours.publish()
    _enter(ENTRIES)
    leaves = [leaf.encode() for leaf in models.Entry.objects.order_by("id").values_list("leaf", flat=True)]
    with only_publisher():
        numbering = seconds(sequence)
    publishing = numbering + seconds(ours.publish)
    row("entries numbered by the sequencer", per_second(ENTRIES, numbering))
    row("entries from entered to published", per_second(ENTRIES, publishing))
    with TemporaryDirectory() as folder:
        writer = IncrementalTileWriter(DirectoryTileStore(Path(folder)))
        theirs = seconds(lambda: [writer.append(leaves[at : at + BATCH]) for at in range(0, ENTRIES, BATCH)])
        row(
            "  aics-tlog, tiles alone",
            per_second(ENTRIES, theirs),
            f"ours takes {times(publishing, theirs)} as long",
        )
        one = seconds(lambda: [writer.append([leaf]) for leaf in leaves[:ONE_BY_ONE]])
    single = sum(_published_alone() for _ in range(ONE_BY_ONE))
    row(
        "entries published one by one",
        per_second(ONE_BY_ONE, single),
        "index, tiles, head, signature, checkpoint",
    )
    row("  aics-tlog, tiles alone", per_second(ONE_BY_ONE, one), f"ours takes {times(single, one)} as long")
    _verify(publishing)


def _verify(publishing: float) -> None:
    checking = seconds(_no_faults)
    entries = models.Entry.objects.count()
    faster = f"{times(publishing / ENTRIES, checking / entries)} as fast as publishing"
    row("verify: entries checked", per_second(entries, checking), faster)


def _published_alone() -> float:
    _enter(1)
    return seconds(publisher().publish)


def _no_faults() -> None:
    assert check(publisher()).faults == []


def _enter(count: int, together: int = 128) -> None:
    """Entries in the open, many in one act, of a matter of their own each time."""
    for _ in range(0, count, together):
        given = origin()
        events = tuple(noted() for _ in range(min(count, together)))
        with transaction.atomic():
            enter([act(*events, matter=f"test-{given.submission}")], given, NOTED)
