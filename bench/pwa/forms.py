"""Measure: the form of forty questions on a phone that has the app: what it weighs, and how soon its first question stands there."""

import statistics
from pathlib import Path
from uuid import UUID

from bench.pwa.opening import time_reloads
from bench.pwa.phone import Phone, slowed
from bench.pwa.weight import kilobytes

_SLOWER = 4
_SCRIPTS = """() => performance.getEntriesByType("resource")
  .map(({ name }) => new URL(name).pathname)
  .filter((path) => path.startsWith("/assets/") && path.endsWith(".js"))"""


def begin_form(phone: Phone, visit: UUID) -> str:
    """Begin a visit; returns the address of its form."""
    page = phone.page
    page.goto(f"{phone.url}/visits/{visit}")
    page.locator(".start .button.primary").click()
    page.locator(".form-page .item").first.wait_for()
    return page.url


def measure_form(phone: Phone, address: str, dist: Path) -> dict[str, float]:
    """Open it by its link on a processor four times slower; kilobytes (1,000 bytes, gzip) of all scripts the page has asked for by then."""
    page = phone.page
    page.goto(address)
    page.locator(".form-page .item").first.wait_for()
    session = page.context.new_cdp_session(page)
    with slowed(session, _SLOWER):
        found = time_reloads(page, ".form-page .item")
    session.detach()
    names = {Path(path).name for path in page.evaluate(_SCRIPTS)}
    return {
        "scripts_kb": kilobytes(dist / "assets", names),
        "ready_ms": statistics.median(found),
        "ready_worst_ms": max(found),
    }
