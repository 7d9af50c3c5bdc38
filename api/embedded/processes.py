"""Child processes that leave no orphan: each in a group of its own, stopped whole, and found again after a crash."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.embedded.leftovers import end_leftover, note_child
from api.embedded.os_users import OsUser

_PR_SET_PDEATHSIG = 1
_PRCTL = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Command:
    """What a child is started with; without a log it shares its parent's output, without `env` its environment."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] | None = None
    log: Path | None = None
    record: Path | None = None
    user: OsUser | None = None
    cwd: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    grace: float = 15.0


class Child:
    """One process that can be started again and is stopped with all it has started."""

    def __init__(self, command: Command, before_start: Callable[[], None] = lambda: None) -> None:
        self.command = command
        self._before_start = before_start
        self.started_at = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """Name the child as it is called in messages."""
        return self.command.name

    @property
    def pid(self) -> int | None:
        """Give the process number, None before the first start."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process, after ending one of the same record that outlived an earlier parent."""
        command = self.command
        if command.record:
            end_leftover(command.record, command.stop_signal, command.grace)
        self._before_start()
        with contextlib.ExitStack() as opened:
            log = opened.enter_context(command.log.open("ab")) if command.log else None
            self._process = subprocess.Popen(  # noqa: S603 - the argument vectors are our own
                command.argv,
                env=None if command.env is None else dict(command.env),
                cwd=command.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT if log else None,
                start_new_session=True,
                umask=0o077,
                user=command.user.uid if command.user else None,
                group=command.user.gid if command.user else None,
                extra_groups=[] if command.user else None,
                preexec_fn=_tie_to_parent(command.stop_signal),  # noqa: PLW1509 - one prctl call, no Python lock is taken
            )
        self.started_at = time.monotonic()
        if command.record:
            note_child(command.record, self._process.pid)

    def poll(self) -> int | None:
        """Give the exit code, None while the process runs or was never started."""
        return self._process.poll() if self._process else None

    def is_running(self) -> bool:
        """Tell whether the process was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def ask_to_stop(self) -> None:
        """Send the stop signal and come back at once."""
        if self._process and self.is_running():
            self._process.send_signal(self.command.stop_signal)

    def stop(self, grace: float | None = None) -> None:
        """Stop the process within so many seconds, by force after that, and then whatever is left of its group."""
        if not self._process:
            return
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(self.command.grace if grace is None else grace)
        self.kill()

    def kill(self) -> None:
        """End the whole group at once."""
        if not self._process:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self.command.record:
            self.command.record.unlink(missing_ok=True)


def _tie_to_parent(stop_signal: signal.Signals) -> Callable[[], None] | None:
    """Give a hook by which Linux sends the stop signal to the child if its parent is killed outright."""
    prctl = _PRCTL
    if prctl is None:
        return None
    number = int(stop_signal)
    return lambda: prctl(_PR_SET_PDEATHSIG, number)


def stop_all(children: Sequence[Child]) -> None:
    """Ask all to stop at once, then wait for each and end what is left."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.stop()


def tail_of(log: Path, lines: int = 5) -> str:
    """Give the last lines of a log as one line, for an error message."""
    if not log.exists():
        return ""
    return " | ".join(log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-lines:])
