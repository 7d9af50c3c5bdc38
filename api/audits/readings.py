"""What one response says, once its item's kind has read it: the shape that scoring and expressions share."""

from dataclasses import dataclass
from decimal import Decimal

from api.checklists.expressions import Answer


@dataclass(frozen=True, slots=True)
class TimerRun:
    """One approach: seconds by the clock that counts, what they say, and what they are counted as."""

    seconds: Decimal
    clock: str
    outcome: str
    counts_as: str
    s: Decimal
    clock_suspect: bool


@dataclass(frozen=True, slots=True)
class RunShare:
    """How many approaches were within the limit, of how many, as a share with its 95 % interval (Wilson).

    A borderline run is what it is counted as: `passed` follows `counts_as`, never the measured seconds.
    """

    passed: int
    of: int
    share: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class TimerDetail:
    """All approaches of a visit, with the uncertainty (seconds) that a start and a stop by hand leave.

    Two sums, each of one thing: `in_time` of outcomes, `median_s` of seconds.
    """

    limit_s: Decimal
    uncertainty_s: Decimal
    median_s: Decimal
    in_time: RunShare
    runs: tuple[TimerRun, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A response understood: its score, the keys that rules may name, and the answer that conditions compare.

    `s` is None for what is not scored; the empty answer means "something", which equals nothing.
    """

    s: Decimal | None = None
    keys: frozenset[str] = frozenset()
    answer: Answer = ""
    timer: TimerDetail | None = None


class UnfitError(Exception):
    """A response does not fit its item: a fault code, a JSON pointer inside the response, and parameters."""

    def __init__(self, code: str, path: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.params = params
