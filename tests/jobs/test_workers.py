"""Workers may fail, be killed or lose their database: each job is done once, and what cannot be done is seen."""

import signal
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from click.testing import CliRunner

from api import handlers
from api.commands.main import main
from api.jobs import MAX_TRIES, Pace, TryLater, Worker, queue_status, requeue_failed
from tests.fixtures.line import Line


def wait_for(is_so: Callable[[], Any], seconds: float = 20) -> Any:
    """Wait until something is so, and give it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := is_so():
            return answer
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def run_due(url: str, act: Callable[[Any], None], **pace: float) -> None:
    Worker(url, act, {}, Pace(**pace)).run(until_idle=True, concurrency=1)


def fail(args: Any) -> None:
    raise OSError("the printer is on fire")


def effects(queue) -> list[str]:
    return [row[0] for row in queue.execute("SELECT name FROM effect ORDER BY name")]


def command(url: str, *words: str) -> str:
    """Run `tenseconds` as an operator does."""
    environment = {
        "DATABASE_URL": url,
        "S3_ENDPOINT_URL": "http://127.0.0.1:9",
        "S3_ACCESS_KEY": "x",
        "S3_SECRET_KEY": "x",
        "SECRET_KEY": "for tests only, and never anywhere else: 7c1f",
    }
    result = CliRunner(env=environment).invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_failing_job_waits_longer_each_time_then_is_dead_then_lives_again(queue, queue_url, defer):
    defer("printing.print")
    waits = []
    for _ in range(MAX_TRIES - 1):
        run_due(queue_url, fail)
        status, wait = queue.execute(
            "SELECT status::text, extract(epoch FROM scheduled_at - now())::float FROM procrastinate_jobs"
        ).fetchone()
        assert status == "todo"
        waits.append(wait)
        queue.execute("UPDATE procrastinate_jobs SET scheduled_at = now() - interval '1 second'")
    assert [round(wait / 2**tries) for tries, wait in enumerate(waits)] == [2] * 7
    run_due(queue_url, fail)
    said = command(queue_url, "work", "--status")
    assert "1 failed" in said
    assert "printing.print, given up after 8 tries" in said
    assert "--retry" in said
    assert command(queue_url, "work", "--retry").strip() == "1 dead jobs run again."
    done: list[str] = []
    run_due(queue_url, lambda args: done.append(args["handler"]))
    assert done == ["printing.print"]
    assert command(queue_url, "work", "--status").strip() == "The queue is empty."


def test_the_longest_wait_is_ten_minutes(queue, queue_url, defer):
    defer("printing.print", attempts=6)
    run_due(queue_url, fail, retry_s=1000)
    [wait] = queue.execute("SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs").fetchone()
    assert 590 < wait <= 600


def test_what_only_waits_for_its_time_is_never_given_up(queue, queue_url, defer):
    def put_off(_args: Any) -> None:
        raise TryLater

    defer("printing.print", attempts=60)
    run_due(queue_url, put_off)
    [[status, wait]] = queue.execute(
        "SELECT status::text, extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs"
    ).fetchall()
    assert (status, 590 < wait <= 600) == ("todo", True)


def test_a_worker_killed_in_the_middle_leaves_its_job_to_another_and_the_effect_is_one(queue, defer, start):
    queue.execute("DROP TABLE IF EXISTS begun")
    defer("slow")
    first = start()
    assert first.stdout.readline() == "begun\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert effects(queue) == []
    start()
    assert wait_for(lambda: effects(queue)) == ["slow"]
    wait_for(lambda: queue.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() == (0,))
    assert effects(queue) == ["slow"]


def test_two_workers_do_each_job_once(queue, defer, start):
    for _ in range(60):
        defer("steady")
    first, second = start(), start()
    wait_for(lambda: queue.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() == (0,))
    assert effects(queue) == ["steady"] * 60
    for process in (first, second):
        process.terminate()
        assert process.wait(10) == 0
        assert process.stdout.read() == "stopped\n"


def test_a_worker_asked_to_stop_finishes_what_it_began(queue, defer, start):
    for _ in range(40):
        defer("steady")
    process = start()
    wait_for(lambda: effects(queue))
    process.terminate()
    assert process.wait(10) == 0
    doing = queue.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'").fetchone()
    left = queue.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()
    assert doing == (0,)
    assert len(effects(queue)) + left[0] == 40


def test_a_job_that_ends_its_worker_every_time_is_given_up(queue, queue_url, defer, start):
    defer("steady", status="doing", attempts=MAX_TRIES - 1)
    start()
    [dead] = wait_for(lambda: queue_status(queue_url)["dead"])
    assert (dead["handler"], effects(queue)) == ("steady", [])


def test_a_stalled_job_whose_twin_waits_already_makes_way(queue, defer, start):
    defer("steady", status="doing", lock="one at a time")
    queue.execute("UPDATE procrastinate_jobs SET worker_id = NULL")
    late = defer("steady", lock="one at a time")
    queue.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour' WHERE id = %s", (late,))
    start()
    wait_for(lambda: queue.execute("SELECT array_agg(id) FROM procrastinate_jobs").fetchone() == ([late],))


def test_of_dead_twins_only_the_last_lives_again(queue, queue_url, defer):
    defer("steady", status="failed", lock="one at a time")
    last = defer("steady", status="failed", lock="one at a time")
    alone = defer("other", status="failed")
    defer("third", status="failed", lock="waits already")
    waiting = defer("third", lock="waits already")
    assert requeue_failed(queue_url) == 2
    assert queue.execute("SELECT array_agg(id ORDER BY id) FROM procrastinate_jobs").fetchone() == (
        [last, alone, waiting],
    )


def test_an_unknown_handler_is_loud_and_seen(queue, queue_url, defer, caplog):
    defer("nowhere.handle", attempts=MAX_TRIES - 1)
    run_due(queue_url, lambda args: handlers.find(args["handler"])(None, None, None))
    assert "This process knows no handler nowhere.handle" in caplog.text
    assert "nowhere.handle, given up after 8 tries" in command(queue_url, "work", "--status")


def test_every_handler_is_found_by_the_name_its_job_remembers():
    for event_handlers in handlers.TABLE.values():
        for handler in event_handlers:
            assert handlers.find(handlers.name_of(handler)) is handler
    for function in handlers.CLOCKWORK:
        assert handlers.find_clockwork(handlers.name_of(function)) is function


def test_what_runs_by_the_clock_runs_once_however_many_workers_tick(queue, queue_url):
    ticks: list[Any] = []

    def tick_twice() -> bool:
        for _ in range(2):
            Worker(queue_url, ticks.append, {"somewhere.sweep": "* * * * *"}, Pace()).run(until_idle=True)
        return bool(ticks)

    wait_for(tick_twice)
    tick_twice()
    assert {tick["handler"] for tick in ticks} == {"somewhere.sweep"}
    assert len({tick["timestamp"] for tick in ticks}) == len(ticks)


@pytest.mark.parametrize("seconds", [0, 2])
def test_a_worker_outlives_the_restart_of_its_database(queue, queue_url, defer, start, seconds):
    address = urlsplit(queue_url)
    line = Line(address.hostname, address.port)
    user = f"{address.username}:{address.password}@" if address.password else f"{address.username}@"
    process = start(urlunsplit(address._replace(netloc=f"{user}127.0.0.1:{line.port}")))
    defer("steady")
    wait_for(lambda: effects(queue) == ["steady"])
    line.cut()
    time.sleep(seconds)
    defer("steady")
    line.mend()
    wait_for(lambda: effects(queue) == ["steady"] * 2)
    assert process.poll() is None
    line.cut()
