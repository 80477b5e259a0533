"""From a profile's file to frozen records. What it does not know, it refuses, and says where it stands."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tipstaff.kernel import calendar as calendars
from tipstaff.kernel.limit import Bilingual, Budget, BudgetError, Confidence, Limit, LimitError, Mode
from tipstaff.policy.abroad import (
    Answer,
    Bar,
    BarRule,
    Channel,
    InstrumentRule,
    PackageForm,
    PartRule,
    ThresholdRule,
)
from tipstaff.policy.accounts import STEPS, WHOLE, CostKind, CreditStep, Currency, SupportRule
from tipstaff.policy.care import CareColour, CareRule, first_hit
from tipstaff.policy.document import Fault, Part, ProfileError, read_document
from tipstaff.policy.duties import Bearer, Duty, DutyRule, may_bear
from tipstaff.policy.ladder import Addressee, Rung
from tipstaff.policy.level import LEVELS, Level, LevelRule
from tipstaff.policy.penalty import Penalty
from tipstaff.policy.profile import (
    DATA_RULE_IDS,
    FIGURE_IDS,
    HEAD,
    LIMIT_IDS,
    PAUSABLE,
    PROHIBITION_IDS,
    RATE_IDS,
    Applies,
    ApprovalRule,
    CareItem,
    ConditionKind,
    Cooperation,
    CooperationKind,
    DataRule,
    Figure,
    Instrument,
    Item,
    Offence,
    PackagePart,
    PauseGround,
    Profile,
    Prohibition,
    Question,
    ReadinessItem,
    Section,
    SilenceEffect,
    TextDate,
    Threshold,
)
from tipstaff.policy.rate import Per, Rate
from tipstaff.policy.readiness import AnswerForm, RestsOn
from tipstaff.policy.resources import AssetKind, ExpertField, QualificationKind, WorkKind
from tipstaff.policy.taskforce import Group, OrderSection

__all__ = ["PROFILES", "Fault", "ProfileError", "load_profile", "names"]

_NAME = re.compile(r"[a-z0-9-]+/\d{4}-\d+", re.ASCII)
_INSTALLED = Path(__file__).parents[1] / "profiles"
_IN_THE_TREE = Path(__file__).parents[3] / "profiles"
PROFILES = _INSTALLED if _INSTALLED.is_dir() else _IN_THE_TREE
"""Where the profiles lie that come with Tipstaff."""

_ITEM = ("id", "zh", "en", "source", "confidence")


def names(folder: Path = PROFILES) -> tuple[str, ...]:
    """The names of the profiles in a folder."""
    return tuple(sorted(f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.yaml")))


@cache
def load_profile(name: str, folder: Path = PROFILES) -> Profile:
    """The profile of this name, such as `cn/2026-1`; raises ProfileError with code, file, line and key."""
    if not _NAME.fullmatch(name):
        raise ProfileError(Fault.NOT_FOUND, name, "a profile is named like cn/2026-1")
    document = read_document(folder / f"{name}.yaml", f"{name}.yaml")
    head = document.fields(("name", "title", "time_zone", "calendar", "text_dates", "sections"))
    if head["name"].text() != name:
        raise head["name"].refused(Fault.OTHER_NAME, f"the file is called {name}")
    content = _Content()
    sections = tuple(_section(part, content) for part in head["sections"].parts())
    _check_whole(content, head["sections"])
    return _profile(head, sections, content)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the sections have given so far, each kind with the place of every id."""

    limits: dict[str, tuple[Part, Limit]] = field(default_factory=dict)
    offences: dict[str, tuple[Part, Offence]] = field(default_factory=dict)
    levels: dict[str, tuple[Part, LevelRule]] = field(default_factory=dict)
    care: dict[str, tuple[Part, CareRule]] = field(default_factory=dict)
    cooperation: dict[str, tuple[Part, CooperationKind]] = field(default_factory=dict)
    approvals: dict[str, tuple[Part, ApprovalRule]] = field(default_factory=dict)
    conditions: dict[str, tuple[Part, ConditionKind]] = field(default_factory=dict)
    declines: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    weapons: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    prohibitions: dict[str, tuple[Part, Prohibition]] = field(default_factory=dict)
    readiness: dict[str, tuple[Part, ReadinessItem]] = field(default_factory=dict)
    custody: dict[str, tuple[Part, CareItem]] = field(default_factory=dict)
    confirmation: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    review: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    data_rules: dict[str, tuple[Part, DataRule]] = field(default_factory=dict)
    distinguishing: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    figures: dict[str, tuple[Part, Figure]] = field(default_factory=dict)
    pauses: dict[str, tuple[Part, PauseGround]] = field(default_factory=dict)
    rates: dict[str, tuple[Part, Rate]] = field(default_factory=dict)
    rungs: dict[str, tuple[Part, Rung]] = field(default_factory=dict)
    instruments: dict[str, tuple[Part, Instrument]] = field(default_factory=dict)
    questions: dict[str, tuple[Part, Question]] = field(default_factory=dict)
    package: dict[str, tuple[Part, PackagePart]] = field(default_factory=dict)
    thresholds: dict[str, tuple[Part, Threshold]] = field(default_factory=dict)
    holds: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    credit: dict[str, tuple[Part, CreditStep]] = field(default_factory=dict)
    costs: dict[str, tuple[Part, CostKind]] = field(default_factory=dict)
    currencies: dict[str, tuple[Part, Currency]] = field(default_factory=dict)
    support: dict[str, tuple[Part, SupportRule]] = field(default_factory=dict)
    languages: dict[str, tuple[Part, Item]] = field(default_factory=dict)
    qualifications: dict[str, tuple[Part, QualificationKind]] = field(default_factory=dict)
    works: dict[str, tuple[Part, WorkKind]] = field(default_factory=dict)
    assets: dict[str, tuple[Part, AssetKind]] = field(default_factory=dict)
    expert_fields: dict[str, tuple[Part, ExpertField]] = field(default_factory=dict)
    groups: dict[str, tuple[Part, Group]] = field(default_factory=dict)
    order_sections: dict[str, tuple[Part, OrderSection]] = field(default_factory=dict)


def _profile(head: Mapping[str, Part], sections: tuple[Section, ...], content: _Content) -> Profile:
    return Profile(
        name=head["name"].text(),
        title=_bilingual(head["title"]),
        time_zone=_zone(head["time_zone"]),
        calendar=_calendar(head["calendar"]),
        text_dates=tuple(_text_date(part) for part in head["text_dates"].parts()),
        sections=sections,
        limits=MappingProxyType({key: one for key, (_, one) in content.limits.items()}),
        offences=MappingProxyType({key: one for key, (_, one) in content.offences.items()}),
        level_rules=_values(content.levels),
        care_rules=_values(content.care),
        cooperation=MappingProxyType({one.kind: one for one in _values(content.cooperation)}),
        approvals=MappingProxyType({key: one for key, (_, one) in content.approvals.items()}),
        conditions=_values(content.conditions),
        declines=_values(content.declines),
        weapons=_values(content.weapons),
        prohibitions=_values(content.prohibitions),
        readiness=_values(content.readiness),
        custody=_values(content.custody),
        confirmation=_values(content.confirmation),
        review=_values(content.review),
        data_rules=MappingProxyType({key: one for key, (_, one) in content.data_rules.items()}),
        distinguishing=_values(content.distinguishing),
        figures=MappingProxyType({key: one for key, (_, one) in content.figures.items()}),
        pauses=_values(content.pauses),
        rates=_values(content.rates),
        rungs=_values(content.rungs),
        instruments=_values(content.instruments),
        questions=_values(content.questions),
        package=_values(content.package),
        thresholds=_values(content.thresholds),
        holds=_values(content.holds),
        credit=_by_id(content.credit),
        costs=_by_id(content.costs),
        currencies=_by_id(content.currencies),
        support=_by_id(content.support),
        languages=_values(content.languages),
        qualifications=_by_id(content.qualifications),
        works=_by_id(content.works),
        assets=_by_id(content.assets),
        expert_fields=_by_id(content.expert_fields),
        groups=_by_id(content.groups),
        order_sections=_by_id(content.order_sections),
    )


def _values[T](found: Mapping[str, tuple[Part, T]]) -> tuple[T, ...]:
    return tuple(one for _, one in found.values())


def _by_id[T](found: Mapping[str, tuple[Part, T]]) -> Mapping[str, T]:
    return MappingProxyType({key: one for key, (_, one) in found.items()})


def _section(part: Part, content: _Content) -> Section:
    fields = part.fields(("id", "heading", "prose"), (*_READERS,))
    holds = {
        kind: tuple(_take(one, kind, content) for one in fields[kind].parts())
        for kind in _READERS
        if kind in fields
    }
    return Section(
        id=fields["id"].text(),
        heading=_bilingual(fields["heading"]),
        prose=_bilingual(fields["prose"]),
        holds=MappingProxyType(holds),
    )


def _take(part: Part, kind: str, content: _Content) -> str:
    own_id, value = _READERS[kind](part)
    found = getattr(content, kind)
    if own_id in found:
        raise part.refused(Fault.DUPLICATE_ID, f"{own_id!r} stands in {kind} already")
    found[own_id] = (part, value)
    return own_id


def _limit(part: Part) -> tuple[str, Limit]:
    fields = part.fields((*_ITEM, "limit", "mode"), ("on_lapse",))
    own_id, budget = fields["id"].text(), _budget(fields["limit"])
    if own_id not in LIMIT_IDS:
        raise part.refused(Fault.UNKNOWN_LIMIT, f"nothing is timed by {own_id!r}")
    try:
        limit = Limit(
            id=own_id,
            budget=budget,
            mode=fields["mode"].one_of(Mode),
            source=fields["source"].text(),
            confidence=fields["confidence"].one_of(Confidence),
            says=_says(fields),
            on_lapse=fields["on_lapse"].text() if "on_lapse" in fields else None,
        )
    except LimitError as problem:
        raise part.refused(Fault.BAD_COUNTING, str(problem)) from problem
    return own_id, limit


def _offence(part: Part) -> tuple[str, Offence]:
    fields = part.fields(("code", "zh", "en", "maximum", "source", "confidence"))
    offence = Offence(
        code=fields["code"].text(),
        says=_says(fields),
        maximum=_penalty(fields["maximum"]),
        source=fields["source"].text(),
        confidence=fields["confidence"].one_of(Confidence),
    )
    return offence.code, offence


def _level(part: Part) -> tuple[str, LevelRule]:
    fields = part.fields((*_ITEM, "level"), ("when",))
    conditions = ("offences", "penalty_at_least", "remaining_sentence", "escaped_from_custody")
    when = fields["when"].fields((), (*conditions, "violence_with_weapon")) if "when" in fields else {}
    remaining = _penalty(when["remaining_sentence"]).months if "remaining_sentence" in when else None
    rule = LevelRule(
        id=fields["id"].text(),
        level=_one_level(fields["level"]),
        says=_says(fields),
        source=fields["source"].text(),
        confidence=fields["confidence"].one_of(Confidence),
        offences=frozenset(one.text() for one in when["offences"].parts())
        if "offences" in when
        else frozenset(),
        penalty_at_least=_penalty(when["penalty_at_least"]) if "penalty_at_least" in when else None,
        remaining_sentence_months=remaining,
        escaped_from_custody="escaped_from_custody" in when and when["escaped_from_custody"].flag(),
        violence_with_weapon="violence_with_weapon" in when and when["violence_with_weapon"].flag(),
    )
    return rule.id, rule


def _one_level(part: Part) -> Level:
    if part.text() not in LEVELS:
        raise part.refused(Fault.BAD_VALUE, "a level is 1, 2 or 3")
    return LEVELS[part.text()]


def _colour(part: Part) -> tuple[str, CareRule]:
    fields = part.fields((*_ITEM, "colour"), ("when",))
    when = fields["when"].fields((), ("level", "thin_record")) if "when" in fields else {}
    rule = CareRule(
        **_of_item(fields),
        colour=fields["colour"].one_of(CareColour),
        level=_one_level(when["level"]) if "level" in when else None,
        thin_record="thin_record" in when and when["thin_record"].flag(),
    )
    return rule.id, rule


def _cooperation(part: Part) -> tuple[str, CooperationKind]:
    lists = ("papers", "questions", "instruments")
    fields = part.fields(
        ("kind", "zh", "en", "limit", "papers", "questions", "approvals", "duties"),
        ("instruments", "remote_limit", "green_channel"),
    )
    kind = fields["kind"].one_of(Cooperation)
    return kind, CooperationKind(
        kind=kind,
        says=_says(fields),
        approvals=_approvals_of(fields["approvals"]),
        green_channel=_levels_of(fields.get("green_channel")),
        duties=_duties(fields["duties"]),
        limit=fields["limit"].text(),
        remote_limit=fields["remote_limit"].text() if "remote_limit" in fields else "",
        **{name: _items_once(fields[name]) for name in lists if name in fields},
    )


def _items_once(part: Part) -> tuple[Item, ...]:
    items = tuple(_item(one)[1] for one in part.parts())
    if len({one.id for one in items}) < len(items):
        raise part.refused(Fault.DUPLICATE_ID, "the same id stands here twice")
    return items


def _duties(part: Part) -> tuple[DutyRule, ...]:
    """Who bears what: every duty once, and what is undivided on one agency."""
    rules = tuple(_duty(one) for one in part.parts())
    if sorted(one.duty for one in rules) != sorted(Duty):
        raise part.refused(Fault.MISSING_DUTY, f"each of these once: {', '.join(Duty)}")
    return rules


def _duty(part: Part) -> DutyRule:
    fields = part.fields(("duty", "bears", "source", "confidence"), ("fixed",))
    rule = DutyRule(
        duty=fields["duty"].one_of(Duty),
        bears=fields["bears"].one_of(Bearer),
        source=fields["source"].text(),
        confidence=fields["confidence"].one_of(Confidence),
        is_fixed="fixed" in fields and fields["fixed"].flag(),
    )
    if not may_bear(rule.duty, rule.bears):
        raise part.refused(Fault.BAD_VALUE, f"{rule.duty} is borne by exactly one agency")
    return rule


def _prohibition(part: Part) -> tuple[str, Prohibition]:
    fields = part.fields((*_ITEM, "refuses"))
    refuses = tuple(one.text() for one in fields["refuses"].parts())
    return fields["id"].text(), Prohibition(**_of_item(fields), refuses=refuses)


def _approvals_of(part: Part) -> tuple[str, ...]:
    named = tuple(one.text() for one in part.parts())
    if not named or len(set(named)) < len(named):
        raise part.refused(Fault.DUPLICATE_ID, "a kind names at least one approval, and each once")
    return named


def _levels_of(part: Part | None) -> frozenset[Level]:
    return frozenset(_one_level(one) for one in part.parts()) if part else frozenset()


def _approval(part: Part) -> tuple[str, ApprovalRule]:
    fields = part.fields((*_ITEM, "limit", "on_silence"))
    on_silence = fields["on_silence"].one_of(SilenceEffect)
    rule = ApprovalRule(**_of_item(fields), limit=fields["limit"].text(), on_silence=on_silence)
    return rule.id, rule


def _condition(part: Part) -> tuple[str, ConditionKind]:
    fields = part.fields((*_ITEM, "comes_first"))
    return fields["id"].text(), ConditionKind(**_of_item(fields), comes_first=fields["comes_first"].flag())


def _item(part: Part) -> tuple[str, Item]:
    fields = part.fields(_ITEM)
    return fields["id"].text(), Item(**_of_item(fields))


def _readiness(part: Part) -> tuple[str, ReadinessItem]:
    fields = part.fields((*_ITEM, "blocks_when_unknown", "form", "limit", "rests_on"))
    item = ReadinessItem(
        **_of_item(fields),
        blocks_when_unknown=fields["blocks_when_unknown"].flag(),
        form=fields["form"].one_of(AnswerForm),
        limit=_limit_id(fields["limit"]),
        rests_on=frozenset(one.one_of(RestsOn) for one in fields["rests_on"].parts()),
    )
    return item.id, item


def _care(part: Part) -> tuple[str, CareItem]:
    fields = part.fields((*_ITEM, "limit", "applies_when"))
    applies = fields["applies_when"].one_of(Applies)
    return fields["id"].text(), CareItem(**_of_item(fields), limit=fields["limit"].text(), applies=applies)


def _data_rule(part: Part) -> tuple[str, DataRule]:
    fields = part.fields(_ITEM, ("least", "most"))
    least, most = (_whole(fields[name]) if name in fields else None for name in ("least", "most"))
    return fields["id"].text(), DataRule(**_of_item(fields), least=least, most=most)


def _figure(part: Part) -> tuple[str, Figure]:
    fields = part.fields((*_ITEM, "amount"))
    return fields["id"].text(), Figure(**_of_item(fields), amount=_whole(fields["amount"]))


def _whole(part: Part) -> int:
    if not part.text().isdecimal():
        raise part.refused(Fault.BAD_VALUE, f"a whole number is expected: {part.text()!r}")
    return int(part.text())


def _rung(part: Part) -> tuple[str, Rung]:
    fields = part.fields((*_ITEM, "after", "at_most", "to"))
    share = _SHARE.fullmatch(fields["after"].text())
    if share is None:
        raise fields["after"].refused(
            Fault.BAD_DURATION, "a rung comes a share of the limit later, such as 50%"
        )
    at_most = _budget(fields["at_most"])
    if not at_most.is_exact:
        raise fields["at_most"].refused(
            Fault.BAD_COUNTING, "a rung waits for no working day: minutes or hours"
        )
    to = fields["to"].one_of(Addressee)
    rung = Rung(**_of_item(fields), share=int(share[1]), at_most=at_most.exactly, to=to)
    return rung.id, rung


_SHARE = re.compile(r"(\d{1,4})%", re.ASCII)


def _pause(part: Part) -> tuple[str, PauseGround]:
    fields = part.fields((*_ITEM, "clocks", "limit"))
    clocks = [one.text() for one in fields["clocks"].parts()]
    if never := sorted(set(clocks) - PAUSABLE):
        raise fields["clocks"].refused(Fault.BAD_VALUE, f"nothing ever pauses {', '.join(never)}")
    ground = PauseGround(**_of_item(fields), clocks=frozenset(clocks), limit=fields["limit"].text())
    return ground.id, ground


def _rate(part: Part) -> tuple[str, Rate]:
    fields = part.fields((*_ITEM, "per", "most", "within"))
    own_id, most = fields["id"].text(), fields["most"].text()
    if own_id not in RATE_IDS:
        raise part.refused(Fault.UNKNOWN_RATE, f"nothing is counted by {own_id!r}")
    try:
        rate = Rate(
            **_of_item(fields),
            per=fields["per"].one_of(Per),
            most=int(most),
            within=_budget(fields["within"]),
        )
    except ValueError as problem:
        raise part.refused(Fault.BAD_VALUE, str(problem)) from problem
    return own_id, rate


def _instrument(part: Part) -> tuple[str, Instrument]:
    limits = ("provisional", "provisional_extended", "handover", "handover_extended")
    fields = part.fields((*_ITEM, "channel", "form", *limits))
    rule = InstrumentRule(
        channel=fields["channel"].one_of(Channel),
        form=fields["form"].one_of(PackageForm),
        **{name: _limit_id(fields[name]) for name in limits},
    )
    return fields["id"].text(), Instrument(**_of_item(fields), rule=rule)


def _limit_id(part: Part) -> str:
    if part.text() not in LIMIT_IDS:
        raise part.refused(Fault.UNKNOWN_LIMIT, f"nothing is timed by {part.text()!r}")
    return part.text()


def _question(part: Part) -> tuple[str, Question]:
    fields = part.fields((*_ITEM, "bar", "stops_on", "forms", "turned"), ("unless_listed",))
    rule = BarRule(
        bar=fields["bar"].one_of(Bar),
        stops_on=frozenset(one.one_of(Answer) for one in fields["stops_on"].parts()),
        forms=frozenset(one.one_of(PackageForm) for one in fields["forms"].parts()),
        turned=fields["turned"].flag(),
        unless_listed="unless_listed" in fields and fields["unless_listed"].flag(),
    )
    if rule.bar is Bar.ABSOLUTE and Answer.UNKNOWN not in rule.stops_on:
        raise fields["stops_on"].refused(Fault.BAD_VALUE, "where nothing lifts a bar, not known stops too")
    return fields["id"].text(), Question(**_of_item(fields), rule=rule)


def _package_part(part: Part) -> tuple[str, PackagePart]:
    fields = part.fields((*_ITEM, "form", "certified", "translated"))
    rule = PartRule(
        form=fields["form"].one_of(PackageForm),
        certified=fields["certified"].flag(),
        translated=fields["translated"].flag(),
    )
    return fields["id"].text(), PackagePart(**_of_item(fields), rule=rule)


def _threshold(part: Part) -> tuple[str, Threshold]:
    fields = part.fields((*_ITEM, "form", "prosecution", "sentence"), ("listed",))
    rule = ThresholdRule(
        form=fields["form"].one_of(PackageForm),
        prosecution=_penalty(fields["prosecution"]),
        sentence=_penalty(fields["sentence"]),
        listed=_penalty(fields["listed"]) if "listed" in fields else None,
    )
    return fields["id"].text(), Threshold(**_of_item(fields), rule=rule)


def _credit(part: Part) -> tuple[str, CreditStep]:
    fields = part.fields((*_ITEM, "points"))
    return fields["id"].text(), CreditStep(**_of_item(fields), points=_whole(fields["points"]))


def _cost(part: Part) -> tuple[str, CostKind]:
    fields = part.fields(_ITEM, ("asking",))
    share = _share(fields["asking"]) if "asking" in fields else None
    return fields["id"].text(), CostKind(**_of_item(fields), asking=share)


def _share(part: Part) -> int:
    if _whole(part) > WHOLE:
        raise part.refused(Fault.BAD_VALUE, "a share is given in hundredths of the whole")
    return _whole(part)


def _currency(part: Part) -> tuple[str, Currency]:
    fields = part.fields(_ITEM)
    if not _CURRENCY.fullmatch(fields["id"].text()):
        raise fields["id"].refused(Fault.BAD_VALUE, "a currency is three capital letters (ISO 4217)")
    return fields["id"].text(), Currency(**_of_item(fields))


_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def _support(part: Part) -> tuple[str, SupportRule]:
    fields = part.fields((*_ITEM, "currency", "above", "share", "at_most"))
    rule = SupportRule(
        **_of_item(fields),
        currency=fields["currency"].text(),
        above=_whole(fields["above"]),
        share=_share(fields["share"]),
        at_most=_whole(fields["at_most"]),
    )
    return rule.id, rule


def _qualification(part: Part) -> tuple[str, QualificationKind]:
    fields = part.fields(_ITEM)
    return fields["id"].text(), QualificationKind(**_of_item(fields))


def _work(part: Part) -> tuple[str, WorkKind]:
    fields = part.fields((*_ITEM, "needs"))
    needs = frozenset(one.text() for one in fields["needs"].parts())
    return fields["id"].text(), WorkKind(**_of_item(fields), needs=needs)


def _asset(part: Part) -> tuple[str, AssetKind]:
    fields = part.fields((*_ITEM, "vehicle", "every_days"))
    rule = AssetKind(
        **_of_item(fields),
        is_vehicle=fields["vehicle"].flag(),
        every_days=_whole(fields["every_days"]),
    )
    return rule.id, rule


def _expert_field(part: Part) -> tuple[str, ExpertField]:
    fields = part.fields(_ITEM)
    return fields["id"].text(), ExpertField(**_of_item(fields))


def _group(part: Part) -> tuple[str, Group]:
    fields = part.fields((*_ITEM, "checks_orders"))
    return fields["id"].text(), Group(**_of_item(fields), checks_orders=fields["checks_orders"].flag())


def _order_section(part: Part) -> tuple[str, OrderSection]:
    fields = part.fields(_ITEM)
    return fields["id"].text(), OrderSection(**_of_item(fields))


_READERS: dict[str, Callable[[Part], tuple[str, object]]] = {
    "limits": _limit,
    "offences": _offence,
    "levels": _level,
    "care": _colour,
    "cooperation": _cooperation,
    "approvals": _approval,
    "conditions": _condition,
    "declines": _item,
    "weapons": _item,
    "prohibitions": _prohibition,
    "readiness": _readiness,
    "custody": _care,
    "confirmation": _item,
    "review": _item,
    "data_rules": _data_rule,
    "distinguishing": _item,
    "figures": _figure,
    "pauses": _pause,
    "rates": _rate,
    "rungs": _rung,
    "instruments": _instrument,
    "questions": _question,
    "package": _package_part,
    "thresholds": _threshold,
    "holds": _item,
    "credit": _credit,
    "costs": _cost,
    "currencies": _currency,
    "support": _support,
    "languages": _item,
    "qualifications": _qualification,
    "works": _work,
    "assets": _asset,
    "expert_fields": _expert_field,
    "groups": _group,
    "order_sections": _order_section,
}


def _of_item(fields: Mapping[str, Part]) -> dict[str, Any]:
    return {
        "id": fields["id"].text(),
        "says": _says(fields),
        "source": fields["source"].text(),
        "confidence": fields["confidence"].one_of(Confidence),
    }


def _says(fields: Mapping[str, Part]) -> Bilingual:
    return Bilingual(zh=fields["zh"].text(), en=fields["en"].text())


def _bilingual(part: Part) -> Bilingual:
    return _says(part.fields(("zh", "en")))


def _text_date(part: Part) -> TextDate:
    fields = part.fields(("zh", "en", "dated"))
    return TextDate(law=_says(fields), dated=fields["dated"].day())


def _budget(part: Part) -> Budget:
    try:
        return Budget.parse(part.text())
    except BudgetError as problem:
        raise part.refused(Fault.BAD_DURATION, str(problem)) from problem


def _penalty(part: Part) -> Penalty:
    try:
        return Penalty.parse(part.text())
    except ValueError as problem:
        raise part.refused(Fault.BAD_DURATION, str(problem)) from problem


def _zone(part: Part) -> ZoneInfo:
    try:
        return ZoneInfo(part.text())
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise part.refused(Fault.UNKNOWN_ZONE, str(problem)) from problem


def _calendar(part: Part) -> calendars.WorkingCalendar:
    try:
        return calendars.load(part.text())
    except calendars.UnknownCalendar as problem:
        raise part.refused(Fault.UNKNOWN_CALENDAR, str(problem)) from problem


def _check_whole(content: _Content, sections: Part) -> None:
    """Refuse a profile in which something is missing, or speaks of something that is not there."""
    _all_there(sections, Fault.MISSING_LIMIT, LIMIT_IDS, content.limits)
    _all_there(sections, Fault.MISSING_KIND, Cooperation, content.cooperation)
    _all_there(sections, Fault.MISSING_PROHIBITION, PROHIBITION_IDS, content.prohibitions)
    _none_beyond(Fault.UNKNOWN_PROHIBITION, PROHIBITION_IDS, content.prohibitions)
    _check_cooperation(content)
    if not content.weapons:
        raise sections.refused(Fault.MISSING_KEY, "no paper is named under weapons")
    if not content.languages:
        raise sections.refused(Fault.MISSING_KEY, "no language is named under languages")
    _all_there(sections, Fault.MISSING_DATA_RULE, DATA_RULE_IDS, content.data_rules)
    _all_there(sections, Fault.MISSING_FIGURE, FIGURE_IDS, content.figures)
    _none_beyond(Fault.UNKNOWN_DATA_RULE, DATA_RULE_IDS, content.data_rules)
    _none_beyond(Fault.UNKNOWN_FIGURE, FIGURE_IDS, content.figures)
    _check_approvals(content)
    timed_by: list[tuple[Part, CareItem | PauseGround | ApprovalRule]] = [
        *content.custody.values(),
        *content.approvals.values(),
        *content.pauses.values(),
    ]
    for part, timed in timed_by:
        if timed.limit not in content.limits:
            raise part.refused(Fault.UNKNOWN_LIMIT, f"{timed.limit!r} is no limit of this profile")
    _all_there(sections, Fault.MISSING_RATE, RATE_IDS, content.rates)
    forms = {one.rule.form.value: one for one in _values(content.thresholds)}
    _all_there(sections, Fault.MISSING_THRESHOLD, PackageForm, forms)
    _all_there(sections, Fault.MISSING_STEP, STEPS, content.credit)
    _none_beyond(Fault.UNKNOWN_STEP, STEPS, content.credit)
    for part, supported in content.support.values():
        if supported.currency not in content.currencies:
            raise part.refused(Fault.BAD_VALUE, f"{supported.currency!r} is no currency of this profile")
    _check_works(content)
    _rising(content.rungs)
    for part, rule in content.levels.values():
        for code in sorted(rule.offences - content.offences.keys()):
            raise part.refused(Fault.UNKNOWN_OFFENCE, f"{code!r} is no offence of this profile")
    if not any(rule.always_fits for rule in _values(content.levels)[-1:]):
        raise sections.refused(Fault.OPEN_LEVELS, "the last rule of the level table must fit every warrant")
    _check_care(_values(content.care), sections)


def _check_cooperation(content: _Content) -> None:
    """Each kind of help is timed by limits of this profile."""
    for part, kind in content.cooperation.values():
        for limit in filter(None, (kind.limit, kind.remote_limit)):
            if limit not in content.limits:
                raise part.refused(Fault.UNKNOWN_LIMIT, f"{limit!r} is no limit of this profile")


def _check_works(content: _Content) -> None:
    """Work needs qualifications of this profile only."""
    for part, work in content.works.values():
        if unknown := sorted(work.needs - content.qualifications.keys()):
            raise part.refused(Fault.BAD_VALUE, f"{unknown[0]!r} is no qualification of this profile")


def _check_approvals(content: _Content) -> None:
    """Every approval that a kind needs is one of the profile's; the head's own silence goes to nobody else."""
    for part, kind in content.cooperation.values():
        for named in kind.approvals:
            if named not in content.approvals:
                raise part.refused(Fault.UNKNOWN_APPROVAL, f"{named!r} is no approval of this profile")
    for part, rule in content.approvals.values():
        if rule.id == HEAD and rule.on_silence is SilenceEffect.TO_HEAD:
            raise part.refused(Fault.BAD_VALUE, "the head's silence is not taken to the head")


def _check_care(rules: tuple[CareRule, ...], sections: Part) -> None:
    """Every level has a colour, and a thin record never a milder one than its level says."""
    strictness = list(CareColour)
    for level in LEVELS.values():
        full, thin = (first_hit(rules, level, is_thin=is_thin) for is_thin in (False, True))
        if full is None or thin is None:
            raise sections.refused(Fault.OPEN_CARE, f"no care colour for level {level}")
        if strictness.index(thin.colour) > strictness.index(full.colour):
            raise sections.refused(Fault.OPEN_CARE, f"level {level}: a thin record is cared for less")


def _rising(rungs: Mapping[str, tuple[Part, Rung]]) -> None:
    """Each rung comes after the one below it, however long the limit is."""
    for (_, below), (part, rung) in pairwise(rungs.values()):
        if rung.share <= below.share or rung.at_most <= below.at_most:
            raise part.refused(Fault.BAD_VALUE, f"{rung.id} does not come after {below.id}")


def _all_there(sections: Part, code: Fault, wanted: Iterable[str], found: Mapping[str, object]) -> None:
    missing = sorted(set(wanted) - set(found))
    if missing:
        raise sections.refused(code, f"missing: {', '.join(missing)}")


def _none_beyond(code: Fault, known: Iterable[str], found: Mapping[str, tuple[Part, object]]) -> None:
    for key in sorted(set(found) - set(known)):
        raise found[key][0].refused(code, f"nothing is done by {key!r}")
