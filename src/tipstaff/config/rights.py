"""Who may do what to which table: the two roles, and the rights that `prepare` gives them."""

from collections.abc import Iterable
from contextlib import suppress

from psycopg import Connection, errors
from psycopg.sql import SQL, Composed, Identifier

from tipstaff.config.aliases import APP_ROLE, PUBLISHER_ROLE
from tipstaff.record.rights import APPEND_ONLY, PUBLISHER_UPDATES

PUBLISHER_ADDS = ("record_treehead", "record_checkpoint")


def make_roles(owner: Connection, logins: Iterable[str]) -> None:
    """Make the two roles where they are missing, and let these logins take them."""
    for role in (APP_ROLE, PUBLISHER_ROLE):
        # Made before, or by somebody else at this moment: roles belong to the whole server.
        with suppress(errors.DuplicateObject, errors.UniqueViolation):
            owner.execute(_sql("CREATE ROLE {} NOLOGIN", role))
        for login in logins:
            owner.execute(_sql("GRANT {} TO {}", role, login))


def grant_rights(owner: Connection) -> None:
    """Give both roles exactly their rights on the tables that there are now."""
    tables = _tables(owner)
    append_only = [table for table in tables if table in APPEND_ONLY]
    for table in tables:
        owner.execute(_sql("REVOKE ALL ON {} FROM {}, {}", table, APP_ROLE, PUBLISHER_ROLE))
        owner.execute(_sql("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}", table, APP_ROLE))
    for table in append_only:
        owner.execute(_sql("REVOKE UPDATE, DELETE ON {} FROM {}", table, APP_ROLE))
    owner.execute(_sql("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}", APP_ROLE))
    owner.execute(_sql("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}", APP_ROLE))
    _grant_publisher(owner)


def _grant_publisher(owner: Connection) -> None:
    """It reads what it publishes, not what is sealed, and not the keys."""
    for table in PUBLISHER_ADDS:
        owner.execute(_sql("GRANT SELECT, INSERT ON {} TO {}", table, PUBLISHER_ROLE))
    for table, columns in PUBLISHER_UPDATES.items():
        owner.execute(_sql("GRANT SELECT ON {} TO {}", table, PUBLISHER_ROLE))
        for column in columns:
            owner.execute(_sql("GRANT UPDATE ({}) ON {} TO {}", column, table, PUBLISHER_ROLE))


def _tables(owner: Connection) -> list[str]:
    rows = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in rows]


def _sql(text: str, *names: str) -> Composed:
    return SQL(text).format(*map(Identifier, names))
