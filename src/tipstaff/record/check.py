"""Checking the whole record: root from entries and from tiles, signatures, every commitment. Says where it fails."""

from tipstaff.record.checking.entries import check_entries
from tipstaff.record.checking.published import check_files, check_heads
from tipstaff.record.checking.report import Fault, Progress, Report
from tipstaff.record.checking.seals import check_attachments, check_sealed
from tipstaff.record.checking.tree import Tree
from tipstaff.record.publish import Publisher
from tipstaff.tlog.merkle import leaf_hash

__all__ = ["PASSES", "Fault", "Report", "check"]

PASSES = 2
"""How often a check goes over all entries: once for their leaves, once for what they have sealed."""


def check(publisher: Publisher, progress: Progress = lambda _: None) -> Report:
    """Check everything. An empty list of faults means that not a byte has changed since it was entered."""
    report = Report()
    leaves = check_entries(report, progress)
    check_sealed(report, progress)
    check_attachments(report)
    tree = Tree([leaf_hash(leaf) for leaf in leaves])
    check_heads(report, publisher, tree)
    check_files(report, publisher, leaves, tree)
    return report
