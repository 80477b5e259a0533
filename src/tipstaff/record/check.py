"""Checking the whole record: root from entries and from tiles, signatures, every commitment. Says where it fails."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from typing import cast

from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models, sealing
from tipstaff.record.attachments import opened
from tipstaff.record.events import commitments
from tipstaff.record.leaf import Leaf
from tipstaff.record.publish import Publisher
from tipstaff.tlog.bundles import format_bundle
from tipstaff.tlog.checkpoint import open_checkpoint
from tipstaff.tlog.merkle import leaf_hash, root_hash
from tipstaff.tlog.note import NoteError, encode_base64
from tipstaff.tlog.tiles import (
    FULL_WIDTH,
    Tile,
    TileError,
    bundles_between,
    parse_path,
    tiles_between,
    tree_root,
)

type Progress = Callable[[int], None]

PASSES = 2
"""How often a check goes over all entries: once for their leaves, once for what they have sealed."""

EVERY = 1000
"""After how many entries progress is told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold, and where."""

    place: str
    what: str


@dataclass(slots=True)
class Report:
    """What a check came to."""

    entries: int = 0
    published: int = 0
    sealed: int = 0
    faults: list[Fault] = field(default_factory=list)

    def as_values(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "entries": self.entries,
            "published": self.published,
            "sealed": self.sealed,
            "faults": [{"place": fault.place, "what": fault.what} for fault in self.faults],
        }


def check(publisher: Publisher, progress: Progress = lambda _: None) -> Report:
    """Check everything. An empty list of faults means that not a byte has changed since it was entered."""
    report = Report()
    leaves = _check_entries(report, progress)
    _check_sealed(report, progress)
    _check_attachments(report)
    tree = _Tree([leaf_hash(leaf) for leaf in leaves])
    _check_heads(report, publisher, tree)
    _check_files(report, publisher, leaves, tree)
    return report


class _Tree:
    """The tree as the entries give it, level by level of its tiles: each holds the roots of the full tiles below."""

    def __init__(self, hashes: list[bytes]) -> None:
        self.levels = [hashes]
        while len(self.levels[-1]) >= FULL_WIDTH:
            below = self.levels[-1]
            full = len(below) - len(below) % FULL_WIDTH
            self.levels.append([root_hash(below[at : at + FULL_WIDTH]) for at in range(0, full, FULL_WIDTH)])

    def root(self, size: int) -> str | None:
        """The root at a size, in Base64; None where the entries do not reach that far."""
        return encode_base64(tree_root(size, self._read)) if size <= len(self.levels[0]) else None

    def tile(self, tile: Tile) -> bytes:
        """What a tile must hold; nothing where the tree has no such level."""
        start = tile.index * FULL_WIDTH
        return (
            b"".join(self.levels[tile.level][start : start + tile.width])
            if tile.level < len(self.levels)
            else b""
        )

    def _read(self, path: str) -> bytes:
        place = parse_path(path)
        assert isinstance(place, Tile)  # only tiles make a root
        return self.tile(place)


def _check_entries(report: Report, progress: Progress) -> list[bytes]:
    """Every leaf is canonical, indexes and versions run without gaps; returns the numbered leaves in order."""
    leaves: list[bytes] = []
    versions: dict[str, int] = {}
    rows = models.Entry.objects.order_by("log_index", "id").iterator()
    for report.entries, row in enumerate(rows, start=1):
        report.faults += _entry_faults(row, len(leaves), versions)
        if row.log_index is not None:
            leaves.append(row.leaf.encode())
        if report.entries % EVERY == 0:
            progress(EVERY)
    progress(report.entries % EVERY)
    return leaves


def _entry_faults(row: models.Entry, index: int, versions: dict[str, int]) -> Iterator[Fault]:
    place = f"entry {row.id}"
    if row.log_index is not None and row.log_index != index:
        yield Fault(place, f"its index is {row.log_index} where {index} was due")
    try:
        leaf = json.loads(row.leaf)
        if canonical(leaf) != row.leaf:
            yield Fault(place, "its leaf is not canonical")
        matter, version = leaf["matter"], leaf["version"]
    except (ValueError, KeyError, TypeError):
        yield Fault(place, "its leaf can't be read")
        return
    if version != versions.get(matter, 0) + 1:
        yield Fault(place, f"it is version {version} of {matter} after version {versions.get(matter, 0)}")
    versions[matter] = version


type _Promise = tuple[str, str, SubjectId]
"""Where a commitment stands, the commitment, and whose data it is about."""


def _check_sealed(report: Report, progress: Progress) -> None:
    """Every commitment opens to what it promised, and nothing is sealed that no leaf speaks of."""
    keys = _Keys(report)
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


def _broken_promises(promises: list[_Promise], keys: "_Keys") -> Iterator[Fault]:
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


def _check_attachments(report: Report) -> None:
    keys = _Keys(report)
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


class _Keys:
    """The subjects' keys, fetched by the batch; one that is missing or altered is told of once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._keys: dict[SubjectId, bytes | None] = {}

    def fetch(self, subjects: set[SubjectId]) -> None:
        """Have the keys of these subjects, and of no others, at hand."""
        rows = models.SubjectKey.objects.filter(subject__in=subjects).order_by("subject")
        wrapped = {SubjectId(row.subject): bytes(row.wrapped) for row in rows}
        self._keys = {subject: self._unwrapped(subject, wrapped.get(subject)) for subject in sorted(subjects)}

    def of(self, subject: SubjectId) -> bytes | None:
        return self._keys[subject]

    def _unwrapped(self, subject: SubjectId, wrapped: bytes | None) -> bytes | None:
        if wrapped is None:
            self._tell(subject, "its key is gone")
            return None
        try:
            return sealing.unwrap(subject, wrapped)
        except sealing.SealBroken as broken:
            self._tell(subject, str(broken))
            return None

    def _tell(self, subject: SubjectId, what: str) -> None:
        fault = Fault(f"key of {subject}", what)
        if fault not in self._report.faults:
            self._report.faults.append(fault)


def _check_heads(report: Report, publisher: Publisher, tree: _Tree) -> None:
    """Every recorded root and every signed checkpoint is the root of the entries; the newest is the published one."""
    for head in models.TreeHead.objects.order_by("size"):
        if head.root != tree.root(head.size):
            report.faults.append(Fault(f"tree head of size {head.size}", "it is not the root of the entries"))
    newest = b""
    for row in models.Checkpoint.objects.order_by("size"):
        newest = row.note.encode()
        report.published = row.size
        report.faults += _checkpoint_faults(row, publisher, tree)
    published = publisher.log.checkpoint() or b""
    if published != newest:
        report.faults.append(Fault("published checkpoint", "it is not the newest one that was signed"))


def _checkpoint_faults(row: models.Checkpoint, publisher: Publisher, tree: _Tree) -> Iterator[Fault]:
    place = f"checkpoint of size {row.size}"
    try:
        checkpoint = open_checkpoint(row.note.encode(), publisher.signer.verifier)
    except NoteError as problem:
        yield Fault(place, str(problem))
        return
    if checkpoint.size != row.size or encode_base64(checkpoint.root) != tree.root(row.size):
        yield Fault(place, "it is not the root of the entries")


def _check_files(report: Report, publisher: Publisher, leaves: list[bytes], tree: _Tree) -> None:
    """Every tile and bundle holds what the entries give, and none is missing."""
    size = max((head.size for head in models.TreeHead.objects.all()), default=0)
    found = set()
    for path in publisher.log.paths():
        found.add(path)
        report.faults += _file_faults(path, (publisher.log.folder / path).read_bytes(), leaves, tree)
    needed = {tile.path for tile in tiles_between(0, size)}
    needed |= {bundle.path for bundle in bundles_between(0, size)}
    report.faults += [Fault(path, "it is missing") for path in sorted(needed - found)]


def _file_faults(path: str, content: bytes, leaves: list[bytes], tree: _Tree) -> Iterator[Fault]:
    try:
        place = parse_path(path)
    except TileError:
        yield Fault(path, "no log has such a file")
        return
    start = place.index * FULL_WIDTH
    wanted = (
        tree.tile(place) if isinstance(place, Tile) else format_bundle(leaves[start : start + place.width])
    )
    if content != wanted:
        at = next(
            (at for at, (one, other) in enumerate(zip(content, wanted, strict=False)) if one != other), None
        )
        yield Fault(
            path, "its length is wrong" if at is None else f"it differs from the entries at byte {at}"
        )
