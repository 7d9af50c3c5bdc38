"""One flag for "please stop": set by Ctrl-C, SIGTERM or a closed terminal; a second request does not wait for anybody."""

import signal
import time
from collections.abc import Callable
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Impatience(BaseException):
    """The second request to stop: everything is to end at once."""


class StopRequest:
    """Whether somebody asked to stop. A plain flag, as a handler must not take the lock an Event may hold."""

    def __init__(self, say: Callable[[str], None] = lambda _line: None) -> None:
        self.is_made = False
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

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self.is_made:
            if number == signal.SIGHUP:
                return  # A closing terminal may send it beside the first signal.
            raise Impatience
        self.is_made = True
        self._say("Stopping (again to stop at once) …")
