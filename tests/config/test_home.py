import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tipstaff.config import home
from tipstaff.config.home import SECRETS, SettingsRefused, check_keys, demo_secrets, production_secrets


def drawn() -> dict[str, str]:
    key = base64.b64encode(os.urandom(32)).decode()
    return {"TIPSTAFF_SECRET_KEY": "s" * 50, "TIPSTAFF_SEALING_KEY": key, "TIPSTAFF_LOG_KEY": key,
            "TIPSTAFF_LOG_ORIGIN": "court.example/log"}  # fmt: skip


def test_the_environment_chooses_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("TIPSTAFF_HOME", str(tmp_path))
    assert home.home() == tmp_path


@pytest.mark.parametrize("user", [0, 1000])
def test_two_checkouts_never_share_a_home(monkeypatch: pytest.MonkeyPatch, user: int):
    monkeypatch.delenv("TIPSTAFF_HOME")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    homes = set()
    for checkout in ("/srv/one/tipstaff", "/srv/two/tipstaff"):
        monkeypatch.setattr(home, "CHECKOUT", Path(checkout))
        homes.add(home.home())
    assert len(homes) == 2


def test_the_demo_draws_its_secrets_once_and_says_what_they_are(tmp_path: Path):
    first = demo_secrets(tmp_path, make=True)
    file = tmp_path / "secrets.env"
    assert demo_secrets(tmp_path, make=True) == first
    assert set(first) == set(SECRETS)
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Never use these in a real installation" in file.read_text()
    check_keys(first)


def test_two_homes_have_different_secrets(tmp_path: Path):
    (tmp_path / "other").mkdir()
    ours, theirs = demo_secrets(tmp_path, make=True), demo_secrets(tmp_path / "other", make=True)
    assert not set(ours.values()) & set(theirs.values())


@pytest.mark.parametrize("name", SECRETS)
def test_production_refuses_a_missing_secret(name: str):
    with pytest.raises(SettingsRefused, match=name) as refused:
        production_secrets(drawn() | {name: ""}, {})
    assert refused.value.code == "config.secret_missing"


@pytest.mark.parametrize("name", SECRETS)
def test_production_refuses_a_secret_of_the_demo(name: str):
    ours = drawn()
    with pytest.raises(SettingsRefused, match=name) as refused:
        production_secrets(ours, {name: ours[name]})
    assert refused.value.code == "config.secret_of_the_demo"


@pytest.mark.parametrize("key", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_a_key_that_is_not_32_bytes_is_refused(key: str):
    with pytest.raises(SettingsRefused) as refused:
        check_keys(drawn() | {"TIPSTAFF_SEALING_KEY": key})
    assert refused.value.code == "config.secret_malformed"


def settings_with(tmp_path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    around = {
        name: value for name, value in os.environ.items() if not name.startswith(("TIPSTAFF", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, "-c", "import tipstaff.config.settings"],
        check=False, capture_output=True, text=True, env=around | {"TIPSTAFF_HOME": str(tmp_path)} | environ,
    )  # fmt: skip


def test_settings_start_in_production_with_secrets_of_its_own(tmp_path: Path):
    said = settings_with(tmp_path, TIPSTAFF_PRODUCTION="1", TIPSTAFF_HOSTS="desk.example", **drawn())
    assert said.returncode == 0, said.stderr
    assert not (tmp_path / "secrets.env").exists()


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"TIPSTAFF_HOSTS": "desk.example"}, "config.secret_missing"),
        ({"TIPSTAFF_HOSTS": "desk.example", "TIPSTAFF_DEBUG": "1"} | drawn(), "config.debug_in_production"),
        (drawn(), "config.hosts_missing"),
        (
            {"TIPSTAFF_HOSTS": "desk.example", "TIPSTAFF_WEBHOOKS_TO_LOOPBACK": "1"} | drawn(),
            "config.loopback_in_production",
        ),
    ],
)
def test_settings_refuse_to_start_in_production(tmp_path: Path, environ: dict[str, str], code: str):
    said = settings_with(tmp_path, TIPSTAFF_PRODUCTION="1", **environ)
    assert said.returncode != 0
    assert code in said.stderr


def test_settings_refuse_the_demo_of_their_own_home_in_production(tmp_path: Path):
    demo = demo_secrets(tmp_path, make=True)
    said = settings_with(tmp_path, TIPSTAFF_PRODUCTION="1", TIPSTAFF_HOSTS="desk.example", **demo)
    assert "config.secret_of_the_demo" in said.stderr
