"""What is owed to the person held, and letting them go."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import GiveCare, NoteCareMissed, ReleasePerson
from tipstaff.operations.core.custody import NEVER_EXCEPTED, CareException, CareStatus, Custody
from tipstaff.operations.core.deadlines import has_passed
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import (
    CareExcepted,
    CareGiven,
    CareMissed,
    OperationEvent,
    PersonReleased,
)
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile


def give_care(
    command: GiveCare, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """What was excepted or missed may still be done; what was done stays done."""
    custody = operation.custody
    if custody is None:
        return Refused(G.NOBODY_HELD)
    if command.item not in {item.id for item in rules.custody}:
        return Refused(G.NO_SUCH_ITEM)
    if command.happened_at < custody.since:
        return Refused(G.TIME_IMPOSSIBLE)
    if _is_given(custody, command.item):
        return Refused(G.CARE_SETTLED)
    if command.exception is not None:
        return _except(command, command.exception, operation, facts)
    return (CareGiven(**signed(facts, command), item=command.item),)


def _is_given(custody: Custody, item: str) -> bool:
    care = custody.care_of(item)
    return care is not None and care.status is CareStatus.GIVEN


def _except(
    command: GiveCare, exception: CareException, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    if command.item in NEVER_EXCEPTED:
        return Refused(G.NO_EXCEPTION)
    if not command.reason.strip():
        return Refused(G.WORDS_MISSING)
    reason = Sealed(operation.subject, command.reason)
    return (CareExcepted(**signed(facts, command), item=command.item, exception=exception, reason=reason),)


def note_care_missed(
    command: NoteCareMissed, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """Noted once, and still owed."""
    care = operation.custody.care_of(command.item) if operation.custody else None
    noted = care is not None and care.status is CareStatus.MISSED
    if noted or not has_passed(operation, f"care:{command.item}", facts.now, rules):
        return Refused(G.CLOCK_NOT_PASSED)
    return (CareMissed(**signed(facts, command), item=command.item),)


def release_person(command: ReleasePerson, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """At once when the grounds cease; the reason is written out."""
    if not command.reason.strip():
        return Refused(G.WORDS_MISSING)
    if operation.custody and command.happened_at < operation.custody.since:
        return Refused(G.TIME_IMPOSSIBLE)
    return (PersonReleased(**signed(facts, command), reason=Sealed(operation.subject, command.reason)),)
