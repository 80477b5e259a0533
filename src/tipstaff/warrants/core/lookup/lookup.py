"""A look-up: whether there is a warrant in force, asked about one subject for one purpose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from tipstaff.kernel.ids import LookUpId, OfficeId, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.warrant import WarrantStatus

SHOWN_FOR: Final = timedelta(minutes=30)
"""How long the answer is shown to whoever asked. Afterwards it is asked anew: an old answer is no answer."""


class LookUpPurpose(StrEnum):
    """What somebody asks for. There is no other reason to ask."""

    PERSON_PRESENT = "person_present"
    PREPARING_COOPERATION = "preparing_cooperation"
    COURT_ASKS = "court_asks"
    CASE_REVIEW = "case_review"


class Way(StrEnum):
    """By what the subject was named."""

    NUMBER = "number"
    DOCUMENT = "document"


class Answer(StrEnum):
    """What a look-up says. None of its words lets anybody lay hands on a person."""

    CONFIRM_FIRST = "confirm_first"
    """A warrant is in force: ask its issuing desk, and wait for the answer."""
    RESTRICTED = "restricted"
    """A warrant is there and rests: nobody acts on it."""
    ENDED = "ended"
    """The warrant of exactly this number is no longer in force. Never said about a document."""
    NOTHING = "nothing"


ANSWER_AT: Final[dict[WarrantStatus, Answer]] = {
    WarrantStatus.IN_FORCE: Answer.CONFIRM_FIRST,
    WarrantStatus.STAYED: Answer.RESTRICTED,
    WarrantStatus.RESTRICTED: Answer.RESTRICTED,
    WarrantStatus.SUSPENDED: Answer.RESTRICTED,
    WarrantStatus.DRAFT: Answer.NOTHING,
    WarrantStatus.DISCARDED: Answer.NOTHING,
    WarrantStatus.AWAITING_CHECK: Answer.NOTHING,
    WarrantStatus.RETURNED: Answer.NOTHING,
    WarrantStatus.RECALLED: Answer.ENDED,
    WarrantStatus.QUASHED: Answer.ENDED,
    WarrantStatus.MERGED: Answer.ENDED,
    WarrantStatus.EXPIRED: Answer.ENDED,
    WarrantStatus.EXECUTED: Answer.ENDED,
}
"""What a warrant's status makes of a look-up; whatever is not in force yet is not there."""


def answer_at(status: WarrantStatus, way: Way) -> Answer:
    """The answer that one warrant gives. A past warrant is a matter of its number alone, never of a person."""
    answer = ANSWER_AT[status]
    return Answer.NOTHING if answer is Answer.ENDED and way is Way.DOCUMENT else answer


def foremost(answers: Iterable[Answer]) -> Answer:
    """What several warrants of one subject say together: what has to be done comes before what may not be."""
    return min(answers, key=list(Answer).index, default=Answer.NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A warrant that was named in an answer, as it stood then."""

    warrant: WarrantId
    subject: SubjectId
    edition: int
    status: WarrantStatus
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One look-up with its answer. A matter of its own, so that asking changes nothing about a warrant."""

    id: LookUpId
    way: Way
    answer: Answer
    found: tuple[Found, ...]
    purpose: LookUpPurpose
    occasion: Sealed[str]
    case_reference: Sealed[str]
    by: UserId
    office: OfficeId
    at: Instant

    @property
    def names_several_subjects(self) -> bool:
        """Whether the document and the name fit several people: only the issuing desks tell them apart."""
        return len({each.subject for each in self.found}) > 1


def sealing_subject(look_up: LookUpId) -> SubjectId:
    """Whose key seals the words of a look-up: its own, so that they go when the look-up is due to go."""
    return SubjectId(f"subject-of-{look_up}")
