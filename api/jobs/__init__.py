"""The door to Procrastinate: work that happens later, deferred in the transaction that causes it."""

from api.jobs.deferring import NOW, Job, defer_once, name_of
from api.jobs.retrying import MAX_TRIES, Pace, TryLater
from api.jobs.running import Worker, migrate_queue
from api.jobs.status import queue_status, requeue_failed

__all__ = [
    "MAX_TRIES",
    "NOW",
    "Job",
    "Pace",
    "TryLater",
    "Worker",
    "defer_once",
    "migrate_queue",
    "name_of",
    "queue_status",
    "requeue_failed",
]
