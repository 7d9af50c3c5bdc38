"""When a job is tried again, and when it is given up."""

from dataclasses import dataclass

import structlog
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import BaseRetryStrategy, RetryDecision

log = structlog.get_logger(__name__)
MAX_TRIES = 8
_LONGEST_S = 600


class TryLater(Exception):  # noqa: N818 - no error: what was noted is kept, and the job runs again later
    """It could not be done now."""


@dataclass(frozen=True)
class Pace:
    """How quickly a worker notices things, in seconds.

    A job runs again after `retry_s`, then twice as long, and so on. A worker without a sign of life for `stalled_after_s`
    counts as dead; every `sweep_s` the others look for what it left behind.
    """

    heartbeat_s: float = 5
    stalled_after_s: float = 15
    sweep_s: float = 10
    poll_s: float = 2
    retry_s: float = 2


class BackOff(BaseRetryStrategy):
    """Wait 2, 4, 8 … seconds, at most 10 minutes; after MAX_TRIES the job is dead and shows in the status.

    TryLater is no failure: who raises it knows when it is too late, and ends the job.
    """

    def __init__(self, first_s: float) -> None:
        """Take the first wait in seconds."""
        self._first_s = first_s

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        """Decide when to try again, or None to give up."""
        tries = job.attempts + 1
        is_dead = tries >= MAX_TRIES and not isinstance(exception, TryLater)
        say = log.error if is_dead else log.warning
        say(
            "job given up" if is_dead else "job failed",
            job=job.id,
            handler=job.task_kwargs.get("handler", job.task_name),
            tries=tries,
            error=repr(exception),
        )
        return (
            None if is_dead else RetryDecision(retry_in={"seconds": min(_LONGEST_S, self._first_s * 2**job.attempts)})
        )
