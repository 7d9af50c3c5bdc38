"""`make bench`: start the product, fill it, measure it, print a table against the marks and write the figures as JSON."""

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from api.embedded.errors import ServerError
from bench.audits import measure_audits
from bench.exports import ROWS, measure_export
from bench.loading import BenchError, median_of
from bench.marks import judged, tell
from bench.meter import measure_yardstick, memory_mb
from bench.photos import measure_with_photos
from bench.printing import measure_scorecard
from bench.product import Product, running_product
from bench.quizzes import Exams, measure_one_by_one, measure_whole
from bench.reading import OPEN_VISITS, measure_reading
from bench.working import measure_work
from bench.world import World, make_world

Measured = dict[str, dict[str, float]]
ROUNDS = 3
RESULTS = Path(__file__).parent / "results"
_SECONDS = 3.0
_PHONES = (1, 4, 16)


def main() -> None:
    """Run the measures asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"some of: {', '.join(MEASURES)}; default: all")
    parser.add_argument("--out", type=Path, help="where to write the JSON")
    given = parser.parse_args()
    if unknown := sorted(set(given.measures) - set(MEASURES)):
        parser.error(f"there is no measure {unknown[0]!r}; there are {', '.join(MEASURES)}")
    began = time.monotonic()
    figures: Measured = {}
    yardstick = [measure_yardstick()]
    with running_product() as product:
        world = make_world(product.settings.sqlalchemy_url, max(_PHONES))
        for name in given.measures or MEASURES:
            print(f"{time.monotonic() - began:6.1f} s  measuring {name}", flush=True)
            figures |= MEASURES[name](product, world)
            yardstick.append(measure_yardstick())
    write(figures, yardstick, given.out)


def write(figures: Measured, yardstick: list[float], out: Path | None) -> None:
    """Print the tables and keep the figures with what is needed to judge them."""
    machine = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load_average": os.getloadavg()[0],
        "yardstick_ms": {"least": round(min(yardstick), 2), "median": round(statistics.median(yardstick), 2)},
    }
    now = datetime.now(UTC)
    out = out or RESULTS / f"{now:%Y-%m-%d}.json"
    rounded = {measure: {name: round(value, 3) for name, value in found.items()} for measure, found in figures.items()}
    whole = {"at": f"{now:%Y-%m-%dT%H:%M:%SZ}", "machine": machine, "figures": rounded, "marks": judged(figures)}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    print(f"\n{tell(figures)}\n\n{json.dumps(machine)}\nwritten to {out}")


def _reports(product: Product, world: World) -> Measured:
    at_rest = memory_mb(product.web.pid or 0)
    measure_audits(product, world, 4, 1.0)  # warms up
    found = {
        f"report, {_count(phones)}": median_of(
            [measure_audits(product, world, phones, _SECONDS) for _ in range(ROUNDS)]
        )
        for phones in _PHONES
    }
    return found | {
        "application at rest": {"peak_mb": at_rest},
        "report, derived later": measure_work(product, world, "audits.deriving.derive_responses", 6.0),
    }


def _photos(product: Product, world: World) -> Measured:
    found = {
        f"report with 5 photos, {_count(phones)}": median_of(
            [measure_with_photos(product, world, phones, _SECONDS) for _ in range(ROUNDS)]
        )
        for phones in _PHONES
    }
    return found | {"photo, rendered later": measure_work(product, world, "photos.services.make_renditions", 8.0)}


def _count(phones: int) -> str:
    return f"{phones} phone{'s' if phones > 1 else ''}"


def _quizzes(product: Product, world: World) -> Measured:
    exams = Exams(product, world)
    measure_whole(product, exams, 0.3)  # warms up
    kinds = {"answer, one a request": measure_one_by_one, "exam of 20, handed in": measure_whole}
    return {
        name: median_of([measure(product, exams, _SECONDS) for _ in range(ROUNDS)]) for name, measure in kinds.items()
    }


def _export(product: Product, world: World) -> Measured:
    world.add_audits(ROWS)
    rounds = [measure_export(product, world) for _ in range(ROUNDS)]
    return {"export of 10,000 reports": {name: statistics.median([one[name] for one in rounds]) for name in rounds[0]}}


def _reading(product: Product, world: World) -> Measured:
    world.plan_visits(world.fresh_shopper, OPEN_VISITS)
    rounds = [measure_reading(product, world, 1.5) for _ in range(ROUNDS)]
    return {name: median_of([one[name] for one in rounds]) for name in rounds[0]}


def _scorecard(_product: Product, _world: World) -> Measured:
    return {"scorecard": measure_scorecard()}


MEASURES: dict[str, Callable[[Product, World], Measured]] = {
    "reports": _reports,
    "photos": _photos,
    "quizzes": _quizzes,
    "export": _export,
    "reading": _reading,
    "scorecard": _scorecard,
}

if __name__ == "__main__":
    try:
        main()
    except (BenchError, ServerError) as error:
        raise SystemExit(f"Error: {error}") from error
