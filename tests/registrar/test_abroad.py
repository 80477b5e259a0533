"""Requests between states through the one door: what nobody can read, what a recall stops, what follows by itself."""

import json
from itertools import count

import pytest
from django.db import connection
from tests.registrar import abroad as a
from tests.registrar import build as b

from tipstaff.agencies.founding import key_of
from tipstaff.config.aliases import APP_ROLE
from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.grounds import AbroadGround
from tipstaff.cooperation.core.abroad.request import AbroadStatus
from tipstaff.cooperation.core.abroad.view import Verdict
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.cooperation.queries import requests_abroad_of_warrant
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import ForeignRequestId, SubjectId, WarrantId
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.record import models
from tipstaff.record.sealing import Box, keys_of, reveal
from tipstaff.registrar import blind
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered
from tipstaff.warrants.chases import chases_of_warrant
from tipstaff.warrants.core.commands import MergeWarrant

pytestmark = pytest.mark.usefixtures("shared_agencies")

_numbers = count(1)
SECRET = "沉默的第一份意见绝不外泄"
OTHER = "第二份意见同样不得外泄"
THEFT, MURDER = b.OffenceCode("cn.264"), b.OffenceCode("cn.232")


@pytest.fixture
def name() -> str:
    """A number that no other test uses."""
    return f"a{next(_numbers)}"


def everything_in_the_database() -> str:
    """Every row of every table, as the application's role reads it, in hexadecimal too where it is bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APP_ROLE,)
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [table for (table,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    assert len(found) > 100
    return "\n".join(found)


def everything_the_application_can_open() -> str:
    """Every sealed box, opened with every key that the application holds: more than any page would open."""
    keys, found = (
        keys_of(SubjectId(one) for one in models.SubjectKey.objects.values_list("subject", flat=True)),
        [],
    )
    for row in models.Sealed.objects.all():
        box = Box(SubjectId(row.subject), row.commitment, bytes(row.box))
        found.append(reveal(keys[box.subject], box).decode())
    assert any("公证员" in one for one in found)  # it does open what is sealed under the person's key alone
    return "\n".join(found)


def readable() -> str:
    opened = everything_the_application_can_open()
    return everything_in_the_database() + opened + json.dumps(opened)


def hides(text: str) -> bool:
    """Whether a text stands nowhere: neither as it is, nor as JSON escapes, nor as bytes."""
    said = readable()
    escaped, in_hex = json.dumps(text)[1:-1], text.encode().hex()
    return not any(form in said for form in (text, escaped, in_hex))


def test_no_view_can_be_read_by_anybody_before_both_reviewers_have_opened(name: str):
    request = a.in_review(b.in_force(name), name)
    a.seal(request, a.FIRST, a.view(SECRET, Verdict.REFUSE))
    assert hides(SECRET)
    a.seal(request, a.SECOND, a.view(OTHER))
    assert hides(SECRET)
    assert hides(OTHER)
    a.open_own(request, a.FIRST)
    assert hides(SECRET)
    assert hides(OTHER)
    a.open_own(request, a.SECOND)
    assert not hides(SECRET)
    assert not hides(OTHER)
    assert a.state_of(request).status is AbroadStatus.WITH_DECIDER


def test_no_code_stands_anywhere_and_the_verdict_is_in_no_leaf_before(name: str):
    request = a.in_review(b.in_force(name), name)
    for who in (a.FIRST, a.SECOND):
        a.seal(request, who)
    a.open_own(request, a.FIRST)
    assert hides(a.CODES[a.FIRST])
    leaves = "".join(json.dumps(entry.leaf) for entry in history(request))
    assert "verdict" not in leaves
    assert '"release"' not in leaves


def test_whoever_comes_in_for_a_silent_reviewer_still_decides_blindly(name: str):
    request = a.in_review(b.in_force(name), name)
    for who in (a.FIRST, a.SECOND):
        a.seal(request, who, a.view(SECRET + name))
    a.open_own(request, a.FIRST)
    keep_clocks(a.SOON)
    named = key_of(a.THIRD)
    replaced = a.act(to.ReplaceReviewer, request, happened_at=a.SOON, number=2, reviewer=named)
    b.do(replaced, a.DESK, a.SOON)
    assert hides(SECRET + name)
    names = [entry.name for entry in history(request)]
    assert "cooperation.reviewer_silent" in names
    assert names[-1] == "cooperation.reviewer_replaced"


def test_a_recall_stops_whatever_has_not_left(name: str):
    warrant = b.in_force(name)
    request = a.released(warrant, name)
    b.do(b.recalling(warrant), "court.guangzhou")
    send = a.act(to.SendAbroad, request, reference="1")
    assert b.ask(send, a.DESK) == Refused(CooperationGround.WARRANT_NOT_IN_FORCE)


def test_a_recall_tells_the_desk_whose_request_has_left(name: str):
    warrant = b.in_force(name)
    unsent = a.released(warrant, f"{name}u", country="MY")
    sent = a.released(warrant, name)
    b.do(a.act(to.SendAbroad, sent, reference="1"), a.DESK)
    b.do(b.recalling(warrant), "court.guangzhou")
    held = [
        holding.of
        for one in b.state_of(chases_of_warrant(warrant)[-1].chase).holders
        for holding in one.holder.holds
    ]
    assert sent in held
    assert unsent not in held


def test_a_recall_and_a_letter_at_the_same_moment_never_both_count_the_warrant_in_force(name: str):
    warrant = b.in_force(name)
    request = a.released(warrant, name)
    send = a.act(to.SendAbroad, request, reference="1")
    outcomes = b.together(
        [lambda: b.ask(send, a.DESK), lambda: b.ask(b.recalling(warrant), "court.guangzhou")]
    )
    assert isinstance(outcomes[1], Entered)
    sent = [entry for entry in history(request) if entry.name == "cooperation.abroad_sent"]
    if isinstance(outcomes[0], Entered):
        assert sent[0].leaf["relied_on"][warrant] == 2  # the version in force, before the recall
    else:
        assert outcomes[0] == Refused(CooperationGround.WARRANT_NOT_IN_FORCE)
        assert not sent


def test_of_two_requests_to_one_state_at_once_one_is_made(name: str):
    warrant = b.in_force(name)
    acts = [a.asking(warrant, f"{name}{one}") for one in range(4)]
    outcomes = b.together([lambda each=each: b.ask(each, a.DESK) for each in acts])  # type: ignore[misc]
    assert sum(isinstance(one, Entered) for one in outcomes) == 1
    assert len(requests_abroad_of_warrant(warrant)) == 1


def test_two_who_open_at_once_open_both_views_once(name: str):
    request = a.in_review(b.in_force(name), name)
    for who in (a.FIRST, a.SECOND):
        a.seal(request, who)
    state = a.state_of(request)
    acts = [(blind.opening(state, key_of(who), a.CODES[who], b.NOW), who) for who in (a.FIRST, a.SECOND)]
    outcomes = b.together([lambda each=each: b.ask(*each) for each in acts])  # type: ignore[misc]
    assert all(isinstance(one, Entered) for one in outcomes)  # both handed over, each closed for the other
    a.open_own(request, a.FIRST) if a.state_of(request).status is AbroadStatus.IN_REVIEW else None
    assert a.state_of(request).status is AbroadStatus.RELEASED


def test_a_refusal_is_carried_into_every_later_request_for_the_warrant(name: str):
    warrant = b.in_force(name)
    request = a.released(warrant, name)
    b.do(a.act(to.SendAbroad, request, reference="1"), a.DESK)
    b.do(a.act(to.RecordRefused, request, ground="un.4h", reason="健康"), a.DESK)
    again = ForeignRequestId(b.do(a.asking(warrant, f"{name}b"), a.DESK).matter)
    assert a.state_of(again).earlier == (request,)
    assert history(again)[0].leaf["relied_on"][request] > 0


def test_whoever_was_surrendered_is_arrested_for_nothing_else_before_that_state_consents(name: str):
    """The two warrants hang on one person-record; a third, of a record of its own, is nobody's business here."""
    first = b.in_force(name, offence=THEFT)
    second = on_the_record_of(first, name, 2)
    begun = b.opened(second, f"{name}b")
    request = a.surrendered(first, name)
    refused = Refused(OperationGround.SPECIALITY)

    assert isinstance(b.ask(b.opening(first, f"{name}-own"), "command.guangzhou"), Entered)
    assert isinstance(b.ask(b.opening(b.in_force(f"{name}c"), f"{name}c"), "command.guangzhou"), Entered)
    assert b.ask(b.opening(second, f"{name}-late"), "command.guangzhou") == refused
    assert b.ask(b.tokening(begun), "command.guangzhou") == refused

    b.do(a.act(to.ConsentToOffence, request, offence=MURDER, given_by="决定书"), a.DESK)
    allowed = b.do(b.opening(second, f"{name}-late"), "command.guangzhou")
    assert history(allowed.matter)[0].leaf["relied_on"][request] > 0


def on_the_record_of(first: WarrantId, name: str, number: int) -> WarrantId:
    """A warrant for murder that hangs on the person-record of the first one."""
    subject = SubjectId(f"subject-{name}")
    return b.in_force(f"{name}{number}", offence=MURDER, record_of=first, subject=subject)


def each_rested_on(request: ForeignRequestId, name: str, acts: list[Entered | Refused]) -> list[bool]:
    """Of acts about another offence: whether each was entered on a version with that event, by its own word."""
    version = next(at for at, entry in enumerate(history(request), 1) if entry.name == name)
    refused = Refused(OperationGround.SPECIALITY)
    assert all(isinstance(one, Entered) or one == refused for one in acts)
    entries = [history(one.matter)[-1] for one in acts if isinstance(one, Entered)]
    return [one.leaf["relied_on"][request] >= version for one in entries]


def test_no_act_for_another_offence_is_entered_after_the_surrender_that_it_did_not_know_of(name: str):
    """The last signature against an opening, a token and an execution, all at the same moment."""
    first = b.in_force(name, offence=THEFT)
    second, third, fourth = (on_the_record_of(first, name, number) for number in (2, 3, 4))
    begun, ready = b.confirmed(third, f"{name}c"), b.tokened(fourth, f"{name}d", token=f"token-{name}")
    request = a.before_the_last_signature(first, name)
    acts = (
        (a.last_signature(request), a.COLLEAGUE),
        (b.opening(second, f"{name}b"), "command.guangzhou"),
        (b.tokening(begun, f"another-{name}"), "command.guangzhou"),
        (b.executing(ready, f"token-{name}"), "officer.guangzhou"),
    )
    signed, *others = b.together([lambda each=each: b.ask(*each) for each in acts])  # type: ignore[misc]
    assert isinstance(signed, Entered)
    assert not any(each_rested_on(request, "cooperation.person_surrendered", others))
    late = b.ask(b.opening(second, f"{name}-late"), "command.guangzhou")
    assert late == Refused(OperationGround.SPECIALITY)


def test_an_act_for_another_offence_rests_on_the_consent_or_is_refused_also_at_once(name: str):
    first = b.in_force(name, offence=THEFT)
    second, third, fourth = (on_the_record_of(first, name, number) for number in (2, 3, 4))
    begun, ready = b.confirmed(third, f"{name}c"), b.tokened(fourth, f"{name}d", token=f"token-{name}")
    request = a.surrendered(first, name)
    acts = (
        (a.act(to.ConsentToOffence, request, offence=MURDER, given_by="决定书"), a.DESK),
        (b.opening(second, f"{name}b"), "command.guangzhou"),
        (b.tokening(begun, f"another-{name}"), "command.guangzhou"),
        (b.executing(ready, f"token-{name}"), "officer.guangzhou"),
    )
    consented, *others = b.together([lambda each=each: b.ask(*each) for each in acts])  # type: ignore[misc]
    assert isinstance(consented, Entered)
    assert all(each_rested_on(request, "cooperation.offence_consented", others))
    assert isinstance(b.ask(b.opening(second, f"{name}-late"), "command.guangzhou"), Entered)


def test_what_was_merged_into_a_warrant_brings_its_surrender_with_it(name: str):
    merged, kept = b.in_force(f"{name}m", offence=THEFT), b.in_force(name)
    a.surrendered(merged, name)
    merge = MergeWarrant(happened_at=b.NOW, warrant=merged, into=kept, reason="同一令状")
    b.do(merge, "checker.guangzhou")
    assert b.ask(b.opening(kept, name), "command.guangzhou") == Refused(OperationGround.SPECIALITY)


def test_a_surrender_is_not_lost_by_merging_twice_nor_on_the_merged_record(name: str):
    """It was for a warrant on the record of the first entry, which was merged into a second and that into a third."""
    first, second, third = (b.in_force(f"{name}{one}") for one in (1, 2, 3))
    on_the_first = {"record_of": first, "subject": SubjectId(f"subject-{name}1")}
    a.surrendered(b.in_force(f"{name}s", offence=THEFT, **on_the_first), name)
    assert isinstance(b.ask(b.opening(third, f"{name}-before"), "command.guangzhou"), Entered)
    for merged, into in ((first, second), (second, third)):
        merge = MergeWarrant(happened_at=b.NOW, warrant=merged, into=into, reason="同一令状")
        b.do(merge, "checker.guangzhou")
    assert b.ask(b.opening(third, name), "command.guangzhou") == Refused(OperationGround.SPECIALITY)


def test_a_time_that_passes_is_noted_by_itself_and_the_release_stays_due(name: str):
    warrant = b.in_force(name)
    request = a.released(warrant, name)
    b.do(a.act(to.SendAbroad, request, reference="1"), a.DESK)
    b.do(a.act(to.RecordDetention, request), a.DESK)
    keep_clocks(a.LATER)
    assert history(request)[-1].name == "cooperation.release_due"
    clock = models.Clock.objects.get(matter=request, name="release")
    assert not clock.lapses
    withdrawn = a.act(to.WithdrawAbroad, request, happened_at=a.LATER, reason="一")
    b.do(withdrawn, a.DESK, a.LATER)
    assert models.Clock.objects.filter(matter=request, name="release").exists()
    freed = a.act(to.RecordRelease, request, happened_at=a.LATER, note="一")
    b.do(freed, "custody.guangzhou", a.LATER)
    assert not models.Clock.objects.filter(matter=request).exists()


def test_what_somebody_tried_against_the_rules_is_entered(name: str):
    request = a.in_review(b.in_force(name), name)
    send = a.act(to.SendAbroad, request, reference="1")
    assert b.ask(send, a.DESK) == Refused(AbroadGround.NOT_RELEASED)
    refused = models.Entry.objects.filter(event="record.refused", leaf__contains=request)
    assert any(AbroadGround.NOT_RELEASED in entry.leaf for entry in refused)


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
