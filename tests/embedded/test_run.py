"""`tenseconds run` as its user meets it: a process that is started, killed, stopped and started again."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded import ports

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 300  # A start takes 3 s on an idle machine; a busy one is no failure of ours.


class Run:
    """One `tenseconds run` over a data folder, with what it has said so far."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir = data_dir
        self.port = port
        self.log = data_dir.with_name(f"{data_dir.name}-{time.monotonic_ns()}.log")
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "S3_"))}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "api", "run", "--no-demo", "--port", str(port)],
                cwd=ROOT,
                env={**environ, "TENSECONDS_DATA": str(data_dir)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_until_it_says(self, words: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while words not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE_SECONDS)

    def status(self, path: str) -> int:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", path)
            return connection.getresponse().status

    def processes(self) -> list[str]:
        """Everything that runs on this data folder: its servers by their arguments, web and worker by their environment."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
                if str(self.data_dir).encode() in words:
                    found.append((folder / "cmdline").read_text().replace("\0", " ")[:80])
        return found


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
    assert second.process.wait(timeout=PATIENCE_SECONDS) == 1
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
        assert run.process.wait(timeout=PATIENCE_SECONDS) == 1
    assert run.said().startswith(f"Error: Port {port} on 127.0.0.1 is taken. Stop what listens there")
    assert len(run.said().splitlines()) == 1
