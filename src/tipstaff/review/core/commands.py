"""What may be asked about a review."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import OfficeId, OperationId, ReviewId
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReviewCommand(Command):
    MATTER: ClassVar[str] = "review"

    review: ReviewId = says(_("The review"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReview(_ReviewCommand):
    """A closed operation owes its review."""

    PUBLIC: ClassVar[bool] = False

    operation: OperationId = says(_("The operation that is reviewed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReview(_ReviewCommand):
    """Somebody who took no part becomes the reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinding(_ReviewCommand):
    """The reviewer says what went wrong, and why."""

    cause: str = says(_("The cause, one of those that the rules list"))
    text: str = says(_("What was found; sealed"))
    missed_limit: str | None = says(_("The time limit that was not kept, where one was not"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddImprovement(_ReviewCommand):
    """The reviewer says what has to change, whose it is and by when."""

    owner: OfficeId = says(_("The office that owns the improvement"))
    due_on: date = says(_("The last day for it"))
    text: str = says(_("What has to change; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteImprovement(_ReviewCommand):
    """The office that owns an improvement says that it is done."""

    improvement: int = says(_("Number of the improvement"))
    done: str = says(_("What was done about it; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReview(_ReviewCommand):
    """The reviewer ends the review. Improvements go on until they are done."""

    nothing_found: str | None = says(
        _("Why nothing was found wrong, where there is no finding; sealed"), None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOverdue(_ReviewCommand):
    """The time for the review, or for an improvement, has passed."""

    PUBLIC: ClassVar[bool] = False

    clock: str = says(_("Name of the clock that has passed"))


type ReviewCommand = (
    OpenReview | TakeReview | RecordFinding | AddImprovement | CompleteImprovement | CloseReview | NoteOverdue
)

COMMANDS: dict[str, type[Command]] = {
    "review.open": OpenReview,
    "review.take": TakeReview,
    "review.record_finding": RecordFinding,
    "review.add_improvement": AddImprovement,
    "review.complete_improvement": CompleteImprovement,
    "review.close": CloseReview,
    "review.note_overdue": NoteOverdue,
}
