"""Reading the finished log: whether its order is an order in which all decisions were true."""

import json
from collections import defaultdict
from typing import Any

from tipstaff.record import models
from tipstaff.record.sequence import only_publisher, sequence


def number_everything() -> None:
    """Give every entry its index, as the publisher does."""
    with only_publisher():
        while sequence():
            pass


def log() -> list[dict[str, Any]]:
    """Every leaf in the log's order. Fails where indexes are not 0, 1, 2, …"""
    rows = list(models.Entry.objects.order_by("log_index").values_list("log_index", "leaf"))
    assert [index for index, _ in rows] == list(range(len(rows)))
    return [json.loads(leaf) for _, leaf in rows]


def disorder(leaves: list[dict[str, Any]]) -> list[str]:
    """Where the order is wrong: versions that do not ascend, decisions before or after their time."""
    place = {(leaf["matter"], leaf["version"]): index for index, leaf in enumerate(leaves)}
    found = []
    versions = defaultdict[str, list[int]](list)
    for index, leaf in enumerate(leaves):
        versions[leaf["matter"]].append(leaf["version"])
        for matter, version in leaf["relied_on"].items():
            if version and place[matter, version] > index:
                found.append(f"{index} stands before version {version} of {matter}, on which it rests")
            if place.get((matter, version + 1), len(leaves)) < index:
                found.append(f"{index} rests on version {version} of {matter}, superseded before it")
    return found + [
        f"the versions of {matter} stand as {order}"
        for matter, order in versions.items()
        if order != list(range(1, len(order) + 1))
    ]
