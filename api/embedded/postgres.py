"""A private PostgreSQL in a data folder: loopback, generated password, found again after a crash."""

import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from api.embedded import binaries as programs
from api.embedded import cluster, keys, os_users, ports
from api.embedded.errors import ServerError, explain_os_error
from api.embedded.locks import hold
from api.embedded.processes import Child, Command
from api.embedded.space import require_space

DATABASE = "tenseconds"
_START_TRIES = 8
_READY_SECONDS = 180.0
_LOOK_SECONDS = 0.03
_STOP_SECONDS = 30.0

_SETTINGS = {
    "listen_addresses": ports.LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "jit": "off",  # Our statements are short; compiling them costs more than it gains.
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "random_page_cost": "1.1",  # Solid-state disks.
    "max_wal_size": "512MB",
}
_UNSAFE_AND_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(frozen=True)
class Server:
    """A running server; `url` names its superuser and the product's database."""

    url: str
    child: Child
    binaries: programs.Binaries
    lock: IO[str]

    def stop(self, grace: float = _STOP_SECONDS) -> None:
        """Disconnect everybody, write everything, end; by force after so many seconds."""
        self.child.stop(grace)
        self.lock.close()


def start(
    data_dir: Path,
    *,
    source: programs.Source | None = None,
    is_durable: bool = True,
    say: Callable[[str], None] = lambda _line: None,
) -> Server:
    """Start the server of the folder, which is made if need be, and wait until it answers.

    `source` forces the machine's programs or the wheel's. Without `is_durable` a power cut may lose everything: for tests.
    Raises ServerError with one line that says what to do.
    """
    data_dir = data_dir.absolute()
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        require_space(data_dir)
        lock = hold(data_dir)
    except OSError as error:
        raise explain_os_error(error, data_dir) from error
    try:
        return _start_locked(data_dir, source, lock, say, is_durable=is_durable)
    except OSError as error:
        lock.close()
        raise explain_os_error(error, data_dir) from error
    except BaseException:
        lock.close()
        raise


def _start_locked(
    data_dir: Path, source: programs.Source | None, lock: IO[str], say: Callable[[str], None], *, is_durable: bool
) -> Server:
    data = data_dir / "data"
    binaries = programs.find(source, cluster.major_of(data))
    user = os_users.pick(data, say)
    if user:
        os_users.let_pass(data, say)
        os_users.let_pass(binaries.folder / "postgres", say)
    password = str(keys.keep(data_dir / "keys.json", lambda: {"password": secrets.token_urlsafe(24)})["password"])
    if cluster.major_of(data) is None:
        cluster.make(data, binaries, user, password, is_durable=is_durable)
    child, port = _start_process(data_dir, binaries, user, password, is_durable=is_durable)
    url = _url(password, port, DATABASE)
    _ensure_database(_url(password, port, "postgres"), DATABASE)
    return Server(url, child, binaries, lock)


def _url(password: str, port: int, database: str) -> str:
    return f"postgresql://{cluster.OWNER}:{password}@{ports.LOOPBACK}:{port}/{database}"


def _start_process(
    data_dir: Path, binaries: programs.Binaries, user: os_users.OsUser | None, password: str, *, is_durable: bool
) -> tuple[Child, int]:
    said = ""
    for _ in range(_START_TRIES):
        (port,) = ports.pick_free(1)
        child = _child(data_dir, binaries, user, port, is_durable=is_durable)
        log = data_dir / "log"
        log_start = log.stat().st_size if log.exists() else 0
        child.start()
        if _is_ready(child, _url(password, port, "postgres")):
            return child, port
        child.kill()
        said = log.read_bytes()[log_start:].decode(errors="replace")
        # The processes of a server that was killed outright need a moment to notice it; a free port may be taken meanwhile.
        if "shared memory block" not in said and "could not bind" not in said:
            break
        time.sleep(0.5)
    raise ServerError(f"PostgreSQL does not start: {cluster.explain(said)} Its log: {data_dir / 'log'}")


def _child(
    data_dir: Path, binaries: programs.Binaries, user: os_users.OsUser | None, port: int, *, is_durable: bool
) -> Child:
    data = data_dir / "data"
    settings = {**_SETTINGS, "port": str(port), **({} if is_durable else _UNSAFE_AND_FAST)}
    flags = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = Command(
        name="PostgreSQL",
        argv=(str(binaries.folder / "postgres"), "-D", str(data), *flags),
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},  # A stray PG… variable of the user must not reach the server.
        log=data_dir / "log",
        record=data_dir / "process.json",
        user=user,
        stop_signal=signal.SIGINT,  # The fast shutdown of postgres(1); SIGTERM would wait for every client to leave.
        grace=_STOP_SECONDS,
    )
    return Child(command, before_start=lambda: cluster.drop_stale_pid_file(data))


def _is_ready(child: Child, url: str) -> bool:
    end = time.monotonic() + _READY_SECONDS
    while child.is_running() and time.monotonic() < end:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.errors.InvalidPassword:
            raise ServerError(
                "PostgreSQL refuses the password in keys.json: the file is not the one its data were made with."
            ) from None
        except psycopg.OperationalError:
            time.sleep(_LOOK_SECONDS)
        else:
            return True
    return False


def _ensure_database(admin_url: str, name: str) -> None:
    with psycopg.connect(admin_url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
