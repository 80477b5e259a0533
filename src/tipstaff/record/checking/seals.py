"""What is sealed opens to what the leaves promised."""

import json
from collections.abc import Iterator
from itertools import batched
from typing import cast

from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models, sealing
from tipstaff.record.attachments import opened
from tipstaff.record.checking.keys import Keys
from tipstaff.record.checking.report import EVERY, Fault, Progress, Report
from tipstaff.record.events import commitments
from tipstaff.record.leaf import Leaf

type _Promise = tuple[str, str, SubjectId]
"""Where a commitment stands, the commitment, and whose data it is about."""


def check_sealed(report: Report, progress: Progress) -> None:
    """Every commitment opens to what it promised, and nothing is sealed that no leaf speaks of."""
    keys = Keys(report)
    for rows in batched(models.Entry.objects.order_by("id").iterator(), EVERY):
        promises = [(f"entry {row.id}", *promise) for row in rows for promise in _commitments(row)]
        report.sealed += len(promises)
        report.faults += _broken_promises(promises, keys)
        progress(len(rows))
    if models.Sealed.objects.count() > report.sealed:
        report.faults += _unspoken()


def _commitments(row: models.Entry) -> list[tuple[str, SubjectId]]:
    try:
        return list(commitments(cast("Leaf", json.loads(row.leaf))["act"]))
    except (ValueError, KeyError, TypeError):
        return []  # told of already, as a leaf that can't be read


def _broken_promises(promises: list[_Promise], keys: Keys) -> Iterator[Fault]:
    keys.fetch({subject for _, _, subject in promises})
    wanted = models.Sealed.objects.filter(commitment__in=[commitment for _, commitment, _ in promises])
    boxes = {row.commitment: row for row in wanted.order_by("commitment")}
    for place, commitment, subject in promises:
        yield from _sealed_faults(place, commitment, subject, boxes.get(commitment), keys.of(subject))


def _sealed_faults(
    place: str, commitment: str, subject: SubjectId, box: models.Sealed | None, key: bytes | None
) -> Iterator[Fault]:
    if box is None:
        yield Fault(place, f"what commitment {commitment} promised is gone")
        return
    if box.subject != subject:
        yield Fault(f"sealed {commitment}", "it names another subject than its entry")
    if key is None:
        return
    try:
        sealing.reveal(key, sealing.Box(subject, commitment, bytes(box.box)))
    except sealing.SealBroken as broken:
        yield Fault(f"sealed {commitment} of {place}", str(broken))


def _unspoken() -> list[Fault]:
    """What is sealed without any entry that speaks of it."""
    rows = models.Entry.objects.order_by("id").iterator()
    spoken = {commitment for row in rows for commitment, _ in _commitments(row)}
    sealed = models.Sealed.objects.order_by("commitment").values_list("commitment", flat=True).iterator()
    return [Fault(f"sealed {lost}", "no entry speaks of it") for lost in sealed if lost not in spoken]


def check_attachments(report: Report) -> None:
    """Every paper that is kept opens to the bytes that its hash promises."""
    keys = Keys(report)
    for rows in batched(models.Attachment.objects.order_by("sha256", "subject").iterator(), EVERY):
        keys.fetch({SubjectId(row.subject) for row in rows})
        for row in rows:
            report.faults += _attachment_faults(row, keys.of(SubjectId(row.subject)))


def _attachment_faults(row: models.Attachment, key: bytes | None) -> Iterator[Fault]:
    if key is None:
        return
    try:
        opened(row, key)
    except sealing.SealBroken as broken:
        yield Fault(f"attachment {row.sha256}", str(broken))
