"""The door to Procrastinate: work that happens later, deferred in the transaction that causes it."""

from api.jobs.deferring import Job
from api.jobs.running import Worker, migrate_queue, queue_status, requeue_failed

__all__ = ["Job", "Worker", "migrate_queue", "queue_status", "requeue_failed"]
