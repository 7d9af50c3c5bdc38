"""What the outbox holds, and how what was refused gets another chance."""

import psycopg

_COUNT = "SELECT state, count(*) FROM xapi_statement GROUP BY 1 ORDER BY 1"
_REVIVE = "UPDATE xapi_statement SET state = 'waiting', sent_at = NULL WHERE state = 'refused'"
_LAST = "SELECT reason FROM xapi_statement WHERE state <> 'sent' AND reason IS NOT NULL ORDER BY created_at LIMIT 1"


def outbox_status(database_url: str) -> tuple[dict[str, int], str | None]:
    """Count statements by state, and say what the oldest of those that are not sent met with."""
    with psycopg.connect(database_url) as connection:
        found = connection.execute(_LAST).fetchone()
        return dict(connection.execute(_COUNT).fetchall()), found[0] if found else None


def requeue_refused(database_url: str) -> int:
    """Let every refused statement wait again; returns how many."""
    with psycopg.connect(database_url) as connection:
        return connection.execute(_REVIVE).rowcount
