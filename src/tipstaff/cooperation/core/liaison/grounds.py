"""Why something about a duty roster is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class LiaisonGround(Ground):
    """Stable for ever."""

    NO_SUCH_ROSTER = "cooperation.no_such_roster"
    ROSTER_EXISTS = "cooperation.roster_exists"
    ROSTER_ACT_AHEAD = "cooperation.roster_act_ahead"
    NOT_YOUR_ROSTER = "cooperation.not_your_roster"
    MONTH_UNREADABLE = "cooperation.month_unreadable"
    MONTH_OVER = "cooperation.month_over"
    ROSTER_PUBLISHED_ALREADY = "cooperation.roster_published_already"
    ROSTER_NOT_PUBLISHED = "cooperation.roster_not_published"
    DAY_OUTSIDE = "cooperation.day_outside"
    HOUR_UNREADABLE = "cooperation.hour_unreadable"
    NOT_STAFF = "cooperation.not_staff"
    DEPUTY_OF_OWN_SHIFT = "cooperation.deputy_of_own_shift"
    ON_DUTY_ALREADY = "cooperation.on_duty_already"
    NO_SUCH_SHIFT = "cooperation.no_such_shift"
    LANGUAGE_UNREADABLE = "cooperation.language_unreadable"
    HOUR_UNCOVERED = "cooperation.hour_uncovered"
    DEPUTY_MISSING = "cooperation.deputy_missing"
    LANGUAGE_UNCOVERED = "cooperation.language_uncovered"
    DEPUTY_WITHOUT_LANGUAGE = "cooperation.deputy_without_language"
    SHIFT_OVER = "cooperation.shift_over"
    NOT_YOUR_SHIFT = "cooperation.not_your_shift"
    TAKES_OWN_SHIFT = "cooperation.takes_own_shift"
    NOT_OFFERED = "cooperation.not_offered"
    NOBODY_STANDS_IN = "cooperation.nobody_stands_in"


SENTENCES: dict[Ground, str] = {
    LiaisonGround.NO_SUCH_ROSTER: _("There is no such duty roster."),
    LiaisonGround.ROSTER_EXISTS: _("This office has a roster for this month already."),
    LiaisonGround.ROSTER_ACT_AHEAD: _("What is entered lies in the future."),
    LiaisonGround.NOT_YOUR_ROSTER: _("This is another office's or agency's duty roster."),
    LiaisonGround.MONTH_UNREADABLE: _("This is no month; write it like 2026-12."),
    LiaisonGround.MONTH_OVER: _("This month is over."),
    LiaisonGround.ROSTER_PUBLISHED_ALREADY: _(
        "The roster is published: from now on shifts change hands only by being offered and taken."
    ),
    LiaisonGround.ROSTER_NOT_PUBLISHED: _("The roster is still being planned."),
    LiaisonGround.DAY_OUTSIDE: _("The days have to lie within {month}, the first one not after the last."),
    LiaisonGround.HOUR_UNREADABLE: _("This is no hour of the day; write it like 08:00."),
    LiaisonGround.NOT_STAFF: _("This person holds no appointment in this agency now."),
    LiaisonGround.DEPUTY_OF_OWN_SHIFT: _("Nobody stands in for themselves."),
    LiaisonGround.ON_DUTY_ALREADY: _("This person has another shift at the same time, from {begins} on."),
    LiaisonGround.NO_SUCH_SHIFT: _("There is no shift here: {number}."),
    LiaisonGround.LANGUAGE_UNREADABLE: _(
        "This is no code of a language; write it like zh or en: {language}."
    ),
    LiaisonGround.HOUR_UNCOVERED: _("Nobody is on duty from {begins} to {ends}."),
    LiaisonGround.DEPUTY_MISSING: _("Shift {number}, from {begins} on, has no deputy."),
    LiaisonGround.LANGUAGE_UNCOVERED: _(
        "From {begins} to {ends} nobody on duty speaks a language that the rules ask for: {language}."
    ),
    LiaisonGround.DEPUTY_WITHOUT_LANGUAGE: _(
        "Shift {number}, from {begins} on: its deputy does not speak a language that its officer brings: {language}."
    ),
    LiaisonGround.SHIFT_OVER: _("This shift is over."),
    LiaisonGround.NOT_YOUR_SHIFT: _("Only whoever is on duty in a shift gives it away."),
    LiaisonGround.TAKES_OWN_SHIFT: _("A shift is given to somebody else: a swap takes two people."),
    LiaisonGround.NOT_OFFERED: _("This shift was not offered to you, or not any more."),
    LiaisonGround.NOBODY_STANDS_IN: _(
        "This shift has no deputy who could take over; name one, or offer the shift."
    ),
}
