"""Where the state of this checkout lies, and the secrets it was given."""

import base64
import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

CHECKOUT = Path(__file__).resolve().parents[3]

DEMO_NOTICE = "# Made for the demonstration and for development. Never use these in a real installation.\n"


class SettingsRefused(ImproperlyConfigured):
    """The settings are not fit to start with; `code` names the reason, the sentence says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code


def home() -> Path:
    """The folder of this checkout's state: $TIPSTAFF_HOME, or a default that no other checkout shares."""
    if chosen := os.environ.get("TIPSTAFF_HOME"):
        return Path(chosen).absolute()
    mark = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:8]
    if os.geteuid() == 0:
        return Path(f"/var/lib/tipstaff-{mark}")
    return Path.home() / ".local" / "share" / "tipstaff" / mark


def state_folder() -> Path:
    """`home()`, made where it is missing; only its owner may look inside."""
    folder = home()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def demo_secrets(folder: Path, *, make: bool) -> dict[str, str]:
    """The secrets of the demonstration in this folder (file `secrets.env`, mode 0600).

    Where there are none yet they are drawn, if `make`; else nothing is returned.
    """
    file = folder / "secrets.env"
    if not file.exists():
        if not make:
            return {}
        _write_once(file, DEMO_NOTICE + "".join(f"{name}={value}\n" for name, value in _drawn().items()))
    return _read(file)


def production_secrets(environ: Mapping[str, str], demo: dict[str, str]) -> dict[str, str]:
    """The secrets of a real installation, from the environment alone.

    Raises `SettingsRefused` where one is missing, malformed, or is the demonstration's own.
    """
    for name in SECRETS:
        if not environ.get(name):
            raise SettingsRefused("config.secret_missing", f"set {name} in the environment.")
        if environ[name] == demo.get(name):
            raise SettingsRefused(
                "config.secret_of_the_demo", f"{name} is the demonstration's; draw another."
            )
    return {name: environ[name] for name in SECRETS}


def check_keys(given: dict[str, str]) -> None:
    """Refuse sealing and log keys that are not 32 bytes in base64."""
    for name in ("TIPSTAFF_SEALING_KEY", "TIPSTAFF_LOG_KEY"):
        try:
            size = len(base64.b64decode(given[name], validate=True))
        except ValueError:
            size = 0
        if size != KEY_BYTES:
            raise SettingsRefused("config.secret_malformed", f"{name} must be {KEY_BYTES} bytes in base64.")


SECRETS = ("TIPSTAFF_SECRET_KEY", "TIPSTAFF_SEALING_KEY", "TIPSTAFF_LOG_KEY", "TIPSTAFF_LOG_ORIGIN")
KEY_BYTES = 32


def _drawn() -> dict[str, str]:
    return {
        "TIPSTAFF_SECRET_KEY": secrets.token_urlsafe(50),
        "TIPSTAFF_SEALING_KEY": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        "TIPSTAFF_LOG_KEY": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        "TIPSTAFF_LOG_ORIGIN": f"tipstaff.example/{secrets.token_hex(4)}",
    }


def _write_once(file: Path, text: str) -> None:
    """Write the file whole or leave the one that somebody else wrote in the meantime."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(file: Path) -> dict[str, str]:
    lines = (line for line in file.read_text().splitlines() if line and not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines)
