"""What there is of a request is kept until it can be sent."""

from tipstaff.cooperation.core.asking.commands import DiscardDraft, KeepDraft
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.events import RequestDraftDiscarded, RequestDrafted
from tipstaff.cooperation.core.asking.particulars import FiledAnswer, Weapons
from tipstaff.cooperation.core.deciding.papers import (
    bar_to_answers,
    filed,
    filed_answers,
    missing,
    unlisted,
)
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.policy.profile import Profile


def keep(
    command: KeepDraft, draft: RequestDraft | None, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Keep a request as it is; papers and answers of before stay, unless others come in their place."""
    assert facts.warrant is not None  # the bar saw to it
    if draft is not None and draft.warrant != command.warrant:
        return Refused(Because.WRONG_WARRANT)
    kinds = [one.kind for one in command.papers]
    refused = unlisted(command.kind, kinds, rules, Weapons.APPROVED)
    refused = refused or bar_to_answers(command.kind, command.answers, rules)
    return refused or (_drafted(command, draft, facts, facts.warrant, rules),)


def _drafted(
    command: KeepDraft, draft: RequestDraft | None, facts: Facts, warrant: WarrantStanding, rules: Profile
) -> RequestDrafted:
    papers, answers = _papers(command, draft, warrant), _answers(command, draft, warrant)
    lacking = missing(command.kind, [one.kind for one in papers], answers, rules)
    return RequestDrafted(
        happened_at=command.happened_at,
        request=command.request,
        warrant=warrant.warrant,
        subject=warrant.subject,
        kind=command.kind,
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
        zone=facts.actor.zone,
        asked_agency=command.asked_agency,
        place=command.place,
        papers=papers,
        answers=answers,
        reason=Sealed(warrant.subject, command.reason),
        missing_papers=tuple(item.id for item in lacking.papers),
        missing_answers=tuple(item.id for item in lacking.questions),
    )


def _papers(
    command: KeepDraft, draft: RequestDraft | None, warrant: WarrantStanding
) -> tuple[FiledPaper, ...]:
    """Of a draft of the same kind; the papers of another kind of help are none of this one."""
    given = filed(command.papers, warrant.subject)
    kept = draft.papers if draft and draft.kind is command.kind else ()
    return (*(one for one in kept if one.kind not in {new.kind for new in given}), *given)


def _answers(
    command: KeepDraft, draft: RequestDraft | None, warrant: WarrantStanding
) -> tuple[FiledAnswer, ...]:
    given = filed_answers(command.answers, warrant.subject)
    kept = draft.answers if draft and draft.kind is command.kind else ()
    return (*(one for one in kept if one.question not in {new.question for new in given}), *given)


def discard(command: DiscardDraft, facts: Facts) -> Decision[CooperationEvent]:
    """The draft is dropped; it stays on the record as what it was."""
    actor = facts.actor
    return (RequestDraftDiscarded(happened_at=command.happened_at, by=actor.user, office=actor.office),)
