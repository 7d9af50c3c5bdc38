"""Measure: the scorecard of six pages and twenty photos, in a process of its own that knows nothing yet."""

import json
import subprocess
import sys

from bench.product import ROOT


def measure_scorecard() -> dict[str, float]:
    """Print it cold, engine and fonts included, and then warm."""
    argv = [sys.executable, str(ROOT / "bench" / "scorecards.py"), "typical"]
    seen = json.loads(subprocess.run(argv, capture_output=True, check=True, cwd=ROOT).stdout)
    return {
        "cold_s": seen["cold_wall_s"],
        "cold_cpu_s": seen["cold_cpu_s"],
        "warm_s": seen["warm_wall_s"]["median"],
        "warm_cpu_s": seen["warm_cpu_s"]["median"],
        "peak_mb": seen["peak_mb"],
        "size_mb": seen["bytes"] / 1_000_000,
    }
