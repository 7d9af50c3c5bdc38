"""On which days something is worth telling. Pure. In between it is left alone, so that a reminder means something.

A day on which nothing ran tells its steps on the next one: `unseen` is how many days just before were left out.
"""

AHEAD_DAYS = 3
# The earliest hour somebody may choose.
FIRST_HOUR = 6
# Whoever was not reached by then, because nothing ran all day, is told tomorrow.
LAST_HOUR = 20
_DUE = frozenset({AHEAD_DAYS, 1, 0})
_LATE = frozenset({1, 3})
_RENEW = frozenset({14, 7, 3, 1, 0})
_WEEK = 7


def is_due_step(days_left: int, *, unseen: int = 0) -> bool:
    """Tell whether so many days before its due day (negative: after it) a course is worth telling its learner about."""
    days = range(days_left, days_left + unseen + 1)
    return any(left in _DUE or -left in _LATE or (left < 0 and left % _WEEK == 0) for left in days)


def is_escalated(days_late: int, after: int, *, unseen: int = 0) -> bool:
    """Tell whether who leads the learner is told: `after` so many days, then every week; never if `after` is 0."""
    days = range(days_late - unseen, days_late + 1)
    return after > 0 and any(late >= after and (late - after) % _WEEK == 0 for late in days)


def is_renewal_step(days_left: int, window: int, *, unseen: int = 0) -> bool:
    """Tell whether the end of a certificate is worth telling: when the window opens, and a few times until the last day."""
    days = range(days_left, days_left + unseen + 1)
    return any(left == window or (left <= window and left in _RENEW) for left in days)
