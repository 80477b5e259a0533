"""Publishing: entries get their index, go into the tree, and stand under a signed checkpoint.

One publisher at a time, after commit, and it may be stopped anywhere: every step begins from what the one before has
made durable, and doing a step again writes the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from django.conf import settings
from django.db import connections

from tipstaff.record import models
from tipstaff.record.sequence import ALIAS, only_publisher, sequence
from tipstaff.record.storage import CHECKPOINT, LogFolder
from tipstaff.tlog.bundles import grow_bundles
from tipstaff.tlog.checkpoint import Checkpoint, sign_checkpoint
from tipstaff.tlog.merkle import empty_root, leaf_hash
from tipstaff.tlog.note import Signer, encode_base64
from tipstaff.tlog.tiles import grow_tiles, tree_root

BATCH = 2560
"""Entries that go into the tree at once: ten full tiles."""

STEPS = ("sequence", "tiles", "tree_head", "sign", "checkpoint")
"""The steps after each of which something has become durable."""

type AfterStep = Callable[[str], None]


class TwoHeads(RuntimeError):
    """What is published is not what this record has signed. Nothing more is published until somebody has looked."""


class TilesLost(RuntimeError):
    """Files of the published log are missing. `restore` writes them again from the entries."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes one record into one folder under one key."""

    log: LogFolder
    signer: Signer

    def publish(self, after: AfterStep = lambda _: None) -> int:
        """Publish everything that has been committed; returns the size of the published log.

        `after` is told of each step once it is durable. Raises AnotherPublisher, and TwoHeads.
        """
        with only_publisher():
            self._finish()
            while sequence():
                after("sequence")
            while self._integrate(after):
                pass
            return self._sign(after)

    def _finish(self) -> None:
        """Publish the newest signed checkpoint if an earlier run was stopped before it did."""
        signed = _newest_checkpoint()
        published = self.log.checkpoint()
        if published is not None and not _was_signed(published):
            raise TwoHeads("The published checkpoint is not among those that this record has signed")
        if signed and published != signed.note.encode():
            self.log.write(CHECKPOINT, signed.note.encode())

    def _integrate(self, after: AfterStep) -> bool:
        size = tree_size()
        rows = models.Entry.objects.using(ALIAS).filter(log_index__gte=size).order_by("log_index")[:BATCH]
        leaves = [leaf.encode() for leaf in rows.values_list("leaf", flat=True)]
        if not leaves:
            return False
        self._check_root(size)
        self._write_tiles(size, leaves)
        after("tiles")
        root = tree_root(size + len(leaves), self.log.read)
        models.TreeHead.objects.using(ALIAS).create(size=size + len(leaves), root=encode_base64(root))
        after("tree_head")
        return True

    def _write_tiles(self, size: int, leaves: list[bytes]) -> None:
        files = grow_bundles(size, leaves, self.log.read)
        files |= grow_tiles(size, [leaf_hash(leaf) for leaf in leaves], self.log.read)
        for path, content in files.items():
            self.log.write(path, content)

    def restore(self) -> None:
        """Write every tile again from the entries, where files were lost; they must give the roots recorded."""
        with only_publisher():
            size, done = tree_size(), 0
            rows = models.Entry.objects.using(ALIAS).filter(log_index__lt=size).order_by("log_index")
            for batch in batched(rows.values_list("leaf", flat=True).iterator(), BATCH):
                self._write_tiles(done, [leaf.encode() for leaf in batch])
                done += len(batch)
            self._check_root(size)

    def _check_root(self, size: int) -> None:
        try:
            root = tree_root(size, self.log.read)
        except FileNotFoundError as lost:
            raise TilesLost(f"Tiles are missing; restore them first: {lost.filename}") from lost
        if encode_base64(root) != _root_at(size):
            raise TwoHeads(f"The tiles do not give the root that was recorded for size {size}")

    def _sign(self, after: AfterStep) -> int:
        size = tree_size()
        newest = _newest_checkpoint()
        if size and (newest is None or newest.size < size):
            root = tree_root(size, self.log.read)
            note = sign_checkpoint(Checkpoint(self.signer.name, size, root), self.signer)
            models.Checkpoint.objects.using(ALIAS).create(size=size, note=note.decode())
            after("sign")
            self.log.write(CHECKPOINT, note)
            after("checkpoint")
        return size


def publisher() -> Publisher:
    """This installation's publisher."""
    return Publisher(LogFolder(log_folder()), Signer(settings.LOG_ORIGIN, settings.LOG_KEY))


def log_folder() -> Path:
    """Where this installation's log is published: a folder for each database, below the state folder."""
    return Path(settings.TIPSTAFF_HOME) / "log" / str(connections[ALIAS].settings_dict["NAME"])


def tree_size() -> int:
    """How many entries are in the tree."""
    head = models.TreeHead.objects.using(ALIAS).order_by("-size").first()
    return head.size if head else 0


def _root_at(size: int) -> str:
    if size == 0:
        return encode_base64(empty_root())
    return models.TreeHead.objects.using(ALIAS).get(size=size).root


def _newest_checkpoint() -> models.Checkpoint | None:
    return models.Checkpoint.objects.using(ALIAS).order_by("-size").first()


def _was_signed(note: bytes) -> bool:
    return models.Checkpoint.objects.using(ALIAS).filter(note=note.decode(errors="replace")).exists()
