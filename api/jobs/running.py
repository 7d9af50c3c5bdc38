"""Running jobs: a worker that retries with back-off, takes over from dead workers, and shows what it could not do."""

import asyncio
import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

import procrastinate
import psycopg
import structlog
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from api.jobs.deferring import TASK

log = structlog.get_logger(__name__)
MAX_TRIES = 8
_STALLED_AFTER_S = 15
_SWEEP = "*/10 * * * * *"
Act = Callable[[Mapping[str, Any]], None]


class BackOff(BaseRetryStrategy):
    """Wait 2, 4, 8 … seconds, at most 10 minutes; after MAX_TRIES the job is dead and shows in the status."""

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        """Decide when to try again, or None to give up."""
        log.warning(
            "job failed",
            job=job.id,
            handler=job.task_kwargs.get("handler"),
            tries=job.attempts + 1,
            error=repr(exception),
        )
        if job.attempts + 1 >= MAX_TRIES:
            return None
        return RetryDecision(retry_in={"seconds": min(600, 2 ** (job.attempts + 1))})


class Worker:
    """One process that claims jobs with SKIP LOCKED; any number of them may run on any number of machines."""

    def __init__(self, database_url: str, act: Act, schedule: Mapping[str, str]) -> None:
        """Take the database, the function that acts on a job's arguments, and `cron -> handler` of what runs by the clock."""
        self._app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(conninfo=database_url, min_size=1, max_size=6)
        )
        self._register(act, schedule)

    def _register(self, act: Act, schedule: Mapping[str, str]) -> None:
        @self._app.task(name=TASK, retry=BackOff())
        def run(**args: Any) -> None:
            act(args)

        for name, cron in schedule.items():

            def tick(timestamp: int, handler: str = name) -> None:
                act({"handler": handler, "timestamp": timestamp})

            self._app.periodic(cron=cron)(self._app.task(name=f"tick {name}", queueing_lock=name)(tick))

        @self._app.periodic(cron=_SWEEP)
        @self._app.task(name="sweep", queueing_lock="sweep")
        async def sweep(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
            # Procrastinate never gives up a job whose worker was killed, so somebody has to look.
            for job in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_AFTER_S):
                log.warning("job of a dead worker runs again", job=job.id)
                await self._app.job_manager.retry_job(job)

    def run(self, *, until_idle: bool = False, concurrency: int = 4) -> None:
        """Work until stopped, or until nothing is due."""
        asyncio.run(self._run(until_idle=until_idle, concurrency=concurrency))

    async def _run(self, *, until_idle: bool, concurrency: int) -> None:
        async with self._app.open_async():
            await self._app.run_worker_async(
                wait=not until_idle,
                concurrency=concurrency,
                delete_jobs="successful",
                install_signal_handlers=threading.current_thread() is threading.main_thread(),
                update_heartbeat_interval=5,
                fetch_job_polling_interval=2,
                shutdown_graceful_timeout=20,
            )


def migrate_queue(connection: psycopg.Connection[Any]) -> None:
    """Create Procrastinate's own tables and functions, once."""
    if connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone() == (None,):
        connection.execute(procrastinate.schema.SchemaManager.get_schema())


def queue_status(database_url: str) -> dict[str, Any]:
    """Count jobs by state and list the dead ones: `{"counts": {state: n}, "dead": [{id, handler, tries, args}]}`."""
    with psycopg.connect(database_url) as connection:
        counts = connection.execute(
            "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1 ORDER BY 1"
        ).fetchall()
        dead = connection.execute(
            "SELECT id, args ->> 'handler', attempts, args::text FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id"
        ).fetchall()
    return {
        "counts": dict(counts),
        "dead": [{"id": row[0], "handler": row[1], "tries": row[2], "args": json.loads(row[3])} for row in dead],
    }


def requeue_failed(database_url: str) -> int:
    """Give every dead job a new life; returns how many."""
    with psycopg.connect(database_url) as connection:
        done = connection.execute(
            "UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL WHERE status = 'failed'"
        )
        return done.rowcount
