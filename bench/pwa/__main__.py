"""`make bench-pwa`: weigh the built app, ask Lighthouse, tap through a form, open it without a server; print it against the marks and keep it as JSON."""

import argparse
import json
import os
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.embedded.errors import ServerError
from bench.loading import BenchError
from bench.meter import measure_yardstick
from bench.product import HOST, ROOT, Product, running_product
from bench.pwa.forms import begin_form, measure_form
from bench.pwa.lighthouse import as_it_is, for_the_first_time, measure_lighthouse
from bench.pwa.marks import Measured, judge
from bench.pwa.opening import measure_opening
from bench.pwa.phone import EAGER, signed_in
from bench.pwa.tapping import measure_tapping, plan_long_visit
from bench.pwa.weight import weigh
from bench.world import make_world

_RESULTS = ROOT / "bench" / "results"
_DIST = ROOT / "pwa" / "dist"
_ROUNDS = 5


def main() -> None:
    """Measure everything; the exit code tells whether every mark was reached."""
    parser = argparse.ArgumentParser(prog="make bench-pwa", description=__doc__)
    parser.add_argument("--node", type=Path, required=True, help="the Node.js that runs Lighthouse")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="how often Lighthouse looks at each page")
    given = parser.parse_args()
    weights = weigh(_DIST)
    figures: Measured = {"weight, kB gzip": {"first route": weights.first} | weights.routes}
    with running_product() as product:
        figures |= _in_a_browser(product, given.node, given.rounds)
    if any(verdict["verdict"] == "missed" for verdict in _write(figures)):
        sys.exit(1)


def _in_a_browser(product: Product, node: Path, rounds: int) -> Measured:
    world = make_world(product.settings.sqlalchemy_url, 1)
    visit, *_ = world.plan_visits(world.fresh_shopper, 12)
    long_visit = plan_long_visit(world)
    url = f"http://{HOST}:{product.port}"
    found: Measured = {}
    with signed_in(url, world, world.fresh_shopper) as phone:
        for name, address, options in (
            ("first visit", url, for_the_first_time()),
            ("visits", f"{url}/visits", as_it_is(phone)),
        ):
            _say(f"Lighthouse on the {name}, {rounds} times")
            found[f"lighthouse, {name}"] = measure_lighthouse(node, address, options, rounds=rounds)
        _say("a form of forty questions")
        form = begin_form(phone, visit)
        found["lighthouse, form"] = measure_lighthouse(node, form, as_it_is(phone), rounds=rounds)
        found["form of forty questions"] = measure_form(phone, form, _DIST)
    with signed_in(url, world, world.fresh_shopper, switches=EAGER) as phone:
        _say("taps in a form of sixty questions")
        found["tap, 4x slower"] = measure_tapping(phone, long_visit)
        _say("a reload without a server")
        product.web.stop()
        found["reload without a server"] = measure_opening(phone)
    return found


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {words}", flush=True)


def _write(figures: Measured) -> list[dict[str, Any]]:
    rounded = {measure: {name: round(value, 2) for name, value in found.items()} for measure, found in figures.items()}
    for measure, found in rounded.items():
        print(f"{measure:26}" + "  ".join(f"{name} {value:g}" for name, value in found.items()))
    verdicts = judge(figures)
    now = datetime.now(UTC)
    yardstick = statistics.median(measure_yardstick() for _ in range(21))
    machine = {"cores": os.cpu_count(), "load_average": os.getloadavg()[0], "yardstick_ms": round(yardstick, 2)}
    whole = {"at": f"{now:%Y-%m-%dT%H:%M:%SZ}", "machine": machine, "figures": rounded, "marks": verdicts}
    out = _RESULTS / f"pwa-{now:%Y-%m-%d}.json"
    out.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(machine))
    for verdict in verdicts:
        print(f"{verdict['verdict']:8}{verdict['what']}: {verdict['reached']:g}, mark {verdict['mark']:g}")
    print(f"written to {out}")
    return verdicts


if __name__ == "__main__":
    try:
        main()
    except (BenchError, ServerError) as error:
        raise SystemExit(f"Error: {error}") from error
