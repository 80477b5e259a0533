"""What follows from a command about a request between states, or on which ground it is refused."""

from typing import assert_never

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.bars import bar
from tipstaff.cooperation.core.abroad.commands import ForeignCommand
from tipstaff.cooperation.core.abroad.deciding import answering, holding, opening, preparing, reviewing
from tipstaff.cooperation.core.abroad.events import ForeignEvent
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.kernel.decider import Decision
from tipstaff.policy.profile import Profile

type Outcome = Decision[ForeignEvent]


def decide(command: ForeignCommand, request: ForeignRequest | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), request, facts, rules):
        return refused
    if isinstance(command, to.AskAbroad):
        return opening.ask(command, facts, rules)
    if isinstance(command, to.RecordFromAbroad):
        return opening.receive(command, facts, rules)
    assert request is not None  # the bar saw to it
    return _about(command, request, facts, rules)


def _about(  # noqa: C901, PLR0912 - one line for each command
    command: ForeignCommand, request: ForeignRequest, facts: Facts, rules: Profile
) -> Outcome:
    match command:
        case to.AskAbroad() | to.RecordFromAbroad():
            raise AssertionError("decided before")
        case to.AnswerQuestions():
            return preparing.answer(command, request, facts, rules)
        case to.RecordAssurance():
            return preparing.assure(command, request, facts, rules)
        case to.FilePart():
            return preparing.file_part(command, request, facts, rules)
        case to.PutToReview():
            return preparing.put_to_review(command, request, facts)
        case to.SealView():
            return reviewing.seal(command, request, facts, rules)
        case to.HandOverView():
            return reviewing.hand_over(command, request, facts)
        case to.OpenViews():
            return reviewing.open_views(command, request, facts)
        case to.NoteReviewerSilent():
            return reviewing.note_silent(command, request, facts, rules)
        case to.ReplaceReviewer():
            return reviewing.replace_reviewer(command, request, facts)
        case to.ReleaseRequest():
            return reviewing.release(command, request, facts)
        case to.RefuseRequest():
            return reviewing.refuse(command, request, facts, rules)
        case to.SendAbroad():
            return answering.send(command, facts)
        case to.RecordGranted():
            return answering.grant(command, request, facts)
        case to.RecordRefused():
            return answering.refuse(command, request, facts, rules)
        case to.AskSupplement():
            return answering.ask_supplement(command, request, facts)
        case to.ExtendSupplement():
            return answering.extend_supplement(command, request, facts)
        case to.GiveSupplement():
            return answering.give_supplement(command, facts)
        case to.ReviewNotice():
            return answering.review_notice(command, request, facts)
        case to.WithdrawAbroad():
            return answering.withdraw(command, request, facts)
        case to.RecordDetention():
            return holding.hold(command, facts)
        case to.ExtendDetention():
            return holding.extend(command, request, facts)
        case to.RecordFormalRequest():
            return holding.formal_request(command, facts)
        case to.RecordConsent():
            return holding.consent(command, request, facts)
        case to.NoteTimePassed():
            return holding.note_passed(command, request, facts, rules)
        case to.RecordRelease():
            return holding.release(command, request, facts)
        case to.NameHoldGround():
            return holding.name_ground(command, request, facts, rules)
        case to.AgreeHandover():
            return holding.agree(command, facts)
        case to.ExtendHandover():
            return holding.extend_handover(command, request, facts)
        case to.SignHandover():
            return holding.sign(command, request, facts)
        case to.ConsentToOffence():
            return holding.consent_to_offence(command, request, facts, rules)
        case to.ActForOffence():
            return holding.act_for_offence(command, request, facts)
        case to.RecordFinalRelease():
            return holding.finally_released(command, facts)
        case _:
            assert_never(command)
