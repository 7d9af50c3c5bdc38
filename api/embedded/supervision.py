"""Keeps several children alive until asked to stop."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from api.embedded.errors import ServerError
from api.embedded.processes import Child
from api.embedded.restarts import Restarts
from api.embedded.stopping import StopRequest

_LOOK_SECONDS = 0.2


@dataclass
class _Watched:
    child: Child
    restarts: Restarts = field(default_factory=Restarts)
    due_at: float | None = None


def keep_alive(children: Sequence[Child], stop: StopRequest, say: Callable[[str], None]) -> None:
    """Start again whatever dies, until the stop request; raise ServerError when a child dies over and over."""
    watched = [_Watched(child) for child in children]
    while not stop.wait(_LOOK_SECONDS):
        for one in watched:
            _look_after(one, time.monotonic(), say)


def _look_after(one: _Watched, now: float, say: Callable[[str], None]) -> None:
    child = one.child
    if one.due_at is not None:
        if now >= one.due_at:
            one.due_at = None
            child.start()
        return
    if child.is_running():
        return
    how = describe_exit(child.poll())
    child.kill()  # What the dead one has started must not go on beside its successor.
    delay = one.restarts.next_delay(now - child.started_at)
    log = f" Its log: {child.command.log}." if child.command.log else ""
    if delay is None:
        raise ServerError(f"{child.name} {how} again and again; giving up.{log}")
    say(f"{child.name} {how}; starting it again in {delay:.0f} s.{log}")
    one.due_at = now + delay


def describe_exit(code: int | None) -> str:
    """Say how a process ended: a negative code is the number of the signal that killed it."""
    if code is None:
        return "is not running"
    return f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
