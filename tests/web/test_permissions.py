"""Who gets which answer at which address: one table, complete against the list of addresses."""

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.web.world import World, sign_in

ROLES = (
    "court.guangzhou",
    "registrar.guangzhou",
    "checker.guangzhou",
    "desk.guangzhou",
    "duty.guangzhou",
    "legal.guangzhou",
    "finance.guangzhou",
    "command.guangzhou",
    "custody.guangzhou",
    "reviewer",
    "oversight",
    "duty.hangzhou",
    "duty.chengdu",
)
OPEN_TO_ALL = (
    "/",
    "/queue.csv",
    "/look-up/",
    "/register/",
    "/register.csv",
    "/warrants/",
    "/warrants.csv",
    "/drafts/",
    "/drafts.csv",
    "/import/",
    "/export/",
    "/validation/",
    "/validation.csv",
    "/validation/next",
    "/retention/",
    "/retention.csv",
    "/recalls/",
    "/quality/",
    "/quality.csv",
    "/recalls.csv",
    "/approvals/",
    "/approvals.csv",
    "/approvals/deputies",
    "/approvals/deputies.csv",
    "/approvals/first-replies",
    "/approvals/first-replies.csv",
    "/cooperation/",
    "/cooperation.csv",
    "/cooperation/kinds/",
    "/cooperation/drafts/",
    "/cooperation/drafts.csv",
    "/disputes/",
    "/disputes.csv",
    "/abroad/",
    "/abroad.csv",
    "/accounts/",
    "/accounts.csv",
    "/accounts/cases/",
    "/accounts/cases.csv",
    "/accounts/statement/",
    "/settlements/",
    "/settlements.csv",
    "/liaison/",
    "/liaison.csv",
    "/liaison/now.csv",
    "/resources/",
    "/resources.csv",
    "/resources/experts/",
    "/resources/experts.csv",
    "/operations/",
    "/operations.csv",
    "/taskforces/",
    "/taskforces.csv",
    "/confirmations/",
    "/confirmations.csv",
    "/reviews/",
    "/reviews.csv",
    "/rules/",
    "/rules/cn/2026-1",
    "/record/",
    "/record/entries/1",
    "/office/",
)
POLICE = {role for role in ROLES if role.endswith(".guangzhou")} - {"court.guangzhou"}
COURT, WATCH, REVIEW = {"court.guangzhou"}, {"oversight"}, {"reviewer"}
SEES = {  # matter -> who sees its page; everybody else: 404
    "zhou": POLICE | COURT | WATCH | {"duty.hangzhou", "duty.chengdu"},
    "qian": POLICE | COURT | WATCH,
    "help": POLICE | WATCH | {"duty.hangzhou"},
    "silent": POLICE | WATCH | {"duty.chengdu"},
    "arrest": POLICE | WATCH | {"duty.hangzhou"},
    "ended": POLICE | WATCH,
    "review": POLICE | WATCH | REVIEW,
}
NAMES = {  # every address of the pages -> where it is tested
    "queue": "open",
    "queue-file": "open",
    "look-up": "open",
    "look-ups-refused": "oversight, in test_look_ups",
    "look-ups-refused-file": "oversight, in test_look_ups",
    "lookup": "whoever asked, in test_look_ups",
    "register": "open",
    "register-file": "open",
    "warrants": "open",
    "warrants-file": "open",
    "drafts": "open",
    "drafts-file": "open",
    "validation": "open",
    "validation-file": "open",
    "validation-next": "open",
    "validation-assign": "what is done with several, in test_validation",
    "retention": "open",
    "retention-file": "open",
    "quality": "open",
    "quality-file": "open",
    "sample": "the agency, in test_data_quality",
    "warrant": "matter",
    "sheet": "sheets, in test_a_sheet_is_read_by_whoever_reads_its_warrant",
    "sheet-pdf": "the same",
    "imports": "open; only a registrar brings a file, in test_import",
    "upload": "whoever brought it, in test_import",
    "import-csv": "the same",
    "import-json": "the same",
    "export": "open",
    "several": "what is done with several, in test_several",
    "recalls": "open",
    "recalls-file": "open",
    "chase": "test_chases",
    "approvals": "open",
    "approvals-file": "open",
    "deputies": "open",
    "deputies-file": "open",
    "deputyship": "the agency, in test_approvals",
    "first-replies": "open",
    "first-replies-file": "open",
    "cooperation-requests": "open",
    "cooperation-kinds": "open",
    "request-drafts": "open",
    "request-drafts-file": "open",
    "letter": "test_cooperation",
    "letter-pdf": "the same",
    "disputes": "open",
    "disputes-file": "open",
    "cooperation-file": "open",
    "cooperation": "matter",
    "abroad-requests": "open",
    "abroad-file": "open",
    "abroad": "test_abroad",
    "abroad-view": "the reviewers named, in test_abroad",
    "abroad-open": "the same",
    "abroad-package": "test_abroad",
    "abroad-package-pdf": "the same",
    "liaison-duty": "open",
    "liaison-file": "open",
    "liaison-now-file": "open",
    "liaison": "the agency, in test_liaison",
    "duty-feed-address": "everybody for themselves, in test_liaison",
    "duty-feed": "whoever has the address, in test_liaison",
    "task-forces": "open",
    "task-forces-file": "open",
    "taskforce": "the agency; its texts by cell, in test_taskforces",
    "task-force-order": "the agency; its texts by cell, in test_taskforces",
    "resources": "open",
    "resources-file": "open",
    "experts": "open",
    "experts-file": "open",
    "unit": "the agency, and everybody for the national pool, in test_resources",
    "expert": "the agency, in test_resources",
    "operations": "open",
    "accounts": "open",
    "accounts-file": "open",
    "account-cases": "open",
    "account-cases-file": "open",
    "statement": "open",
    "statement-file": "in test_accounts",
    "account": "who sees an account, in test_accounts",
    "settlements": "open",
    "settlements-file": "open",
    "settlement-preview": "finance and the fund, in test_accounts",
    "settlement": "the two agencies, in test_accounts",
    "confirmations": "open",
    "confirmations-file": "open",
    "operations-file": "open",
    "operation": "matter",
    "readiness": "who sees the operation, in test_readiness",
    "reviews": "open",
    "reviews-file": "open",
    "review": "matter",
    "act": "acts",
    "rules": "open",
    "rules-of": "open",
    "clock": "in test_clock_page",
    "record": "open",
    "entry": "open",
    "checkpoint": "the published log, in test_record",
    "tile": "the published log, in test_record",
    "office": "open",
    "theme": "preferences",
}


def test_the_table_knows_every_address():
    from tipstaff.web.urls import urlpatterns  # noqa: PLC0415 - once Django is set up

    assert {pattern.name for pattern in urlpatterns} == set(NAMES)
    assert get_resolver().resolve("/")


@pytest.mark.parametrize("url", OPEN_TO_ALL)
@pytest.mark.parametrize("role", ROLES)
def test_every_desk_reads_its_own_lists(world: World, role: str, url: str):
    assert sign_in(role).get(url).status_code == 200


@pytest.mark.parametrize("matter", SEES)
@pytest.mark.parametrize("role", ROLES)
def test_a_matter_is_seen_by_its_parties_and_by_nobody_else(world: World, role: str, matter: str):
    wanted = 200 if role in SEES[matter] else 404
    assert sign_in(role).get(world.at(matter)).status_code == wanted


@pytest.mark.parametrize("role", ROLES)
def test_a_sheet_is_read_by_whoever_reads_its_warrant(world: World, role: str):
    wanted = 200 if role in SEES["zhou"] else 404
    for ending in ("sheet", "sheet.pdf"):
        assert sign_in(role).get(f"{world.at('zhou')}/{ending}").status_code == wanted


@pytest.mark.parametrize("url", [*OPEN_TO_ALL, "zhou", "help", "arrest"])
def test_nobody_reads_anything_without_signing_in(world: World, url: str):
    answer = Client().get(url if url.startswith("/") else world.at(url))
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("matter", ["zhou", "help", "arrest"])
def test_another_agencys_matter_is_not_even_asked_about(world: World, matter: str):
    url = f"/acts/{world.matters[matter]}/warrants.recall"
    client = sign_in("court.chengdu")
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


@pytest.mark.parametrize("name", ["warrants.look", "cooperation.ask", "operations.open"])
def test_nobody_opens_a_matter_about_another_agencys_warrant(world: World, name: str):
    client, named = sign_in("command.chengdu"), {"warrant": world.matters["qian"]}
    assert client.get(f"/acts/new/{name}", named).status_code == 404
    assert client.post(f"/acts/new/{name}", named).status_code == 404


@pytest.mark.parametrize("url", ["/warrants/warrant-0", "/warrants/operation-0", "/cooperation/x", "/nope"])
def test_what_is_not_there_is_404_in_both_languages(world: World, url: str):
    for language, sentence in (("en", "There is nothing here"), ("zh-hans", "此处没有内容")):
        answer = sign_in("duty.guangzhou", language).get(url)
        assert answer.status_code == 404
        assert sentence in answer.content.decode()


@pytest.mark.parametrize("name", ["warrants.note_expiry", "warrants.nonsense", "operations.note_overdue"])
def test_what_only_a_clock_may_ask_is_not_there_for_people(world: World, name: str):
    assert sign_in("registrar.guangzhou").get(f"/acts/{world.matters['zhou']}/{name}").status_code == 404
