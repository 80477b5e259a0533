"""Running a file that was brought to the import page: a dry run or the entering itself, with progress and report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from procrastinate.contrib.django import app

from tipstaff.agencies.queries import actor_of
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.record import uploads
from tipstaff.record.uploads import Stage, Upload
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.taking_in import ReportLine, TakingIn
from tipstaff.warrants.core.exchange.mapping import OWN, ColumnMapping, read_mapping
from tipstaff.warrants.core.exchange.reading import Format, ReadRow, Terms, read_rows

TASK = "tipstaff.take_in_upload"
"""What the queue calls the run of a long file."""
QUEUE = "tipstaff"
FILE, REPORT = "import.file", "import.report"
"""The limits of the profile: how long a file, and then its report, is kept."""
AT_ONCE = 200
"""Rows of a file that a page runs while it is waited for; a longer one is run by the worker."""
TOLD_EVERY = 20
"""Rows between two notes of how far a run is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run: how many rows of each kind, and each row."""

    dry_run: bool
    counts: dict[str, int]
    lines: tuple[ReportLine, ...]


def kept_until(limit: str, since: Instant, actor: Actor) -> Instant:
    """When a file, or its report, is deleted by the rules of whoever brought it."""
    due = rules_named(actor.profile).deadline(limit, since, "import.brought", zone=actor.zone).due
    assert due is not None  # nothing pauses a file
    return due


def terms_of(upload: Upload, actor: Actor, now: Instant, mapping: ColumnMapping | None = None) -> Terms:
    """By what a file is read: the rules of whoever brought it, on their calendar, under its mapping."""
    rules = rules_named(actor.profile)
    kept = read_mapping(upload.mapping) if upload.mapping is not None else OWN
    return Terms(
        format=Format(upload.format), rules=rules, today=now.day(rules.time_zone), mapping=mapping or kept
    )


def begin_run(upload: Upload, now: Instant, *, dry_run: bool) -> None:
    """Begin a run, at once or by the worker; nothing where one is under way or the file has been taken in."""
    stage = Stage.TRYING if dry_run else Stage.ENTERING
    if not uploads.begin(upload, stage, now):
        return
    if upload.rows <= AT_ONCE:
        run_upload(upload.id, lambda: now)
    else:
        app.configure_task(TASK, queue=QUEUE).defer(upload=upload.id)


def run_upload(upload_id: str, clock: Callable[[], Instant]) -> None:
    """Run a file to its end. A run that is begun again enters nothing twice."""
    upload = uploads.upload_to_run(upload_id)
    if upload is None or not upload.is_running:
        return
    moment, dry_run = clock(), upload.stage is Stage.TRYING
    actor = actor_of(upload.owner, upload.office, moment)
    if actor is None:  # the appointment has ended since: the file is nobody's to take in
        uploads.forget(upload)
        return
    taking = TakingIn(_by(actor), moment, dry_run=dry_run)
    with uploads.opened(upload) as path:
        rows = _counted(read_rows(path, terms_of(upload, actor, moment)), upload, clock)
        outcome = _outcome(taking.run(rows), taking.counts, dry_run=dry_run)
    stage = Stage.TRIED if dry_run else Stage.ENTERED
    uploads.end(upload, stage, plain(outcome), clock(), kept_until(REPORT, upload.brought_at, actor))


def outcome_of(upload: Upload) -> Outcome | None:
    """What came of the last run of a file; None before there was one."""
    kept = uploads.report_of(upload)
    return read(kept, Outcome) if kept is not None else None


def _by(actor: Actor) -> Callable[[AgencyId], Actor | None]:
    return lambda _court: actor


def _counted(rows: Iterable[ReadRow], upload: Upload, clock: Callable[[], Instant]) -> Iterator[ReadRow]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % TOLD_EVERY == 0:
            uploads.tell_progress(upload, count, clock())


def _outcome(lines: Iterator[ReportLine], counts: Counter[str], *, dry_run: bool) -> Outcome:
    told = tuple(lines)
    return Outcome(dry_run=dry_run, counts=dict(counts), lines=told)
