"""What stands in the way of drafts, letters and reports, before anybody fills in a form."""

from collections.abc import Callable

from tipstaff.cooperation.core.asking.commands import (
    DiscardDraft,
    GiveOutLetter,
    KeepDraft,
    NoteHelpOverdue,
    ReportHelp,
)
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, RequestStatus
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

ROLES: dict[type[Command], frozenset[Role]] = {
    KeepDraft: frozenset({Role.DUTY_OFFICER}),
    DiscardDraft: frozenset({Role.DUTY_OFFICER}),
    GiveOutLetter: frozenset({Role.DUTY_OFFICER}),
    ReportHelp: frozenset({Role.DUTY_OFFICER}),
    NoteHelpOverdue: CLOCK_ROLES,
}

AFTER_ACCEPTANCE: frozenset[type[Command]] = frozenset({GiveOutLetter, ReportHelp, NoteHelpOverdue})
"""What may still come once a request is accepted."""


def to_draft(draft: RequestDraft, facts: Facts) -> Refused | None:
    """A draft is its agency's; nobody else knows of it."""
    if draft.agency != facts.actor.agency:
        return Refused(Because.NOT_THE_ASKING_AGENCY)
    return Refused(Because.DRAFT_DISCARDED) if draft.is_discarded else None


def _to_giving_out(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    is_theirs = facts.actor.agency == request.asking_agency
    return None if is_theirs else Refused(Because.NOT_THE_ASKING_AGENCY)


def _to_reporting(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if facts.actor.agency != request.asked_agency:
        return Refused(Because.NOT_THE_ASKED_AGENCY)
    if facts.actor.office != request.receiving_office:
        return Refused(Because.NOT_THE_RECEIVING_OFFICE)
    if request.status is not RequestStatus.ACCEPTED:
        return Refused(Because.NOT_ACCEPTED)
    return Refused(Because.JURISDICTION_DISPUTED) if request.jurisdiction_is_disputed else None


BARS: dict[type[Command], Callable[[CooperationRequest, Facts, Profile], Refused | None]] = {
    GiveOutLetter: _to_giving_out,
    ReportHelp: _to_reporting,
}
