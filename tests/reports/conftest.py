"""Fonts before anything loads WeasyPrint, the sample card, and its PDF in both languages, rendered once a session."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the sample and its scenes stand beside the tests

from sample import assets_of, sample_card
from scenes import photo

from api.i18n import LANGUAGES, Lang
from api.reports.fonts import use_fonts
from api.reports.scorecard import Scorecard

FONTS = Path(__file__).parents[2] / "var" / "fonts"
use_fonts(FONTS)

from api.reports.render import render_scorecard  # noqa: E402 - the fonts must be known first

Render = Callable[[Scorecard, Lang], bytes]


@pytest.fixture(scope="session")
def card() -> Scorecard:
    return sample_card()


@pytest.fixture(scope="session")
def photos(card: Scorecard) -> dict[str, bytes]:
    return assets_of(card, photo)


@pytest.fixture(scope="session")
def render() -> Render:
    """Render any card, each photo being one of twenty."""

    def run(card: Scorecard, lang: Lang) -> bytes:
        picture = {row.id: photo(n % 20) for n, row in enumerate(card.photos)}
        return render_scorecard(card, lang, lambda url: picture.get(url.removeprefix("photo:"), photo(0)))

    return run


@pytest.fixture(scope="session")
def pdf(card: Scorecard, photos: dict[str, bytes]) -> Callable[[Lang], bytes]:
    """The sample in one language."""

    @cache
    def run(lang: Lang) -> bytes:
        return render_scorecard(card, lang, lambda url: photos[url.removeprefix("photo:")])

    return run


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Lang:
    chosen: Lang = request.param
    return chosen
