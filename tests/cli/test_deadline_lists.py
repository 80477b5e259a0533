"""`tipstaff replies` and `tipstaff abroad`: what runs until when, in both languages and as JSON."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils.translation import override
from tests.registrar import abroad as a
from tests.registrar import build as b

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def asked(*arguments: str, language: str = "en") -> Result:
    with override(language):
        return CliRunner().invoke(tipstaff, [*arguments])


def test_what_waits_for_a_first_reply_is_listed_with_its_clock_and_every_month_is_measured() -> None:
    waiting, answered = (b.asked(b.in_force(number), number) for number in "12")
    b.do(
        b.acknowledging(answered, b.NOW + timedelta(minutes=12)),
        "duty.hangzhou",
        b.NOW + timedelta(minutes=12),
    )
    found = json.loads(asked("replies", "--agency", "hangzhou-police", "--json").stdout)
    assert found["within_minutes"] == 30
    (one,) = found["waiting"]
    assert (one["request"], one["asked_by"]) == (waiting, "guangzhou-police")
    assert (one["asked_at"], one["due"]) == (str(b.NOW), str(b.NOW + timedelta(minutes=30)))
    (month,) = found["months"]
    assert (month["asked"], month["in_time"], month["late"], month["median_seconds"]) == (2, 1, 0, 720)
    lines = asked("replies", "--agency", "hangzhou-police").stdout.splitlines()
    assert lines[0].startswith(f"{waiting}\t")
    assert asked("replies", "--agency", "nowhere").exit_code == 2


def test_a_request_between_states_is_listed_with_its_clocks_and_without_any_view() -> None:
    warrant = b.in_force("1")
    request = a.in_review(warrant, "1")
    a.seal(request, a.FIRST, a.view("绝密之理由"))
    said = asked("abroad", "--json").stdout
    (one,) = json.loads(said)
    assert (one["request"]["request"], one["request"]["country"]) == (request, "SG")
    # Sealed: number 1's clock has ended. Until five working days after 23 November 2026, a Monday, the other one seals.
    assert [clock["name"] for clock in one["clocks"]] == ["view:2", "own_part"]
    assert one["clocks"][0]["due"] == "2026-11-30T16:00:00.000000Z"
    for language in ("en", "zh-hans"):
        assert request in asked("abroad", "--agency", "guangzhou-police", language=language).stdout
    assert asked("abroad", "--direction", "incoming", "--json").stdout == "[]\n"
    assert asked("abroad", "--owing-release").stdout == ""
    assert all(word not in said for word in ("绝密", "verdict", b.PERSON.name))
