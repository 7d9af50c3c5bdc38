"""An address that nobody guards does not get as far as the first request: the application does not start with it."""

from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from flask import Blueprint

from api import app as composition
from api.app import create_app
from api.commands.main import main
from api.http.needs import UndeclaredNeed, public
from api.http.routes import PUBLIC, SIGNED_IN, Routes


@pytest.fixture
def start(monkeypatch, settings, app):
    """Start the application with one group of routes, or one set of pages, more than it has."""

    def run(*, group: Routes | None = None, pages: Blueprint | None = None):
        if group is not None:
            monkeypatch.setattr(composition, "GROUPS", (*composition.GROUPS, group))
        if pages is not None:
            monkeypatch.setattr(composition, "PAGES", (*composition.PAGES, SimpleNamespace(blueprint=pages)))
        return create_app(settings, app.extensions["ports"])

    return run


def a_route(needs: str) -> Routes:
    group = Routes("extra", "Something new.")

    @group.get("/extra", needs=needs)
    def show_extra(_context) -> str:
        return ""

    return group


def a_page(*, is_public: bool) -> Blueprint:
    pages = Blueprint("extra", __name__)

    def show_extra() -> str:
        return "salaries"

    pages.get("/extra")(public(show_extra) if is_public else show_extra)
    return pages


@pytest.mark.parametrize("needs", ["audit:raed", "audit", "", "Public"])
def test_a_route_that_needs_what_nobody_can_hold_starts_nothing(start, needs) -> None:
    with pytest.raises(UndeclaredNeed) as refused:
        start(group=a_route(needs))
    assert str(refused.value) == f"GET /v1/extra (`extra.show_extra`) needs {needs!r}, which is no permission."


@pytest.mark.parametrize("needs", ["audit:read", SIGNED_IN, PUBLIC])
def test_a_route_with_a_need_that_is_one_starts(start, needs) -> None:
    assert start(group=a_route(needs)).extensions["needs"]["GET /v1/extra"] == needs


def test_a_plain_page_that_says_nothing_starts_nothing(start) -> None:
    with pytest.raises(UndeclaredNeed) as refused:
        start(pages=a_page(is_public=False))
    assert str(refused.value) == (
        "GET /extra (`extra.show_extra`) does not say what it needs. "
        "Declare it with `Routes`, or with `@public` if it needs nobody."
    )


def test_a_plain_page_that_is_said_to_need_nobody_starts(start) -> None:
    assert start(pages=a_page(is_public=True)).test_client().get("/extra").text == "salaries"


def test_a_route_without_a_need_cannot_even_be_written() -> None:
    with pytest.raises(TypeError, match="needs"):
        Routes("extra", "Something new.").get("/extra")


def test_a_command_says_it_in_one_line(settings, monkeypatch) -> None:
    monkeypatch.setattr(composition, "GROUPS", (*composition.GROUPS, a_route("audit:raed")))
    env = {
        "DATABASE_URL": settings.database_url,
        "S3_ENDPOINT_URL": settings.s3_endpoint_url,
        "S3_ACCESS_KEY": settings.s3_access_key,
        "S3_SECRET_KEY": settings.s3_secret_key,
        "SECRET_KEY": settings.secret_key,
        "TENSECONDS_DATA": str(settings.data_dir),
    }
    result = CliRunner().invoke(main, ["verify"], env=env)
    assert (result.exit_code, result.output) == (
        1,
        "Error: GET /v1/extra (`extra.show_extra`) needs 'audit:raed', which is no permission.\n",
    )
