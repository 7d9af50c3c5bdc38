import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.embedded.errors import ServerError
from api.embedded.leftovers import end_leftover, note_child, start_mark
from api.embedded.processes import Child, Command
from api.embedded.restarts import Restarts
from api.embedded.stopping import StopRequest
from api.embedded.supervision import keep_alive

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
# A child that does not listen to SIGTERM and has a child of its own.
STUBBORN = (
    sys.executable,
    "-c",
    (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(child.pid, flush=True); time.sleep(60)"
    ),
)


def wait_for(condition, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_a_stubborn_child_and_its_own_child_are_both_ended(tmp_path):
    log = tmp_path / "log"
    child = Child(Command("stubborn", STUBBORN, log=log))
    child.start()
    wait_for(lambda: log.read_text().strip())
    grandchild = int(log.read_text())
    child.stop(grace=0.1)
    assert child.poll() == -signal.SIGKILL
    wait_for(lambda: start_mark(grandchild) is None)


def test_children_end_with_a_parent_that_is_killed_outright(tmp_path):
    program = (
        "import sys, time; from pathlib import Path; from api.embedded.processes import Child, Command;"
        f"child = Child(Command('sleeper', {SLEEP!r})); child.start(); Path({str(tmp_path / 'pid')!r}).write_text(str(child.pid));"
        "time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    child = int((tmp_path / "pid").read_text())
    assert start_mark(child)
    parent.kill()
    parent.wait()
    wait_for(lambda: start_mark(child) is None)


def test_a_recorded_leftover_is_ended(tmp_path):
    record = tmp_path / "record.json"
    with subprocess.Popen(SLEEP, start_new_session=True) as process:
        note_child(record, process.pid)
        assert end_leftover(record, signal.SIGTERM, grace=5)
        assert process.wait() == -signal.SIGTERM
    assert not record.exists()


def test_a_stranger_with_the_number_of_a_leftover_is_left_alone(tmp_path):
    record = tmp_path / "record.json"
    with subprocess.Popen(SLEEP) as stranger:
        record.write_text(f'{{"pid": {stranger.pid}, "mark": "another boot:1"}}')
        assert not end_leftover(record, signal.SIGTERM, grace=1)
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"pid": "x"}', '{"pid": 1}'])
def test_a_damaged_record_harms_nobody(tmp_path, content):
    record = tmp_path / "record.json"
    record.write_text(content)
    assert not end_leftover(record, signal.SIGTERM, grace=1)


def test_a_child_that_dies_is_started_again():
    child = Child(Command("The sleeper", SLEEP))
    child.start()
    first = child.pid
    os.kill(first, signal.SIGKILL)
    said: list[str] = []

    class UntilBack(StopRequest):
        def wait(self, seconds: float) -> bool:
            return super().wait(seconds) or (child.pid != first and child.is_running())

    keep_alive([child], UntilBack(), said.append)
    child.stop()
    assert child.pid != first
    assert said == ["The sleeper was killed by signal 9; starting it again in 1 s."]


def test_a_child_that_keeps_dying_is_given_up_loudly(monkeypatch):
    monkeypatch.setattr("api.embedded.restarts._FIRST_DELAY_SECONDS", 0.01)
    child = Child(Command("The hopeless one", (sys.executable, "-c", "raise SystemExit(3)")))
    child.start()
    said: list[str] = []
    with pytest.raises(ServerError, match="The hopeless one ended with code 3 again and again; giving up"):
        keep_alive([child], StopRequest(), said.append)
    assert len(said) == 5


@given(st.lists(st.floats(min_value=0, max_value=59.9), min_size=5, max_size=5))
def test_five_short_lives_are_followed_by_longer_and_longer_waits_and_the_sixth_by_none(lives):
    restarts = Restarts()
    assert [restarts.next_delay(life) for life in lives] == [1, 2, 4, 8, 16]
    assert restarts.next_delay(0) is None


@given(st.integers(min_value=0, max_value=5), st.floats(min_value=60, max_value=1e6))
def test_a_long_life_ends_the_row(deaths, life):
    restarts = Restarts()
    for _ in range(deaths):
        restarts.next_delay(0)
    assert restarts.next_delay(life) == 1
