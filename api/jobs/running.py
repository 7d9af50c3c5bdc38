"""Running jobs: a worker that retries with back-off, takes over from dead workers, and outlives its database's restarts."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Mapping
from typing import Any

import procrastinate
import psycopg
import psycopg_pool
import structlog
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status

from api.jobs.deferring import TASK
from api.jobs.retrying import MAX_TRIES, BackOff, Pace

log = structlog.get_logger(__name__)
_GRACE_S = 20
_LOST = (ConnectorException, psycopg.OperationalError, psycopg_pool.PoolTimeout, OSError)
Act = Callable[[Mapping[str, Any]], None]


class Worker:
    """One process that claims jobs with SKIP LOCKED; any number of them may run on any number of machines."""

    def __init__(self, database_url: str, act: Act, schedule: Mapping[str, str], pace: Pace | None = None) -> None:
        """Take the database, the function that acts on a job's arguments, and `handler -> cron` of what runs by the clock."""
        self._pace = pace or Pace()
        self._app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(conninfo=database_url, min_size=1, max_size=6, timeout=10)
        )
        self._register(act, schedule)

    def _register(self, act: Act, schedule: Mapping[str, str]) -> None:
        retry = BackOff(self._pace.retry_s)

        @self._app.task(name=TASK, retry=retry)
        def run(**args: Any) -> None:
            act(args)

        for name, cron in schedule.items():

            def tick(timestamp: int, handler: str = name) -> None:
                act({"handler": handler, "timestamp": timestamp})

            self._app.periodic(cron=cron)(self._app.task(name=f"tick {name}", queueing_lock=name, retry=retry)(tick))

    def run(self, *, until_idle: bool = False, concurrency: int = 4) -> None:
        """Work until a signal asks to stop, or until nothing is due; a database that goes away is waited for."""
        asyncio.run(self._run(until_idle=until_idle, concurrency=concurrency))

    async def _run(self, *, until_idle: bool, concurrency: int) -> None:
        stopping = asyncio.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        while not stopping.is_set():
            try:
                await self._work(stopping, until_idle=until_idle, concurrency=concurrency)
            except _LOST as error:
                if until_idle:
                    raise
                log.warning("the worker lost its database", error=repr(error))
            if until_idle:
                return
            # Procrastinate stops working when one of its connections breaks.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), self._pace.poll_s)

    async def _work(self, stopping: asyncio.Event, *, until_idle: bool, concurrency: int) -> None:
        """Work, sweep and listen for the signal, until the first of the three ends."""
        async with self._app.open_async():
            working = self._app.run_worker_async(
                wait=not until_idle,
                concurrency=concurrency,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=self._pace.heartbeat_s,
                fetch_job_polling_interval=self._pace.poll_s,
                shutdown_graceful_timeout=_GRACE_S,
            )
            tasks = [asyncio.ensure_future(each) for each in (working, self._sweep(), stopping.wait())]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()  # The worker finishes what it has begun before it gives in.
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(outcome, Exception):
                    raise outcome

    async def _sweep(self) -> None:
        """Look again and again for jobs of dead workers: Procrastinate alone never gives up a job whose worker was killed."""
        while True:
            await asyncio.sleep(self._pace.sweep_s)
            stalled = await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=self._pace.stalled_after_s)
            for job in stalled:
                await self._take_over(job)

    async def _take_over(self, job: QueuedJob) -> None:
        # A job that ends its worker each time (for want of memory, say) has to be given up like any other.
        is_dead = job.attempts + 1 >= MAX_TRIES
        log.warning("job of a dead worker", job=job.id, tries=job.attempts + 1, runs_again=not is_dead)
        if is_dead:
            await self._app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
            return
        try:
            await self._app.job_manager.retry_job(job)
        except UniqueViolation:
            # Its twin under the same lock waits already.
            await self._app.job_manager.finish_job(job, Status.FAILED, delete_job=True)


def migrate_queue(connection: psycopg.Connection[Any]) -> None:
    """Create Procrastinate's own tables and functions, once."""
    if connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone() == (None,):
        connection.execute(procrastinate.schema.SchemaManager.get_schema())
