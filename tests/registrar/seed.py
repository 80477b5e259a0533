"""Many matters at once: the acts of one warrant and its operation, entered again under other names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched

from django.db import transaction
from tests.registrar import build as b

from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import MatterId, OperationId, WarrantId
from tipstaff.operations.core.token import hash_of
from tipstaff.record.append import Act, enter
from tipstaff.record.leaf import Origin
from tipstaff.registrar.capabilities import NAMES
from tipstaff.registrar.matters import history
from tipstaff.warrants.core.warrant import warrant_id

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Prepared:
    """A warrant in force whose officer holds a live token."""

    warrant: WarrantId
    operation: OperationId
    token: str


def prepared(count: int) -> list[Prepared]:
    """So many warrants, each about to be executed. They are on the record; rows come with the next act."""
    first = b.in_force("seed")
    operation = b.tokened(first, "seed")
    pattern = {
        matter: [(type(e.event), _text(e.event)) for e in history(matter)] for matter in (first, operation)
    }
    made = [_named(f"seed-{number}") for number in range(count)]
    for batch in batched(made, AT_ONCE):
        acts = [act for one in batch for act in _acts(pattern, one)]
        origin = Origin(
            actor=b.who("registrar.guangzhou"), submission=b.press(), entered_at=b.NOW, relied_on={}
        )
        with transaction.atomic():
            enter(acts, origin, NAMES)
    return made


def _named(name: str) -> Prepared:
    return Prepared(warrant_id(b.COURT, name), b.operation_id(name), f"token {name}")


def _acts(pattern: dict[MatterId, list[tuple[type[Event], str]]], one: Prepared) -> Iterator[Act]:
    seed = _named("seed")
    names = {
        seed.warrant: one.warrant,
        seed.operation: one.operation,
        hash_of(b.TOKEN): hash_of(one.token),
        "subject-seed": f"subject-{one.operation}",
        "seed": one.token,
    }
    for matter, events in pattern.items():
        renamed = tuple(_renamed(text, names, form) for form, text in events)
        yield Act(matter=MatterId(names[matter]), read_at=0, events=renamed, rules="cn/2026-1")


def _renamed(text: str, names: dict[str, str], form: type[Event]) -> Event:
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return read(json.loads(text), form)


def _text(event: Event) -> str:
    return json.dumps(plain(event), ensure_ascii=False)
