"""What a request has to say before it can be sent, its draft, its letter, and the help itself."""

from dataclasses import replace

import pytest
from tests.core.cooperation.build import (
    ASKED_AT,
    ASKER,
    CHENGDU,
    CLOCK,
    HANGZHOU,
    LEGAL,
    RECEIVER,
    REQUEST,
    RULES,
    SOON,
    SUBJECT,
    WARRANT,
    Act,
    State,
    actor,
    after,
    agency,
    approved_by,
    ask,
    events_of,
    facts,
    fold,
    open_request,
    paper,
    rules_for,
    rules_of,
    withdrawn,
)

from tipstaff.cooperation.core.asking.commands import (
    DiscardDraft,
    GiveOutLetter,
    KeepDraft,
    LetterForm,
    NoteHelpOverdue,
    ReportHelp,
)
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.events import (
    HelpReported,
    HelpTimeLapsed,
    LetterGivenOut,
    ParticularsStated,
    RequestDrafted,
)
from tipstaff.cooperation.core.asking.particulars import Answer, Weapons
from tipstaff.cooperation.core.deadlines import HELP, clocks, deadline, lapse
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.events import CooperationAsked
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, RequestStatus, standing
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.loader import load_profile, names
from tipstaff.policy.profile import Cooperation

ASKED = agency(LEGAL)
ANY = replace(ASKED, approving_offices=dict.fromkeys(("legal", "investigation", "head"), LEGAL))
"""An agency that gives every approval that the profiles name."""
RULES_OF_ONE = rules_for(LEGAL)
CN = load_profile("cn/2026-1")
ELSEWHERE = OfficeId("hangzhou-archive")
HELP_DUE = Instant.parse("2026-09-25T00:00:00+08:00")
"""Seven days after Thursday 17 September."""

NO_ANSWERS = replace(ask(), answers=())
BLANK_ANSWER = replace(ask(), answers=(Answer(question="scope", text="  "),))
NOTHING = replace(ask(), papers=(), answers=())
ARMED = replace(ask(), weapons=Weapons.APPROVED)
WITH_APPROVAL = replace(ask("letter", "instrument", "weapons_approval"), weapons=Weapons.APPROVED)
IN_HASTE = replace(ask(), weapons=Weapons.EMERGENCY)
INFORMATION = replace(ask(), kind=Cooperation.INFORMATION)


def keep(*papers: str, warrant: WarrantId = WARRANT, answers: tuple[Answer, ...] = ()) -> KeepDraft:
    return KeepDraft(
        happened_at=ASKED_AT,
        request=REQUEST,
        warrant=warrant,
        kind=Cooperation.EXECUTION,
        papers=tuple(map(paper, papers)),
        answers=answers,
    )


def kept(*papers: str, state: State = None) -> RequestDraft:
    draft = fold(state, events_of(keep(*papers), state, facts(ASKER)))
    assert isinstance(draft, RequestDraft)
    return draft


def discard() -> DiscardDraft:
    return DiscardDraft(happened_at=SOON, request=REQUEST)


def discarded() -> RequestDraft:
    draft = fold(kept("letter"), events_of(discard(), kept("letter"), facts(ASKER)))
    assert isinstance(draft, RequestDraft)
    return draft


def letter(*, with_person: bool = False) -> GiveOutLetter:
    return GiveOutLetter(
        happened_at=SOON,
        request=REQUEST,
        form=LetterForm.PDF,
        to_office=ELSEWHERE,
        with_person=with_person,
        sha256="ab" * 32,
    )


def report(result: str = "identity confirmed by the register") -> ReportHelp:
    return ReportHelp(happened_at=SOON, request=REQUEST, result=result, papers=(paper("receipt"),))


def note_help() -> NoteHelpOverdue:
    return NoteHelpOverdue(happened_at=HELP_DUE, request=REQUEST)


TO_HANGZHOU = replace(facts(ASKER), recipient=HANGZHOU)
OPEN = open_request(LEGAL)
ACCEPTED = after(OPEN, approved_by(LEGAL))
COMPLETED = after(ACCEPTED, (report(), facts(RECEIVER)))
OVERDUE = after(ACCEPTED, (note_help(), facts(CLOCK, HELP_DUE)))
CHENGDU_OTHER = actor(OfficeId("wuhan-desk"), Role.DUTY_OFFICER, agency=AgencyId("wuhan"))

ASKING_REFUSED: list[tuple[State, Act, Because]] = [
    (None, (NO_ANSWERS, facts(ASKER, asked=ASKED)), Because.ANSWERS_MISSING),
    (None, (BLANK_ANSWER, facts(ASKER, asked=ASKED)), Because.ANSWERS_MISSING),
    (None, (NOTHING, facts(ASKER, asked=ASKED)), Because.INCOMPLETE),
    (
        None,
        (
            replace(ask(), answers=(*ask().answers, Answer(question="colour", text="red"))),
            facts(ASKER, asked=ASKED),
        ),
        Because.QUESTION_NOT_PUT,
    ),
    (None, (INFORMATION, facts(ASKER, asked=ASKED)), Because.INSTRUMENT_MISSING),
    (
        None,
        (replace(INFORMATION, instrument="act"), facts(ASKER, asked=ASKED)),
        Because.INSTRUMENT_MISSING,
    ),
    (None, (ARMED, facts(ASKER, asked=ASKED)), Because.WEAPONS_NOT_APPROVED),
    (None, (IN_HASTE, facts(ASKER, asked=ASKED)), Because.EMERGENCY_UNEXPLAINED),
    (
        kept("letter"),
        (replace(ask(), warrant=WarrantId(MatterId("warrant-2"))), facts(ASKER, asked=ASKED)),
        Because.WRONG_WARRANT,
    ),
    (kept("letter"), (keep(warrant=WarrantId(MatterId("warrant-2"))), facts(ASKER)), Because.WRONG_WARRANT),
    (kept("letter"), (letter(), TO_HANGZHOU), Because.NOT_SENT),
    (discarded(), (keep("letter"), facts(ASKER)), Because.DRAFT_DISCARDED),
    (kept("letter"), (discard(), facts(CHENGDU_OTHER)), Because.NOT_THE_ASKING_AGENCY),
    (None, (discard(), facts(ASKER)), Because.NO_SUCH_REQUEST),
    (OPEN, (discard(), facts(ASKER)), Because.REQUEST_EXISTS),
    (OPEN, (letter(), facts(ASKER)), Because.PARTY_ONLY),
    (OPEN, (letter(), replace(facts(ASKER), recipient=AgencyId("wuhan"))), Because.PARTY_ONLY),
    (OPEN, (letter(with_person=True), TO_HANGZHOU), Because.LOOK_FIRST),
    (OPEN, (letter(), facts(RECEIVER)), Because.NOT_THE_ASKING_AGENCY),
    (OPEN, (report(), facts(RECEIVER)), Because.NOT_ACCEPTED),
    (ACCEPTED, (report(), facts(ASKER)), Because.NOT_THE_ASKED_AGENCY),
    (
        ACCEPTED,
        (report(), facts(actor(OfficeId("hangzhou-traffic"), Role.DUTY_OFFICER))),
        Because.NOT_THE_RECEIVING_OFFICE,
    ),
    (ACCEPTED, (report("  "), facts(RECEIVER)), Because.WORDS_MISSING),
    (COMPLETED, (report(), facts(RECEIVER)), Because.ALREADY_COMPLETED),
    (ACCEPTED, (note_help(), facts(CLOCK, SOON)), Because.TIME_STILL_RUNNING),
    (OVERDUE, (note_help(), facts(CLOCK, HELP_DUE)), Because.SILENCE_ALREADY_NOTED),
]


@pytest.mark.parametrize(("state", "act", "ground"), ASKING_REFUSED)
def test_it_is_refused_on_its_own_ground(state: State, act: Act, ground: Because) -> None:
    command, known = act
    outcome = decide(command, state, known, rules_of(state, known))
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", Cooperation)
def test_an_incomplete_request_of_any_kind_is_told_each_missing_paper_and_question_in_both_languages(
    name: str, kind: Cooperation
) -> None:
    rules = load_profile(name)
    refused = decide(replace(NOTHING, kind=kind), None, facts(ASKER, asked=ANY), rules)
    assert isinstance(refused, Refused)
    assert refused.ground is Because.INCOMPLETE
    for item in rules.papers_for(kind):
        assert f"{item.says.zh} ({item.says.en})" in refused.values["papers"]
    for item in rules.cooperation[kind].questions:
        assert f"{item.says.zh} ({item.says.en})" in refused.values["questions"]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", Cooperation)
def test_a_request_of_any_kind_with_all_that_the_rules_list_is_sent(name: str, kind: Cooperation) -> None:
    rules = load_profile(name)
    listed = rules.cooperation[kind]
    command = replace(
        ask(),
        kind=kind,
        papers=tuple(paper(item.id) for item in listed.papers),
        answers=tuple(Answer(question=item.id, text="as agreed") for item in listed.questions),
        instrument=listed.instruments[0].id if listed.instruments else None,
        instrument_number="（2026）调证字1号" if listed.instruments else "",
    )
    outcome = decide(command, None, facts(ASKER, asked=ANY), rules)
    assert not isinstance(outcome, Refused)
    asked, stated, _ = outcome
    assert isinstance(asked, CooperationAsked)
    assert asked.kind is kind
    assert isinstance(stated, ParticularsStated)
    assert [one.question for one in stated.answers] == [item.id for item in listed.questions]


def test_only_the_paper_that_is_missing_is_named() -> None:
    refused = decide(ask("letter"), None, facts(ASKER, asked=ASKED), RULES_OF_ONE)
    assert refused == Refused(Because.PAPERS_MISSING, {"papers": "〔instrument〕 (instrument)"})


def test_answers_and_the_instruments_number_are_sealed() -> None:
    told = replace(INFORMATION, instrument="act", instrument_number=" 17 ")
    _, stated, _ = events_of(told, None, facts(ASKER, asked=ASKED))
    assert isinstance(stated, ParticularsStated)
    assert stated.answers[0].text == Sealed(SUBJECT, "help with the arrest at the address")
    assert (stated.instrument, stated.instrument_number) == ("act", Sealed(SUBJECT, "17"))


def test_firearms_come_with_their_approval_or_with_an_emergency_in_words() -> None:
    _, approved, _ = events_of(WITH_APPROVAL, None, facts(ASKER, asked=ASKED))
    told = replace(IN_HASTE, emergency="shots were fired on the spot")
    _, urgent, _ = events_of(told, None, facts(ASKER, asked=ASKED))
    assert isinstance(approved, ParticularsStated)
    assert isinstance(urgent, ParticularsStated)
    assert (approved.weapons, approved.emergency) == (Weapons.APPROVED, None)
    assert urgent.emergency == Sealed(SUBJECT, "shots were fired on the spot")


def test_the_paper_for_firearms_is_none_of_a_request_without_them() -> None:
    refused = decide(
        replace(WITH_APPROVAL, weapons=Weapons.NONE), None, facts(ASKER, asked=ASKED), RULES_OF_ONE
    )
    assert refused == Refused(Because.PAPER_NOT_LISTED, {"papers": "weapons_approval"})


def test_a_draft_names_what_is_missing_and_starts_no_clock() -> None:
    (drafted,) = events_of(keep("letter"), None, facts(ASKER))
    assert isinstance(drafted, RequestDrafted)
    assert (drafted.missing_papers, drafted.missing_answers) == (("instrument",), ("scope",))
    assert clocks(kept("letter"), RULES) == ()
    assert lapse(kept("letter"), HELP, HELP_DUE) is None


def test_a_draft_keeps_its_papers_when_more_are_added() -> None:
    draft = kept("instrument", state=kept("letter"))
    assert {one.kind for one in draft.papers} == {"letter", "instrument"}
    assert draft.missing_papers == ()


def test_a_draft_is_completed_and_sent_without_giving_its_papers_again() -> None:
    request = fold(kept("letter"), events_of(ask("instrument"), kept("letter"), facts(ASKER, asked=ASKED)))
    assert isinstance(request, CooperationRequest)
    assert {one.kind for one in request.papers} == {"letter", "instrument"}


def test_help_that_is_reported_completes_the_request() -> None:
    (reported,) = events_of(report(), ACCEPTED, facts(RECEIVER))
    assert isinstance(reported, HelpReported)
    assert not reported.late
    assert COMPLETED.status is RequestStatus.COMPLETED
    assert not standing(COMPLETED, SOON).is_accepted
    assert clocks(COMPLETED, RULES) == ()


def test_help_after_its_time_is_marked_late_by_the_time_of_entry() -> None:
    (reported,) = events_of(report(), ACCEPTED, facts(RECEIVER, HELP_DUE))
    assert isinstance(reported, HelpReported)
    assert reported.late


def test_the_time_for_help_runs_from_the_request_on_past_its_acceptance() -> None:
    for request in (OPEN, ACCEPTED):
        (clock,) = (one for one in clocks(request, RULES) if one.name == HELP)
        assert (clock.owner, clock.deadline.due) == (request.receiving_office, HELP_DUE)


def test_overdue_help_becomes_the_asking_offices_to_take_higher() -> None:
    command = lapse(ACCEPTED, HELP, HELP_DUE)
    assert command == note_help()
    (lapsed,) = events_of(note_help(), ACCEPTED, facts(CLOCK, HELP_DUE))
    assert lapsed == HelpTimeLapsed(
        happened_at=HELP_DUE, office=ACCEPTED.receiving_office, escalation_owner=ACCEPTED.asking_office
    )
    (clock,) = (one for one in clocks(OVERDUE, RULES) if one.name == HELP)
    assert clock.owner == ACCEPTED.asking_office
    assert lapse(OVERDUE, HELP, HELP_DUE) is None


def test_a_withdrawn_request_has_no_help_to_time() -> None:
    assert clocks(after(OPEN, withdrawn()), RULES) == ()


def test_the_letter_goes_to_a_party_and_is_an_act_on_the_record() -> None:
    (given,) = events_of(letter(), OPEN, TO_HANGZHOU)
    assert isinstance(given, LetterGivenOut)
    assert given.to_office == ELSEWHERE
    assert after(OPEN, (letter(), TO_HANGZHOU)).letters == 1


def test_a_letter_that_names_the_person_needs_a_look() -> None:
    looked = replace(TO_HANGZHOU, has_looked=True)
    assert after(OPEN, (letter(with_person=True), looked)).letters == 1


# Hand-computed from the State Council's notices. That of 12 November 2024 for 2025: holidays 28 January to 4 February,
# 4 to 6 April, 1 to 5 May, 31 May to 2 June, 1 to 8 October; worked 26 January, 8 February, 27 April, 28 September,
# 11 October. That of 4 November 2025 for 2026: holidays 1 to 3 January, 15 to 23 February, 4 to 6 April, 1 to 5 May,
# 19 to 21 June, 25 to 27 September, 1 to 7 October; worked 4 January, 14 and 28 February, 9 May, 20 September,
# 10 October. A last day of the law that is a rest day moves to the next working day (CPL art. 105(4)).
# What is due is the midnight after the last day.
BY_KIND = [
    # identity check: 7 days; the seventh is 28 January, in Spring Festival: moves to Wednesday 5 February
    (Cooperation.IDENTITY_CHECK, False, "2025-01-21T10:00", "2025-02-06T00:00"),
    # the seventh day is Sunday 26 January, which is worked: it does not move
    (Cooperation.IDENTITY_CHECK, False, "2025-01-19T10:00", "2025-01-27T00:00"),
    # the seventh day is Saturday 11 October, which is worked
    (Cooperation.IDENTITY_CHECK, False, "2025-10-04T10:00", "2025-10-12T00:00"),
    # the seventh day is 1 October: moves to Thursday 9 October, since Wednesday 8 October is a holiday in 2025
    (Cooperation.IDENTITY_CHECK, False, "2025-09-24T10:00", "2025-10-10T00:00"),
    # in 2026 the seventh day 1 October moves to Thursday 8 October
    (Cooperation.IDENTITY_CHECK, False, "2026-09-24T10:00", "2026-10-09T00:00"),
    # remote: the fifteenth day is Saturday 14 February 2026, which is worked
    (Cooperation.IDENTITY_CHECK, True, "2026-01-30T10:00", "2026-02-15T00:00"),
    # remote: the fifteenth day is Sunday 15 February 2026, the eve's rest: moves to Tuesday 24 February
    (Cooperation.IDENTITY_CHECK, True, "2026-01-31T10:00", "2026-02-25T00:00"),
    # service: 5 working days from Friday 13 February 2026: 14 (worked), 24, 25, 26, 27 February
    (Cooperation.SERVICE_OF_PAPERS, False, "2026-02-13T10:00", "2026-02-28T00:00"),
    # service: 5 working days from Friday 25 April 2025: 27 (worked), 28, 29, 30 April, 6 May
    (Cooperation.SERVICE_OF_PAPERS, False, "2025-04-25T10:00", "2025-05-07T00:00"),
    # information: 10 working days from Friday 26 September 2025: 28 (worked), 29, 30, then 9, 10, 11 (worked), 13 to 16
    (Cooperation.INFORMATION, False, "2025-09-26T10:00", "2025-10-17T00:00"),
    # information: from Thursday 17 September 2026: 18, 20 (worked), 21 to 24, 28 to 30 September, 8 October
    (Cooperation.INFORMATION, False, "2026-09-17T10:00", "2026-10-09T00:00"),
    # delegated questioning: 24 hours, through the night and the holiday
    (Cooperation.DELEGATED_QUESTIONING, False, "2026-02-16T10:00", "2026-02-17T10:00"),
    # provisional measures: 48 hours, through the holiday
    (Cooperation.PROVISIONAL_MEASURES, False, "2025-10-01T09:30", "2025-10-03T09:30"),
]


@pytest.mark.parametrize(("kind", "is_remote", "asked", "due"), BY_KIND)
def test_the_time_for_each_kind_of_help_is_counted_over_holidays_and_make_up_days(
    kind: Cooperation, is_remote: bool, asked: str, due: str
) -> None:
    request = replace(OPEN, kind=kind, asked_at=Instant.parse(f"{asked}:00+08:00"))
    assert request.particulars is not None
    request = replace(request, particulars=replace(request.particulars, is_remote=is_remote))
    assert deadline(request, HELP, CN).due == Instant.parse(f"{due}:00+08:00")


def test_only_the_asking_agency_knows_of_its_draft() -> None:
    assert kept("letter").agency == CHENGDU
