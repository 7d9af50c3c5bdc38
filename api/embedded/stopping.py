"""One flag for "please stop": set by Ctrl-C, SIGTERM or a closed terminal; a second request does not wait for anybody.

Signals within a second are one request: `make` passes on the SIGTERM that the whole group has already got.
"""

import signal
import time
from collections.abc import Callable
from types import FrameType

_SAME_REQUEST_SECONDS = 1.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Impatience(BaseException):
    """The second request to stop: everything is to end at once."""


class StopRequest:
    """Whether somebody asked to stop. A plain flag, as a handler must not take the lock an Event may hold."""

    def __init__(self, say: Callable[[str], None] = lambda _line: None) -> None:
        self.is_made = False
        self._made_at = 0.0
        self._say = say

    def listen(self) -> None:
        """Take over the signals of this process; to be called in its main thread."""
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)

    def wait(self, seconds: float) -> bool:
        """Sleep so long, less if the request is there already; tell whether it is."""
        if not self.is_made:
            time.sleep(seconds)
        return self.is_made

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if not self.is_made:
            self.is_made, self._made_at = True, now
            self._say("Stopping (again to stop at once) …")
        elif now - self._made_at > _SAME_REQUEST_SECONDS:
            raise Impatience
