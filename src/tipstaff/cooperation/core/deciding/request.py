"""A request is made, or taken back."""

from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.events import ParticularsStated
from tipstaff.cooperation.core.asking.particulars import FiledAnswer, Weapons
from tipstaff.cooperation.core.commands import AskForCooperation, WithdrawRequest
from tipstaff.cooperation.core.deciding.duties import bar_to_division
from tipstaff.cooperation.core.deciding.papers import (
    bar_to_answers,
    bar_to_sending,
    filed,
    filed_answers,
    in_words,
    missing,
    unlisted,
)
from tipstaff.cooperation.core.events import CooperationAsked, CooperationEvent, RequestWithdrawn
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, FiledPaper
from tipstaff.cooperation.core.responsibility.division import by_the_rules
from tipstaff.cooperation.core.responsibility.events import DutiesProposed
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.duties import Bearer
from tipstaff.policy.profile import Profile


def ask(
    command: AskForCooperation, draft: RequestDraft | None, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Send a request. What a draft holds already need not be given again."""
    assert facts.warrant is not None  # the bar saw to it
    if facts.asked is None:
        return Refused(Because.UNKNOWN_AGENCY, {"agency": command.asked_agency})
    papers = _with_kept(filed(command.papers, facts.warrant.subject), draft)
    answers = _with_answered(filed_answers(command.answers, facts.warrant.subject), draft)
    if refused := _bar_to_agency(command, facts.asked, facts, rules) or _bar_to_content(
        command, draft, papers, answers, rules
    ):
        return refused
    return (
        _asked(command, facts, facts.warrant, facts.asked, papers, rules),
        _stated(command, facts.warrant.subject, answers),
        _proposed(command, facts, rules),
    )


def _with_kept(papers: tuple[FiledPaper, ...], draft: RequestDraft | None) -> tuple[FiledPaper, ...]:
    given = {one.kind for one in papers}
    kept = draft.papers if draft else ()
    return (*(one for one in kept if one.kind not in given), *papers)


def _with_answered(answers: tuple[FiledAnswer, ...], draft: RequestDraft | None) -> tuple[FiledAnswer, ...]:
    given = {one.question for one in answers}
    kept = draft.answers if draft else ()
    return (*(one for one in kept if one.question not in given), *answers)


def _bar_to_agency(
    command: AskForCooperation, asked: AgencyStanding, facts: Facts, rules: Profile
) -> Refused | None:
    if asked.agency == facts.actor.agency:
        return Refused(Because.OWN_AGENCY)
    needed = rules.approvals_for(command.kind)
    if without := [one for one in needed if one.id not in asked.approving_offices]:
        return Refused(Because.NOBODY_TO_APPROVE, {"approvals": in_words(without)})
    if facts.already_open is not None:
        return Refused(Because.ALREADY_OPEN, {"request": facts.already_open})
    return None


def _bar_to_content(
    command: AskForCooperation,
    draft: RequestDraft | None,
    papers: tuple[FiledPaper, ...],
    answers: tuple[FiledAnswer, ...],
    rules: Profile,
) -> Refused | None:
    if draft is not None and draft.warrant != command.warrant:
        return Refused(Because.WRONG_WARRANT)
    kinds = [one.kind for one in papers]
    return (
        unlisted(command.kind, kinds, rules, command.weapons)
        or bar_to_answers(command.kind, command.answers, rules)
        or bar_to_sending(missing(command.kind, kinds, answers, rules))
        or _bar_to_instrument(command, rules)
        or _bar_to_weapons(command, kinds, rules)
        or (
            bar_to_division(command.duties, Bearer.ASKING, command.kind, {}, rules)
            if command.duties
            else None
        )
    )


def _bar_to_instrument(command: AskForCooperation, rules: Profile) -> Refused | None:
    """Information is given under a named instrument, with its number, and for the case of one person."""
    listed = rules.cooperation[command.kind].instruments
    if not listed:
        return None
    is_named = command.instrument in {item.id for item in listed} and command.instrument_number.strip()
    return None if is_named else Refused(Because.INSTRUMENT_MISSING, {"instruments": in_words(listed)})


def _bar_to_weapons(command: AskForCooperation, papers: list[str], rules: Profile) -> Refused | None:
    """No firearms in another area without approval, an emergency on the spot excepted."""
    if command.weapons is Weapons.EMERGENCY and not command.emergency.strip():
        return Refused(Because.EMERGENCY_UNEXPLAINED)
    lacking = [item for item in rules.weapons if item.id not in papers]
    if command.weapons is Weapons.APPROVED and lacking:
        return Refused(Because.WEAPONS_NOT_APPROVED, {"papers": in_words(lacking)})
    return None


def _asked(  # noqa: PLR0913, PLR0917 - one request, and all that it rests on
    command: AskForCooperation,
    facts: Facts,
    warrant: WarrantStanding,
    asked: AgencyStanding,
    papers: tuple[FiledPaper, ...],
    rules: Profile,
) -> CooperationAsked:
    return CooperationAsked(
        happened_at=command.happened_at,
        request=command.request,
        warrant=warrant.warrant,
        edition=warrant.edition,
        subject=warrant.subject,
        kind=command.kind,
        level=warrant.level,
        place=command.place,
        by=facts.actor.user,
        asking_agency=facts.actor.agency,
        asking_office=facts.actor.office,
        asked_agency=asked.agency,
        asked_region=asked.region,
        zone=asked.zone,
        receiving_office=asked.receiving_office,
        approving_offices=tuple(asked.approving_offices[one.id] for one in rules.approvals_for(command.kind)),
        papers=papers,
        reason=Sealed(warrant.subject, command.reason),
    )


def _stated(
    command: AskForCooperation, subject: SubjectId, answers: tuple[FiledAnswer, ...]
) -> ParticularsStated:
    is_armed_in_haste = command.weapons is Weapons.EMERGENCY
    number = command.instrument_number.strip()
    return ParticularsStated(
        happened_at=command.happened_at,
        answers=answers,
        is_remote=command.is_remote,
        weapons=command.weapons,
        emergency=Sealed(subject, command.emergency) if is_armed_in_haste else None,
        instrument=command.instrument,
        instrument_number=Sealed(subject, number) if number else None,
    )


def _proposed(command: AskForCooperation, facts: Facts, rules: Profile) -> DutiesProposed:
    """A request comes with a division of duties: the asking side's own, or the one of the rules."""
    return DutiesProposed(
        happened_at=command.happened_at,
        number=1,
        duties=command.duties or by_the_rules(rules.cooperation[command.kind]),
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
        counters=None,
        note=None,
    )


def withdraw(
    command: WithdrawRequest, request: CooperationRequest, facts: Facts
) -> Decision[CooperationEvent]:
    """The asking agency takes its request back."""
    return (
        RequestWithdrawn(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )
