"""Which operating-system user runs PostgreSQL: it refuses root, so root lends it to an unprivileged account."""

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from api.embedded.errors import ServerError

_ACCOUNTS = ("postgres", "tenseconds")


@dataclass(frozen=True)
class OsUser:
    """An account by its numbers."""

    name: str
    uid: int
    gid: int


def pick(data: Path, say: Callable[[str], None]) -> OsUser | None:
    """Give the account PostgreSQL runs under, or None when this process is no root and runs it itself.

    The owner of existing data wins; then `postgres`, then `tenseconds`, which is created if need be.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return _from_entry(pwd.getpwuid(data.stat().st_uid))
    for name in _ACCOUNTS:
        try:
            return _from_entry(pwd.getpwnam(name))
        except KeyError:
            continue
    return _create(_ACCOUNTS[-1], say)


def _from_entry(entry: pwd.struct_passwd) -> OsUser:
    return OsUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _create(name: str, say: Callable[[str], None]) -> OsUser:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is None:
        raise ServerError(
            "PostgreSQL does not run as root and there is no `useradd` here. Start as an ordinary user instead."
        )
    say(f"Creating the system account {name}: PostgreSQL does not run as root.")
    arguments = [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
        name,
    ]
    done = subprocess.run([useradd, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode != 0:
        raise ServerError(
            f"The system account {name} cannot be created: {done.stderr.strip()}. Start as an ordinary user instead."
        )
    return _from_entry(pwd.getpwnam(name))


def let_pass(path: Path, say: Callable[[str], None]) -> None:
    """Let other accounts walk through the folders above the path; they still cannot list what is in them."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            say(f"Letting the database's account pass through {folder} (chmod o+x; it cannot list it).")
            folder.chmod(mode | stat.S_IXOTH)


def let_read(tree: Path) -> None:
    """Let other accounts read a tree of programs, which a strict umask at install time may have closed."""
    for path in (tree, *tree.rglob("*")):
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if wanted != mode and not path.is_symlink():
            path.chmod(wanted)
