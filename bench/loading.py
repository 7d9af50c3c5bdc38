"""Runs a load against the product several times and tells medians: units a second, latencies, CPU by process tree."""

import json
import pickle
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any

from bench.load import LoadPlan, Request
from bench.meter import Span, measured
from bench.product import HOST, ROOT, Product

Units = list[list[list[Request]]]


class BenchError(Exception):
    """The product answered otherwise than expected, so there is nothing to measure."""


@dataclass(frozen=True)
class Figures:
    """One measured run: CPU in milliseconds a unit; `other_ms` is the load generator's own."""

    units: int
    per_second: float
    p50_ms: float
    p95_ms: float
    app_ms: float
    database_ms: float
    store_ms: float
    other_ms: float
    peak_mb: float
    load: float

    @property
    def cpu_ms(self) -> float:
        """Give what the marks speak of: application and database together."""
        return self.app_ms + self.database_ms


def run_load(product: Product, clients: Units, seconds: float, *, picture: bytes = b"") -> Figures:
    """Send the units from a process of their own; raises BenchError if an answer is not as expected."""
    plan = pickle.dumps(LoadPlan(HOST, product.port, clients, seconds, picture))
    with measured(product.trees, watched=("app",)) as span:
        done = subprocess.run(
            [sys.executable, "-m", "bench.load"], input=plan, capture_output=True, cwd=ROOT, check=True
        )
    return _figures(json.loads(done.stdout), span)


def median_of(rounds: list[Figures]) -> dict[str, float]:
    """Take the median of each figure, with the spread of the rate and of the CPU over the rounds."""
    columns = {name: [asdict(one)[name] for one in rounds] for name in asdict(rounds[0])}
    columns["cpu_ms"] = [one.cpu_ms for one in rounds]
    medians = {name: round(statistics.median(values), 2) for name, values in columns.items()}
    spread = {
        f"{name}_{end.__name__}": round(end(columns[name]), 2)
        for name in ("per_second", "cpu_ms")
        for end in (min, max)
    }
    return {**medians, **spread, "rounds": len(rounds), "units": sum(one.units for one in rounds)}


def _figures(seen: dict[str, Any], span: Span) -> Figures:
    if seen["failures"]:
        raise BenchError(f"{len(seen['failures'])} answers were wrong, the first: {seen['failures'][0]}")
    latencies = sorted(seen["latencies"])
    count = len(latencies)
    return Figures(
        units=count,
        per_second=count / seen["seconds"],
        p50_ms=1000 * latencies[count // 2],
        p95_ms=1000 * latencies[min(count - 1, count * 95 // 100)],
        app_ms=1000 * span.cpu["app"] / count,
        database_ms=1000 * span.cpu["database"] / count,
        store_ms=1000 * span.cpu["store"] / count,
        other_ms=1000 * seen["cpu"] / count,
        peak_mb=span.peak_mb.get("app", 0.0),
        load=span.load,
    )
