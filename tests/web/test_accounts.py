"""Credit and cost on the pages: checked by the other side, settled after a dry run, proven on demand."""

import csv
import io
import json
import re
from dataclasses import dataclass

import pytest
from tests.registrar import accounts as c
from tests.registrar import build as b
from tests.web.world import World, sign_in

from tipstaff.cooperation.core.account.account import ItemStatus, account_of
from tipstaff.kernel.ids import AccountId, CooperationRequestId
from tipstaff.record.publish import publisher
from tipstaff.registrar.statements import check_statement, own_key, read_statement


@dataclass(frozen=True, slots=True)
class Books:
    """The account of the day's accepted request: two costs booked, one waiting."""

    account: AccountId
    waiting: int

    @property
    def at(self) -> str:
        return f"/accounts/{self.account}"


@pytest.fixture(scope="module")
def books(world: World) -> Books:
    request = CooperationRequestId(world.matters["help"])
    account = AccountId(b.do(c.opening(request), c.ASKING, world.now).matter)
    for paper, amount, kind in (("一", 1_234_56, "travel"), ("二", 10_01, "joint_operation")):
        b.do(c.cost(account, paper, amount, kind), c.ASKED, world.now)
        b.do(c.accepting(account, len(c.state(account).items)), c.ASKING, world.now)
    b.do(c.cost(account, "三", 70_00), c.ASKED, world.now)
    return Books(account, len(c.state(account).items))


def text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def form(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(submission|seen)" value="([^"]*)"', page))


def test_an_account_shows_each_item_whom_it_leaves_owing_and_that_everything_adds_up(books: Books):
    page = text(sign_in(c.ASKING).get(books.at).content.decode())
    assert "Approval given in time" in page

    assert (
        "Guangzhou Public Security Bureau (demo) owes Hangzhou Public Security Bureau (demo) CNY 6.01" in page
    )
    assert re.search(r"All together CNY 0\.00", page)
    assert "Claimed, to be checked by the other agency" in page


def test_money_is_written_as_the_reader_writes_it(books: Books):

    chinese = text(sign_in(c.ASKING, "zh-hans").get(books.at).content.decode())
    assert "1,234.56 人民币元" in chinese


def test_what_waits_for_a_check_stands_in_the_list_of_the_other_side_alone(books: Books):
    checks = text(sign_in(c.ASKING).get("/accounts/?tab=to_check").content.decode())
    assert "CNY 70.00" in checks
    assert "Nothing is open here." in text(sign_in(c.ASKED).get("/accounts/?tab=to_check").content.decode())
    assert "CNY 70.00" in text(sign_in(c.ASKED).get("/accounts/?tab=claimed").content.decode())
    elsewhere = text(sign_in("finance.chengdu").get("/accounts/?tab=to_check").content.decode())
    assert "CNY 70.00" not in elsewhere


def test_the_list_is_a_file_with_plain_numbers(books: Books):
    answer = sign_in(c.ASKED).get("/accounts.csv?tab=owed_to")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [(row[1], row[5], row[6]) for row in rows[1:]] == [
        (str(books.waiting - 2), "1234.56", "CNY"),
        (str(books.waiting - 1), "10.01", "CNY"),
    ]


def test_a_cost_is_claimed_on_a_form_that_takes_units_and_hundredths(books: Books):
    client, url = sign_in(c.ASKED), f"/acts/{books.account}/cooperation.claim_cost"
    asked = client.get(url).content.decode()
    assert "such as 1234.56" in asked
    answers = {
        **form(asked),
        "cost": "expert",
        "amount": "1,000.05",
        "currency": "CNY",
        "incurred_on": "2026-11-22",
        "note": "鉴定费",
        "receipt.file": io.BytesIO(b"receipt of the page"),
    }
    assert client.post(url, answers).status_code == 303
    item = c.state(books.account).items[-1]
    assert (item.amount, item.unit, item.kind) == (1_000_05, "CNY", "expert")
    withdrawn = f"/acts/{books.account}/cooperation.withdraw_item"
    again = client.get(withdrawn).content.decode()
    assert client.post(withdrawn, {**form(again), "item": str(item.number)}).status_code == 303


@pytest.mark.parametrize("amount", ["0", "-5", "1.005", "ten"])
def test_an_amount_that_is_none_is_sent_back(books: Books, amount: str):
    client, url = sign_in(c.ASKED), f"/acts/{books.account}/cooperation.claim_cost"
    answers = {
        **form(client.get(url).content.decode()),
        "cost": "expert",
        "amount": amount,
        "currency": "CNY",
        "incurred_on": "2026-11-22",
        "note": "鉴定费",
        "receipt.file": io.BytesIO(b"another receipt"),
    }
    assert client.post(url, answers).status_code == 422


def test_the_dry_run_enters_nothing_and_names_what_the_act_then_settles(books: Books, world: World):
    client = sign_in(c.ASKED)
    assert "Dry run" in client.get("/settlements/").content.decode()
    before = c.state(books.account)
    page = client.get("/settlements/preview/?other=guangzhou-police&currency=CNY").content.decode()
    assert (
        "Guangzhou Public Security Bureau (demo) pays Hangzhou Public Security Bureau (demo) CNY 1,240.57."
        in page
    )
    assert c.state(books.account) == before
    act = re.search(r'href="(/acts/new/cooperation.propose_settlement[^"]+)"', page)
    assert act
    url = act[1].replace("&amp;", "&")
    answers = {**form(client.get(url).content.decode()), "other": "guangzhou-police", "currency": "CNY"}
    proposed = client.post(url, answers, follow=True)
    assert "Waiting for the other agency" in text(proposed.content.decode())
    waits = client.get("/settlements/preview/?other=guangzhou-police&currency=CNY").content.decode()
    assert "still waits for its confirmation" in waits
    assert "propose_settlement" not in waits
    settlement = proposed.redirect_chain[0][0].partition("?")[0]
    other = sign_in(c.ASKING)
    assert "CNY 1,240.57" in other.get("/settlements/?side=other").content.decode()
    confirm = f"/acts{settlement.removeprefix('/settlements')}/cooperation.confirm_settlement"
    asked = other.get(confirm).content.decode()
    confirmed = other.post(confirm, form(asked), follow=True)
    assert "Confirmed by both" in text(confirmed.content.decode())
    statuses = [one.status for one in c.state(books.account).items if one.unit == "CNY"]
    assert statuses[:2] == [ItemStatus.SETTLED, ItemStatus.SETTLED]
    del world


def test_a_statement_is_verified_on_demand_and_given_with_its_proofs(books: Books):
    publisher().publish()
    client = sign_in(c.ASKED)
    assert "Approval given in time" in client.get("/accounts/statement/").content.decode()
    page = text(client.get("/accounts/statement/?check=1").content.decode())
    assert "The statement follows from its entries" in page
    found = read_statement(json.loads(client.get("/accounts/statement.json").content))
    assert check_statement(found, own_key()) == ()
    assert [one.account for one in found.accounts] == [books.account]


def test_credit_of_both_agencies_stands_beside_each_other(books: Books):
    page = text(sign_in(c.ASKING).get("/accounts/cases/").content.decode())
    assert "Credit of the asked agency" in page
    answer = sign_in(c.ASKING).get("/accounts/cases.csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][0] == books.account


def test_the_account_is_opened_from_the_page_of_the_accepted_request(books: Books, world: World):
    page = sign_in(c.ASKING).get(world.at("help")).content.decode()
    assert books.at in page
    assert "cooperation.open_account" not in page
    request = b.accepted(b.in_force("9", world.now), "9", world.now)
    page = sign_in(c.ASKING).get(f"/cooperation/{request}").content.decode()
    act = re.search(r'href="(/acts/new/cooperation.open_account[^"]+)"', page)
    assert act
    client = sign_in(c.ASKING)
    url = act[1].replace("&amp;", "&")
    answers = {**form(client.get(url).content.decode()), "request": request}
    assert client.post(url, answers)["Location"].startswith(f"/accounts/{account_of(request)}")


def test_an_account_is_seen_by_its_two_agencies_the_fund_and_oversight(books: Books):
    seen = {
        name: sign_in(name).get(books.at).status_code
        for name in (c.ASKING, c.ASKED, c.FUND, "oversight", "finance.chengdu", "court.guangzhou")
    }
    assert seen == {
        c.ASKING: 200,
        c.ASKED: 200,
        c.FUND: 200,
        "oversight": 200,
        "finance.chengdu": 404,
        "court.guangzhou": 404,
    }


def test_what_people_wrote_stays_sealed_until_a_purpose_is_stated(books: Books):
    page = sign_in(c.ASKING).get(books.at).content.decode()
    assert "差旅" not in page.replace("差旅费", "")


def test_a_settlement_and_its_dry_run_are_for_finance_of_the_two(books: Books):
    dry_run = "/settlements/preview/?other=guangzhou-police&currency=CNY"
    assert sign_in("duty.hangzhou").get(dry_run).status_code == 404
    assert sign_in(c.ASKED).get("/settlements/preview/").status_code == 404
    listed = sign_in(c.ASKED).get("/settlements/?side=proposer").content.decode()
    settlement = re.search(r'href="(/settlements/settlement-[^"]+)"', listed)
    assert settlement
    seen = {name: sign_in(name).get(settlement[1]).status_code for name in (c.ASKING, c.ASKED, c.FUND)}
    assert seen == {c.ASKING: 200, c.ASKED: 200, c.FUND: 404}
    assert sign_in("oversight").get("/accounts/statement.json").status_code == 404
    del books
