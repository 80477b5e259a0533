"""Why something about a task force is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class TaskForceGround(Ground):
    """Stable for ever."""

    NO_SUCH_TASK_FORCE = "operations.no_such_task_force"
    TASK_FORCE_EXISTS = "operations.task_force_exists"
    TASK_FORCE_DISBANDED = "operations.task_force_disbanded"
    OPERATION_OF_ANOTHER_CASE = "operations.operation_of_another_case"
    NAMES_SELF = "operations.names_self"
    NOT_STAFF = "operations.not_staff"
    LEADS_ALREADY = "operations.leads_already"
    NOT_LEADER = "operations.not_leader"
    APPOINTS_SELF = "operations.appoints_self"
    LEADER_IN_CELL = "operations.leader_in_cell"
    NO_SUCH_CELL = "operations.no_such_cell"
    APPOINTMENT_ENDS_FIRST = "operations.appointment_ends_first"
    APPOINTED_ALREADY = "operations.appointed_already"
    NO_SUCH_APPOINTMENT = "operations.no_such_appointment"
    NOT_APPOINTED = "operations.not_appointed"
    APPOINTMENT_LAPSED = "operations.appointment_lapsed"
    OUTSIDE_CELL = "operations.outside_cell"
    NO_SUCH_SECTION = "operations.no_such_section"
    NOTHING_SAID = "operations.nothing_said"
    NO_ORDER_WRITTEN = "operations.no_order_written"
    SECTIONS_MISSING = "operations.sections_missing"
    NOT_CHECKING_CELL = "operations.not_checking_cell"
    CHECKS_OWN_ORDER = "operations.checks_own_order"
    ORDER_CHECKED_ALREADY = "operations.order_checked_already"
    ORDER_NOT_CHECKED = "operations.order_not_checked"
    NO_ORDER_ISSUED = "operations.no_order_issued"
    NOT_THIS_VERSION = "operations.not_this_version"
    ACKNOWLEDGED_ALREADY = "operations.acknowledged_already"
    NOBODY_ATTENDED = "operations.nobody_attended"


G = TaskForceGround
SENTENCES: dict[Ground, str] = {
    G.NO_SUCH_TASK_FORCE: _("There is no such task force."),
    G.TASK_FORCE_EXISTS: _("This case has a task force already."),
    G.TASK_FORCE_DISBANDED: _("This task force has been disbanded."),
    G.OPERATION_OF_ANOTHER_CASE: _("There is no such operation, or it is about another warrant."),
    G.NAMES_SELF: _("Nobody makes themselves the leader of a task force."),
    G.NOT_STAFF: _("This person holds no appointment in this agency now."),
    G.LEADS_ALREADY: _("This person leads the task force already."),
    G.NOT_LEADER: _("Only the leader of the task force does this."),
    G.APPOINTS_SELF: _("Nobody appoints themselves."),
    G.LEADER_IN_CELL: _("A valid appointment to a cell stands in the way: whoever leads belongs to no cell."),
    G.NO_SUCH_CELL: _("The rules know no such cell: {group}."),
    G.APPOINTMENT_ENDS_FIRST: _("The appointment would end before it begins, or before now."),
    G.APPOINTED_ALREADY: _("This person is appointed to this cell for some of this time already."),
    G.NO_SUCH_APPOINTMENT: _("There is no appointment of this number, or it has ended."),
    G.NOT_APPOINTED: _("Not appointed to this task force: {officer}."),
    G.APPOINTMENT_LAPSED: _("The appointment does not hold at this moment: {officer}."),
    G.OUTSIDE_CELL: _("This is for other cells: {officer} does not belong to them."),
    G.NO_SUCH_SECTION: _("The order has no such section: {section}."),
    G.NOTHING_SAID: _("Nothing is said."),
    G.NO_ORDER_WRITTEN: _("No version of the order is being written."),
    G.SECTIONS_MISSING: _("Sections of the order are missing: {sections}."),
    G.NOT_CHECKING_CELL: _("An order is checked by a member of the cell that the rules name for it."),
    G.CHECKS_OWN_ORDER: _("Nobody checks an order in which they wrote a section."),
    G.ORDER_CHECKED_ALREADY: _("This version has been checked already."),
    G.ORDER_NOT_CHECKED: _("The version must first be checked by somebody who wrote nothing in it."),
    G.NO_ORDER_ISSUED: _("No order has been issued yet."),
    G.NOT_THIS_VERSION: _("Version {version} of the order holds now; read and acknowledge that one."),
    G.ACKNOWLEDGED_ALREADY: _("You have acknowledged this version already."),
    G.NOBODY_ATTENDED: _("Name everybody who attended."),
}
