"""Measure: how soon the app stands there again after a reload while no server answers."""

import statistics

from bench.loading import BenchError
from bench.pwa.phone import Phone

_ROUNDS = 7
# The moment is taken inside the page, at the first frame that holds the frame of a screen.
_WATCH = """window.stoodAt = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('.shell h1') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  }).observe(document, { childList: true, subtree: true });
});"""


def measure_opening(phone: Phone) -> dict[str, float]:
    """Reload several times; milliseconds from the start of the navigation until the screen is drawn."""
    page = phone.page
    page.add_init_script(_WATCH)
    found = []
    for _ in range(_ROUNDS):
        page.reload()
        found.append(page.evaluate("window.stoodAt"))
    if page.evaluate("fetch('/healthz').then(() => true, () => false)"):
        raise BenchError("A server still answered, so this was no reload without one.")
    return {"median_ms": statistics.median(found), "worst_ms": max(found)}
