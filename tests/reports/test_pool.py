"""The pool renders in processes of its own, under limits, and is whole again after a render that went wrong."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from api.i18n import Lang
from api.reports.child import Limits
from api.reports.pool import RenderPool
from api.reports.problems import RenderError
from api.reports.scorecard import Scorecard

Pdf = Callable[[Lang], bytes]
FONTS = Path(__file__).parents[2] / "var" / "fonts"


@pytest.fixture(scope="module")
def small(card: Scorecard) -> Scorecard:
    return replace(card, photos=(), findings=(), sections=card.sections[:1])


def test_a_pool_gives_the_same_bytes_as_a_direct_call(card: Scorecard, photos: dict[str, bytes], pdf: Pdf) -> None:
    with RenderPool(FONTS) as pool:
        assert pool.render(card, "zh-Hans", photos) == pdf("zh-Hans")


def test_processes_are_replaced_without_losing_a_render(small: Scorecard) -> None:
    with RenderPool(FONTS, renders_per_child=2) as pool:
        assert len({pool.render(small, "en", {}) for _ in range(5)}) == 1


def test_a_missing_photo_is_said_and_the_pool_goes_on(card: Scorecard, small: Scorecard) -> None:
    with RenderPool(FONTS) as pool:
        with pytest.raises(RenderError, match="0199d2c4-"):
            pool.render(card, "en", {})
        assert pool.render(small, "en", {}).startswith(b"%PDF-1.7")


def test_a_render_that_takes_too_long_is_ended_and_the_pool_goes_on(card: Scorecard, small: Scorecard) -> None:
    endless = replace(card, photos=(), findings=(), sections=card.sections * 40)
    with RenderPool(FONTS, limits=Limits(seconds=3)) as pool:
        pool.warm()
        with pytest.raises(RenderError, match="longer than 3 s"):
            pool.render(endless, "en", {})
        assert pool.render(replace(small, sections=()), "en", {}).startswith(b"%PDF-1.7")


def test_a_render_that_wants_too_much_memory_is_ended(card: Scorecard, photos: dict[str, bytes]) -> None:
    with RenderPool(FONTS, limits=Limits(megabytes=160)) as pool, pytest.raises(RenderError):
        pool.render(replace(card, sections=card.sections * 20), "en", photos)


def test_the_parent_never_loads_the_engine() -> None:
    code = "import sys, api.reports.pool; sys.exit('weasyprint' in sys.modules or 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0


def test_fonts_that_are_not_there_are_named(tmp_path: Path, small: Scorecard) -> None:
    with RenderPool(tmp_path) as pool, pytest.raises(RenderError, match="could not start"):
        pool.render(small, "en", {})
