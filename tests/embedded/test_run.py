"""`tenseconds run` as its user meets it: a process that is started, killed, stopped and started again."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded import ports

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


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
        end = time.monotonic() + START_SECONDS
        while words not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

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


@pytest.fixture
def started(folder) -> Iterator[Run]:
    run = Run(folder / "var", ports.pick_free(1)[0])
    run.wait_until_it_says("Ctrl-C")
    yield run
    if run.process.poll() is None:
        run.end(signal.SIGTERM)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_no_process_behind_and_is_no_failure(started, number):
    assert started.status("/healthz") == 200
    assert len(started.processes()) > 4
    assert started.end(number) == 0
    assert started.processes() == []
    assert "Everything is kept." in started.said()


def test_after_a_kill_nothing_is_left_and_the_next_start_works(started):
    started.end(signal.SIGKILL)
    again = Run(started.data_dir, started.port)
    again.wait_until_it_says("Ctrl-C")
    assert again.status("/healthz") == 200
    assert again.end(signal.SIGTERM) == 0
    assert again.processes() == []


def test_a_second_run_over_the_same_data_is_refused_and_the_first_goes_on(started):
    second = Run(started.data_dir, started.port + 1)
    assert second.process.wait(timeout=60) == 1
    assert f"in use by another Tenseconds (process {started.process.pid})" in second.said()
    assert started.status("/healthz") == 200


def test_a_worker_that_is_killed_comes_back(started):
    pid = int((started.data_dir / "run" / "worker.json").read_text().split('"pid": ')[1].split(",")[0])
    os.kill(pid, signal.SIGKILL)
    started.wait_until_it_says("The worker process was killed by signal 9; starting it again in 1 s.")
    end = time.monotonic() + 20
    while not any(" work" in line for line in started.processes()):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_taken_port_is_one_line_that_says_what_to_do(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = Run(folder / "var", port)
        assert run.process.wait(timeout=60) == 1
    assert run.said().startswith(f"Error: Port {port} on 127.0.0.1 is taken. Stop what listens there")
    assert len(run.said().splitlines()) == 1
