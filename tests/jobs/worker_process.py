"""A worker for tests: each job writes its effect in a transaction; a job named `slow` says so in the middle and hangs the first time."""

import sys
import time
from typing import Any

import psycopg

from api.jobs import Pace, Worker

url = sys.argv[1]


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def act(args: dict[str, Any]) -> None:
    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        connection.execute("INSERT INTO effect VALUES (%s, %s)", (args["name"], backend))
        if args["handler"] == "slow" and not connection.execute("SELECT to_regclass('begun')").fetchone()[0]:
            with psycopg.connect(url, autocommit=True) as note:
                note.execute("CREATE TABLE begun ()")
            say("begun")
            time.sleep(600)
        if args["handler"] == "steady":
            time.sleep(0.05)


Worker(url, act, {}, Pace(heartbeat_s=0.3, stalled_after_s=1.5, sweep_s=0.4, poll_s=0.3, retry_s=0.1)).run(
    concurrency=2
)
say("stopped")
