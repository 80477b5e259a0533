"""What a rule rests on, as each language says it: a text by its name there, its articles as that language counts them.

A profile keeps one line for each source. Texts that were published in English alone (American manuals, rules and
cases) are cited as they were published, in either language.
"""
# ruff: noqa: E501 - a source and its Chinese stand in one line

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class _Text:
    """A text by its two names, and how Chinese counts what stands in brackets after an article's number."""

    zh: str
    en: str = ""
    """Left empty where a profile writes the English name."""
    first: str = "款"
    in_words: bool = False
    """Whether its articles are counted in Chinese numerals, as its own language writes them."""


_TEXTS = {
    "刑法": _Text("《刑法》", "Criminal Law", in_words=True),
    "程序规定": _Text("《程序规定》", "Procedure Provisions", in_words=True),
    "宪法": _Text("《宪法》", "Constitution", in_words=True),
    "居民身份证法": _Text("《居民身份证法》", "Resident Identity Card Law", in_words=True),
    "公通字〔2020〕6号": _Text("公通字〔2020〕6号", "Ministry Notice 2020/6", in_words=True),
    "CPL": _Text("《刑事诉讼法》", in_words=True),
    "Extradition Law 2000": _Text("《引渡法》", first="项", in_words=True),
    "UN Model Treaty": _Text("联合国《引渡示范条约》"),
    "UNGA Res. 45/116": _Text("联合国大会第45/116号决议"),
    "UN Body of Principles 16": _Text("联合国保护被拘禁者原则第16条"),
    "CAT": _Text("《禁止酷刑公约》"),
    "ECHR": _Text("《欧洲人权公约》"),
    "ICPPED": _Text("《强迫失踪公约》"),
    "RPD": _Text("国际刑警组织《数据处理规则》"),
    "INTERPOL Constitution": _Text("《国际刑警组织章程》"),
    "Constitution and General Regulations": _Text("《章程》和《总则》"),
    "FD 2002/584/JHA": _Text("《欧洲逮捕令框架决定》"),
    "FD 2002/584": _Text("《欧洲逮捕令框架决定》"),
    "2002/584/JHA": _Text("《欧洲逮捕令框架决定》"),
    "FD": _Text("框架决定"),
    "IRG": _Text("德国《国际刑事司法协助法》"),
    "IRSG": _Text("瑞士《国际刑事司法协助法》"),
    "Swiss N-SIS Ordinance": _Text("瑞士N-SIS条例"),
    "N-SIS Ordinance": _Text("瑞士N-SIS条例"),
    "SIRENE Manual 2008/334": _Text("SIRENE手册（2008/334）"),
    "2008/334/JHA": _Text("SIRENE手册（2008/334）"),
    "Decision 2007/533/JHA": _Text("欧盟第2007/533号决定"),
    "Convention implementing the Schengen Agreement": _Text("《申根协定实施公约》"),
    "EU MLA Convention 2000": _Text("《欧盟刑事司法协助公约》（2000年）"),
    "Directive (EU) 2023/977": _Text("欧盟第2023/977号指令"),
    "Directive 2012/13/EU": _Text("欧盟第2012/13号指令"),
    "Directive 2013/48/EU": _Text("欧盟第2013/48号指令"),
    "Directive 2014/41/EU": _Text("欧盟第2014/41号指令"),
    "Reg. (EU) 2018/1805": _Text("欧盟第2018/1805号条例"),
    "Reg. (EU) 2018/1862": _Text("欧盟第2018/1862号条例"),
    "US–India Treaty": _Text("《美印引渡条约》"),
    "rules.md": _Text("公法要点（rules.md）"),
}
"""The names that a profile uses."""

_SAID = {
    "programme.md": "工作方案（programme.md）",
    "programme.md, budgets: support for costly cases under a rule with a cap": "工作方案：经费，重大案件按规则补助并设限额",
    "programme.md, cross-region co-operation": "工作方案：跨区域协作",
    "programme.md, cross-region co-operation: costs are advanced by the requester": "工作方案：跨区域协作，费用由请求方先行垫付",
    "programme.md, cross-region co-operation: costs are advanced by the requester and divided by rule": "工作方案：跨区域协作，费用由请求方先行垫付、按规则分担",
    "programme.md, care for people around a case": "工作方案：照护案件所涉的人",
    "programme.md, data quality": "工作方案：数据质量",
    "programme.md, data quality (updated within 24 hours)": "工作方案：数据质量（二十四小时内更新）",
    "programme.md, every clock has an owner and an escalation": "工作方案：每一时限都有责任人和上报去向",
    "programme.md, full record, review, learning": "工作方案：全程记录、复盘、改进",
    "programme.md, graded response": "工作方案：分级响应",
    "programme.md, international": "工作方案：国际协作",
    "programme.md, people, equipment, money": "工作方案：人员、装备、经费",
    "programme.md, resource dispatch": "工作方案：力量调配",
    "programme.md, three colours of record care": "工作方案：档案三色管理",
    "house figure": "自定",
    "house rule": "自定",
    "the figure is ours": "数字自定",
    "the figure is the house reading": "数字为本规则的理解",
    "no Chinese rule": "我国没有规定",
    "no rule of its own": "没有专门规定",
    "no rule sets a time": "没有规定时间",
    "no longer time for remote areas": "边远地区不另延长",
    "counted from the request as a house figure": "自请求时起算为自定",
    "the host where it goes beyond the request": "协作方超出请求范围的，自行承担",
    "the language of the service": "本单位所用语言",
    "the table of offences above": "上列罪名表",
    "the age itself differs by state": "年龄各国不同",
    "the file is another register's": "文件属于另一登记机关",
    "the clerk of court answers for the order": "法院书记官对令状负责",
    "generic category": "一般类别",
    "house figure after peers.md B10 (bulk-like reading is throttled and reported)": "自定，参照同类系统（peers.md B10）：近似批量的查阅予以限制并报告",
    "house figure within abroad.own_part": "自定，在我方办理时限（abroad.own_part）之内",
    "house figure within the 24 hours proposed in rules.md section 7: the higher the level, the shorter": "自定，在公法要点第7节建议的二十四小时之内：等级越高越短",
    "house figure, inside the three working days of programme.md, cross-region co-operation": "自定，在工作方案跨区域协作的三个工作日之内",
    "house figure, level 1 in 24 hours": "自定，一级响应二十四小时",
    "house figure, well inside the 24 hours proposed in rules.md section 4": "自定，远在公法要点第4节建议的二十四小时之内",
    "house figure: a shift and its hand-over": "自定：一个班次连同交接",
    "house figure: a week's notice to whoever is on duty": "自定：提前一周通知值班人员",
    "house figure: after the desk and the duty desk were told by the ladder": "自定：在逐级上报责任部门和值班台之后",
    "house figure: art. 347 lets papers come by fax or system": "自定：第三百四十七条允许以传真、系统传送文书",
    "house figure: as long as a co-operation waits for its approvals": "自定：与协作等待审批的时间相同",
    "house figure: as long as the longest confirmation": "自定：与最长的核实确认同样久",
    "house figure: does not arise here": "自定：此处不发生",
    "house figure: lawful steps done, never arrests": "自定：按依法完成的事项计，从不按抓获人数",
    "house figure: long enough to mend at the source what was refused": "自定：足以在来源处改正被退回的内容",
    "house figure: nothing stale survives, drafts included": "自定：过时的一律不留，草稿也一样",
    "house figure: one month ahead, the month's list": "自定：提前一个月，当月清单",
    "house figure: one shift's work, never beyond its confirmation": "自定：一个班次的工作，不超过确认的有效时间",
    "house figure: the programme names approvals in parallel and not whose": "自定：工作方案只写明审批同时进行，没有写明由谁审批",
    "house figure: one of the working languages of INTERPOL (Constitution and General Regulations art. 54)": "自定：国际刑警组织的工作语言之一（《章程》和《总则》第54条）",
    "house figure: the language accepted by most states for a European Arrest Warrant (FD art. 8(2) declarations)": "自定：多数成员国接受的欧洲逮捕令语言（框架决定第8条第2款声明）",
    "house figure: spoken next door, and one of the working languages of INTERPOL": "自定：邻国语言，也是国际刑警组织的工作语言之一",
    "house figure: the language of the service": "自定：本单位所用语言",
    "house figure: with English, a working language of EU judicial co-operation": "自定：与英语同为欧盟司法协作的工作语言",
    "house interval, after programme.md, people, equipment, money (maintenance tracked)": "自定间隔，依工作方案：人员、装备、经费（保养有记录）",
    "house list, after programme.md, people, equipment, money (who is qualified for what, until when)": "自定清单，依工作方案：人员、装备、经费（何人有何资格、到何时）",
    "house list, after programme.md, task forces": "自定清单，依工作方案：专班",
    "one hour is our own figure": "一小时为自定",
    "house table: what work needs which qualification": "自定表：何种工作需要何种资格",
    "rules.md section 1, complete records": "公法要点（rules.md）第1节，完整的登记",
    "rules.md section 7 (checks before arrest)": "公法要点（rules.md）第7节（抓捕前核对）",
    "rules.md section 7 (composite, after action)": "公法要点（rules.md）第7节（综合做法：事后）",
    "rules.md section 7 (proposed 24 hours, the outer bound)": "公法要点（rules.md）第7节（建议二十四小时，为上限）",
    "rules.md section 7 (execution-readiness)": "公法要点（rules.md）第7节（执行前准备）",
    "rules.md section 7 (scrutinise the paper)": "公法要点（rules.md）第7节（审查文书）",
    "rules.md section 7 (threat assessment before service)": "公法要点（rules.md）第7节（执行前的风险评估）",
    "the duty: Garcia v. County of Riverside, 9th Cir. 2016 (rules.md section 7)": "核实的义务依Garcia v. County of Riverside, 9th Cir. 2016（公法要点（rules.md）第7节）",
    "Chicago policy of 28 May 2021: independent verification of source information (rules.md section 7)": "Chicago policy of 28 May 2021：独立核实线索来源（公法要点（rules.md）第7节）",
    "Chandler PD GO D-34.200: by day unless authorised (rules.md section 7)": "Chandler PD GO D-34.200：未经批准只在白天（公法要点（rules.md）第7节）",
    "Wisconsin TIME/CIB manual, hit confirmation (rules.md section 1)": "威斯康星州TIME/CIB手册“核实答复”（公法要点（rules.md）第1节）",
    "IRG s. 83c(4) (FD art. 23(3)-(4))": "德国《国际刑事司法协助法》第83c条第4款（框架决定第23条第3款、第4款）",
    "IRG s. 83(1) no. 3, (2)-(4) (FD art. 4a)": "德国《国际刑事司法协助法》第83条第1款第3项、第2款至第4款（框架决定第4a条）",
    "IRG s. 80(1) no. 1 (FD art. 5(3))": "德国《国际刑事司法协助法》第80条第1款第1项（框架决定第5条第3款）",
    "IRG s. 83(1) no. 3 (FD art. 4a)": "德国《国际刑事司法协助法》第83条第1款第3项（框架决定第4a条）",
    "IRG s. 83(1) no. 4 (FD art. 5(2))": "德国《国际刑事司法协助法》第83条第1款第4项（框架决定第5条第2款）",
    "IRSG 55a": "瑞士《国际刑事司法协助法》第55a条",
    "SIRENE manual: answer within 12 hours": "SIRENE手册：十二小时内答复",
    "SIRENE manual: answer as soon as possible, at the latest within 12 hours": "SIRENE手册：尽快答复，至迟十二小时",
    "NCIC hit confirmation, routine: one hour": "NCIC核实答复，一般情形：一小时",
    "NCIC keeps wanted persons until cleared, which is not copied": "NCIC保存至撤销为止，不采",
    "after US practice (first 60 to 90 days after entry, then every year; rules.md section 1); no rule of its own": "参照美国做法（登记后六十至九十日首次，此后每年；公法要点（rules.md）第1节）；没有专门规定",
    "after Wisconsin DOJ, TIME/CIB Manual, Hit Confirmation": "参照威斯康星州司法部TIME/CIB手册“核实答复”",
    "College of Policing APP, Briefing and debriefing (IIMARCH)": "英国警务学院专业规范：部署与讲评（IIMARCH）",
    "GB/T 2260, by python-stdnum": "GB/T 2260，依python-stdnum",
    "GB/T 28039, by pypinyin": "GB/T 28039，依pypinyin",
    "house reading of promptly, Directive 2012/13/EU": "对欧盟第2012/13号指令“及时”的理解",
    "house reading of without undue delay, Directive 2013/48/EU": "对欧盟第2013/48号指令“不迟延”的理解",
    "house reading of without unnecessary delay, Fed. R. Crim. P. 5(a)(1)(A)": "对Fed. R. Crim. P. 5(a)(1)(A)“不得无故迟延”的理解",
    "after Herring v. US, 555 U.S. 135 (2009), a recall that reached nobody": "参照Herring v. US, 555 U.S. 135 (2009)：撤销没有送达任何人",
    "classes after 18 U.S.C. 3559(a)": "分类依18 U.S.C. 3559(a)",
}
"""What a source says in whole pieces: house figures, notes, and the few citations that no pattern reads."""

_NOTES = {
    " (Soering)": "（Soering案）",
    " (a woman is searched by women)": "（搜查妇女由女工作人员进行）",
    " (Garcia)": "（Garcia案）",
    " (letter of rights)": "（权利告知书）",
    " (a third party informed)": "（告知第三人）",
    " (access to a lawyer)": "（获得律师帮助）",
    " (the stricter reading)": "（取较严者）",
    " (the issuer answers for its order)": "（签发机关对令状负责）",
    " (on intake, within 24 hours)": "（入所时，二十四小时内）",
    " (before the first questioning)": "（首次讯问之前）",
    " (at the first questioning)": "（首次讯问时）",
    " (at execution": "（执行时",
    " (at once": "（立即",
    "the figure is for recording it)": "数字为登记时间）",
    " (face to face, both sign": "（当面，双方签名",
    "it speaks of cases)": "该条针对案件）",
    " asks for the letter to say it": "要求在协作函中写明",
    " says promptly": "只规定及时",
    " names the common superior and no time": "规定共同上级，没有规定时间",
    " sets the range": "规定范围",
    " gives none": "没有规定",
    " annex": "附件",
    " as model": "为参照",
    ", arrest: immediately": "，逮捕：立即",
    ": help is free of charge": "：协作不收费",
    ": the case organ collects": "：由办案机关接收",
    ": 24 hours from the detention or arrest": "：自拘留、逮捕起二十四小时",
    ": 60 days from the arrest": "：自逮捕起六十日",
    ": the requesting organ bears it": "：由请求方承担",
    ": held where the person was caught until collected": "：接收之前羁押于抓获地",
}
"""What may stand before or behind a citation."""

_BEFORE = {
    "house figure, after ": "自定，参照",
    "house figure: ": "自定：",
    "house figure, ": "自定，",
    "house figure": "自定",
    "house list, after ": "自定清单，依",
    "house list": "自定清单",
    "house table": "自定表",
    "house rule": "自定",
    "house reading of ": "本规则的理解：",
    "after the ": "参照",
    "after ": "参照",
}

_ARTICLE = r"\d+[a-z]?(?:\.\d+)*(?:-\d+)?(?:\([0-9a-z]+\))*"
_CITED = re.compile(
    rf"(?P<text>{'|'.join(re.escape(one) for one in sorted(_TEXTS, key=len, reverse=True))})"
    rf"(?: (?P<kind>arts?|ss?|nos?|sections?)\.? (?P<list>{_ARTICLE}(?:(?:, | and ){_ARTICLE})*))?"
)
_ONE = re.compile(_ARTICLE)
_DIGITS = "零一二三四五六七八九"


@cache
def cited(source: str, language: str) -> str:
    """A source in a language, Chinese or else English. What is not known stays as it was written."""
    if not language.startswith("zh"):
        return re.sub("|".join(_ENGLISH), lambda found: _ENGLISH[found[0]], source)
    return _SAID.get(source) or "；".join(_piece(one) for one in source.split("; "))


_ENGLISH = {name: text.en for name, text in _TEXTS.items() if text.en}


def _piece(said: str) -> str:
    if said in _SAID:
        return _SAID[said]
    found = next((one for one in _BEFORE if said.startswith(one)), "")
    rest = _CITED.sub(_article, said.removeprefix(found))
    rest = rest.replace("programme.md, ", "工作方案：")
    for note, chinese in _NOTES.items():
        rest = rest.replace(note, chinese)
    return _BEFORE.get(found, "") + _brackets(rest)


def _brackets(said: str) -> str:
    """A citation in brackets behind another one stands in Chinese brackets."""
    return re.sub(r" \(((?=[^)]*第)[^()]*)\)", r"（\1）", said).replace("） （", "（")


def _article(found: re.Match[str]) -> str:
    text, listed = _TEXTS[found["text"]], found["list"]
    if not listed:
        return text.zh
    unit = {"s": "节", "n": "项"}.get(found["kind"][0], "条")
    if found["text"] in ("IRG", "IRSG"):
        unit = "条"  # what German and Swiss law call a section is an article in Chinese
    is_several = found["kind"].endswith("s") and found["kind"] != "s"
    articles = (_numbered(one, unit, text, is_several=is_several) for one in _ONE.findall(listed))
    return text.zh + "、".join(articles)


def _numbered(article: str, unit: str, text: _Text, *, is_several: bool) -> str:
    """`arts. 14-15` is a range; `art. 133-1` is an article that was put in behind article 133."""
    number, *inner = article.replace(")", "").split("(")
    first, _, second = number.partition("-")
    said = f"第{_count(first, text)}{unit}"
    if second:
        said += f"至第{_count(second, text)}{unit}" if is_several else f"之{_count(second, text)}"
    return said + "".join(_inner(one, level, text) for level, one in enumerate(inner))


def _inner(mark: str, level: int, text: _Text) -> str:
    if not mark.isdigit():
        return f"第（{mark}）" + ("目" if level > 1 else "项")
    unit = text.first if level == 0 else "项"
    count = f"（{_count(mark, text)}）" if text.in_words and unit == "项" else _count(mark, text)
    return f"第{count}{unit}"


def _count(number: str, text: _Text) -> str:
    """A number below 1,000 in Chinese numerals, where the text counts in them."""
    if not (text.in_words and number.isdigit()):
        return number
    hundreds, tens, ones = (int(one) for one in f"{int(number):03}")
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")
