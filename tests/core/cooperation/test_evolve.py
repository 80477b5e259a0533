"""What may follow upon what: every sequence of acts, told by hand in a few lines, and by chance in many."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from tests.core.cooperation.build import (
    ANSWER_DUE,
    APPROVAL_DUE,
    APPROVERS,
    LEGAL,
    SOON,
    Act,
    acknowledged,
    approved_by,
    declined_by,
    fold,
    given,
    open_request,
    rules_of,
    silent,
    unanswered,
    withdrawn,
)

from tipstaff.cooperation.core.approvals.events import ApprovalGiven
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.events import (
    CooperationAccepted,
    CooperationDeclined,
    CooperationEvent,
    RequestWithdrawn,
)
from tipstaff.cooperation.core.evolve import evolve
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest, RequestStatus
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId

ENDINGS = (CooperationAccepted, CooperationDeclined, RequestWithdrawn)
ACTS: dict[str, Callable[[OfficeId], Act]] = {
    "yes": lambda office: approved_by(office, ANSWER_DUE),
    "no": lambda office: declined_by(office, ANSWER_DUE),
    "silence": silent,
}

# What the offices and the asking agency say, in any order -> the answers that may come of it.
# "no" and "withdrawn" end the request wherever they come first; only a yes from everybody accepts,
# and what was accepted may still be withdrawn.
TABLE: dict[tuple[str, ...], set[str]] = {
    ("yes",): {"accepted"},
    ("no",): {"declined"},
    ("silence",): {"open"},
    ("yes", "withdrawn"): {"withdrawn"},
    ("no", "withdrawn"): {"declined", "withdrawn"},
    ("silence", "withdrawn"): {"withdrawn"},
    ("yes", "yes"): {"accepted"},
    ("yes", "no"): {"declined"},
    ("yes", "silence"): {"open"},
    ("no", "silence"): {"declined"},
    ("no", "no"): {"declined"},
    ("silence", "silence"): {"open"},
    ("yes", "yes", "withdrawn"): {"withdrawn"},
    ("yes", "no", "withdrawn"): {"declined", "withdrawn"},
    ("yes", "silence", "withdrawn"): {"withdrawn"},
    ("no", "silence", "withdrawn"): {"declined", "withdrawn"},
    ("no", "no", "withdrawn"): {"declined", "withdrawn"},
    ("silence", "silence", "withdrawn"): {"withdrawn"},
    ("yes", "yes", "yes"): {"accepted"},
    ("yes", "yes", "no"): {"declined"},
    ("yes", "yes", "silence"): {"open"},
    ("yes", "no", "no"): {"declined"},
    ("yes", "no", "silence"): {"declined"},
    ("yes", "silence", "silence"): {"open"},
    ("no", "no", "no"): {"declined"},
    ("no", "no", "silence"): {"declined"},
    ("no", "silence", "silence"): {"declined"},
    ("silence", "silence", "silence"): {"open"},
    ("yes", "yes", "yes", "withdrawn"): {"withdrawn"},
    ("yes", "yes", "no", "withdrawn"): {"declined", "withdrawn"},
    ("yes", "yes", "silence", "withdrawn"): {"withdrawn"},
    ("yes", "no", "no", "withdrawn"): {"declined", "withdrawn"},
    ("yes", "no", "silence", "withdrawn"): {"declined", "withdrawn"},
    ("yes", "silence", "silence", "withdrawn"): {"withdrawn"},
    ("no", "no", "no", "withdrawn"): {"declined", "withdrawn"},
    ("no", "no", "silence", "withdrawn"): {"declined", "withdrawn"},
    ("no", "silence", "silence", "withdrawn"): {"declined", "withdrawn"},
    ("silence", "silence", "silence", "withdrawn"): {"withdrawn"},
}


def play(request: CooperationRequest, acts: list[Act]) -> tuple[CooperationRequest, list[CooperationEvent]]:
    """Try every act; what is refused changes nothing."""
    entered: list[CooperationEvent] = []
    for command, known in acts:
        outcome = decide(command, request, known, rules_of(request, known))
        if not isinstance(outcome, Refused):
            entered += outcome
            request = fold(request, outcome) or request
    return request, entered


@pytest.mark.parametrize("said", TABLE, ids=" + ".join)
def test_every_order_of_answers_ends_as_the_table_says(said: tuple[str, ...]) -> None:
    offices = APPROVERS[: len([word for word in said if word != "withdrawn"])]
    acts = [ACTS[word](office) for word, office in zip(said, offices, strict=False)]
    acts += [withdrawn(ANSWER_DUE)] if "withdrawn" in said else []
    orders = permutations(acts)
    assert {play(open_request(*offices), list(each))[0].status.value for each in orders} == TABLE[said]


anything = st.lists(
    st.one_of(
        st.builds(approved_by, st.sampled_from(APPROVERS), st.sampled_from([SOON, APPROVAL_DUE, ANSWER_DUE])),
        st.builds(declined_by, st.sampled_from(APPROVERS)),
        st.builds(silent, st.sampled_from(APPROVERS)),
        st.builds(withdrawn),
        st.builds(unanswered),
        st.builds(acknowledged),
    ),
    max_size=14,
)
quiet = st.lists(
    st.one_of(st.builds(silent, st.sampled_from(APPROVERS)), st.builds(unanswered), st.builds(acknowledged)),
    max_size=14,
)


@any_of(anything)
def test_a_request_is_answered_at_most_once(acts: list[Act]) -> None:
    request, entered = play(open_request(), acts)
    endings = [event for event in entered if isinstance(event, ENDINGS)]
    answers = [event for event in endings if not isinstance(event, RequestWithdrawn)]
    assert len(answers) <= 1
    assert bool(endings) is not request.is_open
    assert not endings or entered[-1] is endings[-1]


@any_of(anything)
def test_a_request_is_accepted_exactly_when_every_office_has_said_yes(acts: list[Act]) -> None:
    request, entered = play(open_request(), acts)
    yes = {event.office for event in entered if isinstance(event, ApprovalGiven)}
    is_withdrawn = any(isinstance(event, RequestWithdrawn) for event in entered)
    assert any(isinstance(event, CooperationAccepted) for event in entered) == (yes == set(APPROVERS))
    assert (request.status is RequestStatus.ACCEPTED) == (yes == set(APPROVERS) and not is_withdrawn)


@any_of(quiet)
def test_silence_never_accepts(acts: list[Act]) -> None:
    request, _ = play(open_request(), acts)
    assert request.is_open
    assert all(one.status is not ApprovalStatus.GIVEN for one in request.approvals)


@any_of(anything)
def test_each_clock_is_noted_silent_at_most_once(acts: list[Act]) -> None:
    request, _ = play(open_request(), acts)
    noted = [silence.clock for silence in request.silences]
    assert len(noted) == len(set(noted))


def test_a_request_begins_by_being_asked() -> None:
    with pytest.raises(ValueError, match="begins by being asked"):
        evolve(None, given(LEGAL))
