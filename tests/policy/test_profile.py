"""What the profiles say: levels, numbers, checklists, deadlines, and the page."""

from html import unescape
from pathlib import Path

import pytest

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Confidence, Unit
from tipstaff.policy.duties import Duty
from tipstaff.policy.level import LevelFacts
from tipstaff.policy.loader import PROFILES, load_profile, names
from tipstaff.policy.page import render
from tipstaff.policy.penalty import Penalty
from tipstaff.policy.profile import PROHIBITION_IDS, Applies, Cooperation

PLAIN = LevelFacts()
ARMED = LevelFacts(violence_with_weapon=True)
ESCAPED = LevelFacts(escaped_from_custody=True)


def sentence(months: int) -> LevelFacts:
    return LevelFacts(remaining_sentence_months=months)


@pytest.mark.parametrize(
    ("profile", "offence", "facts", "level", "clause"),
    [
        ("cn", "cn.234", ARMED, 1, "cn.level.1a"),
        ("cn", "cn.263", ESCAPED, 1, "cn.level.1b"),
        ("cn", "cn.312", sentence(120), 1, "cn.level.1c"),
        ("cn", "cn.312", sentence(119), 2, "cn.level.2d"),
        ("cn", "cn.232", PLAIN, 1, "cn.level.1d"),
        ("cn", "cn.316", ESCAPED, 2, "cn.level.2a"),
        ("cn", "cn.312", ARMED, 2, "cn.level.2b"),
        ("cn", "cn.266", PLAIN, 2, "cn.level.2c"),
        ("cn", "cn.293", PLAIN, 2, "cn.level.2c"),
        ("cn", "cn.133-1", sentence(36), 2, "cn.level.2d"),
        ("cn", "cn.312", sentence(35), 3, "cn.level.3"),
        ("cn", "cn.133-1", PLAIN, 3, "cn.level.3"),
        ("eu-eaw", "eu.murder", PLAIN, 1, "eu.level.1a"),
        (
            "eu-eaw",
            "eu.other",
            LevelFacts(escaped_from_custody=True, violence_with_weapon=True),
            1,
            "eu.level.1b",
        ),
        ("eu-eaw", "eu.fraud", PLAIN, 2, "eu.level.2c"),
        ("eu-eaw", "eu.other", PLAIN, 3, "eu.level.3"),
        ("us-style", "us.robbery", ARMED, 2, "us.level.2b"),
        ("us-style", "us.murder", PLAIN, 1, "us.level.1b"),
        ("us-style", "us.failure_to_appear", PLAIN, 3, "us.level.3"),
    ],
)
def test_the_first_rule_that_fits_gives_the_level(
    profile: str, offence: str, facts: LevelFacts, level: int, clause: str
):
    decision = load_profile(f"{profile}/2026-1").level_for(offence, facts)
    assert decision is not None
    assert (decision.level, decision.clause) == (level, clause)
    assert decision.says.zh
    assert decision.says.en


@pytest.mark.parametrize("name", names())
def test_an_unknown_offence_has_no_level(name: str):
    assert load_profile(name).level_for("xx.1", PLAIN) is None


@pytest.mark.parametrize("name", names())
def test_every_offence_has_a_level(name: str):
    profile = load_profile(name)
    assert all(profile.level_for(code, PLAIN) for code in profile.offences)


def test_death_is_above_life_is_above_any_term():
    written = ["6mo", "1y", "18mo", "15y", "life", "death"]
    weights = [Penalty.parse(text).weight for text in written]
    assert weights == sorted(set(weights))
    assert [str(Penalty.parse(text)) for text in written] == written


@pytest.mark.parametrize(
    ("name", "limit", "budget", "confidence"),
    [
        ("cn/2026-1", "custody.family", "24h", Confidence.PRIMARY),
        ("cn/2026-1", "custody.questioning", "24h", Confidence.PRIMARY),
        ("cn/2026-1", "confirmation.urgent", "10min", Confidence.HOUSE),
        ("us-style/2026-1", "confirmation.urgent", "10min", Confidence.PRIMARY),
        ("us-style/2026-1", "confirmation.routine", "1h", Confidence.PRIMARY),
        ("us-style/2026-1", "warrant.second_check", "3d", Confidence.PRIMARY),
        ("eu-eaw/2026-1", "warrant.expiry_warning", "4mo", Confidence.PRIMARY),
        ("cn/2026-1", "cooperation.answer", "3wd", Confidence.HOUSE),
        ("cn/2026-1", "review.held", "72h", Confidence.HOUSE),
    ],
)
def test_a_number_stands_as_its_source_gives_it(name: str, limit: str, budget: str, confidence: Confidence):
    found = load_profile(name).limit(limit)
    assert (str(found.budget), found.confidence) == (budget, confidence)


@pytest.mark.parametrize("name", names())
def test_the_grounds_for_declining_are_few_and_missing_papers_is_one(name: str):
    declines = [one.id for one in load_profile(name).declines]
    assert "papers_missing" in declines
    assert len(declines) <= 4


def test_in_china_only_papers_or_the_law_stand_in_the_way_of_a_cooperation():
    assert [one.id for one in load_profile("cn/2026-1").declines] == ["papers_missing", "legal_bar"]


def test_an_execution_elsewhere_needs_letter_instrument_and_police_card():
    papers = load_profile("cn/2026-1").papers_for(Cooperation.EXECUTION)
    assert [one.id for one in papers] == ["letter", "instrument", "police_card"]


def test_an_interpreter_is_owed_only_to_who_needs_one():
    profile = load_profile("cn/2026-1")
    always = [one.id for one in profile.custody_for(frozenset())]
    assert always == ["told_why", "family", "lawyer", "medical", "questioning"]
    assert "interpreter" in [one.id for one in profile.custody_for(frozenset({Applies.NEEDS_INTERPRETER}))]


def test_a_profile_gives_deadlines_in_its_own_zone_and_calendar():
    start = Instant.parse("2026-02-12T10:00:00+08:00")
    due = load_profile("cn/2026-1").deadline("cooperation.answer", start, "cooperation.asked").due
    assert due == Instant.parse("2026-02-25T00:00:00+08:00")


def test_a_deadline_may_be_in_the_zone_of_the_matter():
    start = Instant.parse("2026-03-02T20:00:00+00:00")
    due = (
        load_profile("us-style/2026-1")
        .deadline("cooperation.approval", start, "x", zone="America/Los_Angeles")
        .due
    )
    assert due == Instant.parse("2026-03-05T00:00:00-08:00")


def test_a_profile_warns_before_a_warrant_expires():
    start, end = Instant.parse("2025-01-01T00:00:00+08:00"), Instant.parse("2026-07-01T00:00:00+08:00")
    found = load_profile("cn/2026-1").deadline_before("warrant.expiry_warning", start, end, "warrant.expires")
    assert found.due == Instant.parse("2026-02-28T00:00:00+08:00")


SAID = {
    Unit.MINUTE: ("{}分钟", "{} minutes"),
    Unit.HOUR: ("{}小时", "{} hours"),
    Unit.DAY: ("{}日", "{} days"),
    Unit.WORKING_DAY: ("{}个工作日", "{} working days"),
    Unit.MONTH: ("{}个月", "{} months"),
    Unit.YEAR: ("{}年", "{} years"),
}


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_shows_every_number_with_its_source(name: str, language: str):
    profile, page = load_profile(name), render(load_profile(name), language)
    for limit in profile.limits.values():
        assert f"<td>{limit.id}</td>" in page
        said = SAID[limit.budget.unit][0 if language == "zh-hans" else 1].format(limit.budget.amount)
        assert f"<td>{said}</td>" in page
    for code, offence in profile.offences.items():
        assert f"<td>{code}</td>" in page
        assert offence.says.in_language(language) in unescape(page)
    assert profile.title.in_language(language) in page


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        (
            "zh-hans",
            [
                '<article class="profile" lang="zh-Hans">',
                "<h2>办案协作</h2>",
                "<td>custody.family</td><td>通知家属</td><td>24小时</td><td>连续计算，不顺延</td>",
                "<td>《程序规定》第一百二十七条、第一百四十五条；《刑事诉讼法》第八十五条、第九十三条</td>",
                "<td>P 已读原文</td>",
                "<td>cn.232</td><td>故意杀人罪</td><td>死刑</td><td>《刑法》第二百三十二条</td><td>P 已读原文</td>",
                "<td>cn.level.2c</td><td>2</td><td>法定最高刑十年以上</td>",
                "<td>two_officers</td><td>执行人员不少于二人</td><td>不明即止</td>",
            ],
        ),
        (
            "en",
            [
                '<article class="profile" lang="en">',
                "<h2>Co-operation between regions</h2>",
                "<td>cooperation.answer</td><td>All approvals together</td><td>3 working days</td>",
                "<td>3 working days</td><td>working days only</td>",
                "<td>death</td><td>Criminal Law art. 232</td>",
                "<td>H house figure</td>",
                "<li>Criminal Procedure Law (CPL), 2018-10-26</li>",
                "<dd>cn: 国办发明电〔2024〕12号 (2024-11-12), 国办发明电〔2025〕7号 (2025-11-04)</dd>",
                "<td>legal_bar</td><td>A legal bar</td>",
            ],
        ),
    ],
)
def test_the_page_of_china_reads_as_it_should(language: str, facts: list[str]):
    page = render(load_profile("cn/2026-1"), language)
    assert [fact for fact in facts if fact not in page] == []


def test_nothing_in_a_profile_can_become_markup(tmp_path: Path):
    written = (PROFILES / "cn/2026-1.yaml").read_text(encoding="utf-8")
    (tmp_path / "cn").mkdir()
    hostile = written.replace("zh: 复盘, en: Review}", 'zh: 复盘, en: "<script>alert(1)</script>"}', 1)
    assert hostile != written
    (tmp_path / "cn/2026-1.yaml").write_text(hostile, encoding="utf-8")
    page = render(load_profile("cn/2026-1", tmp_path), "en")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", names())
def test_every_kind_of_help_names_its_papers_its_time_its_approvals_and_who_bears_what(name: str):
    rules = load_profile(name)
    for kind in Cooperation:
        help_of = rules.cooperation[kind]
        assert help_of.papers, kind
        assert help_of.questions, kind
        assert help_of.approvals, kind
        assert help_of.limit in rules.limits, kind
        assert {one.duty for one in help_of.duties} == set(Duty), kind
        assert bool(help_of.instruments) is (kind is Cooperation.INFORMATION)


@pytest.mark.parametrize("name", names())
def test_the_six_prohibitions_are_published_in_both_languages_with_their_source(name: str):
    rules = load_profile(name)
    assert tuple(one.id for one in rules.prohibitions) == PROHIBITION_IDS
    for language, sentence, source in (
        ("zh-hans", "不得泄露协作请求的信息", "公通字〔2020〕6号第六项"),
        ("en", "goes to nobody but its parties", "Ministry Notice 2020/6 no. 6"),
    ):
        page = render(rules, language)
        assert sentence in page
        assert "cooperation.no_charging" in page
        assert source in page


def test_the_law_gives_an_identity_check_seven_days_and_fifteen_in_remote_areas():
    rules = load_profile("cn/2026-1")
    kind = rules.cooperation[Cooperation.IDENTITY_CHECK]
    assert [str(rules.limits[one].budget) for one in (kind.limit, kind.remote_limit)] == ["7d", "15d"]
    assert {rules.limits[one].confidence for one in (kind.limit, kind.remote_limit)} == {Confidence.PRIMARY}
