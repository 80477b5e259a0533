"""Events to acts and back: what is open goes into the leaf, what is sealed into its box."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from tipstaff.kernel.canonical import Json, canonical
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import SubjectId
from tipstaff.record import sealing
from tipstaff.record.sealing import Box

type Act = dict[str, Json]


@dataclass(frozen=True, slots=True)
class EventNames:
    """Every event that may stand on the record, by its name and version. Names are for ever."""

    classes: Mapping[str, Mapping[int, type[Event]]]

    def name_of(self, event: Event) -> tuple[str, int]:
        """The name and version of an event. Raises KeyError for one that was never given a name."""
        for name, versions in self.classes.items():
            for version, known in versions.items():
                if known is type(event):
                    return name, version
        raise KeyError(type(event).__name__)

    def class_of(self, name: str, version: int) -> type[Event]:
        """The class of an event that was entered under a name and version."""
        return self.classes[name][version]


def dismantle(event: Event, key_of: Callable[[SubjectId], bytes]) -> tuple[Act, list[Box]]:
    """An event as its open act, and the boxes that hold its sealed parts."""
    boxes: list[Box] = []

    def close(part: Act) -> Act:
        subject = SubjectId(cast("str", part["subject"]))
        if part["sealed"] is None:
            raise ValueError("What was erased can't be entered again")
        box = sealing.close(key_of(subject), subject, canonical(part["sealed"]).encode())
        boxes.append(box)
        return {"commitment": box.commitment, "subject": subject}

    act = cast("Act", plain(event))
    del act["happened_at"]
    return cast("Act", _replaced(act, {"sealed", "subject"}, close)), boxes


def restore(act: Act, happened_at: str, form: type[Event], opened: Mapping[str, bytes]) -> Event:
    """An event from its act. A part that is not among the opened ones comes back erased (`content` None)."""

    def reveal(part: Act) -> Act:
        content = opened.get(cast("str", part["commitment"]))
        return {"sealed": None if content is None else json.loads(content), "subject": part["subject"]}

    whole = cast("Act", _replaced(act, {"commitment", "subject"}, reveal))
    return read({**whole, "happened_at": happened_at}, form)


def commitments(act: Json) -> Iterator[tuple[str, SubjectId]]:
    """Every commitment in an act, with the subject whose key seals it."""
    if isinstance(act, dict) and act.keys() == {"commitment", "subject"}:
        yield cast("str", act["commitment"]), SubjectId(cast("str", act["subject"]))
    elif isinstance(act, dict | list):
        for value in act.values() if isinstance(act, dict) else act:
            yield from commitments(value)


def _replaced(value: Json, keys: set[str], replace: Callable[[Act], Act]) -> Json:
    if isinstance(value, dict):
        if value.keys() == keys:
            return replace(value)
        return {key: _replaced(each, keys, replace) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, keys, replace) for each in value]
    return value
