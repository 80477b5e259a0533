"""The order: written section by section, checked by somebody else, issued by the leader, acknowledged by each."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce import events as on
from tipstaff.operations.core.taskforce.deciding.members import signed
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.grounds import TaskForceGround as Because
from tipstaff.operations.core.taskforce.order import Draft
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile


def written(
    command: k.WriteSection, force: TaskForce, facts: Facts, rules: Profile
) -> Decision[on.SectionWritten]:
    """By whoever may read what it says, and what stood there before."""
    if command.section not in rules.order_sections:
        return Refused(Because.NO_SUCH_SECTION, {"section": command.section})
    if not command.text.strip():
        return Refused(Because.NOTHING_SAID)
    if unknown := sorted(set(command.groups) - rules.groups.keys()):
        return Refused(Because.NO_SUCH_CELL, {"group": unknown[0]})
    before = draft_of(force).section(command.section)
    for groups in (command.groups, before.groups if before else command.groups):
        if not force.needs_to_know(facts.actor.user, groups, facts.now):
            return Refused(Because.OUTSIDE_CELL, {"officer": facts.actor.user})
    return (
        on.SectionWritten(
            **signed(command, facts),
            section=command.section,
            text=Sealed(force.subject, command.text),
            groups=tuple(dict.fromkeys(command.groups)),
        ),
    )


def draft_of(force: TaskForce) -> Draft:
    """The version being written; where there is none, what the last one says."""
    if force.draft is not None:
        return force.draft
    return Draft(sections=force.order.sections if force.order else ())


def checked(
    command: k.CheckOrder, force: TaskForce, facts: Facts, rules: Profile
) -> Decision[on.OrderChecked]:
    """By the cell that the rules name, whole, and not by an author."""
    draft = draft_of(force)
    if refused := _missing(draft, rules):
        return refused
    checking = {one.id for one in rules.groups.values() if one.checks_orders}
    if not checking & force.groups_of(facts.actor.user, facts.now):
        return Refused(Because.NOT_CHECKING_CELL)
    if not all(force.needs_to_know(facts.actor.user, one.groups, facts.now) for one in draft.sections):
        return Refused(Because.OUTSIDE_CELL, {"officer": facts.actor.user})
    if any(one.by == facts.actor.user for one in draft.sections):
        return Refused(Because.CHECKS_OWN_ORDER)
    if draft.checked_by is not None:
        return Refused(Because.ORDER_CHECKED_ALREADY)
    return (on.OrderChecked(**signed(command, facts), version=len(force.orders) + 1),)


def issued(command: k.IssueOrder, force: TaskForce, facts: Facts, rules: Profile) -> Decision[on.OrderIssued]:
    """Nothing is ordered under a warrant that is not in force, with a section missing, or unchecked."""
    draft = draft_of(force)
    if facts.warrant is None or not facts.warrant.is_in_force:
        return Refused(OperationGround.WARRANT_NOT_IN_FORCE)
    if refused := _missing(draft, rules):
        return refused
    if draft.checked_by is None and any(one.checks_orders for one in rules.groups.values()):
        return Refused(Because.ORDER_NOT_CHECKED)
    return (on.OrderIssued(**signed(command, facts), version=len(force.orders) + 1, issued_at=facts.now),)


def _missing(draft: Draft, rules: Profile) -> Refused | None:
    missing = [one for one in rules.order_sections if draft.section(one) is None]
    return Refused(Because.SECTIONS_MISSING, {"sections": ", ".join(missing)}) if missing else None


def acknowledged(
    command: k.AcknowledgeOrder, force: TaskForce, facts: Facts, _rules: Profile
) -> Decision[on.OrderAcknowledged]:
    """Of the version that holds, once."""
    order = force.order
    assert order is not None  # the bar saw to it
    if command.version != order.version:
        return Refused(Because.NOT_THIS_VERSION, {"version": str(order.version)})
    if any(one.by == facts.actor.user for one in order.acknowledged):
        return Refused(Because.ACKNOWLEDGED_ALREADY)
    return (on.OrderAcknowledged(**signed(command, facts), version=order.version),)
