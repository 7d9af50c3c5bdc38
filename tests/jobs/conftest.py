import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import psycopg
import pytest

from api.core.documents import encode
from api.jobs import Job
from tests.fixtures.servers import create_database, drop_database, with_database

PROCESS = Path(__file__).parent / "worker_process.py"


@pytest.fixture(scope="module")
def queue_url(server_addresses) -> Iterator[str]:
    """A database whose jobs are those of these tests alone."""
    admin_url, template = server_addresses["admin_url"], server_addresses["template"]
    name = f"{template}_jobs_{secrets.token_hex(4)}"
    create_database(admin_url, name, template)
    yield with_database(admin_url, name)
    drop_database(admin_url, name)


@pytest.fixture
def queue(queue_url) -> Iterator[psycopg.Connection]:
    """A connection that sees each change at once, to an empty queue."""
    with psycopg.connect(queue_url, autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute("DROP TABLE IF EXISTS effect")
        connection.execute("CREATE TABLE effect (name text, by int)")
        yield connection


@pytest.fixture
def defer(queue) -> Callable[..., int]:
    """Defer a job and give its number."""

    def put(handler: str, **columns: object) -> int:
        job = Job(handler, {"name": handler}).to_row()
        made = queue.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts, queueing_lock)"
            " VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
            (
                job["queue"],
                job["task"],
                encode(job["args"]).decode(),
                columns.get("status", "todo"),
                columns.get("attempts", 0),
                columns.get("lock"),
            ),
        )
        return made.fetchone()[0]

    return put


@pytest.fixture
def start(queue_url) -> Iterator[Callable[[str], Popen]]:
    """Start workers as processes of their own; what is left of them at the end is killed."""
    started: list[Popen] = []

    def begin(url: str = queue_url) -> Popen:
        started.append(Popen([sys.executable, str(PROCESS), url], stdout=PIPE, text=True))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
