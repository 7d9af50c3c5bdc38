"""Tells the steps of the demo one by one with the time each took, and refuses to wait for ever."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from api.demo.browsing import DemoFailed
from api.i18n import Lang, translate

T = TypeVar("T")
_LOOK_S: Final = 0.3


@dataclass
class Steps:
    """A running account: `say` prints a line, `limit_s` is how long one step may take."""

    say: Callable[[str], None]
    language: Lang
    limit_s: float
    _since: float = field(default_factory=time.monotonic)

    def done(self, words: str) -> None:
        """Tell that a step is done, with its seconds; raise DemoFailed if it took too long."""
        now = time.monotonic()
        took, self._since = now - self._since, now
        self.say(f"{took:6.1f} s  {words}")
        if took > self.limit_s:
            raise DemoFailed(self._too_slow())

    def add(self, words: str) -> None:
        """Tell a detail of the step before."""
        self.say(f"{'':10}{words}")

    def wait(self, look: Callable[[], T | None]) -> T:
        """Look again and again until there is something; raise DemoFailed after the limit."""
        until = self._since + self.limit_s
        while (found := look()) is None:
            if time.monotonic() > until:
                raise DemoFailed(self._too_slow())
            time.sleep(_LOOK_S)
        return found

    def _too_slow(self) -> str:

        return translate(
            self.language,
            "The step took longer than {limit} seconds. Does the worker run? `tenseconds work --status` tells.",
            limit=round(self.limit_s),
        )
