"""What the loader refuses, each with its code and its place."""

from pathlib import Path

import pytest

from tipstaff.policy.loader import PROFILES, Fault, ProfileError, load_profile, names
from tipstaff.policy.profile import LIMIT_IDS, Cooperation, UnknownLimit

WRITTEN = (PROFILES / "cn/2026-1.yaml").read_text(encoding="utf-8")
FAMILY = "{id: custody.family, limit: 24h, mode: continuous, zh: 通知家属, en: Family told,"


def load_changed(folder: Path, old: str, new: str) -> None:
    assert WRITTEN.count(old) >= 1, old
    (folder / "cn").mkdir()
    (folder / "cn/2026-1.yaml").write_text(WRITTEN.replace(old, new, 1), encoding="utf-8")
    load_profile("cn/2026-1", folder)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("time_zone: Asia", "colour: red\ntime_zone: Asia", Fault.UNKNOWN_KEY, "'colour' is none of"),
        (FAMILY, FAMILY.replace("mode", "kind"), Fault.UNKNOWN_KEY, "'kind' is none of"),
        (
            "calendar: cn\n",
            "calendar: cn\ncalendar: cn\n",
            Fault.REPEATED_KEY,
            "'calendar' stands here twice",
        ),
        ("calendar: cn\n", "", Fault.MISSING_KEY, "'calendar' is missing"),
        (", source: 刑法 art. 232", "", Fault.MISSING_SOURCE, "'source' is missing"),
        ("source: 刑法 art. 232", "source: ''", Fault.MISSING_SOURCE, "words are expected"),
        (FAMILY, FAMILY.replace("24h", "24"), Fault.BAD_DURATION, "'24'"),
        (FAMILY, FAMILY.replace("24h", "3wd"), Fault.BAD_COUNTING, "3wd cannot be counted as continuous"),
        ("{remaining_sentence: 3y}", "{remaining_sentence: 36}", Fault.BAD_DURATION, "'36'"),
        ("cn.232, maximum: death", "cn.232, maximum: 30d", Fault.BAD_DURATION, "months (mo) or years (y)"),
        ("mode: working_days", "mode: whenever", Fault.BAD_VALUE, "none of continuous, roll, working_days"),
        ("level: 3", "level: 4", Fault.BAD_VALUE, "1, 2 or 3"),
        ("blocks_when_unknown: true", "blocks_when_unknown: perhaps", Fault.BAD_VALUE, "true or false"),
        ("dated: 2018-10-26", "dated: last year", Fault.BAD_VALUE, "last year"),
        ("confidence: P}", "confidence: X}", Fault.BAD_VALUE, "'X' is none of P, S, U, H"),
        ("id: custody.family,", "id: custody.lawyer,", Fault.DUPLICATE_ID, "stands in limits already"),
        ("code: cn.114", "code: cn.115", Fault.DUPLICATE_ID, "'cn.115' stands in offences already"),
        ("id: police_card", "id: letter", Fault.DUPLICATE_ID, "stands here twice"),
        ("{duty: media,", "{duty: costs,", Fault.MISSING_DUTY, "lead, liability, escort"),
        ("{duty: lead, bears: asking", "{duty: lead, bears: each", Fault.BAD_VALUE, "exactly one agency"),
        (
            "limit: cooperation.help.escort\n",
            "limit: cooperation.nap\n",
            Fault.UNKNOWN_LIMIT,
            "'cooperation.nap'",
        ),
        ("{id: no_leaking", "{id: no_talking", Fault.MISSING_PROHIBITION, "no_leaking"),
        (
            "    weapons:\n      - {id: weapons_approval",
            "    declines_of_old:\n      - {id: x",
            Fault.UNKNOWN_KEY,
            "declines_of_old",
        ),
        ("calendar: cn\n", "calendar: atlantis\n", Fault.UNKNOWN_CALENDAR, "cn, england-and-wales, mon-fri"),
        ("Asia/Shanghai", "Asia/Atlantis", Fault.UNKNOWN_ZONE, "Asia/Atlantis"),
        ("id: handover.sign", "id: handover.smile", Fault.UNKNOWN_LIMIT, "'handover.smile'"),
        ("limit: custody.told_why,", "limit: custody.shown,", Fault.UNKNOWN_LIMIT, "'custody.shown'"),
        ("offences: [cn.115,", "offences: [cn.999,", Fault.UNKNOWN_OFFENCE, "'cn.999'"),
        ("kind: escort", "kind: picnic", Fault.BAD_VALUE, "'picnic' is none of execution"),
        ("name: cn/2026-1", "name: cn/2026-2", Fault.OTHER_NAME, "the file is called cn/2026-1"),
        ("sections:\n", "sections: none\nrest:\n", Fault.UNKNOWN_KEY, "'rest'"),
        ("time_zone: Asia/Shanghai", "time_zone: [", Fault.NOT_YAML, "expected"),
    ],
)
def test_a_profile_with_one_thing_wrong_is_refused_by_code(
    tmp_path: Path, old: str, new: str, code: Fault, said: str
):
    with pytest.raises(ProfileError) as refused:
        load_changed(tmp_path, old, new)
    assert refused.value.code is code
    assert said in refused.value.detail
    assert "cn/2026-1.yaml" in refused.value.place


def test_a_refusal_names_the_line_and_the_key(tmp_path: Path):
    with pytest.raises(ProfileError) as refused:
        load_changed(tmp_path, FAMILY, FAMILY.replace("24h", "24"))
    line = next(n for n, text in enumerate(WRITTEN.splitlines(), 1) if FAMILY in text)
    assert refused.value.place.startswith(f"cn/2026-1.yaml:{line} sections[")
    assert refused.value.place.endswith(".limit")


def test_a_profile_without_one_of_the_limits_is_refused(tmp_path: Path):
    line = next(text for text in WRITTEN.splitlines(keepends=True) if "id: review.held" in text)
    with pytest.raises(ProfileError, match=r"missing: review\.held") as refused:
        load_changed(tmp_path, f"    limits:\n{line}", "")
    assert refused.value.code is Fault.MISSING_LIMIT


def test_a_profile_without_one_kind_of_cooperation_is_refused(tmp_path: Path):
    start, end = WRITTEN.index("      - kind: delegated"), WRITTEN.index("    declines:")
    with pytest.raises(ProfileError, match="delegated_questioning") as refused:
        load_changed(tmp_path, WRITTEN[start:end], "")
    assert refused.value.code is Fault.MISSING_KIND


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "cn.care.blue, colour: blue, when: {level: 3}",
            "cn.care.blue, colour: blue, when: {level: 2}",
            "level 3",
        ),
        ("cn.care.red_thin, colour: red", "cn.care.red_thin, colour: blue", "cared for less"),
    ],
)
def test_care_colours_that_leave_a_gap_or_care_less_for_a_thin_record_are_refused(
    tmp_path: Path, old: str, new: str, said: str
):
    with pytest.raises(ProfileError, match=said) as refused:
        load_changed(tmp_path, old, new)
    assert refused.value.code is Fault.OPEN_CARE


def test_a_level_table_that_leaves_a_gap_is_refused(tmp_path: Path):
    old = "id: cn.level.3\n        level: 3\n"
    with pytest.raises(ProfileError) as refused:
        load_changed(tmp_path, old, f"{old}        when: {{escaped_from_custody: true}}\n")
    assert refused.value.code is Fault.OPEN_LEVELS


@pytest.mark.parametrize("name", ["cn/2099-1", "../cn/2026-1", "cn", "cn/2026-1.yaml", "/etc/passwd"])
def test_a_profile_that_is_not_there_is_refused(name: str):
    with pytest.raises(ProfileError) as refused:
        load_profile(name)
    assert refused.value.code is Fault.NOT_FOUND


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"- just\n- a list\n"])
def test_a_file_that_is_no_profile_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "cn").mkdir()
    (tmp_path / "cn/2026-1.yaml").write_bytes(content)
    with pytest.raises(ProfileError) as refused:
        load_profile("cn/2026-1", tmp_path)
    assert refused.value.code in {Fault.NOT_YAML, Fault.BAD_VALUE}


def test_there_are_three_profiles():
    assert names() == ("cn/2026-1", "eu-eaw/2026-1", "us-style/2026-1")


@pytest.mark.parametrize("name", names())
def test_every_profile_times_the_same_things(name: str):
    profile = load_profile(name)
    assert set(profile.limits) == LIMIT_IDS
    assert all(profile.papers_for(kind) for kind in Cooperation)
    assert [one.id for one in profile.confirmation] == ["identity", "validity", "return"]


def test_an_unknown_limit_is_a_clear_error():
    with pytest.raises(UnknownLimit, match=r"cn/2026-1 has no limit 'tea\.time'"):
        load_profile("cn/2026-1").limit("tea.time")
