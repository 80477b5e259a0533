"""The subjects' keys, as a check meets them."""

from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models, sealing
from tipstaff.record.checking.report import Fault, Report
from tipstaff.record.erasing import stands_erased


class Keys:
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
        """The key of a subject that was fetched; None where there is none that opens."""
        return self._keys[subject]

    def _unwrapped(self, subject: SubjectId, wrapped: bytes | None) -> bytes | None:
        if wrapped is None:
            self._tell(subject, "its key is gone")
            return None
        if wrapped == sealing.DESTROYED:
            if not stands_erased(subject):
                self._tell(subject, "its key was destroyed, and no entry says so")
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
