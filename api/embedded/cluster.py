"""Makes PostgreSQL's data folder, and reads what a running or killed server has left in it."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from api.embedded.binaries import Binaries, Source
from api.embedded.errors import ServerError
from api.embedded.os_users import OsUser, let_read

OWNER = "tenseconds"
_BUILTIN_LOCALE_SINCE = 17


def major_of(data: Path) -> int | None:
    """Give the major version that wrote the data folder, None where there is none yet."""
    try:
        return int((data / "PG_VERSION").read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None


def make(data: Path, binaries: Binaries, user: OsUser | None, password: str, *, is_durable: bool) -> None:
    """Make an empty database cluster whose superuser is OWNER; it appears whole under its name or not at all."""
    fresh = data.with_name(data.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if user:
        os.chown(fresh, user.uid, user.gid)
        if binaries.source is Source.WHEEL:
            let_read(binaries.folder.parent)
    with _password_file(password, user) as password_file:
        _run_initdb(fresh, binaries, user, password_file, is_durable=is_durable)
    fresh.rename(data)


@contextlib.contextmanager
def _password_file(password: str, user: OsUser | None) -> Iterator[str]:
    with tempfile.NamedTemporaryFile("w", encoding="ascii") as file:
        file.write(password + "\n")
        file.flush()
        if user:
            os.chown(file.name, user.uid, user.gid)
        yield file.name


def _run_initdb(fresh: Path, binaries: Binaries, user: OsUser | None, password_file: str, *, is_durable: bool) -> None:
    # Both order text by code point, so a cluster of the machine's version and one of the wheel's sort alike.
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if binaries.major >= _BUILTIN_LOCALE_SINCE
        else ["--locale=C.UTF-8"]
    )
    arguments = [
        "--pgdata",
        str(fresh),
        "--username",
        OWNER,
        "--pwfile",
        password_file,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
    ]
    done = subprocess.run(  # noqa: S603 - fixed words and our own paths
        [binaries.folder / "initdb", *arguments, *locale, *([] if is_durable else ["--no-sync"])],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        user=user.uid if user else None,
        group=user.gid if user else None,
        extra_groups=[] if user else None,
    )
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise ServerError(f"PostgreSQL's initdb failed: {explain(done.stderr)}")


def explain(said: str) -> str:
    """Pick the line of PostgreSQL's output that names the trouble."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if any("No space left on device" in line for line in lines):
        return "the disk is full. Free some space and start again."
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line]
    return (telling or lines or ["it said nothing"])[-1]


def drop_stale_pid_file(data: Path) -> None:
    """Remove `postmaster.pid` when its process is no server of this data folder.

    After a crash the number may belong to a stranger, and PostgreSQL would refuse to start beside it.
    A server that still works on the folder is left alone; PostgreSQL then says so itself.
    """
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text(encoding="ascii", errors="replace").splitlines()[0])
        works_in = Path(f"/proc/{pid}/cwd").readlink()
    except FileNotFoundError:
        works_in = None
    except (OSError, ValueError, IndexError):
        return
    if works_in != data.resolve() and Path("/proc/self").exists():
        pid_file.unlink(missing_ok=True)
