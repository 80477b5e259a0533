"""What is published is what the entries give: roots, checkpoints, tiles and bundles."""

from collections.abc import Iterator

from tipstaff.record import models
from tipstaff.record.checking.report import Fault, Report
from tipstaff.record.checking.tree import Tree
from tipstaff.record.publish import Publisher
from tipstaff.tlog.bundles import format_bundle
from tipstaff.tlog.checkpoint import open_checkpoint
from tipstaff.tlog.note import NoteError, encode_base64
from tipstaff.tlog.tiles import FULL_WIDTH, Tile, TileError, bundles_between, parse_path, tiles_between


def check_heads(report: Report, publisher: Publisher, tree: Tree) -> None:
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


def _checkpoint_faults(row: models.Checkpoint, publisher: Publisher, tree: Tree) -> Iterator[Fault]:
    place = f"checkpoint of size {row.size}"
    try:
        checkpoint = open_checkpoint(row.note.encode(), publisher.signer.verifier)
    except NoteError as problem:
        yield Fault(place, str(problem))
        return
    if checkpoint.size != row.size or encode_base64(checkpoint.root) != tree.root(row.size):
        yield Fault(place, "it is not the root of the entries")


def check_files(report: Report, publisher: Publisher, leaves: list[bytes], tree: Tree) -> None:
    """Every tile and bundle holds what the entries give, and none is missing."""
    size = max((head.size for head in models.TreeHead.objects.all()), default=0)
    found = set()
    for path in publisher.log.paths():
        found.add(path)
        report.faults += _file_faults(path, (publisher.log.folder / path).read_bytes(), leaves, tree)
    needed = {tile.path for tile in tiles_between(0, size)}
    needed |= {bundle.path for bundle in bundles_between(0, size)}
    report.faults += [Fault(path, "it is missing") for path in sorted(needed - found)]


def _file_faults(path: str, content: bytes, leaves: list[bytes], tree: Tree) -> Iterator[Fault]:
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
