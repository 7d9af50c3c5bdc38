"""The web server's command line and environment: `tenseconds run` starts it so, and the bench measures what is started."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path


def web_argv(host: str, port: int) -> tuple[str, ...]:
    """Give the command line: a process a core, two at most, each with threads enough to wait for the object store."""
    workers = min(2, os.cpu_count() or 1)
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    more = ["--no-ws", "--blocking-threads", "12", "--respawn-failed-workers", "--workers-kill-timeout", "5"]
    return (sys.executable, "-m", "granian", *options, *more, "wsgi:app")


def web_env(env: Mapping[str, str], data_dir: Path) -> dict[str, str]:
    """Add an empty folder in which the processes count their figures together."""
    figures = data_dir / "run" / "metrics"
    shutil.rmtree(figures, ignore_errors=True)
    figures.mkdir(parents=True)
    return {**env, "PROMETHEUS_MULTIPROC_DIR": str(figures)}
