"""The door to Procrastinate: work that happens later, deferred in the transaction that causes it."""

from api.jobs.deferring import NOW, Job, defer_once, name_of
from api.jobs.running import Worker, migrate_queue, queue_status, requeue_failed

__all__ = ["NOW", "Job", "Worker", "defer_once", "migrate_queue", "name_of", "queue_status", "requeue_failed"]
