"""Every order of approve, decline, silent, change and withdraw for up to four approvers, against the table.

Approvers who have done nothing yet are alike, so of those only the next one moves; nothing else is left out.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.core.cooperation.approvals.build import approve_revision, change
from tests.core.cooperation.approvals.table import Move, Outcome, after
from tests.core.cooperation.build import (
    APPROVERS,
    ASKER,
    CLOCK,
    SOON,
    THE_HEAD,
    approver,
    decline,
    facts,
    fold,
    note_silence,
    open_request,
    rules_for,
    withdraw,
)

from tipstaff.cooperation.core.deadlines import approval_clock, deadline
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId, RegionCode
from tipstaff.kernel.instant import Instant

FOUR = (*APPROVERS, THE_HEAD)
IN_CI, AT_NIGHT = 5, 9
"""How many moves in a row are walked."""


def moves(needed: int, moved: int) -> Iterator[Move]:
    """Every move that may be tried, when the first `moved` approvers have moved already."""
    for who in range(min(moved + 1, needed)):
        yield from (Move("yes", who), Move("no", who), Move("silence", who))
    yield from (Move("change"), Move("withdraw"))


def played(
    request: CooperationRequest, move: Move, offices: tuple[OfficeId, ...], now: Instant
) -> tuple[CooperationRequest | Refused, Instant]:
    """Try a move on the request itself; a silence is noted when its time has passed, and not before."""
    rules = rules_for(*offices)
    office = offices[move.who]
    if move.what == "silence":
        due = deadline(request, approval_clock(office), rules).due
        assert due is not None
        now = max(now, due)
    command, known = {
        "yes": lambda: (approve_revision(request.revision, now), facts(approver(office), now)),
        "no": lambda: (decline(at=now), facts(approver(office), now)),
        "silence": lambda: (note_silence(office, now), facts(CLOCK, now)),
        "change": lambda: (change(now, RegionCode(f"33010{request.revision}")), facts(ASKER, now)),
        "withdraw": lambda: (withdraw(now), facts(ASKER, now)),
    }[move.what]()
    outcome = decide(command, request, known, rules)
    if isinstance(outcome, Refused):
        return outcome, now
    folded = fold(request, outcome)
    assert folded is not None
    return folded, now


def read(request: CooperationRequest) -> Outcome:
    """The request in the table's words."""

    def those(status: ApprovalStatus) -> frozenset[int]:
        return frozenset(at for at, one in enumerate(request.approvals) if one.status is status)

    return Outcome(
        status=request.status.value,
        version=request.revision,
        yes=those(ApprovalStatus.GIVEN),
        stale=those(ApprovalStatus.STALE),
        silent=those(ApprovalStatus.SILENT),
    )


def standing(request: CooperationRequest, moved: int, now: Instant) -> object:
    """Everything that what comes next may rest on."""
    times = tuple(one.clock for one in request.silences), now >= request.called_at + timedelta(days=1)
    approvals = tuple((one.status, one.revision) for one in request.approvals)
    return request.status, request.revision, moved, approvals, times


def walk(needed: int, depth: int, *, once: bool = False) -> int:
    """Walk every sequence of so many moves; how many steps were compared.

    `once`: what lies behind two equal standings of the request, its silences and its versions, is walked once.
    """
    offices, steps = FOUR[:needed], 0
    walked: dict[object, int] = {}

    def further(  # noqa: PLR0917 - where the walk has come to
        request: CooperationRequest,
        stands: Outcome,
        moved: int,
        now: Instant,
        left: int,
        path: tuple[Move, ...],
    ) -> None:
        nonlocal steps
        if not left or (once and walked.get(standing(request, moved, now), 0) >= left):
            return
        walked[standing(request, moved, now)] = left
        for move in moves(needed, moved):
            steps += 1
            wanted = after(stands, move, needed)
            found, later = played(request, move, offices, now)
            so_far = (*path, move)
            assert isinstance(found, Refused) is (wanted is None), (so_far, found)
            if wanted is None or isinstance(found, Refused):
                continue
            assert read(found) == wanted, so_far
            further(found, wanted, max(moved, move.who + 1), later + timedelta(minutes=1), left - 1, so_far)

    further(open_request(*offices), Outcome(), 0, SOON, depth, ())
    return steps


@pytest.mark.parametrize("needed", [1, 2, 3, 4])
def test_every_order_for_up_to_four_approvers_ends_as_the_table_says(needed: int) -> None:
    assert walk(needed, IN_CI) > needed * IN_CI


@pytest.mark.nightly
@pytest.mark.parametrize("needed", [1, 2, 3, 4])
def test_every_longer_order_ends_as_the_table_says(needed: int) -> None:
    print(f"{needed} approvers: {walk(needed, AT_NIGHT, once=True)} steps compared")  # noqa: T201
