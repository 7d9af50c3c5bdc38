"""Weighs process trees: CPU over a span, with that of children which ended meanwhile, and memory shared fairly (PSS)."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import psutil

_LOOK_SECONDS = 1.0  # A look costs some milliseconds of CPU itself.
_MB = 1_000_000


@dataclass
class Span:
    """What was measured between two moments: wall and CPU seconds by name of the tree, highest memory in MB, load average."""

    seconds: float = 0.0
    cpu: dict[str, float] = field(default_factory=dict)
    peak_mb: dict[str, float] = field(default_factory=dict)
    load: float = 0.0


def cpu_seconds(pid: int) -> float:
    """Sum user and system time of a process, its living descendants, and those that were waited for."""
    total = 0.0
    for process in _tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += sum(process.cpu_times()[:4])
    return total


def memory_mb(pid: int) -> float:
    """Sum the proportional set size of a process and its descendants, in MB."""
    total = 0
    for process in _tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += process.memory_full_info().pss
    return total / _MB


@contextlib.contextmanager
def measured(trees: Mapping[str, int], watched: tuple[str, ...] = ()) -> Iterator[Span]:
    """Measure what happens inside the block; memory is looked at once a second, only of the trees watched."""
    span, end = Span(), threading.Event()
    watcher = threading.Thread(target=_watch, args=({name: trees[name] for name in watched}, span, end))
    before = {name: cpu_seconds(pid) for name, pid in trees.items()}
    watcher.start()
    began = time.perf_counter()
    try:
        yield span
    finally:
        span.seconds = time.perf_counter() - began
        end.set()
        watcher.join()
        span.cpu = {name: cpu_seconds(pid) - before[name] for name, pid in trees.items()}
        span.load = os.getloadavg()[0]


def measure_yardstick() -> float:
    """Measure the CPU milliseconds of a fixed loop: on a machine that others use too, the same work costs more CPU."""
    began, total = time.process_time(), 0
    for number in range(200_000):
        total += number * number
    return 1000 * (time.process_time() - began)


def _watch(trees: Mapping[str, int], span: Span, end: threading.Event) -> None:
    while trees and not end.wait(_LOOK_SECONDS):
        for name, pid in trees.items():
            span.peak_mb[name] = max(span.peak_mb.get(name, 0.0), memory_mb(pid))


def _tree(pid: int) -> list[psutil.Process]:
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
