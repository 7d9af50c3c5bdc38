"""No screen is forgotten: each route of the app has its picture, and its line among the screens that are looked at in a browser."""

import re
from pathlib import Path

import pytest
from pictured import PICTURES

from tests.browser.screens import SCREENS

APP = (Path(__file__).resolve().parents[2] / "pwa" / "src" / "app.tsx").read_text(encoding="utf-8")
# Ways to other screens, and what nobody is sent to.
ELSEWHERE = {"/", "/sign-in"}
# Somebody has to be in the state first, which only the browser tests of that part make.
LOOKED_AT_ELSEWHERE = {"/drills/:id": "test_drills.py", "/team/:id": "test_team.py", "/marking/:id": "test_marking.py"}


def routes() -> list[str]:
    found = re.findall(r'<Route path="([^"]+)"', APP)
    assert len(found) > 20
    return [path for path in found if path not in ELSEWHERE]


def fits(route: str, path: str) -> bool:
    """Tell whether an address with fields in braces is one of a route; a field of the route is filled by a field or a word."""
    pattern = re.sub(r":\w+", r"[^/]+", route)
    return re.fullmatch(pattern, path.split("?", maxsplit=1)[0]) is not None


@pytest.mark.parametrize("route", routes())
def test_each_route_has_its_picture(route: str) -> None:
    assert any(fits(route, picture.path) for picture in PICTURES)


@pytest.mark.parametrize("route", [route for route in routes() if route not in LOOKED_AT_ELSEWHERE])
def test_each_route_is_looked_at_by_axe_and_on_the_narrow_phone(route: str) -> None:
    assert any(fits(route, screen.path) for screen in SCREENS)


@pytest.mark.parametrize("path", sorted({screen.path for screen in SCREENS}))
def test_each_screen_that_is_looked_at_has_its_picture(path: str) -> None:
    assert any(path_of(picture.path) == path_of(path) for picture in PICTURES)


def path_of(path: str) -> str:
    """Name a screen by its address, whatever visit, course or person it is of."""
    bare = re.sub(r"\{\w+\}", "…", path)
    return re.sub(r"/lessons/[^/]+$", "/lessons/…", bare)


def test_pictures_have_names_of_their_own() -> None:
    assert len({picture.name for picture in PICTURES}) == len(PICTURES)
