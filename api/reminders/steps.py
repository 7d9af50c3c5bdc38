"""On which days something is worth telling. Pure. In between it is left alone, so that a reminder means something."""

AHEAD_DAYS = 3
# The earliest hour somebody may choose.
FIRST_HOUR = 6
# Whoever was not reached by then, because nothing ran all day, is told tomorrow.
LAST_HOUR = 20
_DUE = frozenset({AHEAD_DAYS, 1, 0})
_LATE = frozenset({1, 3})
_RENEW = frozenset({14, 7, 3, 1, 0})
_WEEK = 7


def is_due_step(days_left: int) -> bool:
    """Tell whether so many days before its due day (negative: after it) a course is worth telling its learner about."""
    late = -days_left
    return days_left in _DUE or late in _LATE or (late > 0 and late % _WEEK == 0)


def is_escalated(days_late: int, after: int) -> bool:
    """Tell whether who leads the learner is told: `after` so many days, then every week; never if `after` is 0."""
    return after > 0 and days_late >= after and (days_late - after) % _WEEK == 0


def is_renewal_step(days_left: int, window: int) -> bool:
    """Tell whether the end of a certificate is worth telling: when the window opens, and a few times until the last day."""
    return days_left == window or (days_left <= window and days_left in _RENEW)
