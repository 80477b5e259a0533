"""The blind review: each decides alone, both are opened at once, a third decides where they differ."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from tests.core.cooperation.abroad import build as b

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.bars import bar
from tipstaff.cooperation.core.abroad.deadlines import clocks, lapse
from tipstaff.cooperation.core.abroad.events import AbroadRefused, AbroadReleased, ViewsDiffer
from tipstaff.cooperation.core.abroad.request import AbroadStatus
from tipstaff.cooperation.core.abroad.view import OpenedView, Verdict, commitment_of
from tipstaff.kernel.actor import Role
from tipstaff.kernel.instant import Instant
from tipstaff.policy.abroad import Answer
from tipstaff.registrar import blind

RELEASE, REFUSE = b.view(), b.view(Verdict.REFUSE)
DANGER = b.view(Verdict.REFUSE, torture=Answer.UNKNOWN)


def names(request: object) -> set[str]:
    return {one.name for one in clocks(request, b.CN)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        (RELEASE, RELEASE, AbroadStatus.RELEASED),
        (REFUSE, REFUSE, AbroadStatus.REFUSED),
        (RELEASE, REFUSE, AbroadStatus.WITH_DECIDER),
        (REFUSE, RELEASE, AbroadStatus.WITH_DECIDER),
        (DANGER, RELEASE, AbroadStatus.WITH_DECIDER),
        (DANGER, DANGER, AbroadStatus.REFUSED),
    ],
)
@pytest.mark.parametrize("order", [(b.FIRST, b.SECOND), (b.SECOND, b.FIRST)])
def test_two_views_release_refuse_or_go_up_whoever_opens_first(
    first: object, second: object, follows: AbroadStatus, order: tuple[object, object]
):
    state = b.sealed(b.sealed(b.in_review(), b.FIRST, first), b.SECOND, second)  # type: ignore[arg-type]
    state = b.opened(state, *order)  # type: ignore[arg-type]
    assert state.status is follows
    assert state.review is not None
    assert [one.verdict for one in state.review.views] == [first.verdict, second.verdict]  # type: ignore[attr-defined]


def test_a_seal_says_nothing_of_the_view():
    outcomes = [
        b.events(b.in_review(), blind.sealing(b.REQUEST, one, "c", b.NOW), b.FIRST)
        for one in (RELEASE, REFUSE)
    ]
    said = [repr(events) for events in outcomes]
    assert all("依据充分" not in one and "verdict" not in one for one in said)
    lengths = {len(events[0].box.content) for events in outcomes}  # type: ignore[union-attr]
    assert len(lengths) == 1  # not even its length


def test_nothing_opens_before_both_are_sealed():
    state = b.sealed(b.in_review(), b.FIRST)
    assert b.refusal(state, b.cmd(to.HandOverView, parcel="00"), b.FIRST) == "cooperation.not_both_sealed"
    assert b.refusal(state, b.cmd(to.OpenViews, views=()), b.FIRST) == "cooperation.not_both_sealed"
    with pytest.raises(blind.DoesNotOpen):
        b.opening(state, b.FIRST)


def test_the_first_to_open_reveals_nothing_and_cannot_open_the_other():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND)
    command = b.opening(state, b.FIRST)
    assert isinstance(command, to.HandOverView)
    state = b.after(state, command, b.FIRST)
    assert state.review is not None
    assert state.review.views == ()
    assert b.refusal(state, command, b.FIRST) == "cooperation.already_handed_over"
    assert b.refusal(state, b.cmd(to.OpenViews, views=()), b.FIRST) == "cooperation.other_not_handed_over"


def test_a_view_that_is_not_what_was_committed_to_is_not_taken():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND)
    state = b.after(state, b.opening(state, b.FIRST), b.FIRST)
    command = b.opening(state, b.SECOND)
    swapped = replace(command, views=command.views[::-1])
    salt = command.views[0].salt
    lie = replace(command, views=(OpenedView(salt=salt, view=REFUSE), command.views[1]))
    broken = replace(command, views=(OpenedView(salt="zz", view=RELEASE), command.views[1]))
    for bad in (swapped, lie, broken, replace(command, views=command.views[:1])):
        assert b.refusal(state, bad, b.SECOND) == "cooperation.view_altered"


def test_one_commitment_hides_and_binds():
    once, again = (blind.close_view(b.REQUEST, RELEASE, "code") for _ in range(2))
    assert once.commitment != again.commitment
    opened = OpenedView(salt="00" * 32, view=RELEASE)
    other = [replace(opened, view=REFUSE), replace(opened, salt="11" * 32), replace(opened, view=DANGER)]
    assert len({commitment_of(one) for one in (opened, *other)}) == len(other) + 1


def test_only_the_own_code_opens_and_for_this_request_alone():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND)
    for code in ("", "second-code", "another"):
        with pytest.raises(blind.DoesNotOpen):
            blind.opening(state, b.FIRST.user, code, b.NOW)
    elsewhere = replace(state, request="abroad-2")  # type: ignore[arg-type]
    with pytest.raises(blind.DoesNotOpen):
        b.opening(elsewhere, b.FIRST)
    with pytest.raises(blind.DoesNotOpen):
        blind.opening(state, b.THIRD.user, "third-code", b.NOW)


def test_a_parcel_that_does_not_open_is_answered_with_the_own_one():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND)
    state = b.after(state, b.cmd(to.HandOverView, parcel="00"), b.FIRST)
    state = b.after(state, b.opening(state, b.SECOND), b.SECOND)
    assert b.after(state, b.opening(state, b.FIRST), b.FIRST).status is AbroadStatus.RELEASED


def test_a_view_does_not_release_while_a_danger_is_not_excluded():
    for torture, persecution in product(Answer, repeat=2):
        view = b.view(torture=torture, persecution=persecution)
        excluded = torture is persecution is Answer.NO
        assert view.releases is excluded
        if not excluded:
            with pytest.raises(blind.Contradiction):
                blind.close_view(b.REQUEST, view, "code")


def test_the_reviewers_are_two_people_with_the_authority_and_no_hand_in_it():
    request = b.complete(b.asked())
    first, second = b.FIRST.user, b.SECOND.user
    assert b.refusal(request, b.putting(first, first)) == "cooperation.same_reviewer"
    assert b.refusal(request, b.putting(first, b.DECIDER.user)) == "cooperation.not_a_reviewer"
    assert b.refusal(request, b.putting(first, b.DESK_OFFICER.user)) == "cooperation.reviews_own_request"
    assert b.refusal(b.in_review(), b.putting(first, second)) == "cooperation.already_in_review"


def test_nobody_else_seals_and_nobody_seals_twice():
    state = b.in_review()
    seal = blind.sealing(b.REQUEST, RELEASE, "code", b.NOW)
    assert b.refusal(state, seal, b.THIRD) == "cooperation.not_named"
    assert b.refusal(state, replace(seal, commitment="x"), b.FIRST) == "cooperation.no_commitment"
    assert b.refusal(b.sealed(state, b.FIRST), seal, b.FIRST) == "cooperation.already_sealed"
    assert b.refusal(b.asked(), seal, b.FIRST) == "cooperation.not_in_review"


SEAL_DUE = Instant.parse("2026-12-01T00:00:00+08:00")
"""Five working days after Monday 23 November: Tuesday 24 to Monday 30."""


def test_a_reviewer_who_lets_the_time_pass_is_named_and_somebody_new_takes_over():
    state = b.sealed(b.in_review(), b.FIRST)
    assert "view:2" in names(state)
    clock = next(one for one in clocks(state, b.CN) if one.name == "view:2")
    assert (clock.owner, clock.deadline.due) == (b.RIGHTS, SEAL_DUE)
    note = lapse(state, "view:2", SEAL_DUE)
    assert note is not None
    assert (
        b.refusal(state, note, b.CLOCK, now=SEAL_DUE - timedelta(seconds=1)) == "cooperation.time_still_runs"
    )
    early = b.cmd(to.ReplaceReviewer, number=2, reviewer=b.THIRD.user)
    assert b.refusal(state, early) == "cooperation.not_silent"
    state = b.after(state, note, b.CLOCK)
    assert names(state) >= {"replace:2"}
    assert b.refusal(state, note, b.CLOCK) == "cooperation.not_awaited"
    for known in (b.FIRST.user, b.SECOND.user):
        again = b.cmd(to.ReplaceReviewer, SEAL_DUE, number=2, reviewer=known)
        assert b.refusal(state, again) == "cooperation.same_reviewer"
    state = b.after(state, b.cmd(to.ReplaceReviewer, SEAL_DUE, number=2, reviewer=b.THIRD.user))
    assert state.review is not None
    assert [one.reviewer for one in state.review.former] == [b.SECOND.user]
    late = blind.sealing(b.REQUEST, RELEASE, "code", SEAL_DUE)
    assert b.refusal(state, late, b.SECOND) == "cooperation.not_named"


def test_whoever_does_not_open_in_time_is_replaced_and_the_new_one_still_decides_blindly():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND)
    state = b.after(state, b.opening(state, b.FIRST), b.FIRST)
    due = next(one.deadline.due for one in clocks(state, b.CN) if one.name == "reveal:2")
    assert due == Instant.parse("2026-11-26T00:00:00+08:00")
    note = lapse(state, "reveal:2", due)
    assert note is not None
    state = b.after(state, note, b.CLOCK)
    state = b.after(state, b.cmd(to.ReplaceReviewer, due, number=2, reviewer=b.THIRD.user))
    assert state.review is not None
    assert state.review.views == ()
    assert state.review.numbered(1).parcel is None  # type: ignore[union-attr]
    with pytest.raises(blind.DoesNotOpen):
        b.opening(state, b.FIRST)  # the new one has not sealed
    state = b.opened(b.sealed(state, b.THIRD, REFUSE, due), b.THIRD, b.FIRST)
    assert state.status is AbroadStatus.WITH_DECIDER


def test_late_is_said_and_a_view_that_comes_before_anybody_was_named_counts():
    state = b.in_review()
    note = lapse(state, "view:1", SEAL_DUE)
    assert note is not None
    state = b.sealed(b.after(state, note, b.CLOCK), b.FIRST, at=SEAL_DUE)
    assert state.review is not None
    own = state.review.numbered(1)
    assert own is not None
    assert own.sealed is not None
    assert own.sealed.late
    assert own.silent_at is None


def test_the_decider_decides_with_reasons_and_the_dissent_stays():
    state = b.reviewed(RELEASE, REFUSE)
    assert "decide_release" in names(state)
    release = b.cmd(to.ReleaseRequest, reason="相称")
    assert b.refusal(state, replace(release, reason=" "), b.DECIDER) == "cooperation.reason_missing"
    after = b.after(state, release, b.DECIDER)
    assert (after.status, after.decided_by) == (AbroadStatus.RELEASED, b.DECIDER.user)
    assert after.review is not None
    assert [one.verdict for one in after.review.views] == [Verdict.RELEASE, Verdict.REFUSE]
    refused = b.after(state, b.cmd(to.RefuseRequest, ground="un.4h", reason="不相称"), b.DECIDER)
    assert refused.status is AbroadStatus.REFUSED


def test_where_a_reviewer_does_not_exclude_a_danger_the_decider_has_no_release():
    state = b.reviewed(DANGER, RELEASE)
    release = b.cmd(to.ReleaseRequest, reason="相称")
    assert b.refusal(state, release, b.DECIDER) == "cooperation.danger_not_excluded"
    assert b.after(state, b.cmd(to.RefuseRequest, ground="torture", reason="不明"), b.DECIDER)


def test_whoever_took_part_does_not_decide_and_nobody_decides_what_is_agreed():
    state = b.reviewed(RELEASE, REFUSE)
    both = b.actor("first", Role.REVIEW_DECIDER)
    hand = b.actor("desk", Role.REVIEW_DECIDER)
    for who in (both, hand):
        assert b.refusal(state, b.cmd(to.ReleaseRequest, reason="一"), who) == "cooperation.took_part"
    assert (
        b.refusal(b.reviewed(), b.cmd(to.ReleaseRequest, reason="一"), b.DECIDER)
        == "cooperation.not_with_decider"
    )
    refuse = b.cmd(to.RefuseRequest, ground="un.3a", reason="一")
    assert b.refusal(state, refuse) == "cooperation.wrong_role"
    assert b.refusal(b.in_review(), refuse) == "cooperation.not_with_decider"


def test_two_who_differ_need_somebody_appointed_to_decide():
    state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND, REFUSE)
    state = b.after(state, b.opening(state, b.FIRST), b.FIRST)
    assert (
        b.refusal(state, b.opening(state, b.SECOND), b.SECOND, decider_office=None)
        == "cooperation.no_decider"
    )


def test_what_follows_is_entered_with_the_opening():
    for second, follows in ((RELEASE, AbroadReleased), (REFUSE, ViewsDiffer)):
        state = b.sealed(b.sealed(b.in_review(), b.FIRST), b.SECOND, second)
        state = b.after(state, b.opening(state, b.FIRST), b.FIRST)
        assert isinstance(b.events(state, b.opening(state, b.SECOND), b.SECOND)[1], follows)
    state = b.sealed(b.sealed(b.in_review(), b.FIRST, DANGER), b.SECOND, REFUSE)
    state = b.after(state, b.opening(state, b.FIRST), b.FIRST)
    refused = b.events(state, b.opening(state, b.SECOND), b.SECOND)[1]
    assert isinstance(refused, AbroadRefused)
    assert refused.ground == "torture"


def test_nothing_leaves_before_the_release():
    send = b.cmd(to.SendAbroad, reference="1")
    for state in (b.asked(), b.in_review(), b.sealed(b.in_review(), b.FIRST), b.reviewed(RELEASE, REFUSE)):
        assert b.refusal(state, send) == "cooperation.not_released"
        assert bar(to.SendAbroad, state, b.facts(b.DESK_OFFICER), b.CN)
    rests = replace(b.STANDING, is_in_force=False)
    assert b.refusal(b.reviewed(), send, warrant=rests) == "cooperation.warrant_not_in_force"
    assert b.refusal(b.reviewed(request=b.received()), send) == "cooperation.not_outgoing"
