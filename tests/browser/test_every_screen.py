"""Every screen in every state, for every eye and finger: rules of accessibility, both themes, long words, large letters, no motion.

Which screens there are stands in `screens.py`.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.chain import Furnished, furnish, make_chain
from tests.browser.looking import clipped, expand_words, lay_all_out, moving, small_targets, sticking_out, violations
from tests.browser.phone import DESK
from tests.browser.screens import PEOPLE, SCREENS

# Contrast is a matter of the theme and names one of the language, so two of the four pairs show all there is to see.
LOOKS = [("zh-Hans", "light"), ("en", "dark")]


def enlarge(page: Page, times: int) -> None:
    """Make letters so many times as large."""
    page.evaluate("(times) => { document.documentElement.style.fontSize = `${100 * times}%`; }", times)


@pytest.fixture(scope="package")
def furnished(product) -> Furnished:
    return furnish(make_chain(product))


@pytest.fixture
def walk(open_phone, furnished) -> Callable[..., Iterator[tuple[str, Page]]]:
    """Go through all screens of somebody and give each page in turn, quiet."""

    def go(person: str, **options: object) -> Iterator[tuple[str, Page]]:
        phone = open_phone(**options)
        phone.sign_in(furnished.chain.world.people[person])
        for screen in SCREENS:
            if screen.person == person:
                screen.open(phone.page, phone.product.url, furnished)
                lay_all_out(phone.page)
                yield str(screen), phone.page

    return go


@pytest.mark.parametrize(("language", "theme"), LOOKS)
@pytest.mark.parametrize("person", PEOPLE)
def test_no_screen_breaks_a_rule_moves_unasked_or_sticks_out_also_in_letters_of_double_size(
    walk, person, language, theme
) -> None:
    for screen, page in walk(person, language=language, color_scheme=theme, reduced_motion="reduce"):
        assert violations(page) == [], screen
        assert small_targets(page) == [], screen
        assert sticking_out(page) == [], screen
        assert moving(page) == [], screen
        enlarge(page, 2)
        assert sticking_out(page) == [], f"{screen} in letters of double size"
        assert clipped(page) == [], f"{screen} in letters of double size"


@pytest.mark.parametrize("person", PEOPLE)
def test_words_longer_by_two_fifths_fit_the_narrowest_phone(walk, person) -> None:
    for screen, page in walk(person, viewport={"width": 320, "height": 640}):
        expand_words(page)
        assert sticking_out(page) == [], screen
        assert clipped(page) == [], screen


@pytest.mark.parametrize("person", ["qa", "trainer", "admin"])
def test_a_desk_uses_its_width(walk, person) -> None:
    for screen, page in walk(person, viewport=DESK):
        assert violations(page) == [], screen
        assert sticking_out(page) == [], screen
