"""`tenseconds run` as its user meets it: a process that is started, killed, stopped and started again."""

import json
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded import ports
from tests.fixtures.runs import PATIENCE_SECONDS, Run


def start(data_dir: Path, port: int = 0) -> Run:
    run = Run(data_dir, port or ports.pick_free(1)[0])
    run.wait_until_it_says("Ctrl-C")
    assert run.status("/healthz") == 200
    return run


@pytest.fixture(scope="module")
def running() -> Iterator[Run]:
    """One run for the tests that leave it running; its own end is held to the same promise as any other."""
    with tempfile.TemporaryDirectory(prefix="tenseconds-run-") as folder:
        run = start(Path(folder) / "var")
        yield run
        assert run.end(signal.SIGTERM) == 0, run.said()
        assert run.processes() == []


def test_a_stop_leaves_no_process_behind_and_a_kill_none_either(folder):
    first = start(folder / "var")
    assert len(first.processes()) > 4
    first.end(signal.SIGKILL)
    second = start(folder / "var", first.port)
    assert len(second.processes()) > 4
    assert second.end(signal.SIGINT) == 0
    assert second.processes() == []
    assert "Everything is kept." in second.said()


def test_a_second_run_over_the_same_data_is_refused_and_the_first_goes_on(running):
    second = Run(running.data_dir, running.port + 1)
    assert second.ended() == 1
    assert f"in use by another Tenseconds (process {running.process.pid})" in second.said()
    assert running.status("/healthz") == 200


def test_a_worker_that_is_killed_comes_back(running):
    record = running.data_dir / "run" / "worker.json"
    first = json.loads(record.read_text())["pid"]
    os.kill(first, signal.SIGKILL)
    running.wait_until_it_says("The worker process was killed by signal 9; starting it again in 1 s.")
    end = time.monotonic() + PATIENCE_SECONDS
    while not record.exists() or json.loads(record.read_text() or '{"pid": 0}')["pid"] in (0, first):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_taken_port_is_one_line_that_says_what_to_do(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = Run(folder / "var", port)
        assert run.ended() == 1
    assert run.said().startswith(f"Error: Port {port} on 127.0.0.1 is taken. Stop what listens there")
    assert len(run.said().splitlines()) == 1
