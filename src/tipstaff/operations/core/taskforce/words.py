"""Words for what people read about task forces."""

from tipstaff.kernel.words import _
from tipstaff.operations.core.taskforce.deadlines import ACKNOWLEDGED

EVENT_WORDS: dict[str, str] = {
    "operations.task_force_formed": _("Task force formed"),
    "operations.leader_named": _("Leader of the task force named"),
    "operations.member_appointed": _("Member appointed to a cell"),
    "operations.appointment_ended": _("Appointment ended"),
    "operations.section_written": _("Section of the order written"),
    "operations.order_checked": _("Order checked"),
    "operations.order_issued": _("Order issued"),
    "operations.order_acknowledged": _("Order acknowledged"),
    "operations.briefing_recorded": _("Briefing recorded, with who attended"),
    "operations.task_force_disbanded": _("Task force disbanded"),
}

COMMAND_WORDS: dict[str, str] = {
    "operations.form_task_force": _("Form a task force"),
    "operations.name_leader": _("Name another leader"),
    "operations.appoint_member": _("Appoint a member"),
    "operations.end_appointment": _("End an appointment"),
    "operations.write_section": _("Write a section of the order"),
    "operations.check_order": _("Check the order"),
    "operations.issue_order": _("Issue the order"),
    "operations.acknowledge_order": _("Acknowledge the order"),
    "operations.record_briefing": _("Record a briefing"),
    "operations.disband_task_force": _("Disband the task force"),
}

STATUS_WORDS: dict[str, str] = {"at_work": _("At work"), "disbanded": _("Disbanded")}
CLOCK_WORDS: dict[str, str] = {ACKNOWLEDGED: _("Every member acknowledges the order")}
