"""The clock is passed in, so that every rule about time can be tested at any time."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Read the system clock as an aware UTC time."""
    return datetime.now(UTC)


def to_wire(moment: datetime) -> str:
    """Write an aware time the way the wire has it: UTC, whole seconds, `2026-11-22T09:30:00Z`."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
