"""Entering acts: the only INSERT into the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import MatterId, SubjectId
from tipstaff.record import models, sealing
from tipstaff.record.attachments import Paper, store
from tipstaff.record.events import EventNames, dismantle
from tipstaff.record.leaf import Leaf, Origin, by, leaf_text


class Stale(Exception):
    """A matter that was decided on, or relied on, is no longer at the version it was read at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was decided about one matter: its events, from the version it was read at, under its rules."""

    matter: MatterId
    read_at: int
    events: tuple[Event, ...]
    rules: str

    @property
    def version(self) -> int:
        """The version of the matter after the act."""
        return self.read_at + len(self.events)


def enter(
    acts: Sequence[Act], origin: Origin, names: EventNames, papers: Sequence[Paper] = ()
) -> tuple[int, ...]:
    """Enter acts on the record, all or none, and return the ids of their entries.

    Must be the first thing in its transaction: it locks every matter of the acts and every matter relied on, in one
    order, and raises `Stale` if any has moved on. Ids are drawn only then, so that their order is the order in which
    the acts were decided.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Acts are entered inside a transaction")
    _lock(acts, origin.relied_on)
    keys = _Keys()
    entries: list[models.Entry] = []
    for act in acts:
        entries += _entries(act, origin, names, keys, first_ordinal=len(entries))
    models.Entry.objects.bulk_create(entries)
    models.Sealed.objects.bulk_create(keys.boxes)
    store(papers, keys)
    return tuple(entry.id for entry in entries)


def _entries(
    act: Act, origin: Origin, names: EventNames, keys: "_Keys", first_ordinal: int
) -> list[models.Entry]:
    entries = []
    for place, event in enumerate(act.events):
        name, event_version = names.name_of(event)
        body, boxes = dismantle(event, keys)
        keys.keep(boxes)
        leaf = Leaf(
            act=body,
            by=by(origin.actor),
            entered_at=str(origin.entered_at),
            event=name,
            event_version=event_version,
            happened_at=str(event.happened_at),
            matter=act.matter,
            ordinal=first_ordinal + place,
            relied_on={str(matter): version for matter, version in origin.relied_on.items()},
            rules=act.rules,
            submission=origin.submission,
            version=act.read_at + place + 1,
        )
        entries.append(models.Entry(leaf=leaf_text(leaf)))
    return entries


class _Keys:
    """The subjects' keys that one submission needs, fetched once each, and the boxes closed with them."""

    def __init__(self) -> None:
        self._keys: dict[SubjectId, bytes] = {}
        self.boxes: list[models.Sealed] = []

    def __call__(self, subject: SubjectId) -> bytes:
        if subject not in self._keys:
            self._keys |= sealing.keys_for({subject})
        return self._keys[subject]

    def keep(self, boxes: Sequence[sealing.Box]) -> None:
        self.boxes += [
            models.Sealed(commitment=box.commitment, subject=box.subject, box=box.box) for box in boxes
        ]


def _lock(acts: Sequence[Act], relied_on: Mapping[MatterId, int]) -> None:
    """Move own matters on and hold relied-on ones, in sorted order: no two submissions wait in a ring."""
    own = {act.matter: act for act in acts}
    with connection.cursor() as cursor:
        for matter in sorted(own.keys() | relied_on.keys()):
            if matter in own:
                _move_on(cursor, own[matter])
            else:
                _hold(cursor, matter, relied_on[matter])


def _move_on(cursor: CursorWrapper, act: Act) -> None:
    """Lock a matter for update and set its version; the statement finds nothing if it has moved on."""
    if act.read_at == 0:
        cursor.execute(
            "INSERT INTO record_matter (id, version) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [act.matter, act.version],
        )
    else:
        cursor.execute(
            "UPDATE record_matter SET version = %s WHERE id = %s AND version = %s",
            [act.version, act.matter, act.read_at],
        )
    if cursor.rowcount != 1:
        raise Stale(act.matter)


def _hold(cursor: CursorWrapper, matter: MatterId, read_at: int) -> None:
    """Lock a matter for share at the version it was read at; one that is not there yet is kept from coming."""
    if read_at == 0:
        _keep_away(cursor, matter)
        return
    cursor.execute("SELECT version FROM record_matter WHERE id = %s FOR SHARE", [matter])
    if cursor.fetchone() != (read_at,):
        raise Stale(matter)


def _keep_away(cursor: CursorWrapper, matter: MatterId) -> None:
    """Make whoever opens this matter wait for this transaction: with no row to lock, one comes and goes."""
    cursor.execute("INSERT INTO record_matter (id, version) VALUES (%s, 0) ON CONFLICT DO NOTHING", [matter])
    if cursor.rowcount != 1:
        raise Stale(matter)
    cursor.execute("DELETE FROM record_matter WHERE id = %s", [matter])
