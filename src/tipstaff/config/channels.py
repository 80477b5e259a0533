"""What an installation needs to reach offices by their channels: a mail server, and a secret for webhooks."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tipstaff.config.home import KEY_BYTES, SettingsRefused

MAIL_SECONDS = 10
"""How long a mail server may take for each answer."""
SECURITY = {"starttls": {"use_tls": True}, "tls": {"use_ssl": True}, "none": {}}


def mailers(environ: Mapping[str, str], home: Path, *, production: bool) -> dict[str, Any]:
    """Django's MAILERS: a server by TIPSTAFF_MAIL_HOST. Without one the demonstration writes letters into files.

    A production without one has no mailer: what would go by mail is noted as not taken, and shown. Raises
    `SettingsRefused` where the way to the server is not one of `SECURITY`, or in production is not encrypted.
    """
    host = environ.get("TIPSTAFF_MAIL_HOST")
    if not host:
        return {} if production else {"default": _into_files(home)}
    security = environ.get("TIPSTAFF_MAIL_SECURITY", "starttls")
    if security not in SECURITY or (production and security == "none"):
        raise SettingsRefused("config.mail_in_the_clear", "set TIPSTAFF_MAIL_SECURITY to starttls or tls.")
    given = {
        "port": int(environ["TIPSTAFF_MAIL_PORT"]) if environ.get("TIPSTAFF_MAIL_PORT") else None,
        "username": environ.get("TIPSTAFF_MAIL_USER") or None,
        "password": environ.get("TIPSTAFF_MAIL_PASSWORD") or None,
    }
    options = {"host": host, "timeout": MAIL_SECONDS, **SECURITY[security], **given}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def _into_files(home: Path) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(home / "mail")},
    }


def webhook_key(environ: Mapping[str, str], secret_of_the_demo: str | None) -> bytes | None:
    """The secret from which each office's own is drawn: TIPSTAFF_WEBHOOK_KEY, 32 bytes in base64.

    Without it a demonstration draws it from its other secret; a production has none and calls no webhook.
    """
    if not (given := environ.get("TIPSTAFF_WEBHOOK_KEY")):
        demo = secret_of_the_demo
        return hmac.digest(demo.encode(), b"webhooks", hashlib.sha256) if demo else None
    try:
        key = base64.b64decode(given, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsRefused("config.secret_malformed", "TIPSTAFF_WEBHOOK_KEY must be 32 bytes in base64.")
    return key
