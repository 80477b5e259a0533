"""The erasure of a person is an act of its own; by it a check knows a destroyed key from a lost one."""

import hashlib

from tipstaff.kernel.ids import MatterId, SubjectId
from tipstaff.record import models

KIND = "erasure"


def erasure_of(subject: SubjectId) -> MatterId:
    """The matter under which a person's erasure stands on the record; there is one for each person."""
    return MatterId(f"{KIND}-{hashlib.sha256(subject.encode()).hexdigest()[:32]}")


def stands_erased(subject: SubjectId) -> bool:
    """Whether the record says that this person was erased."""
    return models.Entry.objects.filter(matter=erasure_of(subject)).exists()
