"""A view sealed and opened by `tipstaff act`: what it says, and the code, are told nowhere and stand in no table."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.registrar import abroad as a
from tests.registrar import build as b
from tests.registrar.test_abroad import hides

from tipstaff.cli.commands import tipstaff
from tipstaff.cooperation.core.abroad.request import AbroadStatus
from tipstaff.kernel.ids import ForeignRequestId

pytestmark = pytest.mark.usefixtures("agencies", "noon")

SECRET = "危险不能排除，绝密之理由"


def act(name: str, who: str, values: str, *further: str, given: str | None = None) -> Result:
    asked = ["act", f"cooperation.{name}", "--as", who, "--values", values, *further]
    result = CliRunner().invoke(tipstaff, asked, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert SECRET not in result.output
    return result


def view(request: ForeignRequestId, **other: Any) -> str:
    said = {
        "request": request,
        "verdict": "refuse",
        "torture": "unknown",
        "persecution": "no",
        "reasons": SECRET,
    }
    return json.dumps(said | other)


def test_two_views_are_sealed_and_opened_and_nobody_reads_one_before(tmp_path: Path) -> None:
    request = a.in_review(b.in_force("1"), "1")
    codes = {who: tmp_path / who for who in (a.FIRST, a.SECOND)}
    file = tmp_path / "view.json"
    file.write_text(view(request), "utf-8")
    assert act("seal_view", a.FIRST, f"@{file}", "--code-file", str(codes[a.FIRST])).exit_code == 0
    asked = json.dumps({"request": request})
    early = act("hand_over_view", a.FIRST, asked, "--code-file", str(codes[a.FIRST]))
    assert "cooperation.not_both_sealed" in early.stderr
    sealed = act("seal_view", a.SECOND, "@-", "--code-file", str(codes[a.SECOND]), given=view(request))
    assert sealed.exit_code == 0
    code = codes[a.SECOND].read_text().strip()
    assert code not in sealed.output
    assert codes[a.SECOND].stat().st_mode & 0o777 == 0o600
    other = act("hand_over_view", a.FIRST, asked, "--code-file", str(codes[a.SECOND]))
    assert other.exit_code == 1
    assert act("hand_over_view", a.FIRST, asked, "--code-file", str(codes[a.FIRST])).exit_code == 0
    assert hides(SECRET)
    assert hides(code)
    opened = act("open_views", a.SECOND, asked, "--code-file", str(codes[a.SECOND]))
    assert opened.exit_code == 0, opened.output
    assert a.state_of(request).status is AbroadStatus.REFUSED
    assert hides(code)


def test_a_view_on_the_command_line_or_beside_a_submission_is_not_taken(tmp_path: Path) -> None:
    request, code = ForeignRequestId(a.request_id("2")), tmp_path / "code"
    inline = act("seal_view", a.FIRST, view(request, reasons="x"), "--code-file", str(code))
    assert inline.exit_code == 2
    again = act(
        "seal_view", a.FIRST, "@-", "--code-file", str(code), "--submission", "1", given=view(request)
    )
    assert again.exit_code == 2
    assert act("ask", a.FIRST, "{}", "--code-file", str(code)).exit_code == 2
    assert not code.exists()


@pytest.mark.parametrize(
    "wrong", [{"verdict": SECRET}, {"torture": None}, {"other": SECRET}, {"verdict": "release"}]
)
def test_what_is_no_view_is_not_quoted_and_draws_no_code(tmp_path: Path, wrong: dict[str, Any]) -> None:
    code = tmp_path / "code"
    said = view(a.request_id("3"), **wrong)
    refused = act("seal_view", a.FIRST, "@-", "--code-file", str(code), given=said)
    assert refused.exit_code == 1
    assert not code.exists()


def test_a_refused_seal_leaves_no_code_and_an_earlier_code_is_not_overwritten(tmp_path: Path) -> None:
    request, code = a.in_review(b.in_force("4"), "4"), tmp_path / "code"
    stranger = act("seal_view", a.THIRD, "@-", "--code-file", str(code), given=view(request))
    assert "cooperation.not_named" in stranger.stderr
    assert not code.exists()
    code.write_text("AAAA", "ascii")
    assert act("seal_view", a.FIRST, "@-", "--code-file", str(code), given=view(request)).exit_code == 1
    assert code.read_text("ascii") == "AAAA"
    for unknown in ("abroad-nothing", "nothing", "warrant-1"):
        asked = json.dumps({"request": unknown})
        assert act("open_views", a.FIRST, asked, "--code-file", str(code)).exit_code == 1
