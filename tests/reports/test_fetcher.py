"""A page may load its own photos and assets; whatever else it asks for ends the rendering."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from scenes import photo

from api.reports.fetcher import CardFetcher, RefusedError
from api.reports.problems import RenderError
from api.reports.render import set_page

PHOTO = photo(1)


class Counting(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        Counting.asked += 1
        self.send_response(200)
        self.end_headers()


@pytest.fixture
def server() -> Iterator[str]:
    httpd = HTTPServer(("127.0.0.1", 0), Counting)
    thread = Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.png"
    path.write_bytes(PHOTO)
    return path


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
PAGES = {
    "image": '<img alt="x" src="{url}"/>',
    "attachment": '<link rel="attachment" href="{url}"/>',
    "anchor attachment": '<a rel="attachment" href="{url}">x</a>',
    "style sheet": '<link rel="stylesheet" href="{url}"/>',
    "import": '<style>@import url("{url}");</style>',
    "background": '<p style="background: url({url})">x</p>',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style><p>x</p>',
    "object": '<object data="{url}">x</object>',
    "svg image": SVG + '<image href="{url}" width="9" height="9"/></svg>',
}
REFUSED = "may not load|Failed to render SVG image"


def page(body: str, **values: str) -> str:
    return f'<html lang="en"><body>{body.format(**values)}</body></html>'


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_no_page_reads_a_file(body: str, secret: Path) -> None:
    with pytest.raises(RenderError, match=REFUSED):
        set_page(page(body, url=secret.as_uri()), lambda _url: PHOTO)


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_no_page_reaches_the_network(body: str, server: str) -> None:
    before = Counting.asked
    with pytest.raises(RenderError, match=REFUSED):
        set_page(page(body, url=f"{server}/x.png"), lambda _url: PHOTO)
    assert Counting.asked == before


@pytest.mark.parametrize(
    "url",
    ["data:image/png;base64,AAAA", "ftp://x/y", "photo:../../etc/passwd", "photo:", "asset:a/b", "PHOTO:1", "//x"],
)
def test_only_our_own_names_are_known(url: str) -> None:
    with pytest.raises(RefusedError):
        CardFetcher(lambda _url: PHOTO).fetch(url)


def test_a_drawing_that_borrows_from_elsewhere_loads_nothing(secret: Path) -> None:
    assert PHOTO not in set_page(page(SVG + '<use href="{url}#a"/></svg>', url=secret.as_uri()), lambda _url: PHOTO)


def test_a_photo_and_an_asset_are_served() -> None:
    asked: list[str] = []

    def assets(url: str) -> bytes:
        asked.append(url)
        return PHOTO

    assert PHOTO in set_page(page('<img alt="x" src="photo:019-a"/><img alt="y" src="asset:logo.png"/>'), assets)
    assert sorted(asked) == ["asset:logo.png", "photo:019-a"]


def test_a_photo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(RenderError, match="neither a JPEG nor a PNG"):
        set_page(page('<img alt="x" src="photo:1"/>'), lambda _url: b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_a_broken_photo_is_an_error_and_not_a_hole_in_the_page() -> None:
    with pytest.raises(RenderError):
        set_page(page('<img alt="x" src="photo:1"/>'), lambda _url: b"\xff\xd8\xff broken")


def test_a_tag_left_open_is_an_error_and_not_a_page_that_lacks_its_end() -> None:
    with pytest.raises(RenderError, match="not well-formed"):
        set_page("<html><body><p>x</body></html>", lambda _url: PHOTO)
