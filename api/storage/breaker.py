"""Leaves a store alone that does not answer: whoever could only wait for it would hold a thread that others need."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from botocore.exceptions import BotoCoreError

_FAILURES: Final = 2
_SERVER_ERROR: Final = 500


class StoreResting(BotoCoreError):  # noqa: N818 - reads as what is the case
    """Nobody asks the store at present."""

    fmt = "The store did not answer lately and is left alone for some seconds."


@dataclass
class Breaker:
    """Opens after two tries in a row that failed, for `seconds`; then one try goes through and decides how it goes on.

    A single failure opens nothing: after an idle hour the first connection of a pool may be dead. Any answer closes it.
    """

    seconds: float
    clock: Callable[[], float] = time.monotonic
    _failures: int = 0
    _open_until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def guard(self, events: Any) -> None:
        """Watch every try of a boto3 client, by the events of its session."""
        events.register("before-send.s3", self._let_through)
        events.register_first("needs-retry.s3", self._note)

    def check(self) -> None:
        """Raise StoreResting while it is open; the first who comes after that time is let through, others wait for what becomes of it."""
        with self._lock:
            if self._failures < _FAILURES:
                return
            now = self.clock()
            if now < self._open_until:
                raise StoreResting
            self._open_until = now + self.seconds

    def note(self, *, is_failure: bool) -> None:
        """Count how a try ended."""
        with self._lock:
            self._failures = self._failures + 1 if is_failure else 0
            if self._failures >= _FAILURES:
                self._open_until = self.clock() + self.seconds

    def _let_through(self, **_event: Any) -> None:
        self.check()

    def _note(self, response: Any, caught_exception: Exception | None, **_event: Any) -> None:
        if isinstance(caught_exception, StoreResting):
            return
        self.note(is_failure=response is None or response[0].status_code >= _SERVER_ERROR)
