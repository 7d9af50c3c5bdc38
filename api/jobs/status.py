"""What waits, runs and could not be done, and how what could not be done gets a new life."""

import json
from typing import Any

import psycopg

# Of jobs that must not wait twice (`queueing_lock`) only the last one can live again, and only if none waits already.
_FORGET_TWINS = """
    DELETE FROM procrastinate_jobs AS dead
    WHERE dead.status = 'failed' AND EXISTS (
        SELECT FROM procrastinate_jobs AS twin
        WHERE twin.queueing_lock = dead.queueing_lock
            AND (twin.status = 'todo' OR (twin.status = 'failed' AND twin.id > dead.id))
    )
"""
_REVIVE = "UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL WHERE status = 'failed'"


def queue_status(database_url: str) -> dict[str, Any]:
    """Count jobs by state and list the dead ones: `{"counts": {state: n}, "dead": [{id, handler, tries, args}]}`."""
    with psycopg.connect(database_url) as connection:
        counts = connection.execute(
            "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1 ORDER BY 1"
        ).fetchall()
        dead = connection.execute(
            "SELECT id, coalesce(args ->> 'handler', task_name), attempts, args::text"
            " FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id"
        ).fetchall()
    return {
        "counts": dict(counts),
        "dead": [{"id": row[0], "handler": row[1], "tries": row[2], "args": json.loads(row[3])} for row in dead],
    }


def requeue_failed(database_url: str) -> int:
    """Give every dead job a new life; returns how many."""
    with psycopg.connect(database_url) as connection:
        connection.execute(_FORGET_TWINS)
        return connection.execute(_REVIVE).rowcount
