"""Court orders for people who don't exist, over the real region codes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tipstaff.agencies.founding.demo import capital_of, court_in
from tipstaff.agencies.regions import RegionRow, published
from tipstaff.cli.sample.names import names
from tipstaff.cli.sample.people import person
from tipstaff.kernel.ids import AgencyId, OffenceCode
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.intake.order import CourtOrder, InstrumentFile
from tipstaff.warrants.core.particulars import InstrumentKind, ReturnScope

ESCAPES = ("cn.316", "cn.317")
ARMED = ("cn.234", "cn.263", "cn.292")

HALF = 0.5

_DAY = timedelta(days=1)
_FOR_A_SENTENCE = InstrumentKind.SENTENCE_ENFORCEMENT
_KINDS = {
    InstrumentKind.ARREST_WARRANT: 7,
    InstrumentKind.DETENTION_WARRANT: 1,
    _FOR_A_SENTENCE: 2,
}
_SCOPES = {
    ReturnScope.COUNTRY: 5,
    ReturnScope.NEIGHBOURING_PROVINCES: 2,
    ReturnScope.PROVINCE: 2,
    ReturnScope.CITY: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A made-up order, and the made-up paper that it was copied from."""

    name: str
    order: CourtOrder
    paper: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """A court that the demonstration founds in a province's capital, and the counties of its cases."""

    agency: AgencyId
    capital: RegionRow
    counties: tuple[RegionRow, ...]

    def number(self, serial: int, year: int) -> str:
        """A case number in the form that courts give: year, province, court, serial."""
        code = self.capital.code
        return f"（{year}）{names().court_words[code[:2]]}{code[2:4]}刑初{serial}号"


def court_of(province: str) -> Court:
    """The court in a province's capital. Raises KeyError for an unknown province."""
    capital = capital_of(province)
    own = (row for row in published() if row.code[:2] == province[:2] and row.level == "county")
    return Court(agency=AgencyId(court_in(capital)), capital=capital, counties=tuple(own))


def samples(
    count: int, chance: Random, courts: tuple[Court, ...], rules: Profile, today: date
) -> Iterator[Sample]:
    """That many orders, from each court in turn; the same for the same chance."""
    codes = sorted(rules.offences)
    weights = [names().offence_weights.get(code, 1) for code in codes]
    for serial in range(count):
        court = courts[serial % len(courts)]
        offence = OffenceCode(chance.choices(codes, weights)[0])
        order = _order(serial // len(courts) + 1, offence, chance, court, today)
        paper = _text(order, court, chance.choice(court.counties), rules).encode()
        name = f"{court.agency}-{serial + 1:06}"
        filed = replace(order.instrument, file=f"papers/{name}.txt", sha256=hashlib.sha256(paper).hexdigest())
        yield Sample(name=name, order=replace(order, instrument=filed), paper=paper)


def _order(serial: int, offence: OffenceCode, chance: Random, court: Court, today: date) -> CourtOrder:
    issued_on = today - chance.randrange(1, 300) * _DAY
    ends_on = today + chance.randrange(2 * 365, 5 * 365) * _DAY
    kind = _one_of(_KINDS, chance)
    is_limited = chance.random() < HALF
    return CourtOrder(
        number=court.number(serial, issued_on.year),
        court=court.agency,
        kind=kind,
        offence=offence,
        issued_on=issued_on,
        valid_until=ends_on if is_limited else None,
        review_on=None if is_limited else ends_on,
        return_scope=_one_of(_SCOPES, chance),
        person=person(chance, today),
        instrument=InstrumentFile(file="", sha256="", media_type="text/plain"),
        remaining_sentence_months=chance.randrange(2, 120) if kind is _FOR_A_SENTENCE else None,
        escaped_from_custody=offence in ESCAPES,
        violence_with_weapon=offence in ARMED and chance.random() < HALF,
    )


def _one_of[Kind: (InstrumentKind, ReturnScope)](weights: dict[Kind, int], chance: Random) -> Kind:
    return chance.choices(list(weights), list(weights.values()))[0]


def _text(order: CourtOrder, court: Court, place: RegionRow, rules: Profile) -> str:
    lines = (
        "【样本】本文书、人员和案件均系虚构。 SAMPLE: paper, person and case are all made up.",
        f"{court.capital.name_zh}中级人民法院（演示）",
        order.number,
        f"姓名：{order.person.name}",
        f"出生日期：{order.person.born_on}",
        f"公民身份号码：{order.person.documents[0].number}",
        f"案发地：{place.name_zh}（{place.code}）",
        f"罪名：{rules.offences[order.offence].says.zh}",
        f"签发日期：{order.issued_on}",
        f"有效期至：{order.valid_until or '未定'}",
        f"复核日期：{order.review_on or '未定'}",
    )
    return "\n".join((*lines, ""))
