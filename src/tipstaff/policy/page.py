"""A rule profile as a page to read: the prose, and every number beside its source."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from html import escape

from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode, Unit
from tipstaff.policy.abroad import Answer, Bar, Channel, PackageForm, PartRule
from tipstaff.policy.accounts import CostKind, CreditStep, Currency, Known, SupportRule
from tipstaff.policy.care import CareColour, CareRule
from tipstaff.policy.citation import cited
from tipstaff.policy.duties import BEARER_WORDS, DUTY_WORDS, DutyRule
from tipstaff.policy.ladder import Rung
from tipstaff.policy.level import LevelRule
from tipstaff.policy.penalty import Beyond, Penalty
from tipstaff.policy.profile import (
    Applies,
    ApprovalRule,
    Cooperation,
    CooperationKind,
    DataRule,
    Item,
    Offence,
    Profile,
    Section,
    SilenceEffect,
)
from tipstaff.policy.rate import Per, Rate
from tipstaff.policy.readiness import AnswerForm, RestsOn
from tipstaff.policy.resources import AssetKind, ExpertField, QualificationKind, WorkKind
from tipstaff.policy.taskforce import Group, OrderSection

_WORDS = {
    "id": Bilingual("编号", "Id"),
    "what": Bilingual("事项", "What"),
    "limit": Bilingual("时限", "Limit"),
    "counted": Bilingual("计算方式", "Counted"),
    "after": Bilingual("届满后，按时限的比例", "After it has passed, share of the limit"),
    "at_most": Bilingual("最迟", "At the latest after"),
    "source": Bilingual("依据", "Source"),
    "confidence": Bilingual("可信度", "Confidence"),
    "maximum": Bilingual("法定最高刑", "Maximum penalty"),
    "level": Bilingual("等级", "Level"),
    "colour": Bilingual("档案颜色", "Care colour"),
    "unknown": Bilingual("不明时", "When unknown"),
    "answer": Bilingual("答复须写明", "An answer says"),
    "rests_on": Bilingual("以何为据，变更即失效", "Rests on, and is void when it changes"),
    "applies": Bilingual("适用于", "Applies"),
    "bounds": Bilingual("界限", "Bounds"),
    "amount": Bilingual("数值", "Number"),
    "needed_for": Bilingual("适用事项", "Needed for"),
    "on_silence": Bilingual("沉默的后果", "What silence leads to"),
    "sequence": Bilingual("先后", "When"),
    "first": Bilingual("在先：完成之前不得执行", "first: nobody executes before it is done"),
    "in_time": Bilingual("在期限之内", "in its time"),
    "stops": Bilingual("不明即止", "stops the work"),
    "goes_on": Bilingual("可以继续", "may go on"),
    "texts": Bilingual("所依据的文本", "Texts relied on"),
    "as_published": Bilingual(
        "依据栏引用文本的名称和条款；只以英文公布的，按原文引用。“自定”是本系统的数字，不是法律规定。",
        "A source is cited by its name and article; what was published in English alone is cited as it was published. "
        "A house figure is a number of this system and no law.",
    ),
    "calendar": Bilingual("工作日历", "Working calendar"),
    "zone": Bilingual("时区", "Time zone"),
    "per": Bilingual("计数对象", "Counted for"),
    "most": Bilingual("上限", "At most"),
    "points": Bilingual("计分", "Points"),
    "known": Bilingual("凭据", "Known by"),
    "asking_share": Bilingual("请求方负担", "Borne by the asking agency"),
    "by_duty": Bilingual("按该类协作的费用负担", "by who bears the costs of the help"),
    "above": Bilingual("超过", "Above"),
    "share": Bilingual("补助比例", "Share supported"),
    "cap": Bilingual("最多", "At most"),
    "qualifications_needed": Bilingual("须具备的资格", "Qualifications needed"),
    "vehicle": Bilingual("车辆", "Vehicle"),
    "checks_orders": Bilingual("审核部署命令", "Checks orders"),
    "every_days": Bilingual("保养间隔（天）", "Maintained every (days)"),
    "papers": Bilingual("文书", "paper"),
    "questions": Bilingual("须答事项", "question"),
    "instruments": Bilingual("法律依据", "legal instrument"),
    "fixed": Bilingual("法定，不得另行约定", "fixed by the rules, no agreement moves it"),
    "refuses": Bilingual("据以拒绝的理由代码", "Refused on"),
    "channel": Bilingual("渠道", "Channel"),
    "form": Bilingual("请求形式", "Form"),
    "bar": Bilingual("性质", "Kind of bar"),
    "stops_on": Bilingual("何种回答即止", "Stops on"),
    "turned": Bilingual("反过来再问", "Asked the other way round"),
    "needs": Bilingual("另须", "Needs too"),
    "prosecution": Bilingual("追诉", "To prosecute"),
    "sentence": Bilingual("执行刑罚", "To execute a sentence"),
    "yes": Bilingual("是", "yes"),
    "no": Bilingual("否", "no"),
    "certified": Bilingual("核证", "certified copy"),
    "translated": Bilingual("译文", "translation"),
}
_CHANNELS = {
    Channel.TREATY: Bilingual("条约", "treaty"),
    Channel.INTERPOL: Bilingual("国际刑警组织", "INTERPOL"),
}
_FORMS = {
    PackageForm.EAW: Bilingual("欧洲逮捕令", "European Arrest Warrant"),
    PackageForm.CN: Bilingual("中国引渡法", "PRC Extradition Law"),
    PackageForm.UN: Bilingual("联合国示范条约", "UN Model Treaty"),
    PackageForm.NOTICE: Bilingual("国际刑警组织通报", "INTERPOL notice"),
}
_BARS = {
    Bar.ABSOLUTE: Bilingual("绝对禁止", "absolute"),
    Bar.REFUGEE: Bilingual("难民：停止", "refugee: stops"),
    Bar.ASSURANCE: Bilingual("须有保证", "unless there is an assurance"),
    Bar.MANDATORY: Bilingual("应当拒绝", "mandatory"),
    Bar.OPTIONAL: Bilingual("可以拒绝", "optional"),
}
_ANSWERS = {
    Answer.YES: Bilingual("是", "yes"),
    Answer.NO: Bilingual("否", "no"),
    Answer.UNKNOWN: Bilingual("不明", "not known"),
}
_ANSWER_FORMS = {
    AnswerForm.PLAIN: Bilingual("是或者否", "yes or no"),
    AnswerForm.PLAN: Bilingual("是，并写明内容", "yes, in words"),
    AnswerForm.NEED: Bilingual("有或者没有；有则写明如何处理", "yes or no; a yes says what is done about it"),
    AnswerForm.SEEN: Bilingual("何人、何时", "who, and when"),
    AnswerForm.DWELLING: Bilingual(
        "谁的住所；他人住所的授权文书", "whose home; another person's with its paper"
    ),
    AnswerForm.WINDOW: Bilingual("起止时间；夜间的理由", "from when until when; by night the ground"),
}
_RESTS_ON = {
    RestsOn.WARRANT: Bilingual("令状的版本", "the warrant's edition"),
    RestsOn.ADDRESS: Bilingual("地址", "the address"),
}
_MODES = {
    Mode.CONTINUOUS: Bilingual("连续计算，不顺延", "runs through, never moved"),
    Mode.ROLL: Bilingual("末日顺延至工作日", "last day moves to a working day"),
    Mode.WORKING_DAYS: Bilingual("只计工作日", "working days only"),
}
_UNITS = {
    Unit.MINUTE: Bilingual("{n}分钟", "{n} minutes"),
    Unit.HOUR: Bilingual("{n}小时", "{n} hours"),
    Unit.DAY: Bilingual("{n}日", "{n} days"),
    Unit.WORKING_DAY: Bilingual("{n}个工作日", "{n} working days"),
    Unit.MONTH: Bilingual("{n}个月", "{n} months"),
    Unit.YEAR: Bilingual("{n}年", "{n} years"),
}
_BEYOND = {
    Beyond.LIFE: Bilingual("无期徒刑", "life"),
    Beyond.DEATH: Bilingual("死刑", "death"),
}
_CONFIDENCE = {
    Confidence.PRIMARY: Bilingual("已读原文", "primary text read"),
    Confidence.SECONDARY: Bilingual("二手资料", "secondary text read"),
    Confidence.UNVERIFIED: Bilingual("未经核实", "unverified"),
    Confidence.HOUSE: Bilingual("自定数字", "house figure"),
}
_APPLIES = {
    Applies.ALWAYS: Bilingual("一律", "always"),
    Applies.NEEDS_INTERPRETER: Bilingual("需要翻译的", "who needs an interpreter"),
    Applies.FOREIGN_NATIONAL: Bilingual("外国人", "foreign nationals"),
    Applies.MINOR: Bilingual("未成年人", "minors"),
}

_SILENCES = {
    SilenceEffect.TO_HEAD: Bilingual("由负责人代为决定", "the head's office may decide in its place"),
    SilenceEffect.STAYS: Bilingual(
        "不变：审批仍缺，继续上报", "nothing changes: it stays missing and climbs the ladder"
    ),
}
_PER = {
    Per.OFFICER: Bilingual("每名经办人", "each officer"),
    Per.OFFICE: Bilingual("每个单位", "each office"),
}

_KNOWN = {
    Known.BY_RECORD: Bilingual("系统记录", "the record"),
    Known.BY_PAPER: Bilingual("书面凭据，经对方确认", "a paper that the other agency confirms"),
}

_COLOURS = {
    CareColour.RED: Bilingual("红色", "red"),
    CareColour.YELLOW: Bilingual("黄色", "yellow"),
    CareColour.BLUE: Bilingual("蓝色", "blue"),
}

type _OfAccounts = CreditStep | CostKind | Currency | SupportRule
type _OfResources = QualificationKind | WorkKind | AssetKind | ExpertField
type _OfTaskForce = Group | OrderSection
type _Sourced = (
    Limit
    | Offence
    | LevelRule
    | CareRule
    | Item
    | Rate
    | Rung
    | DutyRule
    | _OfAccounts
    | _OfResources
    | _OfTaskForce
)
type _Row = tuple[str, ...]
type _Table = tuple[tuple[str, ...], list[_Row]]


def render(profile: Profile, language: str) -> str:
    """Write the profile as an HTML fragment in Chinese (`zh…`) or English; every word of it is escaped."""
    page = _Page(profile, language)
    body = "".join(page.section(section) for section in profile.sections)
    return f'<article class="profile" lang="{page.lang}">{page.head()}{body}</article>'


class _Page:
    """One profile in one language."""

    def __init__(self, profile: Profile, language: str) -> None:
        self.profile = profile
        self.lang = "zh-Hans" if language.startswith("zh") else "en"
        self.tables: dict[str, Callable[[Iterable[str]], _Table]] = {
            "limits": self.limits,
            "offences": self.offences,
            "levels": self.levels,
            "care": self.care,
            "cooperation": self.cooperation,
            "prohibitions": self.prohibitions,
            "approvals": self.approvals,
            "conditions": self.conditions,
            "readiness": self.readiness,
            "custody": self.custody,
            "data_rules": self.data_rules,
            "figures": self.figures,
            "pauses": self.pauses,
            "rates": self.rates,
            "rungs": self.rungs,
            "credit": self.credit,
            "costs": self.costs,
            "currencies": self.currencies,
            "support": self.support,
            "qualifications": self.qualifications,
            "works": self.works,
            "assets": self.assets,
            "expert_fields": self.expert_fields,
            "groups": self.groups,
            "order_sections": self.order_sections,
            "instruments": self.instruments,
            "questions": self.questions,
            "package": self.package,
            "thresholds": self.thresholds,
        }

    def say(self, words: Bilingual) -> str:
        return words.in_language(self.lang)

    def head(self) -> str:
        one = self.profile
        texts = "".join(
            f"<li>{escape(self.say(text.law))}, {text.dated.isoformat()}</li>" for text in one.text_dates
        )
        facts = (("zone", one.time_zone.key), ("calendar", one.calendar.version))
        terms = "".join(f"<dt>{escape(self._word(key))}</dt><dd>{escape(value)}</dd>" for key, value in facts)
        return (
            f"<header><h1>{escape(self.say(one.title))}</h1><p><code>{escape(one.name)}</code></p>"
            f"<dl>{terms}<dt>{escape(self._word('texts'))}</dt><dd><ul>{texts}</ul></dd></dl>"
            f"<p>{escape(self._word('as_published'))}</p></header>"
        )

    def section(self, section: Section) -> str:
        held = "".join(self.table(kind, ids) for kind, ids in section.holds.items())
        heading, prose = escape(self.say(section.heading)), escape(self.say(section.prose))
        return f'<section id="{escape(section.id)}"><h2>{heading}</h2><p>{prose}</p>{held}</section>'

    def table(self, kind: str, ids: tuple[str, ...]) -> str:
        rows_of = self.tables.get(kind)
        columns, rows = rows_of(ids) if rows_of else self.items(kind, ids)
        head = "".join(f'<th scope="col">{escape(self._word(column))}</th>' for column in columns)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f'<table class="{escape(kind)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'

    def limits(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.limits[one] for one in ids]
        return ("id", "what", "limit", "counted", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._time(one.budget),
                self.say(_MODES[one.mode]),
                *self._basis(one),
            )
            for one in found
        ]

    def offences(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.offences[one] for one in ids]
        return ("id", "what", "maximum", "source", "confidence"), [
            (one.code, self.say(one.says), self._penalty(one.maximum), *self._basis(one)) for one in found
        ]

    def levels(self, ids: Iterable[str]) -> _Table:
        by_id = {rule.id: rule for rule in self.profile.level_rules}
        found: list[LevelRule] = [by_id[one] for one in ids]
        return ("id", "level", "what", "source", "confidence"), [
            (one.id, str(one.level), self.say(one.says), *self._basis(one)) for one in found
        ]

    def care(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.care_rules if one.id in ids]
        return ("id", "colour", "what", "source", "confidence"), [
            (one.id, self.say(_COLOURS[one.colour]), self.say(one.says), *self._basis(one)) for one in found
        ]

    def cooperation(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.cooperation[Cooperation(one)] for one in ids]
        return ("id", "what", "source", "confidence"), [row for one in found for row in self._kind(one)]

    def _kind(self, kind: CooperationKind) -> Iterator[_Row]:
        """What one kind of help needs, how long it may take and who bears what."""
        for label in ("papers", "questions", "instruments"):
            items: tuple[Item, ...] = getattr(kind, label)
            for one in items:
                what = f"{self.say(kind.says)} · {self._word(label)}: {self.say(one.says)}"
                yield f"{kind.kind}: {one.id}", what, *self._basis(one)
        for limit in filter(None, (kind.limit, kind.remote_limit)):
            timed = self.profile.limits[limit]
            yield f"{kind.kind}: {limit}", f"{self.say(timed.says)}: {timed.budget}", *self._basis(timed)
        for rule in kind.duties:
            what = f"{self.say(kind.says)} · {self.say(DUTY_WORDS[rule.duty])}: {self.say(BEARER_WORDS[rule.bears])}"
            fixed = f" ({self._word('fixed')})" if rule.is_fixed else ""
            yield f"{kind.kind}: {rule.duty}", f"{what}{fixed}", *self._basis(rule)

    def prohibitions(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.prohibitions if one.id in ids]
        return ("id", "what", "refuses", "source", "confidence"), [
            (one.id, self.say(one.says), ", ".join(one.refuses), *self._basis(one)) for one in found
        ]

    def approvals(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.approvals[one] for one in ids]
        return ("id", "what", "needed_for", "limit", "on_silence", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._needed_for(one),
                self._time(self.profile.limits[one.limit].budget),
                self.say(_SILENCES[one.on_silence]),
                *self._basis(one),
            )
            for one in found
        ]

    def _needed_for(self, approval: ApprovalRule) -> str:
        kinds = self.profile.cooperation.values()
        return "; ".join(self.say(one.says) for one in kinds if approval.id in one.approvals)

    def conditions(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.conditions if one.id in ids]
        return ("id", "what", "sequence", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._word("first" if one.comes_first else "in_time"),
                *self._basis(one),
            )
            for one in found
        ]

    def readiness(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.readiness if one.id in ids]
        return ("id", "what", "unknown", "answer", "limit", "rests_on", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._word("stops" if one.blocks_when_unknown else "goes_on"),
                self.say(_ANSWER_FORMS[one.form]),
                one.limit,
                " / ".join(self.say(_RESTS_ON[each]) for each in RestsOn if each in one.rests_on) or "–",
                *self._basis(one),
            )
            for one in found
        ]

    def custody(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.custody if one.id in ids]
        return ("id", "what", "limit", "applies", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._time(self.profile.limits[one.limit].budget),
                self.say(_APPLIES[one.applies]),
                *self._basis(one),
            )
            for one in found
        ]

    def data_rules(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.data_rules[one] for one in ids]
        return ("id", "what", "bounds", "source", "confidence"), [
            (one.id, self.say(one.says), _bounds(one), *self._basis(one)) for one in found
        ]

    def figures(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.figures[one] for one in ids]
        return ("id", "what", "amount", "source", "confidence"), [
            (one.id, self.say(one.says), str(one.amount), *self._basis(one)) for one in found
        ]

    def rungs(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.rungs if one.id in ids]
        return ("id", "what", "after", "at_most", "source", "confidence"), [
            (one.id, self.say(one.says), f"{one.share}%", _span(one.at_most), *self._basis(one))
            for one in found
        ]

    def pauses(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.pauses if one.id in ids]
        return ("id", "what", "limit", "source", "confidence"), [
            (one.id, self.say(one.says), self._time(self.profile.limits[one.limit].budget), *self._basis(one))
            for one in found
        ]

    def rates(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.rates if one.id in ids]
        return ("id", "what", "per", "most", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self.say(_PER[one.per]),
                f"{one.most} / {one.within}",
                *self._basis(one),
            )
            for one in found
        ]

    def instruments(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.instruments if one.id in ids]
        return ("id", "what", "channel", "form", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self.say(_CHANNELS[one.rule.channel]),
                self.say(_FORMS[one.rule.form]),
                *self._basis(one),
            )
            for one in found
        ]

    def questions(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.questions if one.id in ids]
        return ("id", "what", "bar", "stops_on", "turned", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self.say(_BARS[one.rule.bar]),
                " / ".join(self.say(_ANSWERS[each]) for each in Answer if each in one.rule.stops_on),
                self._word("yes" if one.rule.turned else "no"),
                *self._basis(one),
            )
            for one in found
        ]

    def package(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.package if one.id in ids]
        return ("id", "what", "form", "needs", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self.say(_FORMS[one.rule.form]),
                self._needs(one.rule),
                *self._basis(one),
            )
            for one in found
        ]

    def _needs(self, rule: PartRule) -> str:
        needed = {"certified": rule.certified, "translated": rule.translated}
        return " / ".join(self._word(name) for name, is_needed in needed.items() if is_needed) or "–"

    def thresholds(self, ids: Iterable[str]) -> _Table:
        found = [one for one in self.profile.thresholds if one.id in ids]
        return ("id", "what", "prosecution", "sentence", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                f"≥ {one.rule.prosecution}",
                f"≥ {one.rule.sentence}",
                *self._basis(one),
            )
            for one in found
        ]

    def credit(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.credit[one] for one in ids]
        return ("id", "what", "points", "known", "source", "confidence"), [
            (one.id, self.say(one.says), str(one.points), self.say(_KNOWN[one.known]), *self._basis(one))
            for one in found
        ]

    def costs(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.costs[one] for one in ids]
        return ("id", "what", "asking_share", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._word("by_duty") if one.asking is None else f"{one.asking}%",
                *self._basis(one),
            )
            for one in found
        ]

    def currencies(self, ids: Iterable[str]) -> _Table:
        return self._listed(self.profile.currencies[one] for one in ids)

    def support(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.support[one] for one in ids]
        return ("id", "what", "above", "share", "cap", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                _money(one.above, one.currency),
                f"{one.share}%",
                _money(one.at_most, one.currency),
                *self._basis(one),
            )
            for one in found
        ]

    def qualifications(self, ids: Iterable[str]) -> _Table:
        return self._listed(self.profile.qualifications[one] for one in ids)

    def expert_fields(self, ids: Iterable[str]) -> _Table:
        return self._listed(self.profile.expert_fields[one] for one in ids)

    def _listed(self, found: Iterable[QualificationKind | ExpertField | OrderSection | Currency]) -> _Table:
        return ("id", "what", "source", "confidence"), [
            (one.id, self.say(one.says), *self._basis(one)) for one in found
        ]

    def works(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.works[one] for one in ids]
        return ("id", "what", "qualifications_needed", "source", "confidence"), [
            (one.id, self.say(one.says), self._qualified(one), *self._basis(one)) for one in found
        ]

    def _qualified(self, work: WorkKind) -> str:
        return (
            " / ".join(self.say(self.profile.qualifications[one].says) for one in sorted(work.needs)) or "–"
        )

    def assets(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.assets[one] for one in ids]
        return ("id", "what", "vehicle", "every_days", "source", "confidence"), [
            (
                one.id,
                self.say(one.says),
                self._word("yes" if one.is_vehicle else "no"),
                str(one.every_days),
                *self._basis(one),
            )
            for one in found
        ]

    def order_sections(self, ids: Iterable[str]) -> _Table:
        return self._listed(self.profile.order_sections[one] for one in ids)

    def groups(self, ids: Iterable[str]) -> _Table:
        found = [self.profile.groups[one] for one in ids]
        return ("id", "what", "checks_orders", "source", "confidence"), [
            (one.id, self.say(one.says), self._word("yes" if one.checks_orders else "no"), *self._basis(one))
            for one in found
        ]

    def items(self, kind: str, ids: Iterable[str]) -> _Table:
        found: tuple[Item, ...] = getattr(self.profile, kind)
        return ("id", "what", "source", "confidence"), [
            (one.id, self.say(one.says), *self._basis(one)) for one in found if one.id in ids
        ]

    def _basis(self, sourced: _Sourced) -> tuple[str, str]:
        return cited(
            sourced.source, self.lang
        ), f"{sourced.confidence} {self.say(_CONFIDENCE[sourced.confidence])}"

    def _penalty(self, penalty: Penalty) -> str:
        if penalty.beyond is not None:
            return self.say(_BEYOND[penalty.beyond])
        years, months = divmod(penalty.months or 0, 12)
        unit = Unit.MONTH if months else Unit.YEAR
        return self._time(Budget(penalty.months or 0 if months else years, unit))

    def _time(self, budget: Budget) -> str:
        return self.say(_UNITS[budget.unit]).format(n=budget.amount)

    def _word(self, key: str) -> str:
        return self.say(_WORDS[key])


def _money(minor: int, currency: str) -> str:
    return f"{currency} {minor // 100:,}.{minor % 100:02}"


def _bounds(rule: DataRule) -> str:
    least = "" if rule.least is None else f"≥ {rule.least}"
    most = "" if rule.most is None else f"≤ {rule.most}"
    return ", ".join(one for one in (least, most) if one) or "–"


def _span(span: timedelta) -> str:
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    return f"{hours}h" if not minutes else f"{60 * hours + minutes}min"
