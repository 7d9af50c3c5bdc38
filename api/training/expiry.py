"""When what was proved has to be proved again: three rules. Pure: dates in, dates out. A day ends at 24:00 of the store.

`completion`: so many months after it was proved. `previous`: so many months after the last expiry, if it was renewed in time; the
first time after the due date. `fixed`: on the dates of a calendar, but never sooner than `min_months` after it was proved.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Renewal:
    """A rule of renewal. `window_days` before the expiry the next round opens."""

    rule: str
    months: int
    min_months: int = 0
    window_days: int = 30
    base: date | None = None

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Renewal":
        """Read it back from the form in which it is kept."""
        base = document.get("base")
        return cls(**{**document, "base": date.fromisoformat(base) if isinstance(base, str) else base})

    def fault(self) -> str | None:
        """Name the field that contradicts the others; None if the rule makes sense."""
        if self.rule == "fixed" and self.base is None:
            return "base"
        if self.min_months > self.months:
            return "min_months"
        # Else the next round would be open as soon as one was passed.
        shortest = (self.min_months if self.rule == "fixed" else self.min_months or self.months) * 28
        return "window_days" if self.window_days > shortest else None


def add_months(day: date, months: int) -> date:
    """Go so many months on; the last day of a shorter month stands for days it does not have."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def expires_on(renewal: Renewal, proved_on: date, *, previous: date | None = None, due_on: date | None = None) -> date:
    """Say on which day it expires, given the day it was proved, the last expiry, and for the first time the due date."""
    if renewal.rule == "previous":
        if previous is not None:
            return add_months(max(previous, proved_on), renewal.months)
        return add_months(due_on or proved_on, renewal.months)
    if renewal.rule == "fixed" and renewal.base is not None:
        earliest, steps = add_months(proved_on, renewal.min_months), 0
        while (day := add_months(renewal.base, steps * renewal.months)) <= proved_on or day < earliest:
            steps += 1
        return day
    return add_months(proved_on, renewal.months)


def opens_on(renewal: Renewal, expiry: date) -> date:
    """Say from which day on it may be renewed."""
    return expiry - timedelta(days=renewal.window_days)


def next_dates(
    renewal: Renewal, proved_on: date, count: int = 3, *, previous: date | None = None, due_on: date | None = None
) -> list[date]:
    """List the next expiries of somebody who proves it on a day and then always renews on the last one."""
    found, day = [], proved_on
    for _ in range(count):
        day = previous = expires_on(renewal, day, previous=previous, due_on=due_on)
        found.append(day)
    return found
