"""Measure: the work that a report leaves for later, done by one worker process; no phone waits for it."""

import time

from sqlalchemy import Connection, text

from bench.meter import measured
from bench.product import Product
from bench.world import World

_LEFT = text("SELECT count(*) FROM procrastinate_jobs WHERE args ->> 'handler' = :handler")
_FORGET = text("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")
_STARTING_S, _LOOK_S = 20.0, 0.1


def measure_work(product: Product, world: World, handler: str, seconds: float) -> dict[str, float]:
    """Let a worker do jobs of one handler for some seconds; CPU milliseconds a job, of worker and database. Forgets the rest."""
    with world.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        with product.worker() as worker:
            _wait_for_change(connection, handler)
            left = _count(connection, handler)
            with measured({"worker": worker.pid or 0, "database": product.database_pid}, watched=("worker",)) as span:
                end = time.monotonic() + seconds
                while time.monotonic() < end and _count(connection, handler):
                    time.sleep(_LOOK_S)
            done = max(1, left - _count(connection, handler))
        connection.execute(_FORGET)
    return {
        "jobs": done,
        "per_second": done / span.seconds,
        "cpu_ms": 1000 * (span.cpu["worker"] + span.cpu["database"]) / done,
        "peak_mb": span.peak_mb.get("worker", 0.0),
        "load": span.load,
    }


def _wait_for_change(connection: Connection, handler: str) -> None:
    """Wait until the worker has loaded everything and done its first job."""
    before, end = _count(connection, handler), time.monotonic() + _STARTING_S
    while _count(connection, handler) == before and time.monotonic() < end:
        time.sleep(_LOOK_S)


def _count(connection: Connection, handler: str) -> int:
    left: int = connection.execute(_LEFT, {"handler": handler}).scalar_one()
    return left
