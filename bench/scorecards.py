"""Measures the scorecard: a cold process, warm renders, memory, size, and a visit of a thousand questions. Prints JSON.

Run from the top of the project: python bench/scorecards.py
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "reports"))

from sample import assets_of, sample_card
from scenes import photo

from api.reports.child import Limits, prepare, render

ROOT = Path(__file__).parents[1]


def timed(action: Callable[[], bytes]) -> tuple[float, float, int]:
    """Return wall seconds, CPU seconds and bytes of one render."""
    wall, cpu = time.perf_counter(), time.process_time()
    size = len(action())
    return round(time.perf_counter() - wall, 3), round(time.process_time() - cpu, 3), size


def least_and_median(seconds: Iterable[float]) -> dict[str, float]:
    """Return the two figures that tell of several renders."""
    found = sorted(seconds)
    return {"least": found[0], "median": round(statistics.median(found), 3)}


def peak() -> int:
    """Return the largest memory this process ever held, in MB.

    Not by getrusage: that one remembers, across exec, how large the process was that this one was forked from.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) // 1024


def typical() -> dict[str, Any]:
    """Render the sample of six pages and twenty photos: once cold, engine and fonts included, then ten times warm."""
    card = sample_card()
    photos = assets_of(card, photo)
    wall, cpu = time.perf_counter(), time.process_time()
    prepare(ROOT / "var" / "fonts", Limits())
    first = timed(lambda: render(card, "zh-Hans", photos))
    cold_wall, cold_cpu = time.perf_counter() - wall, time.process_time() - cpu
    walls, cpus, _ = zip(*(timed(lambda: render(card, "zh-Hans", photos)) for _ in range(10)), strict=True)
    return {
        "cold_wall_s": round(cold_wall, 3),
        "cold_cpu_s": round(cold_cpu, 3),
        "warm_wall_s": least_and_median(walls),
        "warm_cpu_s": least_and_median(cpus),
        "bytes": first[2],
        "peak_mb": peak(),
    }


def thousand() -> dict[str, Any]:
    """Render a visit of a thousand questions."""
    card = sample_card()
    photos = assets_of(card, photo)
    prepare(ROOT / "var" / "fonts", Limits())
    wall, cpu, size = timed(lambda: render(replace(card, sections=card.sections * 25), "zh-Hans", photos))
    return {"wall_s": wall, "cpu_s": cpu, "bytes": size, "peak_mb": peak()}


RUNS = {"typical": typical, "thousand": thousand}

if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(RUNS[sys.argv[1]]()))
    else:
        # Each run has a process of its own, so that memory and the cold start are its own too.
        outputs = {
            name: subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True).stdout
            for name in RUNS
        }
        print(json.dumps({name: json.loads(output) for name, output in outputs.items()}, indent=2))
