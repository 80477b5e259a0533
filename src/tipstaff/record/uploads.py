"""Files on their way in: each encrypted under a key of its own, read by whoever brought it and by nobody else.

A file goes as soon as it has been taken in, and at the end of its time in any case; what is kept of it then is its
report, which goes at the end of another. Both times stand in the rules of whoever brought it.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import Q

from tipstaff.kernel.canonical import Json
from tipstaff.kernel.ids import OfficeId, SubjectId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.sealing import close_named, reveal_named

SILENT = timedelta(minutes=5)
"""A run that has not said for this long how far it is was broken off, and may be begun again."""


class Stage(StrEnum):
    """How far a file has come."""

    BROUGHT = "brought"
    TRYING = "trying"
    TRIED = "tried"
    ENTERING = "entering"
    ENTERED = "entered"


RUNNING = (Stage.TRYING, Stage.ENTERING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way in, as whoever brought it sees it."""

    id: str
    owner: UserId
    office: OfficeId
    format: str
    name: str
    mapping: Json
    brought_at: Instant
    gone_at: Instant
    stage: Stage
    rows: int
    done: int
    told_at: Instant

    @property
    def is_running(self) -> bool:
        """Whether a run has begun and not ended."""
        return self.stage in RUNNING

    def is_silent(self, now: Instant) -> bool:
        """Whether its run seems to have been broken off."""
        return self.is_running and now - self.told_at >= SILENT


def bring(  # noqa: PLR0913, PLR0917 - what is known of a file that arrives
    owner: UserId, office: OfficeId, form: str, name: str, content: bytes, now: Instant, gone_at: Instant
) -> str:
    """Keep a file, encrypted, until a moment; its identifier."""
    key, upload = AESGCM.generate_key(256), f"upload-{uuid4().hex}"
    models.Upload.objects.create(
        id=upload,
        owner=owner,
        office=office,
        format=form,
        brought_at=now.at,
        gone_at=gone_at.at,
        told_at=now.at,
        stage=Stage.BROUGHT.value,
        rows=0,
        key=close_named(settings.SEALING_KEY, SubjectId(upload), "key", key),
        content=close_named(key, SubjectId(upload), "content", content),
        notes=_closed(key, upload, "notes", {"name": name, "mapping": None}),
    )
    return upload


def uploads_of(owner: UserId, now: Instant) -> tuple[Upload, ...]:
    """The files that a person has brought, the newest first."""
    forget_old(now)
    return tuple(_view(row) for row in models.Upload.objects.filter(owner=owner).order_by("-brought_at"))


def upload_of(upload: str, owner: UserId, now: Instant) -> Upload | None:
    """One file, for whoever brought it; None for everybody else, and once it is gone."""
    forget_old(now)
    row = models.Upload.objects.filter(id=upload, owner=owner).first()
    return _view(row) if row else None


def upload_to_run(upload: str) -> Upload | None:
    """One file, for the run that takes it in."""
    row = models.Upload.objects.filter(id=upload).first()
    return _view(row) if row else None


@contextmanager
def opened(upload: Upload) -> Iterator[Path]:
    """The file in the clear, in a folder that goes when the reading ends. Raises FileNotFoundError once deleted."""
    row = models.Upload.objects.filter(id=upload.id).first()
    if row is None or not row.content:
        raise FileNotFoundError(upload.id)
    content = reveal_named(_key(row), SubjectId(row.id), "content", bytes(row.content))
    with TemporaryDirectory(prefix="tipstaff-") as folder:
        path = Path(folder) / upload.name
        path.touch(mode=0o600)
        path.write_bytes(content)
        yield path


def say_mapping(upload: Upload, mapping: Json, rows: int) -> None:
    """Keep how the file is read, and how many rows it has."""
    row = models.Upload.objects.get(id=upload.id)
    notes = _closed(_key(row), row.id, "notes", {"name": upload.name, "mapping": mapping})
    waiting = models.Upload.objects.filter(id=upload.id).exclude(stage__in=RUNNING)
    waiting.exclude(stage=Stage.ENTERED.value).update(
        notes=notes, rows=rows, stage=Stage.BROUGHT.value, report=b""
    )


def begin(upload: Upload, stage: Stage, now: Instant) -> bool:
    """Begin a run; False where one is under way or the file has been taken in: a second press begins nothing.

    Only a file that was tried out is entered; a run that was broken off may be begun again.
    """
    ready = (Stage.TRIED,) if stage is Stage.ENTERING else (Stage.BROUGHT, Stage.TRIED)
    broken_off = Q(stage=stage.value, told_at__lte=(now - SILENT).at)
    rows = models.Upload.objects.filter(Q(stage__in=ready) | broken_off, id=upload.id)
    return bool(rows.update(stage=stage.value, done=0, told_at=now.at))


def tell_progress(upload: Upload, done: int, now: Instant) -> None:
    """Say how many rows are done."""
    models.Upload.objects.filter(id=upload.id).update(done=done, told_at=now.at)


def end(upload: Upload, stage: Stage, report: Json, now: Instant, report_gone_at: Instant) -> None:
    """Keep what came of a run; a file that was taken in goes at once, and its report at the end of its own time."""
    row = models.Upload.objects.get(id=upload.id)
    row.report = _closed(_key(row), row.id, "report", report)
    row.stage, row.done, row.told_at = stage.value, row.rows, now.at
    if stage is Stage.ENTERED:
        row.content, row.gone_at = b"", report_gone_at.at
    row.save(update_fields=["report", "stage", "done", "told_at", "content", "gone_at"])


def report_of(upload: Upload) -> Json:
    """What came of the last run; None before there was one."""
    row = models.Upload.objects.get(id=upload.id)
    return _opened(row, "report", bytes(row.report)) if row.report else None


def forget(upload: Upload) -> None:
    """Delete a file and its report."""
    models.Upload.objects.filter(id=upload.id).delete()


def forget_old(now: Instant) -> None:
    """Delete what has lain for too long: files that were not taken in, and old reports."""
    models.Upload.objects.filter(gone_at__lte=now.at).delete()


def _view(row: models.Upload) -> Upload:
    notes = _opened(row, "notes", bytes(row.notes))
    return Upload(
        id=row.id,
        owner=UserId(row.owner),
        office=OfficeId(row.office),
        format=row.format,
        name=str(notes["name"]),  # type: ignore[index, call-overload]
        mapping=notes["mapping"],  # type: ignore[index, call-overload]
        brought_at=Instant(row.brought_at),
        gone_at=Instant(row.gone_at),
        stage=Stage(row.stage),
        rows=row.rows,
        done=row.done,
        told_at=Instant(row.told_at),
    )


def _key(row: models.Upload) -> bytes:
    return reveal_named(settings.SEALING_KEY, SubjectId(row.id), "key", bytes(row.key))


def _closed(key: bytes, upload: str, name: str, says: Json) -> bytes:
    return close_named(key, SubjectId(upload), name, json.dumps(says, ensure_ascii=False).encode())


def _opened(row: models.Upload, name: str, box: bytes) -> Json:
    found: Json = json.loads(reveal_named(_key(row), SubjectId(row.id), name, box))
    return found
