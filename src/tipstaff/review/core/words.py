"""What people read about reviews."""

from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
    "review.opened": _("Review opened"),
    "review.taken": _("Review taken by a reviewer"),
    "review.finding_recorded": _("Finding recorded"),
    "review.improvement_added": _("Improvement added"),
    "review.improvement_completed": _("Improvement completed"),
    "review.closed": _("Review closed"),
    "review.time_lapsed": _("Time for the review passed"),
    "review.improvement_time_lapsed": _("Day for an improvement passed"),
}

COMMAND_WORDS: dict[str, str] = {
    "review.open": _("Open the review"),
    "review.take": _("Take the review"),
    "review.record_finding": _("Record a finding"),
    "review.add_improvement": _("Add an improvement"),
    "review.complete_improvement": _("Complete an improvement"),
    "review.close": _("Close the review"),
    "review.note_overdue": _("Note that the time has passed"),
}

STATUS_WORDS: dict[str, str] = {
    "waiting": _("Waiting for a reviewer"),
    "taken": _("Under review"),
    "closed": _("Closed"),
}

CLOCK_WORDS: dict[str, str] = {
    "held": _("Review due"),
    "improvement": _("Improvement due"),
}
