"""What can be said about a screen without a person: rules of accessibility, sizes of targets, what sticks out."""

import functools
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# Links inside a sentence are as tall as the sentence (WCAG 2.5.8 excepts them).
_SMALL = """(least) => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, label.target, [role=button]')]
  .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !part.closest('p, .only-heard'))
  .map((part) => [part, (part.matches('input[type=radio], input[type=checkbox]') && part.closest('label') || part).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
  .map(([part, box]) => `${part.outerHTML.slice(0, 120)}: ${Math.round(box.width)}x${Math.round(box.height)}`)"""
_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((part) => part.getBoundingClientRect().right > page.clientWidth + 0.5)
    .map((part) => `${part.outerHTML.slice(0, 120)}: ${Math.round(part.getBoundingClientRect().right)}`);
}"""


@functools.cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """List what axe-core finds wrong, each with the first element it is about; best practices count as rules."""
    page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]} {one['nodes'][0]['failureSummary']}"
        for one in found
    ]


def small_targets(page: Page, least: int = 44) -> list[str]:
    """List what is to be touched but smaller than so many CSS pixels."""
    return page.evaluate(_SMALL, least)


def sticking_out(page: Page) -> list[str]:
    """List what makes the page scroll sideways."""
    return page.evaluate(_WIDE)
