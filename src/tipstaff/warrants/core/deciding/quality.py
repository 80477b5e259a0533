"""What is found in an entry as it is written, and what the owner makes of it."""

from collections.abc import Iterator

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.events import WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.quality.commands import AcceptCorrection, DeclineCorrection
from tipstaff.warrants.core.quality.correcting import correctable, corrected
from tipstaff.warrants.core.quality.events import (
    CorrectionAccepted,
    CorrectionDeclined,
    CorrectionProposed,
    DataCorrected,
    PossibleDuplicateFound,
)
from tipstaff.warrants.core.quality.field import NoSuchValue, value_of, with_value
from tipstaff.warrants.core.quality.finding import Finding, Kind
from tipstaff.warrants.core.quality.quality import Became, Found
from tipstaff.warrants.core.quality.rules import findings
from tipstaff.warrants.core.warrant import Warrant


def examined(warrant: Warrant, facts: Facts, rules: Profile) -> tuple[WarrantEvent, ...]:
    """What follows in the same act from an entry as it has just been written.

    What only one value can be right in is put right; then every other error of what stands is proposed to the owner,
    and other warrants with exactly the same document number are named.
    """
    person = warrant.person.content
    if person is None:
        return ()
    events: list[WarrantEvent] = list(_corrections(warrant, person, rules))
    right = corrected(person, correctable(warrant.particulars, person, rules))
    events += _proposals(warrant, right, rules, first=len(warrant.quality.found) + len(events) + 1)
    known = {*warrant.quality.undecided, *warrant.quality.decided}
    events += [
        PossibleDuplicateFound(happened_at=warrant.waiting_since, other=other)
        for other in facts.same_documents
        if other not in known
    ]
    return tuple(events)


def _corrections(warrant: Warrant, person: PersonDetails, rules: Profile) -> Iterator[DataCorrected]:
    right = correctable(warrant.particulars, person, rules)
    for number, (finding, value) in enumerate(right, start=len(warrant.quality.found) + 1):
        yield DataCorrected(
            happened_at=warrant.waiting_since,
            finding=number,
            rule=finding.rule,
            field=finding.field,
            before=Sealed(warrant.subject, value_of(person, finding.field)),
            after=Sealed(warrant.subject, value),
        )


def _proposals(
    warrant: Warrant, person: PersonDetails, rules: Profile, first: int
) -> Iterator[CorrectionProposed]:
    errors = [
        one
        for one in findings(warrant.particulars, person, rules)
        if one.kind is Kind.TO_BE_PROPOSED and not _is_known(one, person, warrant.quality.found)
    ]
    for number, finding in enumerate(errors, start=first):
        yield CorrectionProposed(
            happened_at=warrant.waiting_since,
            finding=number,
            rule=finding.rule,
            field=finding.field,
            before=Sealed(warrant.subject, value_of(person, finding.field)),
            proposed=Sealed(warrant.subject, finding.value or ""),
            office=warrant.office,
        )


def _is_known(finding: Finding, person: PersonDetails, found: tuple[Found, ...]) -> bool:
    """Whether the same error of the same value waits for its answer, or was declined: nobody is asked twice."""
    return any(
        (one.rule, one.field) == (finding.rule, finding.field)
        and one.answer in (Became.OPEN, Became.DECLINED)
        and one.before.content == value_of(person, finding.field)
        for one in found
    )


def accept(command: AcceptCorrection, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    found = _open(command.finding, warrant)
    person = warrant.person.content
    if found is None or person is None:
        return Refused(Because.NO_SUCH_PROPOSAL)
    value = command.value.strip() or found.value.opened("")
    if not value:
        return Refused(Because.NO_RIGHT_VALUE)
    try:
        with_value(person, found.field, value)
    except NoSuchValue:
        return Refused(Because.UNUSABLE_VALUE)
    accepted = CorrectionAccepted(
        happened_at=command.happened_at,
        finding=found.number,
        field=found.field,
        before=Sealed(warrant.subject, value_of(person, found.field)),
        after=Sealed(warrant.subject, value),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (accepted,)


def decline(command: DeclineCorrection, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if _open(command.finding, warrant) is None:
        return Refused(Because.NO_SUCH_PROPOSAL)
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    declined = CorrectionDeclined(
        happened_at=command.happened_at,
        finding=command.finding,
        reason=Sealed(warrant.subject, command.reason),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (declined,)


def _open(number: int, warrant: Warrant) -> Found | None:
    return next((one for one in warrant.quality.open if one.number == number), None)
