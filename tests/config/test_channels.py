"""What an installation is given to reach offices with; what is not fit for a production is refused."""

import base64
from pathlib import Path

import pytest

from tipstaff.config.channels import mailers, webhook_key
from tipstaff.config.home import SettingsRefused

HOME = Path("/nowhere")
KEY = base64.b64encode(b"k" * 32).decode()


def test_without_a_server_the_demonstration_writes_letters_into_files_and_a_production_has_no_mailer() -> (
    None
):
    assert mailers({}, HOME, production=False)["default"]["OPTIONS"] == {"file_path": "/nowhere/mail"}
    assert mailers({}, HOME, production=True) == {}


def test_a_server_is_spoken_to_under_tls_and_not_for_ever() -> None:
    given = mailers(
        {"TIPSTAFF_MAIL_HOST": "mail.example", "TIPSTAFF_MAIL_PORT": "2525"}, HOME, production=True
    )
    options = given["default"]["OPTIONS"]
    assert (options["host"], options["port"], options["use_tls"]) == ("mail.example", 2525, True)
    assert options["timeout"] > 0


@pytest.mark.parametrize("security", ["none", "something"])
def test_a_production_sends_no_mail_in_the_clear(security: str) -> None:
    environ = {"TIPSTAFF_MAIL_HOST": "mail.example", "TIPSTAFF_MAIL_SECURITY": security}
    with pytest.raises(SettingsRefused, match=r"config\.mail_in_the_clear"):
        mailers(environ, HOME, production=True)


def test_a_key_comes_from_the_environment_and_a_production_draws_none_by_itself() -> None:
    assert webhook_key({"TIPSTAFF_WEBHOOK_KEY": KEY}, None) == b"k" * 32
    assert webhook_key({}, None) is None
    assert webhook_key({}, "a secret of the demonstration") not in {None, b""}


@pytest.mark.parametrize("key", ["short", "not base64 at all!", base64.b64encode(b"k" * 31).decode()])
def test_a_malformed_key_is_refused(key: str) -> None:
    with pytest.raises(SettingsRefused, match=r"config\.secret_malformed"):
        webhook_key({"TIPSTAFF_WEBHOOK_KEY": key}, None)
