"""Proofs for an outsider: that entries stand in the published tree, each in a file that needs nothing from here."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from tipstaff.kernel.ids import MatterId
from tipstaff.record import models
from tipstaff.record.publish import TilesLost, publisher
from tipstaff.record.read import SignedHead, newest_checkpoint
from tipstaff.tlog.proof import inclusion_proof
from tipstaff.tlog.proof_file import proof_file
from tipstaff.tlog.tiles import node_reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """An entry about a matter, and the proof that it stands under a signed checkpoint."""

    version: int
    event: str
    leaf: bytes
    proof: bytes
    """A c2sp.org/tlog-proof."""


class NotPublished(Exception):
    """An entry is not under a signed checkpoint yet."""


def published(matters: Collection[MatterId]) -> set[MatterId]:
    """Those of some matters whose every entry is under a signed checkpoint. It never becomes untrue."""
    head = newest_checkpoint()
    size = head.size if head else 0
    outside = Count("id", filter=Q(log_index__isnull=True) | Q(log_index__gte=size))
    rows = models.Entry.objects.filter(matter__in=list(matters)).values("matter").annotate(outside=outside)
    return {MatterId(row["matter"]) for row in rows if not row["outside"]}


def proven_entries(matter: MatterId, head: SignedHead) -> tuple[Proven, ...]:
    """Every entry about a matter, in order, with its proof under a checkpoint.

    Raises NotPublished where the checkpoint does not cover one, and TilesLost where files of the log are missing.
    """
    rows = models.Entry.objects.filter(matter=matter).order_by("version")
    return tuple(_proven(row, head) for row in rows)


def proven_so_far(matter: MatterId, head: SignedHead) -> tuple[tuple[Proven, ...], int]:
    """The entries about a matter that a checkpoint covers, in order and with their proofs; and how many it does not.

    Raises TilesLost where files of the log are missing.
    """
    rows = models.Entry.objects.filter(matter=matter).order_by("version")
    covered = [row for row in rows if row.log_index is not None and row.log_index < head.size]
    return tuple(_proven(row, head) for row in covered), len(rows) - len(covered)


def _proven(row: models.Entry, head: SignedHead) -> Proven:
    if row.log_index is None or row.log_index >= head.size:
        raise NotPublished(f"Entry {row.id} is not under the checkpoint of {head.size} entries")
    try:
        hashes = inclusion_proof(row.log_index, head.size, node_reader(head.size, publisher().log.read))
    except FileNotFoundError as lost:
        raise TilesLost(f"Tiles are missing; restore them first: {lost.filename}") from lost
    return Proven(
        version=row.version,
        event=row.event,
        leaf=row.leaf.encode(),
        proof=proof_file(row.log_index, hashes, head.note),
    )
