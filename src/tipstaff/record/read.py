"""Reading the record: entries with their events, opened where the subject's key still exists."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import MatterId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models, sealing
from tipstaff.record.events import EventNames, commitments, restore
from tipstaff.record.leaf import By, Leaf

BATCH = 1000


class State(StrEnum):
    """How far an entry has come: durable, numbered, in the tree, under a signed checkpoint."""

    ENTERED = "entered"
    SEQUENCED = "sequenced"
    INTEGRATED = "integrated"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the record, with its event."""

    id: int
    log_index: int | None
    leaf: Leaf
    event: Event

    @property
    def matter(self) -> MatterId:
        """The matter the entry is about."""
        return MatterId(self.leaf["matter"])

    @property
    def version(self) -> int:
        """The matter's version after it."""
        return self.leaf["version"]

    @property
    def name(self) -> str:
        """The event's name, such as `warrants.recalled`."""
        return self.leaf["event"]

    @property
    def by(self) -> By:
        """Who acted, as they stood then."""
        return self.leaf["by"]

    @property
    def happened_at(self) -> Instant:
        """When it happened in the world."""
        return self.event.happened_at

    @property
    def entered_at(self) -> Instant:
        """When it came onto the record."""
        return Instant.parse(self.leaf["entered_at"])


def entries_of(matter: MatterId, names: EventNames) -> tuple[Entry, ...]:
    """The entries of a matter in order. Raises SealBroken where a sealed part has been altered."""
    rows = models.Entry.objects.filter(matter=matter).order_by("version")
    return tuple(_opened(list(rows), names))


def entries_of_all(matters: Iterable[MatterId], names: EventNames) -> dict[MatterId, list[Entry]]:
    """The entries of several matters, each matter's in order; one without entries is left out."""
    rows = models.Entry.objects.filter(matter__in=list(matters)).order_by("matter", "version")
    found: dict[MatterId, list[Entry]] = {}
    for entry in _opened(list(rows), names):
        found.setdefault(entry.matter, []).append(entry)
    return found


def all_entries(names: EventNames, *, only: str = "", without: str = "") -> Iterator[Entry]:
    """Every entry, matter by matter, each matter's in order; in batches, so that memory stays bounded.

    `only` and `without` name an event whose entries alone are wanted, or are left out.
    """
    wanted = models.Entry.objects.filter(event=only) if only else models.Entry.objects.exclude(event=without)
    rows = wanted.order_by("matter", "version").iterator(chunk_size=BATCH)
    batch: list[models.Entry] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield from _opened(batch, names)
            batch = []
    yield from _opened(batch, names)


def count_entries() -> int:
    """How many entries stand on the record."""
    return models.Entry.objects.count()


def count_matters() -> int:
    """How many matters the record is about."""
    return models.Matter.objects.count()


def entered_under(submission: SubmissionId) -> tuple[tuple[int, str, int], ...]:
    """Id, matter and version of the entries that a submission made; empty where it made none."""
    rows = models.Entry.objects.filter(submission=submission).order_by("ordinal")
    return tuple(rows.values_list("id", "matter", "version"))


@dataclass(frozen=True, slots=True)
class Named:
    """An entry by its event's name and its place on the record."""

    id: int
    name: str
    log_index: int | None
    matter: MatterId


def named_entries(ids: Iterable[int]) -> tuple[Named, ...]:
    """Entries by their ids, in the sequence in which they were entered."""
    rows = models.Entry.objects.filter(id__in=list(ids)).order_by("id")
    return tuple(Named(*row) for row in rows.values_list("id", "event", "log_index", "matter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry as its leaf says it, with nothing opened."""

    id: int
    log_index: int | None
    matter: MatterId
    event: str
    leaf: str


def written(entry: int) -> Written | None:
    """An entry's leaf as it stands on the record; None where there is none of this id."""
    return _written(models.Entry.objects.filter(id=entry).first())


def written_at(matter: MatterId, version: int) -> Written | None:
    """The leaf of the entry that brought a matter to a version; None where there is none."""
    return _written(models.Entry.objects.filter(matter=matter, version=version).first())


def _written(row: models.Entry | None) -> Written | None:
    if row is None:
        return None
    return Written(
        id=row.id, log_index=row.log_index, matter=MatterId(row.matter), event=row.event, leaf=row.leaf
    )


def state_of(log_index: int | None) -> State:
    """How far the entry with this index has come."""
    if log_index is None:
        return State.ENTERED
    if models.Checkpoint.objects.filter(size__gt=log_index).exists():
        return State.PUBLISHED
    if models.TreeHead.objects.filter(size__gt=log_index).exists():
        return State.INTEGRATED
    return State.SEQUENCED


@dataclass(frozen=True, slots=True)
class SignedHead:
    """The newest signed checkpoint: how many entries it covers, and its text."""

    size: int
    note: str

    @property
    def root(self) -> str:
        """The root over its entries, in Base64, as it stands in the third line of the note."""
        return self.note.split("\n")[2]


def newest_checkpoint() -> SignedHead | None:
    """The newest signed checkpoint; None before the first was published."""
    row = models.Checkpoint.objects.order_by("-size").first()
    return SignedHead(row.size, row.note) if row else None


def head_before(at: Instant) -> SignedHead | None:
    """The last signed checkpoint of which no entry was made at that moment or later; None where there is none.

    Found by halving: entries are numbered very nearly in the sequence in which they are entered.
    """
    newest = models.Entry.objects.filter(log_index__isnull=False).order_by("-log_index").first()
    first, last = 0, 0 if newest is None or newest.log_index is None else newest.log_index + 1
    while first < last:
        middle = (first + last) // 2
        first, last = (middle + 1, last) if _entered_at(middle) < at else (first, middle)
    row = models.Checkpoint.objects.filter(size__gt=0, size__lte=first).order_by("-size").first()
    return SignedHead(row.size, row.note) if row else None


def _entered_at(log_index: int) -> Instant:
    leaf = models.Entry.objects.values_list("leaf", flat=True).get(log_index=log_index)
    return Instant.parse(json.loads(leaf)["entered_at"])


def _opened(rows: list[models.Entry], names: EventNames) -> Iterator[Entry]:
    leaves = [cast("Leaf", json.loads(row.leaf)) for row in rows]
    boxes = _open_boxes(leaves)
    for row, leaf in zip(rows, leaves, strict=True):
        form = names.class_of(leaf["event"], leaf["event_version"])
        event = restore(leaf["act"], leaf["happened_at"], form, boxes)
        yield Entry(id=row.id, log_index=row.log_index, leaf=leaf, event=event)


def _open_boxes(leaves: Iterable[Leaf]) -> dict[str, bytes]:
    wanted = {commitment: subject for leaf in leaves for commitment, subject in commitments(leaf["act"])}
    keys = sealing.keys_of(wanted.values())
    rows = models.Sealed.objects.filter(commitment__in=wanted).order_by("commitment")
    return {
        row.commitment: sealing.reveal(
            keys[wanted[row.commitment]], sealing.Box(wanted[row.commitment], row.commitment, bytes(row.box))
        )
        for row in rows
        if wanted[row.commitment] in keys
    }
