"""The marks of the app: bytes decide, times and scores are told with the load of the machine they were taken on."""

from typing import Any

from bench.pwa.weight import FIRST_ROUTE_KB, OTHER_ROUTE_KB

Measured = dict[str, dict[str, float]]
_OFFLINE_RELOAD_MS = 400.0
# One frame of a display of 60 Hz: a tap that takes longer is seen a frame later.
_TAP_MS = 16.0
# What the best form clients take for the same forty questions: 380 to 1,293 kB, and 1.0 to 3.4 s until they can be filled in.
_LIKE_MS, _LIKE_KB = 1000.0, 380.0
_LIMITS = {
    ("form of forty questions", "scripts_kb"): _LIKE_KB,
    ("form of forty questions", "ready_ms"): _LIKE_MS,
    ("reload without a server", "median_ms"): _OFFLINE_RELOAD_MS,
    ("tap, 4x slower", "work_median_ms"): _TAP_MS,
    ("tap, 4x slower", "work_p95_ms"): _TAP_MS,
}
_FLOORS = {"performance": 95.0, "accessibility": 100.0, "best-practices": 100.0}


def judge(figures: Measured) -> list[dict[str, Any]]:
    """Put each mark beside what was reached."""
    found = []
    for measure, values in figures.items():
        for name, value in values.items():
            if limit := _limit(measure, name):
                found.append(_verdict(f"{measure}: {name}", value, limit, is_good=value <= limit))
            elif measure.startswith("lighthouse") and name in _FLOORS:
                floor = _FLOORS[name]
                found.append(_verdict(f"{measure}: {name}", value, floor, is_good=value >= floor - 0.001))
    return found


def _limit(measure: str, name: str) -> float | None:
    """Give the most a figure may be, None if it is only told."""
    if measure.startswith("weight"):
        return FIRST_ROUTE_KB if name == "first route" else OTHER_ROUTE_KB
    return _LIMITS.get((measure, name))


def _verdict(what: str, reached: float, mark: float, *, is_good: bool) -> dict[str, Any]:
    return {"what": what, "reached": round(reached, 2), "mark": mark, "verdict": "reached" if is_good else "missed"}
