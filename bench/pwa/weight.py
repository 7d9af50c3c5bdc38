"""Weighs the built app: which scripts a route needs before it can be drawn, compressed as they travel."""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# What a route costs on a slow line: 70 kB gzip take a second and a half at 400 kbit/s, with which half the patience is gone.
FIRST_ROUTE_KB = 70.0
OTHER_ROUTE_KB = 40.0
LANGUAGES = ("zh-Hans", "en")
_STATIC = re.compile(r"""(?:\bfrom|\bimport)\s*["'`]\./([\w.-]+\.js)["'`]""")
_DYNAMIC = re.compile(r"""\bimport\(\s*["'`]\./([\w.-]+\.js)["'`]\s*\)""")
_ENTRY = re.compile(r"""<script[^>]+src="/assets/([\w.-]+\.js)\"""")


@dataclass(frozen=True)
class Weights:
    """Kilobytes (1,000 bytes) of compressed JavaScript: what everything needs, and what each lazy part adds to it."""

    start: float
    parts: dict[str, float]

    @property
    def first(self) -> float:
        """Give the weight of the heaviest way to begin: the start, the heavier language, and the sign-in or the visits with their database."""
        visits = self.parts["visits"] + self.parts["dexie"]
        return self.start + max(self.parts[name] for name in LANGUAGES) + max(self.parts["sign-in"], visits)

    @property
    def routes(self) -> dict[str, float]:
        """Give what each lazy part except the languages adds, the heaviest first."""
        found = {name: size for name, size in self.parts.items() if name not in LANGUAGES}
        return dict(sorted(found.items(), key=lambda part: -part[1]))


def weigh(dist: Path) -> Weights:
    """Weigh a build; raises FileNotFoundError where there is none."""
    assets = dist / "assets"
    page = (dist / "index.html").read_text(encoding="utf-8")
    start = _closure(assets, _ENTRY.findall(page))
    # A lazy part may open another one; each is weighed with what it needs itself and the start has not brought.
    parts, waiting = {}, _lazy(assets, start)
    while waiting:
        name = waiting.pop()
        if name not in parts:
            needed = _closure(assets, [name]) - start
            parts[name] = kilobytes(assets, needed)
            waiting |= _lazy(assets, needed) - parts.keys()
    return Weights(kilobytes(assets, start), {_plain(name): size for name, size in parts.items()})


def _closure(assets: Path, names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(_STATIC.findall(_read(assets, name))) - found
    return frozenset(found)


def _lazy(assets: Path, names: Iterable[str]) -> set[str]:
    return {lazy for name in names for lazy in _DYNAMIC.findall(_read(assets, name))}


def _read(assets: Path, name: str) -> str:
    return (assets / name).read_text(encoding="utf-8")


def kilobytes(assets: Path, names: Iterable[str]) -> float:
    """Weigh scripts as they travel: kilobytes of 1,000 bytes, each compressed by itself."""
    return sum(len(gzip.compress((assets / name).read_bytes(), 9)) for name in names) / 1000


def _plain(name: str) -> str:
    """Take the hash off a name: `sign-in-DKoRzaR5.js` is `sign-in`."""
    return re.sub(r"-[\w-]{8}\.js$", "", name)
