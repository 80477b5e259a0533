"""What somebody copies from an order before it is all there."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import unnamed
from tipstaff.warrants.core.commands import DiscardDraft, DraftWarrant, NoteDraftAbandoned
from tipstaff.warrants.core.deadlines import draft_deadline
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.events import DraftAbandoned, DraftDiscarded, WarrantDrafted, WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because


def save(command: DraftWarrant, draft: Draft | None, facts: Facts) -> Decision[WarrantEvent]:
    """Keep what was copied so far; what is missing is named, and a draft keeps the key of its person."""
    if (
        refused := unnamed(command, facts)
        or wrong_subject(command.subject, draft)
        or _not_theirs(command, facts)
    ):
        return refused
    home = facts.drafted_for
    return (
        WarrantDrafted(
            happened_at=command.happened_at,
            warrant=command.warrant,
            number=command.number,
            court=command.court,
            subject=command.subject,
            entry=Sealed(command.subject, command.entry),
            missing=command.entry.missing,
            by=facts.actor.user,
            office=facts.actor.office,
            agency=home.agency if home else facts.actor.agency,
            region=home.region if home else facts.actor.region,
            zone=home.zone if home else facts.actor.zone,
        ),
    )


def wrong_subject(subject: str, draft: Draft | None) -> Refused | None:
    """A person's data stay under one key from the first draft on."""
    is_other = draft is not None and subject != draft.subject
    return Refused(Because.WRONG_SUBJECT) if is_other else None


def _not_theirs(command: DraftWarrant, facts: Facts) -> Refused | None:
    """A registrar drafts for their own agency; a court its own orders, for an agency that it names."""
    if command.agency is None and facts.actor.agency != command.court:
        return None
    is_own_court = facts.actor.agency == command.court
    return None if is_own_court and facts.drafted_for else Refused(Because.NOT_YOUR_AGENCY)


def discard(command: DiscardDraft, facts: Facts) -> Decision[WarrantEvent]:
    return (DraftDiscarded(happened_at=command.happened_at, by=facts.actor.user, office=facts.actor.office),)


def abandoned(
    command: NoteDraftAbandoned, draft: Draft, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if not draft_deadline(draft, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (DraftAbandoned(happened_at=command.happened_at, office=draft.office),)
