"""Measure: what Lighthouse says of a page as a slow phone on a slow line would meet it; medians of several runs."""

import json
import statistics
import subprocess
from pathlib import Path

from bench.loading import BenchError
from bench.product import ROOT
from bench.pwa.phone import CHROMIUM, SWITCHES, Phone

PACKAGES = ROOT / "var" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
# The browser's own trace began too late, which tells nothing of the page.
_TRACE_WAS_LOST = "NO_NAVSTART"
_TRIES = 3
_TIMINGS = {
    "first-contentful-paint": "fcp_ms",
    "largest-contentful-paint": "lcp_ms",
    "total-blocking-time": "tbt_ms",
    "cumulative-layout-shift": "cls",
}


def as_it_is(phone: Phone) -> list[str]:
    """Give the options to look with a phone that is signed in and keeps the app."""
    return [f"--port={phone.port}", "--disable-storage-reset"]


def for_the_first_time() -> list[str]:
    """Give the options to look with a browser that has never been here."""
    return [f"--chrome-path={CHROMIUM}", f"--chrome-flags=--headless=new {' '.join(SWITCHES)}"]


def measure_lighthouse(node: Path, address: str, options: list[str], *, rounds: int) -> dict[str, float]:
    """Look at a page so many times; scores of 0 to 100, times in milliseconds."""
    reports = [_look(node, address, options) for _ in range(rounds)]
    found = {
        name: 100 * statistics.median(report["categories"][name]["score"] for report in reports) for name in CATEGORIES
    }
    for audit, name in _TIMINGS.items():
        found[name] = statistics.median(report["audits"][audit]["numericValue"] for report in reports)
    _tell_failed(address, reports[0])
    return found


def _look(node: Path, address: str, options: list[str]) -> dict:
    command = [
        node,
        PACKAGES / "node_modules" / "lighthouse" / "cli" / "index.js",
        address,
        *options,
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    for _ in range(_TRIES):
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if _TRACE_WAS_LOST not in done.stderr:
            break
        print(f"         {address}: {_TRACE_WAS_LOST}, looking again")
    if done.returncode != 0:
        raise BenchError(f"Lighthouse failed on {address}: {done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    if "runtimeError" in report:
        raise BenchError(f"Lighthouse failed on {address}: {report['runtimeError']['message']}")
    return report


def _tell_failed(address: str, report: dict) -> None:
    """Name what cost points outside performance, or a score of 98 would be a riddle."""
    for category in CATEGORIES[1:]:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"         {address}: {audit['id']}: {audit['title']}")
