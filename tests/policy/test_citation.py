"""A source reads well in the reader's language: by the text's name there, its articles counted as there."""

import re
from collections.abc import Iterator

import pytest
import yaml

from tipstaff.policy.citation import cited
from tipstaff.policy.loader import PROFILES

OF_COOPERATION = ("cooperation", "approvals", "accounts", "abroad", "liaison")
NAMES = {
    *("GB", "ISO", "SIRENE", "Soering", "rules.md", "programme.md", "N-SIS", "abroad.own_part"),
    *("a", "b", "c", "d", "e", "f", "g", "h", "i", "ii", "iii"),
}
"""What stays in Latin letters in a Chinese citation: names without a Chinese one, and the letters of paragraphs."""


@pytest.mark.parametrize(
    ("source", "chinese"),
    [
        ("刑法 art. 316(1)", "《刑法》第三百一十六条第一款"),
        ("刑法 art. 133-1", "《刑法》第一百三十三条之一"),
        ("程序规定 art. 303", "《程序规定》第三百零三条"),
        ("程序规定 art. 310", "《程序规定》第三百一十条"),
        ("CPL arts. 136-138", "《刑事诉讼法》第一百三十六条至第一百三十八条"),
        ("Extradition Law 2000 art. 8(1)", "《引渡法》第八条第（一）项"),
        ("Extradition Law 2000 arts. 4, 11-16", "《引渡法》第四条、第十一条至第十六条"),
        ("公通字〔2020〕6号 no. 6", "公通字〔2020〕6号第六项"),
        ("UN Model Treaty art. 3(a)", "联合国《引渡示范条约》第3条第（a）项"),
        ("RPD art. 83(1)(a)(ii)", "国际刑警组织《数据处理规则》第83条第1款第（a）项第（ii）目"),
        ("IRG s. 83c(4) (FD art. 23)", "德国《国际刑事司法协助法》第83c条第4款（框架决定第23条）"),
        ("SIRENE Manual 2008/334 s. 3.5.1", "SIRENE手册（2008/334）第3.5.1节"),
        ("程序规定 art. 348: help is free of charge", "《程序规定》第三百四十八条：协作不收费"),
        ("house figure; 程序规定 art. 348 says promptly", "自定；《程序规定》第三百四十八条只规定及时"),
        ("house figure: lawful steps done, never arrests", "自定：按依法完成的事项计，从不按抓获人数"),
        ("programme.md, graded response", "工作方案：分级响应"),
        ("Herring v. US, 555 U.S. 135 (2009)", "Herring v. US, 555 U.S. 135 (2009)"),
    ],
)
def test_a_source_reads_in_chinese_as_it_is_cited_there(source: str, chinese: str):
    assert cited(source, "zh-hans") == chinese


def test_a_chinese_law_has_its_english_name_in_english():
    assert (
        cited("刑法 art. 232; 程序规定 art. 347", "en")
        == "Criminal Law art. 232; Procedure Provisions art. 347"
    )
    assert cited("FD 2002/584 art. 2(2)", "en") == "FD 2002/584 art. 2(2)"


@pytest.mark.parametrize("name", ["cn/2026-1", "eu-eaw/2026-1"])
def test_no_source_of_co_operation_stands_in_english_on_a_chinese_page(name: str):
    written = sources_of(name, *OF_COOPERATION)
    assert len(written) > 40
    left = {source: strange for source in written if (strange := strange_in(cited(source, "zh-hans")))}
    assert not left


@pytest.mark.parametrize("name", ["cn/2026-1", "eu-eaw/2026-1", "us-style/2026-1"])
def test_a_house_figure_and_a_chinese_law_are_named_in_the_readers_language(name: str):
    for source in sources_of(name):
        said = cited(source, "zh-hans")
        assert not re.search(r"^house|programme\.md, |(刑法|规定|诉讼法|引渡法)》? arts?\.", said), said


def test_what_the_chinese_rules_say_in_english_is_the_name_of_a_text_published_so():
    for source in sources_of("cn/2026-1"):
        said = cited(source, "zh-hans")
        for name in ("Chicago policy of 28 May 2021", "Garcia v. County of Riverside"):
            said = said.replace(name, "")
        assert not re.search(r"[a-z]{3,} [a-z]{2,}", said), said


def sources_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "source" in node:
            yield node["source"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from sources_in(each)


def sources_of(name: str, *sections: str) -> set[str]:
    """What the rules name as sources, in the sections or in all of them."""
    document = yaml.safe_load((PROFILES / f"{name}.yaml").read_text("utf-8"))
    return {
        source
        for one in document["sections"]
        if one["id"] in sections or not sections
        for source in sources_in(one)
    }


def strange_in(said: str) -> set[str]:
    """Words in Latin letters that are no name."""
    return set(re.findall(r"[A-Za-z][A-Za-z.\-_]*", said)) - NAMES
