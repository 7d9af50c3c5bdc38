"""What can be said about a screen without a person: rules of accessibility, sizes of targets, what sticks out."""

import functools
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# Links inside a sentence are as tall as the sentence (WCAG 2.5.8 excepts them).
_SMALL = """(least) => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, label.target, [role=button]')]
  .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((part) => !part.closest('p, .only-heard'))
  .map((part) => [part, (part.matches('input[type=radio], input[type=checkbox]') && part.closest('label') || part).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
  .map(([part, box]) => `${part.outerHTML.slice(0, 120)}: ${Math.round(box.width)}x${Math.round(box.height)}`)"""
# A dialog that lies over the page scrolls by itself.
_WIDE = """() => [document.documentElement, ...document.querySelectorAll('dialog[open]')]
  .filter((page) => page.scrollWidth > page.clientWidth)
  .flatMap((page) => [...page.querySelectorAll('*')]
    .filter((part) => part.getBoundingClientRect().right > page.getBoundingClientRect().left + page.clientWidth + 0.5)
    .map((part) => `${part.outerHTML.slice(0, 120)}: ${Math.round(part.getBoundingClientRect().right)}`))"""
# What is far from sight is neither laid out nor lets anything stick out of it, until somebody scrolls there.
_LAY_OUT = """() => {
  const all = new CSSStyleSheet();
  all.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [all];
}"""

_CLIPPED = """() => [...document.body.querySelectorAll('*')]
  .filter((part) => part.checkVisibility() && !part.closest('.only-heard') && part.childNodes.length > 0)
  .filter((part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
  .filter((part) => {
    const style = getComputedStyle(part);
    if (style.clipPath === 'inset(50%)') return false;  // It is for those who are read to.
    const isCut = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return isCut(style.overflowX) && part.scrollWidth > part.clientWidth + 1
      || isCut(style.overflowY) && part.scrollHeight > part.clientHeight + 1;
  })
  .map((part) => part.outerHTML.slice(0, 160))"""
# Latin words grow by letters with marks above and below; Chinese has no pseudo-language, as its words are short.
_EXPAND = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const node of found) {
    const longer = (word) => word + 'Ñỹ'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4));
    node.data = node.data.replaceAll(/\\p{L}+/gu, (word) => word.includes('Ñ') ? word : longer(word));
  }
}"""
_MOVING = """() => [...document.querySelectorAll('*')]
  .filter((part) => {
    const style = getComputedStyle(part);
    const seconds = (list) => Math.max(...list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
    const isAnimated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01;
    return isAnimated || seconds(style.transitionDuration) > 0.01;
  })
  .map((part) => part.outerHTML.slice(0, 120))"""


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


def lay_all_out(page: Page) -> None:
    """Have what is far from sight laid out like what is near, so that it is looked at as well."""
    page.evaluate(_LAY_OUT)


def sticking_out(page: Page) -> list[str]:
    """List what makes the page, or a dialog over it, scroll sideways."""
    return page.evaluate(_WIDE)


def clipped(page: Page) -> list[str]:
    """List what cuts its own words off."""
    return page.evaluate(_CLIPPED)


def expand_words(page: Page) -> None:
    """Make every word two fifths longer, as a translation may be; those that are longer already stay."""
    page.evaluate(_EXPAND)


def moving(page: Page) -> list[str]:
    """List what moves, or would when it changes."""
    return page.evaluate(_MOVING)
