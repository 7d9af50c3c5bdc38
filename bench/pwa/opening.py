"""Measure: how soon a page stands there again after a reload, on the phone's own memory."""

import statistics

from playwright.sync_api import Page

from bench.loading import BenchError
from bench.pwa.phone import Phone

_ROUNDS = 7
# The moment is taken inside the page, at the first frame that holds what is waited for.
_WATCH = """window.stoodAt = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('%s') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  }).observe(document, { childList: true, subtree: true });
});"""


def measure_opening(phone: Phone) -> dict[str, float]:
    """Reload several times while no server answers; milliseconds from the start of the navigation until the screen is drawn."""
    found = time_reloads(phone.page, ".shell h1")
    if phone.page.evaluate("fetch('/healthz').then(() => true, () => false)"):
        raise BenchError("A server still answered, so this was no reload without one.")
    return {"median_ms": statistics.median(found), "worst_ms": max(found)}


def time_reloads(page: Page, awaited: str) -> list[float]:
    """Reload several times; milliseconds from the start of each navigation until what is awaited (a selector) is drawn."""
    page.add_init_script(_WATCH % awaited)
    found = []
    for _ in range(_ROUNDS):
        page.reload()
        found.append(page.evaluate("window.stoodAt"))
    return found
