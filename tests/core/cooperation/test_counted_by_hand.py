"""Every deadline of co-operation ends when it was counted to end, with sources: `counted_by_hand.txt`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile

PROFILES = ("cn/2026-1", "eu-eaw/2026-1", "us-style/2026-1")


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Each line: the profile, the zone, the limit, when it begins and when it is due."""
    profile = zone = ""
    for line in Path(__file__).with_name("counted_by_hand.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            profile, zone = line.strip("[]").split()
        elif line and not line.startswith("#"):
            limit, day, hour, due_day, due_hour, *_ = line.split()
            yield profile, zone, limit, f"{day}T{hour}", f"{due_day}T{due_hour}"


COUNTED = tuple(rows())


@pytest.mark.parametrize(("profile", "zone", "limit", "begins", "ends"), COUNTED)
def test_a_deadline_ends_when_it_was_counted_to_end(
    profile: str, zone: str, limit: str, begins: str, ends: str
) -> None:
    found = load_profile(profile).deadline(limit, Instant.parse(begins), "begun", zone=zone)
    assert str(found.due) == str(Instant.parse(ends))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_deadline_of_co_operation_was_counted(profile: str) -> None:
    limits = {one for one in load_profile(profile).limits if one.startswith(("cooperation.", "abroad."))}
    assert limits == {limit for counted_in, _, limit, *_ in COUNTED if counted_in == profile}
