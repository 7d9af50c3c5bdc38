"""How often a child that dies is started again, and when to give up: a rule without a clock, so it can be tested."""

from dataclasses import dataclass

_FIRST_DELAY_SECONDS = 1.0
_MOST_RESTARTS = 5
_STEADY_SECONDS = 60.0


@dataclass
class Restarts:
    """The count of deaths in a row of one child."""

    in_a_row: int = 0

    def next_delay(self, lived_seconds: float) -> float | None:
        """Give the seconds to wait before the next start (1, 2, 4, 8, 16), None when it is time to give up.

        A life of a minute or more ends the row.
        """
        if lived_seconds >= _STEADY_SECONDS:
            self.in_a_row = 0
        self.in_a_row += 1
        if self.in_a_row > _MOST_RESTARTS:
            return None
        return float(_FIRST_DELAY_SECONDS * 2 ** (self.in_a_row - 1))
