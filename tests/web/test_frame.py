import re

import pytest
from django.test import Client
from tests.web.world import World, sign_in

PAGES = ("/", "/warrants/", "/cooperation/", "/operations/", "/reviews/", "/rules/", "/record/", "/office/")


@pytest.mark.parametrize("url", [*PAGES, "zhou", "help", "arrest", "review", "/accounts/login/"])
def test_no_page_needs_an_inline_style_or_script(world: World, url: str):
    answer = sign_in("command.guangzhou").get(url if url.startswith("/") else world.at(url), follow=True)
    page = answer.content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page)
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("url", PAGES)
def test_every_page_is_chinese_for_a_chinese_reader(world: World, url: str):
    page = sign_in("duty.guangzhou", "zh-hans").get(url).content.decode()
    assert '<html lang="zh-CN"' in page
    text = re.sub(r"<(script|style|pre|svg|code).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    known = {
        "Tipstaff",
        "English",
        "Esc",
        "Enter",
        "CSV",
        "RFC",
        "SHA",
        "tipstaff",
        "verify",
        "tlog",
        "tiles",
    }
    english = set(re.findall(r"\b[A-Z]?[a-z]{3,}\b", text)) - known
    assert not english or url == "/rules/", english


def test_the_choice_of_dark_is_kept_without_any_script(world: World):
    client = sign_in("duty.guangzhou")
    answer = client.post("/theme/", {"theme": "dark", "next": "/warrants/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/warrants/")
    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_a_choice_never_leads_to_another_host(world: World):
    answer = Client().post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("wrong", ["", "blue"])
def test_a_theme_that_is_none_is_not_kept(world: World, wrong: str):
    assert Client().post("/theme/", {"theme": wrong}).status_code == 400


def test_nobody_sits_down_at_an_office_that_is_not_theirs(world: World):
    assert sign_in("duty.guangzhou").post("/office/", {"office": "hangzhou-duty"}).status_code == 400


def test_a_form_without_its_token_is_told_so_and_nothing_is_done(world: World):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
