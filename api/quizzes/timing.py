"""What is odd about the times of an attempt. Pure: times in, flags out; a flag is for a person to look at, never a zero.

`late`, `over-time` and `keys-read`, which is known before, hold the result until somebody has decided; the others only stand beside it,
`alike` and `quick` from when an attempt that passed was compared with others.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

GRACE = timedelta(seconds=60)
# A phone's clock may be that far off, or be corrected by the network meanwhile.
_DRIFT = timedelta(minutes=5)
KEYS_READ: Final = "keys-read"
ALIKE: Final = "alike"
QUICK: Final = "quick"
HOLDING: Final = frozenset({"late", "over-time", KEYS_READ})


@dataclass(frozen=True)
class Times:
    """What the server knows of an attempt, and what the phone says."""

    issued_at: datetime
    start_by: datetime
    sync_by: datetime
    limit_s: int | None
    started_at: datetime
    finished_at: datetime
    elapsed_ms: int
    received_at: datetime


def odd_about(times: Times) -> list[str]:
    """Name what is odd, in the order of the alphabet."""
    elapsed = timedelta(milliseconds=times.elapsed_ms)
    by_wall = times.finished_at - times.started_at
    is_possible = elapsed <= times.received_at - times.issued_at + _DRIFT
    found = {
        "late": times.received_at > times.sync_by,
        # A time that cannot be says nothing about whether the limit was kept.
        "over-time": times.limit_s is not None and is_possible and elapsed > timedelta(seconds=times.limit_s) + GRACE,
        "clock-jumped": abs(by_wall - elapsed) > _DRIFT,
        "before-issue": times.started_at < times.issued_at - _DRIFT,
        "started-late": times.started_at > times.start_by + _DRIFT,
        "in-the-future": times.finished_at > times.received_at + _DRIFT,
        "longer-than-possible": not is_possible,
    }
    return sorted(name for name, is_so in found.items() if is_so)


class Past(Protocol):
    """As much of an attempt that is over as counts here."""

    issued_at: datetime
    start_by: datetime
    started_at: datetime | None
    finished_at: datetime | None
    limit_s: int | None


def next_start(past: Past, received_at: datetime, delay: timedelta) -> datetime:
    """Say from when on another attempt may start: `delay` after the end, or after its time was up, whichever came first.

    What a phone claims counts only between issue and arrival. Source: Moodle's delay between attempts.
    """
    finished = min(max(past.finished_at or received_at, past.issued_at), received_at)
    if past.limit_s is None:
        return finished + delay
    started = min(max(past.started_at or past.start_by, past.issued_at), past.start_by)
    return min(finished, started + timedelta(seconds=past.limit_s)) + delay
