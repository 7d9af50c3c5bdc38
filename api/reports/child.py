"""What runs inside a render process: the engine under limits of time and memory, gone when its parent is gone."""

import gc
import os
import resource
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path
from pkgutil import resolve_name
from types import FrameType
from typing import Final

from api.i18n import Lang
from api.reports.certificate import CertificateCard
from api.reports.fonts import use_fonts
from api.reports.scorecard import Scorecard

# Named, not imported: the parent imports this file too, and must not load WeasyPrint.
_ENGINE: Final = "api.reports.render:render_card"
_loaded: list[Callable[..., bytes]] = []
_limits: list["Limits"] = []


@dataclass(frozen=True, slots=True)
class Limits:
    """What one render may use: wall seconds, and megabytes of address space of its process."""

    seconds: int = 60
    megabytes: int = 2048


class OutOfTimeError(BaseException):
    """The render took too long. Not an Exception, so that no `except Exception` on the way swallows it."""


def prepare(fonts: Path, limits: Limits) -> None:
    """Load the engine once in this process, with our fonts only, and set the limits its renders run under."""
    use_fonts(fonts)
    _loaded[:] = [resolve_name(_ENGINE)]
    _limits[:] = [limits]
    size = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGALRM, _out_of_time)
    # Ctrl-C in the terminal reaches every process; the parent alone decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    # A render makes and drops a large tree; it is looked through for cycles once, at the end of each render.
    gc.freeze()
    gc.disable()


def stand_by() -> bytes:
    """Do nothing, so that the caller knows this process is ready."""
    return b""


def render(card: Scorecard | CertificateCard, lang: Lang, photos: Mapping[str, bytes]) -> bytes:
    """Render one card under the limits; see RenderPool.render."""

    def assets(url: str) -> bytes:
        return photos[url.removeprefix("photo:")]

    seconds = _limits[0].seconds
    # A loop inside a C library never reaches the Python handler of the alarm; the kernel ends it by processor time.
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 2 * seconds + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    # Again each second: an alarm that falls into a call back from C is printed and lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        return _with_room(_loaded[0], card, lang, assets)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        gc.collect(0)


def _with_room(call: Callable[..., bytes], *args: object) -> bytes:
    return call(*args)


# CPython keeps its frames in pieces of 16 KB, and asks the kernel for the next piece at every call across the edge of one.
# The engine, which calls itself deeply, stood on such an edge for a tenth of its time. The frame of this function claims
# 1.1 MB, so its piece has 2, and all frames above it find room in the rest.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=140_000)


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
