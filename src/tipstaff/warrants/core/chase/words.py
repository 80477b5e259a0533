"""Words for what people read about chases."""

from tipstaff.kernel.words import _
from tipstaff.warrants.core.chase.chase import ChaseStatus, Handling, HoldingKind
from tipstaff.warrants.core.chase.deadlines import NEWS, NEWS_ESCALATED

EVENT_WORDS: dict[str, str] = {
    "warrants.chase_opened": _("Everybody who held something was told"),
    "warrants.news_acknowledged": _("A holder acknowledged"),
    "warrants.news_unanswered": _("No acknowledgement in time; the next office was told"),
}

COMMAND_WORDS: dict[str, str] = {
    "warrants.open_chase": _("Tell everybody who holds something"),
    "warrants.acknowledge_news": _("Acknowledge"),
    "warrants.note_news_unanswered": _("Note missing acknowledgement"),
}

STATUS_WORDS: dict[str, str] = {
    ChaseStatus.CHASING: _("Acknowledgements are missing"),
    ChaseStatus.ALL_KNOW: _("Everybody knows"),
    ChaseStatus.NOBODY_HELD: _("Nobody held anything"),
}

CLOCK_WORDS: dict[str, str] = {
    NEWS: _("Acknowledge a recall or change"),
    NEWS_ESCALATED: _("A holder has not acknowledged"),
}

HOLDING_WORDS: dict[str, str] = {
    HoldingKind.CONFIRMATION: _("Confirmation given"),
    HoldingKind.OPERATION: _("Open operation"),
    HoldingKind.COOPERATION: _("Papers of a co-operation request"),
    HoldingKind.LOOK_UP: _("Look-up answer"),
    HoldingKind.PRINT: _("Print"),
    HoldingKind.EXPORT: _("Export file"),
    HoldingKind.OFFLINE_PACK: _("Offline pack"),
}

HANDLING_WORDS: dict[str, str] = {
    Handling.DESTROYED: _("Destroyed"),
    Handling.RETURNED: _("Returned to the issuing desk"),
    Handling.STOOD_DOWN: _("Operation stood down"),
    Handling.NOT_USED: _("Was not used, and will not be"),
}
