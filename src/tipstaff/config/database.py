"""Databases: prepared with roles, tables and rights; cloned for tests and scenarios; pointed at."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg.sql import SQL, Composed, Identifier

from tipstaff.agencies.regions import region_file
from tipstaff.config import rights as given_rights
from tipstaff.config.aliases import aliases
from tipstaff.config.rights import grant_rights, make_roles
from tipstaff.record import rights as record_rights

DEMO = "demo"
EMPTY_OF_TABLES = "SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"
EMPTY_OF_PEOPLE = """
SELECT NOT EXISTS (SELECT FROM public.record_entry) AND NOT EXISTS (SELECT FROM public.agencies_user)
"""
# Whoever has no name is the server's own cleaning.
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()
"""
TURN_OUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = %s AND usename IS NOT NULL AND pg_has_role(usesysid, 'MEMBER')
"""
OLD_TEMPLATES = """
SELECT datname FROM pg_database
WHERE starts_with(datname, 'tipstaff_template_') AND shobj_description(oid, 'pg_database') = current_database()
"""
TEMPLATE_LOCK = (
    0x7469_7073  # an advisory lock: one makes, copies or drops templates at a time; freed with its connection
)


def prepare(url: str) -> None:
    """Make roles, tables, rights and the published regions, as the database's owner. Again, it changes nothing."""
    from tipstaff.agencies.regions.loading import load_regions  # noqa: PLC0415 - tables exist once Django is set up

    with _owner_connection(_name_of(url)) as owner, pointed_at(url):
        make_roles(owner, {owner.info.user, _login_of(url) or owner.info.user})
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        grant_rights(owner)
        load_regions()
        _note(owner, migration_state(), *_noted(owner)[1:])


def is_prepared() -> bool:
    """Whether this process's database has the tables and rights of this version."""
    with _owner_connection() as owner:
        return _noted(owner)[:1] == [migration_state()]


def is_demo() -> bool:
    """Whether this process's database was made by the demonstration, so that it may be made afresh."""
    with _owner_connection() as owner:
        return _noted(owner)[1:] == [DEMO]


def is_empty() -> bool:
    """Whether this process's database holds nothing of anybody's: no strange table, no account, no entry."""
    with _owner_connection() as owner:
        asked = EMPTY_OF_PEOPLE if _noted(owner) else EMPTY_OF_TABLES
        return owner.execute(asked).fetchone() == (True,)


def others() -> int:
    """How many connections others have to this process's database."""
    with _owner_connection() as owner:
        (count,) = owner.execute(OTHERS).fetchone() or (0,)
        return int(count)


def make_demo() -> None:
    """Empty this process's database, prepare it again and note that it is the demonstration's."""
    close_connections()
    with _owner_connection() as owner:
        owner.execute("DROP SCHEMA public CASCADE")
        owner.execute("CREATE SCHEMA public")
        owner.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    prepare(current_url())
    with _owner_connection() as owner:
        _note(owner, migration_state(), DEMO)


def fresh_database(name: str) -> str:
    """A new, prepared, empty database of this name, cloned from a template; returns its address."""
    template = f"tipstaff_template_{migration_state()}"
    with _owner_connection() as owner:
        owner.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        if not owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
            _make_template(owner, template)
        return _copied(owner, name, template)


def copy_database(name: str, source: str) -> str:
    """A new database of this name with all that stands in another one, in which nobody may be; returns its address."""
    with _owner_connection() as owner:
        return _copied(owner, name, source)


def _copied(owner: psycopg.Connection, name: str, source: str) -> str:
    owner.execute(_sql("CREATE DATABASE {} TEMPLATE {}", name, source))
    return _named(current_url(), name)


def drop_database(name: str) -> None:
    """Delete a database, and turn out whoever is still in it. One that is not there is no fault."""
    with _owner_connection() as owner:
        _drop(owner, name)


def current_url() -> str:
    """The address of the database that this process works in now."""
    return _named(settings.DATABASE_URL, connections["default"].settings_dict["NAME"])


def point_at(url: str) -> None:
    """Make all three aliases of this process work in the database of this address, on the same server."""
    close_connections()
    name = _name_of(url)
    for alias, wanted in aliases(url, _named(settings.OWNER_DATABASE_URL, name)).items():
        connections[alias].settings_dict.update(wanted)


@contextmanager
def pointed_at(url: str) -> Iterator[None]:
    """Work in another database for a while."""
    before = current_url()
    point_at(url)
    try:
        yield
    finally:
        point_at(before)


def close_connections() -> None:
    """Close this thread's connections, and the pool of all threads."""
    for connection in connections.all():
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]


def migration_state() -> str:
    """A short mark of all migrations, rights and regions: the same mark, the same tables."""
    mark = hashlib.sha256()
    folders = sorted(Path(app.path) / "migrations" for app in apps.get_app_configs())
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    for file in (*files, Path(record_rights.__file__), Path(given_rights.__file__), region_file()):
        mark.update(file.name.encode() + file.read_bytes())
    return mark.hexdigest()[:16]


def _make_template(owner: psycopg.Connection, template: str) -> None:
    draft = template.replace("template", "draft")
    _drop(owner, draft)
    owner.execute(_sql("CREATE DATABASE {} TEMPLATE template0", draft))
    prepare(_named(current_url(), draft))
    owner.execute(_sql("ALTER DATABASE {} RENAME TO {}", draft, template))
    _drop_old_templates(owner)
    owner.execute(_sql("COMMENT ON DATABASE {} IS ", template) + SQL("{}").format(owner.info.dbname))


def _drop_old_templates(owner: psycopg.Connection) -> None:
    """Those that were made for this installation before; one that is being copied stays for another time."""
    for (name,) in owner.execute(OLD_TEMPLATES).fetchall():
        with suppress(psycopg.errors.ObjectInUse):
            owner.execute(_sql("DROP DATABASE IF EXISTS {}", name))


def _drop(owner: psycopg.Connection, name: str) -> None:
    """Without FORCE: that is refused to a login that is no superuser while the server's own cleaning is in there."""
    owner.execute(TURN_OUT, [name])
    owner.execute(_sql("DROP DATABASE IF EXISTS {}", name))


def _note(owner: psycopg.Connection, *words: str) -> None:
    owner.execute(SQL("COMMENT ON SCHEMA public IS {}").format(" ".join(("tipstaff", *words))))


def _noted(owner: psycopg.Connection) -> list[str]:
    found = owner.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')").fetchone()
    words = str(found[0]).split() if found else []
    return words[1:] if words[:1] == ["tipstaff"] else []


def _owner_connection(name: str = "") -> psycopg.Connection:
    """As the owner's login: in this database, or in the one that the settings name."""
    url = settings.OWNER_DATABASE_URL
    return psycopg.connect(_named(url, name) if name else url, autocommit=True)


def _named(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _name_of(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def _login_of(url: str) -> str | None:
    return urlsplit(url).username


def _sql(text: str, *names: str) -> Composed:
    return SQL(text).format(*map(Identifier, names))
