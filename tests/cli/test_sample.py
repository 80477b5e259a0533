"""Made-up court orders: real regions, nobody's numbers, taken in whole, the same for the same seed."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from tipstaff.agencies.founding.demo import PROVINCES, demo_document
from tipstaff.agencies.regions import published
from tipstaff.cli.sample import DAY, sample
from tipstaff.cli.sample.names import names
from tipstaff.cli.sample.orders import Sample, court_of, samples
from tipstaff.cli.sample.people import identity_number, person
from tipstaff.policy.loader import load_profile
from tipstaff.warrants.core.intake.reading import OrderRow, read_orders
from tipstaff.warrants.core.particulars import Sex

RULES = load_profile("cn/2026-1")
TODAY = date(2026, 11, 23)
MANY = 300


def written(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(sample, ["--warrants", str(MANY), "--out", str(folder), *arguments])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made(count: int = MANY) -> list[Sample]:
    courts = tuple(court_of(province) for province in PROVINCES)
    return list(samples(count, Random(3), courts, RULES, date.fromisoformat(DAY)))


def test_every_order_is_taken_in_with_its_paper(tmp_path: Path) -> None:
    assert written(tmp_path).exit_code == 0
    rows = list(read_orders(tmp_path, RULES, TODAY))
    assert len(rows) == MANY
    assert all(isinstance(row, OrderRow) for row in rows), rows[:3]


def test_the_same_seed_writes_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", "7"), ("same", "7"), ("other", "8")):
        written(tmp_path / name, "--seed", seed)
    one, same, other = (files(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert one.keys() == other.keys()
    assert one != other


def test_the_folder_says_that_all_of_it_is_made_up(tmp_path: Path) -> None:
    written(tmp_path, "--seed", "7")
    text = (tmp_path / "README").read_text(encoding="utf-8")
    assert "虚构" in text
    assert "made up" in text
    assert f"--warrants {MANY} --seed 7" in text
    assert all("虚构" in one.paper.decode() for one in made(9))


def test_an_identity_number_is_right_in_form_and_belongs_to_nobody() -> None:
    number = identity_number(date(1990, 3, 7), 13)
    assert number[:17] == "99999919900307013"
    assert number[17] == ric.calc_check_digit(number)
    with pytest.raises(InvalidComponent):
        ric.validate(number)


def test_people_are_adults_and_their_numbers_agree_with_them() -> None:
    chance = Random(5)
    for _ in range(500):
        who = person(chance, TODAY)
        number = who.documents[0].number
        age = (
            TODAY.year - who.born_on.year - ((TODAY.month, TODAY.day) < (who.born_on.month, who.born_on.day))
        )
        assert 18 <= age < 70
        assert number[6:14] == f"{who.born_on:%Y%m%d}"
        assert (int(number[16]) % 2 == 1) == (who.sex is Sex.MALE)
        assert who.latin_name.split()[0] == names().surnames[who.name[0]]


def test_orders_come_from_each_province_s_court_and_from_real_counties() -> None:
    courts = [agency.id for agency in demo_document().agencies if agency.kind == "court"]
    assert [one.order.court for one in made(3)] == courts
    counties = {f"（{row.code}）" for row in published() if row.level == "county"}
    assert all(any(county in one.paper.decode() for county in counties) for one in made(30))


def test_numbers_are_a_court_s_own_and_no_two_are_alike() -> None:
    numbers = [(one.order.court, one.order.number) for one in made()]
    assert len(set(numbers)) == MANY
    assert numbers[0][1].endswith("粤01刑初1号")


def test_orders_name_known_offences_and_have_an_end_or_a_review_in_sight() -> None:
    orders = [one.order for one in made(600)]
    assert all((order.valid_until is None) != (order.review_on is None) for order in orders)
    assert {order.offence for order in orders} <= set(RULES.offences)
    assert all(order.escaped_from_custody == (order.offence in {"cn.316", "cn.317"}) for order in orders)
    assert any(order.remaining_sentence_months for order in orders)
    assert any(order.violence_with_weapon for order in orders)


def test_an_unknown_province_is_named(tmp_path: Path) -> None:
    refused = written(tmp_path, "--province", "980000")
    assert refused.exit_code == 2
    assert "980000" in refused.output


@pytest.mark.parametrize("province", [row.code for row in published() if row.level == "province"])
def test_every_province_has_a_court_that_can_issue_orders(province: str) -> None:
    court = court_of(province)
    assert court.counties
    assert court.number(1, 2026).startswith(f"（2026）{names().court_words[province[:2]]}01")
