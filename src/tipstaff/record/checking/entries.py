"""Every leaf is canonical; indexes and versions run without gaps."""

import json
from collections.abc import Iterator

from tipstaff.kernel.canonical import canonical
from tipstaff.record import models
from tipstaff.record.checking.report import EVERY, Fault, Progress, Report


def check_entries(report: Report, progress: Progress) -> list[bytes]:
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
