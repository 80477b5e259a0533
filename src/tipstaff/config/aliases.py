"""Three ways to the same database, so that a mistake in the code meets a right that it does not have.

`default` works as the role `tipstaff_app`: it adds entries to the record and can never change or remove one.
`publisher` works as `tipstaff_publisher`: it reads the record and fills in indexes, and nothing else.
`owner` is the login itself: it owns the tables, and only migrations and `config.database` use it.

Taking a role guards against mistakes, not against a login that was stolen: that could put the role off again.
An installation gives `DATABASE_URL` a login with the two roles alone and names the owner's own login in
`TIPSTAFF_OWNER_DATABASE_URL`.
"""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

APP_ROLE = "tipstaff_app"
PUBLISHER_ROLE = "tipstaff_publisher"
POOL = {"min_size": 1, "max_size": 10, "timeout": 10}  # connections of one process; seconds to wait for one


def aliases(url: str, owner_url: str) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for the login of the application and that of the owner."""
    return {
        "default": _alias(url, role=APP_ROLE, pool=POOL),
        "owner": _alias(owner_url),
        "publisher": _alias(url, role=PUBLISHER_ROLE),
    }


def _alias(url: str, role: str | None = None, pool: dict[str, int] | None = None) -> dict[str, Any]:
    given = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    alias: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql"}
    for setting, name in {"NAME": "dbname", "USER": "user", "HOST": "host", "PORT": "port"}.items():
        alias[setting] = given.pop(name, "")
    alias["PASSWORD"] = given.pop("password", "")
    alias["OPTIONS"] = dict(given)
    if role:
        alias["OPTIONS"]["options"] = f"{given.get('options', '')} -c role={role}".strip()
    if pool:
        alias["OPTIONS"]["pool"] = pool
    return alias
