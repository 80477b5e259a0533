from django.test import Client


def test_a_page_may_load_nothing_from_elsewhere_and_run_nothing_inline(database: str):
    headers = Client().get("/i18n/setlang/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_nobody_makes_an_account_for_themselves(database: str):
    assert Client().post("/accounts/signup/", {"username": "me", "password1": "x"}).status_code == 404
