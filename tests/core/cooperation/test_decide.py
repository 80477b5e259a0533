from dataclasses import replace

import pytest
from tests.core.cooperation.approvals.refused import APPROVALS_REFUSED, DEPUTIES_REFUSED
from tests.core.cooperation.build import (
    ANSWER_DUE,
    APPROVAL_DUE,
    ASKED_AT,
    ASKER,
    ASKING,
    CHENGDU,
    CLOCK,
    CRIME,
    DETENTION,
    HANGZHOU,
    LEGAL,
    RECEIVER,
    RECEIVING,
    REPLY_DUE,
    REQUEST,
    RULES,
    SOON,
    SUBJECT,
    THE_HEAD,
    WARRANT,
    Act,
    acknowledge,
    acknowledged,
    actor,
    after,
    agency,
    approve,
    approved_by,
    approver,
    ask,
    decline,
    declined_by,
    events_of,
    facts,
    given,
    note_reply_silence,
    note_silence,
    note_unanswered,
    open_request,
    rules_for,
    silent,
    unanswered,
    withdraw,
    withdrawn,
)
from tests.core.cooperation.test_asking import ASKING_REFUSED as SENDING_REFUSED
from tests.core.cooperation.test_responsibility import DUTIES_REFUSED

from tipstaff.cooperation.core.abroad.grounds import AbroadGround
from tipstaff.cooperation.core.account.grounds import AccountGround
from tipstaff.cooperation.core.approvals.commands import GiveApproval
from tipstaff.cooperation.core.bars import ROLES, bar
from tipstaff.cooperation.core.commands import COMMANDS, AskForCooperation
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.deputy.bars import ROLES as DEPUTY_ROLES
from tipstaff.cooperation.core.deputy.commands import COMMANDS as DEPUTY_COMMANDS
from tipstaff.cooperation.core.events import (
    AnswerTimeLapsed,
    ApprovalTimeLapsed,
    CooperationAccepted,
    CooperationAsked,
    CooperationDeclined,
    FirstReplyTimeLapsed,
    RequestAcknowledged,
    RequestWithdrawn,
)
from tipstaff.cooperation.core.grounds import SENTENCES
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround
from tipstaff.cooperation.core.request import CooperationRequest, RequestStatus, standing
from tipstaff.cooperation.core.settlement.grounds import SettlementGround
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import CooperationRequestId, MatterId, OfficeId
from tipstaff.kernel.sealed import Sealed

ASKED = agency(LEGAL, CRIME)
OTHER = CooperationRequestId(MatterId("cooperation-2"))


def test_asking_asks_every_approving_office_at_once() -> None:
    asked, *_ = events_of(ask(), None, facts(ASKER, asked=ASKED))
    assert isinstance(asked, CooperationAsked)
    assert (asked.asking_office, asked.receiving_office) == (ASKING, RECEIVING)
    assert asked.approving_offices == (LEGAL, CRIME)
    assert (asked.warrant, asked.edition, asked.level, asked.subject) == (WARRANT, 3, 1, SUBJECT)


def test_the_reason_and_the_names_of_papers_are_sealed() -> None:
    asked, *_ = events_of(ask(), None, facts(ASKER, asked=ASKED))
    assert isinstance(asked, CooperationAsked)
    assert asked.reason == Sealed(SUBJECT, "seen at an address in Hangzhou")
    assert [one.name for one in asked.papers] == [Sealed(SUBJECT, f"{one.kind}.pdf") for one in asked.papers]


def test_a_request_says_which_papers_are_missing() -> None:
    refused = decide(ask("letter"), None, facts(ASKER, asked=ASKED), rules_for(LEGAL, CRIME))
    assert refused == Refused(Because.PAPERS_MISSING, {"papers": "〔instrument〕 (instrument)"})


def test_only_the_offices_whose_approval_the_rules_list_are_asked_and_in_their_sequence() -> None:
    known = facts(ASKER, asked=agency(THE_HEAD, CRIME, LEGAL))
    outcome = decide(ask(), None, known, rules_for(LEGAL, CRIME))
    assert not isinstance(outcome, Refused)
    asked, *_ = outcome
    assert isinstance(asked, CooperationAsked)
    assert asked.approving_offices == (LEGAL, CRIME)


def test_a_request_says_which_approval_nobody_gives() -> None:
    refused = decide(ask(), None, facts(ASKER, asked=agency(LEGAL)), rules_for(LEGAL, CRIME))
    assert refused == Refused(Because.NOBODY_TO_APPROVE, {"approvals": f"〔{CRIME}〕 ({CRIME})"})


def test_the_receiving_office_gives_the_first_reply() -> None:
    replied = RequestAcknowledged(happened_at=SOON, by=RECEIVER.user, office=RECEIVING)
    assert events_of(acknowledge(), open_request(), facts(RECEIVER)) == (replied,)


def test_a_first_reply_after_its_time_is_still_taken() -> None:
    late = after(open_request(), (note_reply_silence(), facts(CLOCK, REPLY_DUE)), acknowledged(APPROVAL_DUE))
    assert late.first_reply is not None


def test_an_approval_that_is_not_the_last_leaves_the_request_open() -> None:
    request = open_request(LEGAL, CRIME)
    by = approver(LEGAL)
    assert events_of(approve(), request, facts(by)) == (given(LEGAL),)


def test_the_last_needed_approval_accepts_the_request() -> None:
    request = after(open_request(LEGAL, CRIME), approved_by(LEGAL))
    by = approver(CRIME)
    assert events_of(approve(), request, facts(by)) == (
        given(CRIME),
        CooperationAccepted(happened_at=SOON, by=by.user, office=CRIME),
    )


def test_an_approval_after_silence_counts_and_is_marked_late() -> None:
    request = after(open_request(LEGAL), silent(LEGAL))
    late, accepted = events_of(approve(APPROVAL_DUE), request, facts(approver(LEGAL), APPROVAL_DUE))
    assert late == given(LEGAL, APPROVAL_DUE, late=True)
    assert isinstance(accepted, CooperationAccepted)


def test_nobody_is_on_time_by_dating_an_approval_back() -> None:
    dated_back, _ = events_of(approve(SOON), open_request(LEGAL), facts(approver(LEGAL), APPROVAL_DUE))
    assert dated_back == given(LEGAL, SOON, late=True)


@pytest.mark.parametrize("by", [approver(LEGAL), RECEIVER], ids=["approver", "receiving office"])
def test_an_approving_or_the_receiving_office_may_decline(by: Actor) -> None:
    (declined,) = events_of(decline("papers_missing"), open_request(LEGAL, CRIME), facts(by))
    assert isinstance(declined, CooperationDeclined)
    assert (declined.ground, declined.office) == ("papers_missing", by.office)
    assert declined.explanation == Sealed(SUBJECT, "the offence is time-barred here")


def test_an_office_that_approved_may_still_decline_while_others_decide() -> None:
    assert after(open_request(), approved_by(LEGAL), declined_by(LEGAL)).status is RequestStatus.DECLINED


def test_help_may_be_declined_although_the_warrant_has_been_recalled() -> None:
    (declined,) = events_of(decline(), open_request(), facts(approver(LEGAL), in_force=False))
    assert isinstance(declined, CooperationDeclined)


def test_the_asking_agency_withdraws() -> None:
    gone = RequestWithdrawn(
        happened_at=SOON, by=ASKER.user, office=ASKING, explanation=Sealed(SUBJECT, "found at home")
    )
    assert events_of(withdraw(), open_request(), facts(ASKER)) == (gone,)


def test_silence_names_the_office_that_owed_the_approval() -> None:
    lapsed = ApprovalTimeLapsed(happened_at=APPROVAL_DUE, office=CRIME)
    assert events_of(note_silence(CRIME), open_request(), facts(CLOCK, APPROVAL_DUE)) == (lapsed,)


def test_a_missing_first_reply_names_the_receiving_office() -> None:
    lapsed = FirstReplyTimeLapsed(happened_at=REPLY_DUE, office=RECEIVING)
    assert events_of(note_reply_silence(), open_request(), facts(CLOCK, REPLY_DUE)) == (lapsed,)


def test_an_unanswered_request_names_who_is_missing_and_who_takes_it_higher() -> None:
    request = after(open_request(), approved_by(LEGAL), silent(CRIME))
    assert events_of(note_unanswered(), request, facts(CLOCK, ANSWER_DUE)) == (
        AnswerTimeLapsed(
            happened_at=ANSWER_DUE, office=RECEIVING, missing=(CRIME, DETENTION), escalation_owner=ASKING
        ),
    )


def test_an_unanswered_request_stays_open_and_may_still_be_accepted() -> None:
    request = after(open_request(LEGAL), silent(LEGAL), unanswered())
    assert request.is_open
    assert after(request, approved_by(LEGAL, ANSWER_DUE)).status is RequestStatus.ACCEPTED


def test_only_an_accepted_request_stands_as_accepted() -> None:
    waiting = open_request(LEGAL)
    assert not standing(waiting, SOON).is_accepted
    assert not standing(after(waiting, withdrawn()), SOON).is_accepted
    accepted = standing(after(waiting, approved_by(LEGAL)), SOON)
    assert accepted.is_accepted
    assert accepted.open_conditions == ()
    assert (accepted.asking_agency, accepted.asked_agency) == (CHENGDU, HANGZHOU)


ASKING_REFUSED: list[tuple[str, Act, Because]] = [
    ("a person without the authority", (ask(), facts(approver(LEGAL), asked=ASKED)), Because.WRONG_ROLE),
    (
        "a warrant that there is not",
        (ask(), replace(facts(ASKER, asked=ASKED), warrant=None)),
        Because.NO_SUCH_WARRANT,
    ),
    (
        "a warrant not in force",
        (ask(), facts(ASKER, asked=ASKED, in_force=False)),
        Because.WARRANT_NOT_IN_FORCE,
    ),
    ("an unknown agency", (ask(), facts(ASKER)), Because.UNKNOWN_AGENCY),
    ("the own agency", (ask(), facts(ASKER, asked=agency(LEGAL, name=CHENGDU))), Because.OWN_AGENCY),
    ("an agency where nobody approves", (ask(), facts(ASKER, asked=agency())), Because.NOBODY_TO_APPROVE),
    (
        "the same help asked for again",
        (ask(), facts(ASKER, asked=ASKED, already_open=OTHER)),
        Because.ALREADY_OPEN,
    ),
    ("a missing paper", (ask("instrument"), facts(ASKER, asked=ASKED)), Because.PAPERS_MISSING),
    (
        "a paper that the rules do not list",
        (ask("letter", "instrument", "photo"), facts(ASKER, asked=ASKED)),
        Because.PAPER_NOT_LISTED,
    ),
]


@pytest.mark.parametrize(
    ("act", "ground"), [row[1:] for row in ASKING_REFUSED], ids=[row[0] for row in ASKING_REFUSED]
)
def test_asking_is_refused_for(act: Act, ground: Because) -> None:
    command, known = act
    outcome = decide(command, None, known, rules_for(LEGAL, CRIME))
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


THREE = open_request()
GIVEN = after(THREE, approved_by(LEGAL))
ACKNOWLEDGED = after(THREE, acknowledged())
SILENT = after(THREE, silent(LEGAL))
UNANSWERED = after(SILENT, unanswered())
ACCEPTED = after(open_request(LEGAL), approved_by(LEGAL))
DECLINED = after(THREE, declined_by(LEGAL))
WITHDRAWN = after(THREE, withdrawn())
OUTSIDER = actor(OfficeId("chengdu-legal"), Role.APPROVER, Role.DUTY_OFFICER, agency=CHENGDU)
NEIGHBOUR = actor(OfficeId("hangzhou-traffic"), Role.APPROVER, Role.DUTY_OFFICER)
ASKER_THERE = approver(LEGAL, user="li")

REFUSED: list[tuple[CooperationRequest | None, Act, Because]] = [
    (THREE, (ask(), facts(ASKER, asked=ASKED)), Because.REQUEST_EXISTS),
    (None, (approve(), facts(approver(LEGAL))), Because.NO_SUCH_REQUEST),
    (THREE, (acknowledge(), facts(OUTSIDER)), Because.NOT_THE_ASKED_AGENCY),
    (THREE, (acknowledge(), facts(NEIGHBOUR)), Because.NOT_THE_RECEIVING_OFFICE),
    (THREE, (acknowledge(), facts(approver(LEGAL))), Because.WRONG_ROLE),
    (ACKNOWLEDGED, (acknowledge(), facts(RECEIVER)), Because.ALREADY_ACKNOWLEDGED),
    (THREE, (approve(), facts(OUTSIDER)), Because.NOT_THE_ASKED_AGENCY),
    (THREE, (approve(), facts(NEIGHBOUR)), Because.OFFICE_NOT_NEEDED),
    (THREE, (approve(), facts(ASKER_THERE)), Because.OWN_REQUEST),
    (THREE, (approve(), facts(RECEIVER)), Because.WRONG_ROLE),
    (THREE, (approve(), facts(approver(LEGAL), in_force=False)), Because.WARRANT_NOT_IN_FORCE),
    (GIVEN, (approve(), facts(approver(LEGAL))), Because.ALREADY_APPROVED),
    (THREE, (decline(), facts(OUTSIDER)), Because.NOT_THE_ASKED_AGENCY),
    (THREE, (decline(), facts(NEIGHBOUR)), Because.OFFICE_NOT_NEEDED),
    (THREE, (decline(), facts(actor(LEGAL, Role.DUTY_OFFICER))), Because.WRONG_ROLE),
    (THREE, (replace(decline(), explanation=" "), facts(approver(LEGAL))), Because.WORDS_MISSING),
    (THREE, (decline("we are busy"), facts(approver(LEGAL))), Because.NO_GROUND_TO_DECLINE),
    (THREE, (withdraw(), facts(RECEIVER)), Because.NOT_THE_ASKING_AGENCY),
    (THREE, (note_silence(LEGAL), facts(ASKER, APPROVAL_DUE)), Because.WRONG_ROLE),
    (THREE, (note_silence(LEGAL), facts(CLOCK, SOON)), Because.TIME_STILL_RUNNING),
    (THREE, (note_silence(RECEIVING), facts(CLOCK, APPROVAL_DUE)), Because.OFFICE_NOT_NEEDED),
    (GIVEN, (note_silence(LEGAL), facts(CLOCK, APPROVAL_DUE)), Because.ALREADY_APPROVED),
    (SILENT, (note_silence(LEGAL), facts(CLOCK, ANSWER_DUE)), Because.SILENCE_ALREADY_NOTED),
    (THREE, (note_reply_silence(), facts(CLOCK, SOON)), Because.TIME_STILL_RUNNING),
    (ACKNOWLEDGED, (note_reply_silence(), facts(CLOCK, REPLY_DUE)), Because.ALREADY_ACKNOWLEDGED),
    (THREE, (note_unanswered(), facts(CLOCK, APPROVAL_DUE)), Because.TIME_STILL_RUNNING),
    (UNANSWERED, (note_unanswered(), facts(CLOCK, ANSWER_DUE)), Because.SILENCE_ALREADY_NOTED),
]
REFUSED += [
    (ended, act, ground)
    for ended, ground in (
        (ACCEPTED, Because.ALREADY_ACCEPTED),
        (DECLINED, Because.ALREADY_DECLINED),
        (WITHDRAWN, Because.ALREADY_WITHDRAWN),
    )
    for act in (
        acknowledged(),
        approved_by(LEGAL),
        declined_by(LEGAL),
        silent(LEGAL),
        unanswered(),
    )
]
REFUSED += [
    (DECLINED, withdrawn(), Because.ALREADY_DECLINED),
    (WITHDRAWN, withdrawn(), Because.ALREADY_WITHDRAWN),
]


@pytest.mark.parametrize(("request_", "act", "ground"), REFUSED)
def test_an_act_is_refused_on_its_own_ground(
    request_: CooperationRequest | None, act: Act, ground: Because
) -> None:
    command, known = act
    outcome = decide(command, request_, known, RULES)
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_every_ground_has_a_sentence_and_is_reached() -> None:
    tables = (
        ASKING_REFUSED,
        REFUSED,
        APPROVALS_REFUSED,
        DEPUTIES_REFUSED,
        SENDING_REFUSED,
        DUTIES_REFUSED,
    )
    reached = {row[-1] for table in tables for row in table} | {Because.DUTIES_NOT_AGREED}
    others = {*AbroadGround, *AccountGround, *LiaisonGround, *SettlementGround}
    assert reached == set(Because) == set(SENTENCES) - others


def test_every_command_names_who_may_ask_for_it() -> None:
    assert set(ROLES) == set(COMMANDS.values())
    assert set(DEPUTY_ROLES) == set(DEPUTY_COMMANDS.values())


def test_the_bar_says_without_a_command_what_stands_in_the_way() -> None:
    assert bar(GiveApproval, GIVEN, facts(approver(LEGAL)), RULES) == Refused(Because.ALREADY_APPROVED)
    assert bar(GiveApproval, GIVEN, facts(approver(CRIME)), RULES) is None
    assert bar(AskForCooperation, None, facts(ASKER), RULES) is None


def test_a_request_rests_on_the_moment_it_was_asked() -> None:
    assert THREE.asked_at == ASKED_AT
    assert THREE.request == REQUEST
