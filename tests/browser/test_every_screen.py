"""Every screen, for every eye and finger: rules of accessibility, both themes, long words, large letters, no motion."""

import pytest

from tests.browser.chain import Furnished, furnish, make_chain
from tests.browser.looking import clipped, expand_words, moving, small_targets, sticking_out, violations

ROLES = ("shopper", "qa", "manager", "admin")
LANGUAGES = ("zh-Hans", "en")


@pytest.fixture(scope="package")
def furnished(product) -> Furnished:
    return furnish(make_chain(product))


@pytest.fixture
def walk(open_phone, furnished):
    """Go to every screen of a role and give each page in turn, quiet."""

    def go(role: str, **options: object):
        phone = open_phone(**options)
        phone.has_bad_line = True  # photos that the worker has not drawn yet answer "not yet"
        phone.sign_in(furnished.chain.world.people[role])
        for path in furnished.screens(role):
            page = phone.open(path)
            page.wait_for_load_state("networkidle")
            yield path, page

    return go


# Contrast is a matter of the theme and names one of the language, so two of the four pairs show all there is to see.
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
@pytest.mark.parametrize("role", ROLES)
def test_no_screen_breaks_a_rule_of_accessibility_or_moves_unasked(walk, role, language, theme) -> None:
    for path, page in walk(role, language=language, color_scheme=theme, reduced_motion="reduce"):
        assert violations(page) == [], path
        assert small_targets(page) == [], path
        assert sticking_out(page) == [], path
        assert moving(page) == [], path


@pytest.mark.parametrize("role", ROLES)
def test_words_longer_by_two_fifths_fit_the_narrowest_phone(walk, role) -> None:
    for path, page in walk(role, viewport={"width": 320, "height": 640}):
        expand_words(page)
        assert sticking_out(page) == [], path
        assert clipped(page) == [], path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_letters_of_double_size_fit(walk, role, language) -> None:
    for path, page in walk(role, language=language):
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        assert sticking_out(page) == [], path
        assert clipped(page) == [], path


def test_a_desk_uses_its_width(walk) -> None:
    for path, page in walk("qa", viewport={"width": 1280, "height": 800}):
        assert violations(page) == [], path
        assert sticking_out(page) == [], path
