"""The marks to beat and the aims beyond them, and the table in which a run is told."""

from collections.abc import Mapping
from dataclasses import dataclass

Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Mark:
    """One figure that is judged: up to the mark at most, or at least the mark for a rate."""

    measure: str
    figure: str
    unit: str
    mark: float
    aim: float | None = None
    is_rate: bool = False

    def judge(self, value: float) -> str:
        """Say how a value stands."""
        for limit, word in ((self.aim, "aim"), (self.mark, "mark")):
            if limit is not None and (value >= limit if self.is_rate else value <= limit):
                return word
        return "missed"


# The marks are those of the best comparable server on two cores; the aims are what the parts cost when measured alone.
MARKS = (
    Mark("report, 4 phones", "cpu_ms", "ms CPU", 11, 4),
    Mark("report, 4 phones", "per_second", "/s", 95, 350, is_rate=True),
    Mark("report with 5 photos, 16 phones", "cpu_ms", "ms CPU", 50, 40),
    Mark("report with 5 photos, 16 phones", "per_second", "/s", 25, is_rate=True),
    Mark("report with 5 photos, 16 phones", "peak_mb", "MB", 400),
    Mark("answer, one a request", "cpu_ms", "ms CPU", 20),
    Mark("answer, one a request", "per_second", "/s", 68, is_rate=True),  # 34 for each of two web processes
    Mark("exam of 20, handed in", "cpu_ms", "ms CPU", 40),
    Mark("export of 10,000 reports", "first_byte_s", "s", 0.3),
    Mark("export of 10,000 reports", "total_s", "s", 3, 1),
    Mark("scorecard", "cold_s", "s", 2.7),
    Mark("scorecard", "warm_cpu_s", "s CPU", 0.7, 0.5),
    Mark("scorecard", "peak_mb", "MB", 250),
    Mark("scorecard", "size_mb", "MB", 2),
)
_SHOWN = (
    "per_second",
    "cpu_ms",
    "app_ms",
    "database_ms",
    "store_ms",
    "other_ms",
    "p50_ms",
    "p95_ms",
    "peak_mb",
    "load",
)


def judged(figures: Figures) -> list[dict[str, object]]:
    """Put each mark beside what was reached; a measure that was left out is left out here too."""
    return [
        {
            "measure": mark.measure,
            "figure": mark.figure,
            "unit": mark.unit,
            "reached": round(figures[mark.measure][mark.figure], 3),
            "mark": mark.mark,
            "aim": mark.aim,
            "verdict": mark.judge(figures[mark.measure][mark.figure]),
        }
        for mark in MARKS
        if mark.measure in figures
    ]


def tell(figures: Figures) -> str:
    """Write the figures and the marks as two tables of plain text."""
    lines = [f"{'':34}" + "".join(f"{name:>12}" for name in _SHOWN)]
    for measure, found in figures.items():
        lines.append(f"{measure:34}" + "".join(_cell(found.get(name)) for name in _SHOWN))
        rest = {name: value for name, value in found.items() if name not in _SHOWN}
        lines += ["    " + "  ".join(f"{name} {value:g}" for name, value in rest.items())] if rest else []
    lines.append("")
    for row in judged(figures):
        aim = "" if row["aim"] is None else f", aim {row['aim']:g}"
        lines.append(
            f"{row['measure']:34}{row['reached']:>10g} {row['unit']:8} mark {row['mark']:g}{aim}: {row['verdict']}"
        )
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return f"{'' if value is None else round(value, 2):>12}"
