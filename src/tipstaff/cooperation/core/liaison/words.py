"""Words for what people read about duty rosters."""

from tipstaff.cooperation.core.liaison.deadlines import NEXT
from tipstaff.cooperation.core.liaison.roster import RosterStatus
from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
    "cooperation.roster_planned": _("Duty roster begun"),
    "cooperation.shifts_added": _("Shifts put into the plan"),
    "cooperation.shifts_removed": _("Shifts taken out of the plan"),
    "cooperation.languages_named": _("Languages of an officer named"),
    "cooperation.roster_published": _("Duty roster published: every hour is covered"),
    "cooperation.shift_offered": _("Shift offered to somebody"),
    "cooperation.shift_taken": _("Shift taken: both have agreed"),
    "cooperation.absence_noted": _("Officer on duty absent"),
    "cooperation.deputy_took_over": _("The deputy took over, by rule and at once"),
    "cooperation.shift_deputy_named": _("Deputy of a shift named"),
    "cooperation.next_roster_published": _("The roster of the month after was published"),
}

COMMAND_WORDS: dict[str, str] = {
    "cooperation.plan_roster": _("Plan a duty roster"),
    "cooperation.add_shifts": _("Put shifts in"),
    "cooperation.remove_shifts": _("Take shifts out"),
    "cooperation.name_languages": _("Name an officer's languages"),
    "cooperation.publish_roster": _("Publish the roster"),
    "cooperation.offer_shift": _("Offer a shift"),
    "cooperation.take_shift": _("Take an offered shift"),
    "cooperation.note_absence": _("Officer absent: the deputy takes over"),
    "cooperation.name_shift_deputy": _("Name a shift's deputy"),
    "cooperation.note_next_published": _("Note that the next roster is published"),
}

ROSTER_STATUS_WORDS: dict[str, str] = {
    RosterStatus.PLANNED: _("Being planned"),
    RosterStatus.PUBLISHED: _("Published"),
}

CLOCK_WORDS: dict[str, str] = {NEXT: _("The next month's roster is published")}
