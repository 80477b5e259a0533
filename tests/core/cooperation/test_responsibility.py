"""Who bears what is agreed before anything is accepted; what the two cannot agree on, the next level up decides."""

from dataclasses import replace

import pytest
from tests.core.cooperation.build import (
    ASKED_AT,
    ASKER,
    CLOCK,
    CRIME,
    HANGZHOU,
    LEGAL,
    RECEIVER,
    REQUEST,
    RULES,
    SOON,
    SUBJECT,
    Act,
    actor,
    after,
    agency,
    approve,
    approved_by,
    approver,
    ask,
    declined_by,
    duties_agreed,
    events_of,
    facts,
    just_asked,
    open_request,
    rules_of,
)

from tipstaff.cooperation.core.asking.commands import ReportHelp
from tipstaff.cooperation.core.bars import bar
from tipstaff.cooperation.core.deadlines import clocks, deadline, dispute_clock, lapse
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.deciding.acceptance import bar_to_accepting
from tipstaff.cooperation.core.events import CooperationAccepted
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, RequestStatus, standing
from tipstaff.cooperation.core.responsibility.commands import (
    AgreeToDuties,
    DecideDispute,
    NoteDisputeUndecided,
    ProposeDuties,
    RaiseDispute,
    SettleDispute,
)
from tipstaff.cooperation.core.responsibility.dispute import DisputeAbout, DisputeStatus
from tipstaff.cooperation.core.responsibility.division import Division, by_the_rules
from tipstaff.cooperation.core.responsibility.events import (
    DisputeDecided,
    DisputeRaised,
    DutiesAgreed,
    DutiesProposed,
)
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Cooperation

CENTRE, DISPUTES = AgencyId("centre"), OfficeId("centre-disputes")
SUPERIOR = replace(agency(name=CENTRE), receiving_office=DISPUTES)
DECIDER = actor(DISPUTES, Role.DISPUTE_DECIDER, agency=CENTRE)
OUTSIDER = actor(OfficeId("wuhan-desk"), Role.DUTY_OFFICER, agency=AgencyId("wuhan"))
DISPUTE_DUE = Instant.parse("2026-09-22T00:00:00+08:00")
"""Three working days after Thursday 17 September: Friday, the Sunday that is worked, Monday."""
RULED = by_the_rules(RULES.cooperation[Cooperation.EXECUTION])
SHARED = replace(RULED, escort=Bearer.EACH)


def propose(duties: Division = SHARED, note: str = "") -> ProposeDuties:
    return ProposeDuties(happened_at=SOON, request=REQUEST, duties=duties, note=note)


def proposed(by: Facts, duties: Division = SHARED) -> Act:
    return propose(duties), by


def agree(number: int) -> AgreeToDuties:
    return AgreeToDuties(happened_at=SOON, request=REQUEST, number=number)


def raise_dispute(
    about: DisputeAbout = DisputeAbout.JURISDICTION,
    duty: Duty | None = None,
    statement: str = "we have the case",
) -> RaiseDispute:
    return RaiseDispute(happened_at=ASKED_AT, request=REQUEST, about=about, duty=duty, statement=statement)


def raised(about: DisputeAbout = DisputeAbout.JURISDICTION, duty: Duty | None = None) -> Act:
    return raise_dispute(about, duty), ABOVE


def rule(
    bears: Bearer = Bearer.ASKING, number: int = 1, reasons: str = "the place of the offence"
) -> DecideDispute:
    return DecideDispute(happened_at=SOON, request=REQUEST, number=number, bears=bears, reasons=reasons)


def ruled(bears: Bearer = Bearer.ASKING, number: int = 1) -> Act:
    return rule(bears, number), facts(DECIDER)


def settle(number: int = 1) -> SettleDispute:
    return SettleDispute(happened_at=SOON, request=REQUEST, number=number, explanation="agreed by telephone")


def note(number: int = 1) -> NoteDisputeUndecided:
    return NoteDisputeUndecided(happened_at=DISPUTE_DUE, request=REQUEST, number=number)


ABOVE = replace(facts(RECEIVER), superior=SUPERIOR)
ASKED_ONLY = just_asked(LEGAL)
OPEN = open_request(LEGAL)
ACCEPTED = after(OPEN, approved_by(LEGAL))
DISPUTED = after(OPEN, raised())
COSTS_RULED = after(OPEN, raised(DisputeAbout.COSTS), ruled(Bearer.EACH))
UNDECIDED = after(DISPUTED, (note(), facts(CLOCK, DISPUTE_DUE)))

DUTIES_REFUSED: list[tuple[CooperationRequest, Act, Because]] = [
    (ASKED_ONLY, proposed(facts(OUTSIDER)), Because.PARTY_ONLY),
    (ASKED_ONLY, proposed(facts(RECEIVER), RULED), Because.NOTHING_CHANGED_IN_DUTIES),
    (ASKED_ONLY, proposed(facts(RECEIVER), replace(RULED, lead=Bearer.EACH)), Because.ONE_BEARS),
    (ASKED_ONLY, proposed(facts(RECEIVER), replace(RULED, liability=Bearer.ASKED)), Because.DUTY_FIXED),
    (ASKED_ONLY, proposed(facts(RECEIVER), replace(RULED, costs=Bearer.ASKING)), Because.NO_CHARGING),
    (COSTS_RULED, proposed(facts(RECEIVER), replace(SHARED, costs=Bearer.ASKED)), Because.DUTY_DECIDED),
    (OPEN, (agree(1), facts(RECEIVER)), Because.NOTHING_PROPOSED),
    (ASKED_ONLY, (agree(1), facts(ASKER)), Because.OWN_PROPOSAL),
    (ASKED_ONLY, (agree(2), facts(RECEIVER)), Because.PROPOSAL_CHANGED),
    (ASKED_ONLY, (agree(1), facts(OUTSIDER)), Because.PARTY_ONLY),
    (OPEN, (raise_dispute(), facts(RECEIVER)), Because.NO_COMMON_SUPERIOR),
    (OPEN, (raise_dispute(), replace(facts(OUTSIDER), superior=SUPERIOR)), Because.PARTY_ONLY),
    (OPEN, (raise_dispute(statement=" "), ABOVE), Because.WORDS_MISSING),
    (OPEN, (raise_dispute(DisputeAbout.RESPONSIBILITY), ABOVE), Because.DUTY_MISSING),
    (DISPUTED, raised(), Because.DISPUTE_OPEN_ALREADY),
    (OPEN, (settle(), facts(RECEIVER)), Because.NO_OPEN_DISPUTE),
    (DISPUTED, (settle(2), facts(RECEIVER)), Because.NO_OPEN_DISPUTE),
    (DISPUTED, (settle(), facts(ASKER)), Because.NOT_WHO_RAISED_IT),
    (OPEN, ruled(), Because.NO_OPEN_DISPUTE),
    (DISPUTED, ruled(number=2), Because.NO_OPEN_DISPUTE),
    (DISPUTED, (rule(), facts(actor(LEGAL, Role.DISPUTE_DECIDER))), Because.NOT_THE_SUPERIOR),
    (
        DISPUTED,
        (rule(), facts(actor(DISPUTES, Role.DISPUTE_DECIDER, user=ASKER.user, agency=CENTRE))),
        Because.DECIDER_INVOLVED,
    ),
    (DISPUTED, (rule(), facts(RECEIVER)), Because.WRONG_ROLE),
    (DISPUTED, (rule(reasons="  "), facts(DECIDER)), Because.REASONS_MISSING),
    (DISPUTED, ruled(Bearer.EACH), Because.ONE_BEARS),
    (DISPUTED, (note(), facts(CLOCK)), Because.TIME_STILL_RUNNING),
    (UNDECIDED, (note(), facts(CLOCK, DISPUTE_DUE)), Because.SILENCE_ALREADY_NOTED),
    (DISPUTED, (note(2), facts(CLOCK, DISPUTE_DUE)), Because.NO_OPEN_DISPUTE),
    (
        after(ACCEPTED, raised()),
        (ReportHelp(happened_at=SOON, request=REQUEST, result="done"), facts(RECEIVER)),
        Because.JURISDICTION_DISPUTED,
    ),
    (after(OPEN, raised(), ruled(Bearer.ASKED)), approved_by(LEGAL), Because.ALREADY_REFERRED),
    (after(OPEN, declined_by(LEGAL)), proposed(facts(RECEIVER)), Because.ALREADY_DECLINED),
]


@pytest.mark.parametrize(("request_", "act", "ground"), DUTIES_REFUSED)
def test_it_is_refused_on_its_own_ground(request_: CooperationRequest, act: Act, ground: Because) -> None:
    command, known = act
    outcome = decide(command, request_, known, rules_of(request_, known))
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_a_request_comes_with_the_division_of_the_rules() -> None:
    *_, proposal = events_of(ask(), None, facts(ASKER, ASKED_AT, asked=agency(LEGAL)))
    assert isinstance(proposal, DutiesProposed)
    assert (proposal.number, proposal.duties, proposal.counters) == (1, RULED, None)


def test_the_asking_agency_may_bring_a_division_of_its_own_but_not_one_against_the_rules() -> None:
    known = facts(ASKER, ASKED_AT, asked=agency(LEGAL))
    *_, proposal = events_of(replace(ask(), duties=SHARED), None, known)
    assert isinstance(proposal, DutiesProposed)
    assert proposal.duties == SHARED
    against = replace(ask(), duties=replace(RULED, liability=Bearer.ASKED))
    refused = decide(against, None, known, rules_of(None, known))
    assert isinstance(refused, Refused)
    assert refused.ground is Because.DUTY_FIXED


def test_all_approvals_accept_nothing_before_who_bears_what_is_agreed() -> None:
    given = events_of(approve(), ASKED_ONLY, facts(approver(LEGAL)))
    assert not any(isinstance(event, CooperationAccepted) for event in given)
    waiting = after(ASKED_ONLY, approved_by(LEGAL))
    assert waiting.is_open
    assert bar_to_accepting(waiting) == Refused(Because.DUTIES_NOT_AGREED)
    assert not standing(waiting, SOON).is_accepted
    assert after(waiting, duties_agreed()).status is RequestStatus.ACCEPTED


def test_a_counter_proposal_says_what_it_counters_and_only_the_last_one_can_be_agreed_to() -> None:
    (countered,) = events_of(propose(note="our van is nearer"), ASKED_ONLY, facts(RECEIVER))
    assert isinstance(countered, DutiesProposed)
    assert (countered.number, countered.counters) == (2, 1)
    assert countered.note == Sealed(SUBJECT, "our van is nearer")
    twice = after(ASKED_ONLY, proposed(facts(RECEIVER)))
    stale = decide(agree(1), twice, facts(ASKER), RULES)
    assert stale == Refused(Because.PROPOSAL_CHANGED, {"number": "2"})
    agreed = after(twice, (agree(2), facts(ASKER)))
    assert agreed.agreement is not None
    assert (agreed.agreement.number, agreed.agreement.duties) == (2, SHARED)


def test_a_change_after_the_acceptance_is_a_new_agreed_version_and_the_old_one_binds_until_then() -> None:
    changing = after(ACCEPTED, proposed(facts(ASKER)))
    assert changing.agreement is not None
    assert changing.agreement.duties == RULED
    changed = after(changing, (agree(2), facts(RECEIVER)))
    assert [one.duties for one in changed.agreements] == [RULED, SHARED]
    assert changed.status is RequestStatus.ACCEPTED


def test_nobody_agrees_for_both_sides() -> None:
    both = actor(OfficeId("hangzhou-desk"), Role.DUTY_OFFICER, user=ASKER.user)
    assert bar(AgreeToDuties, ASKED_ONLY, facts(both), RULES) == Refused(Because.OWN_PROPOSAL)


def test_a_dispute_goes_to_the_next_agency_above_both_with_a_clock_of_its_own() -> None:
    (event,) = events_of(raise_dispute(), OPEN, ABOVE)
    assert isinstance(event, DisputeRaised)
    assert (event.superior, event.deciding_office) == (CENTRE, DISPUTES)
    (clock,) = (one for one in clocks(DISPUTED, RULES) if one.name == dispute_clock(1))
    assert (clock.owner, clock.deadline.due) == (DISPUTES, DISPUTE_DUE)


def test_an_undecided_dispute_is_noted_once_and_still_owed() -> None:
    assert lapse(DISPUTED, dispute_clock(1), DISPUTE_DUE) == note()
    assert lapse(UNDECIDED, dispute_clock(1), DISPUTE_DUE) is None
    assert dispute_clock(1) in {one.name for one in clocks(UNDECIDED, RULES)}
    late = events_of(rule(), UNDECIDED, facts(DECIDER, DISPUTE_DUE))[0]
    assert isinstance(late, DisputeDecided)
    assert late.late


def test_while_jurisdiction_is_disputed_nothing_is_accepted_and_others_know_of_it() -> None:
    approved = after(DISPUTED, approved_by(LEGAL))
    assert approved.is_open
    assert bar_to_accepting(approved) == Refused(Because.JURISDICTION_DISPUTED)
    assert standing(approved, SOON).jurisdiction_is_disputed
    assert after(approved, ruled(Bearer.ASKING)).status is RequestStatus.ACCEPTED
    assert after(approved, (settle(), facts(RECEIVER))).status is RequestStatus.ACCEPTED


def test_jurisdiction_decided_for_the_asked_agency_ends_the_request_even_an_accepted_one() -> None:
    for before in (OPEN, ACCEPTED):
        ended = after(before, raised(), ruled(Bearer.ASKED))
        assert ended.status is RequestStatus.REFERRED
        assert not standing(ended, SOON).is_accepted
        assert clocks(ended, RULES) == ()


def test_a_dispute_about_a_duty_does_not_hold_the_acceptance_of_what_is_agreed() -> None:
    disputed = after(OPEN, raised(DisputeAbout.RESPONSIBILITY, Duty.ESCORT), approved_by(LEGAL))
    assert disputed.status is RequestStatus.ACCEPTED


def test_a_decision_about_a_duty_binds_as_a_new_version_that_names_the_dispute() -> None:
    assert COSTS_RULED.agreement is not None
    assert COSTS_RULED.agreement.duties == replace(RULED, costs=Bearer.EACH)
    assert COSTS_RULED.agreement.dispute == 1
    assert COSTS_RULED.dispute(1) is not None


def test_a_decision_before_any_agreement_is_part_of_whatever_is_agreed_later() -> None:
    decided = after(ASKED_ONLY, raised(DisputeAbout.RESPONSIBILITY, Duty.ESCORT), ruled(Bearer.ASKED))
    agreed = events_of(agree(1), decided, facts(RECEIVER))[0]
    assert isinstance(agreed, DutiesAgreed)
    assert agreed.duties.escort is Bearer.ASKED


def test_what_is_stated_and_decided_in_words_is_sealed() -> None:
    (statement,) = events_of(raise_dispute(), OPEN, ABOVE)
    decision = events_of(rule(), DISPUTED, facts(DECIDER))[0]
    assert isinstance(statement, DisputeRaised)
    assert isinstance(decision, DisputeDecided)
    assert statement.statement == Sealed(SUBJECT, "we have the case")
    assert decision.reasons == Sealed(SUBJECT, "the place of the offence")


def test_two_disputes_about_two_things_stand_side_by_side() -> None:
    both = after(DISPUTED, raised(DisputeAbout.COSTS))
    assert [one.number for one in both.open_disputes] == [1, 2]
    one_left = after(both, ruled(number=1))
    assert [(one.number, one.status) for one in one_left.disputes] == [
        (1, DisputeStatus.DECIDED),
        (2, DisputeStatus.OPEN),
    ]


# Hand-computed: 3 working days of mainland China (notices named in test_asking), due at the midnight after the third.
BY_DAY = [
    # Friday 24 January 2025: Sunday 26 (worked), Monday 27, then Spring Festival, Wednesday 5 February
    ("2025-01-24T10:00", "2025-02-06T00:00"),
    # Friday 7 February 2025: Saturday 8 (worked), Monday 10, Tuesday 11
    ("2025-02-07T10:00", "2025-02-12T00:00"),
    # Tuesday 30 September 2025: Thursday 9, Friday 10, Saturday 11 October (worked)
    ("2025-09-30T10:00", "2025-10-12T00:00"),
    # Wednesday 31 December 2025: Sunday 4 January 2026 (worked), Monday 5, Tuesday 6
    ("2025-12-31T10:00", "2026-01-07T00:00"),
    # Friday 13 February 2026: Saturday 14 (worked), then Spring Festival, Tuesday 24, Wednesday 25
    ("2026-02-13T10:00", "2026-02-26T00:00"),
    # Thursday 7 May 2026: Friday 8, Saturday 9 (worked), Monday 11
    ("2026-05-07T10:00", "2026-05-12T00:00"),
    # Thursday 8 October 2026: Friday 9, Saturday 10 (worked), Monday 12
    ("2026-10-08T10:00", "2026-10-13T00:00"),
]


@pytest.mark.parametrize(("raised_at", "due"), BY_DAY)
def test_a_dispute_is_decided_in_three_working_days(raised_at: str, due: str) -> None:
    one = replace(DISPUTED.disputes[0], at=Instant.parse(f"{raised_at}:00+08:00"))
    request = replace(DISPUTED, disputes=(one,))
    found = deadline(request, dispute_clock(1), load_profile("cn/2026-1")).due
    assert found == Instant.parse(f"{due}:00+08:00")


def test_the_deciding_agencys_own_days_count() -> None:
    west = replace(DISPUTED.disputes[0], zone="Europe/London")
    request = replace(DISPUTED, disputes=(west,))
    assert deadline(request, dispute_clock(1), RULES).due == Instant.parse("2026-09-22T00:00:00+01:00")


def test_two_offices_that_must_agree_and_one_division_are_all_needed() -> None:
    request = just_asked(LEGAL, CRIME)
    for acts in (
        (approved_by(LEGAL), approved_by(CRIME), duties_agreed()),
        (approved_by(LEGAL), duties_agreed(), approved_by(CRIME)),
        (duties_agreed(), approved_by(CRIME), approved_by(LEGAL)),
    ):
        assert after(request, *acts[:2]).is_open
        assert after(request, *acts).status is RequestStatus.ACCEPTED


def test_the_asked_agency_is_the_one_that_answers() -> None:
    assert ASKED_ONLY.side_of(HANGZHOU) is Bearer.ASKED
