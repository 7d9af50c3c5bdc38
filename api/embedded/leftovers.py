"""Processes that outlived the one who started them, known again by number and start time so that no stranger is hit."""

import contextlib
import json
import os
import signal
import time
from pathlib import Path

_STEP_SECONDS = 0.05


def start_mark(pid: int) -> str | None:
    """Give what tells this process from a later one of the same number; None if it is gone or cannot be known.

    Fields 3 (state) and 22 (start time) of /proc/<pid>/stat, see proc(5).
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def note_child(record: Path, pid: int) -> None:
    """Write down which process runs."""
    record.write_text(json.dumps({"pid": pid, "mark": start_mark(pid)}), encoding="utf-8")


def end_leftover(record: Path, stop_signal: signal.Signals, grace: float) -> bool:
    """End the recorded process and its group if it still runs; tell whether there was one."""
    try:
        noted = json.loads(record.read_text(encoding="utf-8"))
        pid, mark = int(noted["pid"]), noted["mark"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False
    was_running = mark is not None and start_mark(pid) == mark
    if was_running:
        _end(pid, mark, stop_signal, grace)
    record.unlink(missing_ok=True)
    return was_running


def end_leftovers(folder: Path, grace: float) -> None:
    """End every process whose record lies in the folder."""
    for record in folder.glob("*.json"):
        end_leftover(record, signal.SIGTERM, grace)


def _end(pid: int, mark: str, stop_signal: signal.Signals, grace: float) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, stop_signal)
        if not _is_gone_within(pid, mark, grace):
            os.killpg(pid, signal.SIGKILL)
            _is_gone_within(pid, mark, grace)


def _is_gone_within(pid: int, mark: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while start_mark(pid) == mark:
        if time.monotonic() > end:
            return False
        time.sleep(_STEP_SECONDS)
    return True
