"""The app stays light: phones on a slow line fetch it whole before they can do anything."""

import gzip
from pathlib import Path

import pytest

from bench.pwa.weight import FIRST_ROUTE_KB, OTHER_ROUTE_KB, Weights, weigh

ROOT = Path(__file__).resolve().parents[2]
PAGES = {path.stem for path in (ROOT / "pwa" / "src" / "pages").glob("*.tsx")}


@pytest.fixture(scope="module")
def weights() -> Weights:
    return weigh(ROOT / "pwa" / "dist")


def test_the_first_route_is_light(weights) -> None:
    assert 20 < weights.first <= FIRST_ROUTE_KB, weights


def test_no_other_route_adds_much(weights) -> None:
    heavy = {name: size for name, size in weights.routes.items() if size > OTHER_ROUTE_KB}
    assert not heavy


def test_every_page_comes_only_when_it_is_asked_for(weights) -> None:
    pages = {name for name in PAGES if name in (ROOT / "pwa" / "src" / "app.tsx").read_text(encoding="utf-8")}
    assert pages >= {"sign-in", "visits", "visit", "queue", "settings"}
    assert pages <= weights.parts.keys()


def test_what_two_parts_share_is_weighed_with_each_and_what_the_start_brought_with_none(tmp_path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text('<script type="module" crossorigin src="/assets/index-aaaaaaaa.js"></script>')
    files = {
        "index-aaaaaaaa.js": 'import"./base-aaaaaaaa.js";x=()=>import(`./page-aaaaaaaa.js`)',
        "base-aaaaaaaa.js": "base" * 100,
        "page-aaaaaaaa.js": 'import{a}from"./shared-aaaaaaaa.js";import{b}from"./base-aaaaaaaa.js";y=()=>import("./part-aaaaaaaa.js")',
        "shared-aaaaaaaa.js": "shared",
        "part-aaaaaaaa.js": 'import"./shared-aaaaaaaa.js"',
    }
    for name, text in files.items():
        (assets / name).write_text(text)
    size = {name: len(gzip.compress(text.encode(), 9)) / 1000 for name, text in files.items()}
    found = weigh(tmp_path)
    assert found.start == pytest.approx(size["index-aaaaaaaa.js"] + size["base-aaaaaaaa.js"])
    assert found.parts == {
        "page": pytest.approx(size["page-aaaaaaaa.js"] + size["shared-aaaaaaaa.js"]),
        "part": pytest.approx(size["part-aaaaaaaa.js"] + size["shared-aaaaaaaa.js"]),
    }
