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


PAGES = {
    "image": '<img alt="x" src="{url}">',
    "attachment": '<head><link rel="attachment" href="{url}"></head><body>x',
    "anchor attachment": '<a rel="attachment" href="{url}">x</a>',
    "style sheet": '<head><link rel="stylesheet" href="{url}"></head><body>x',
    "import": '<style>@import url("{url}");</style><p>x',
    "background": '<p style="background: url({url})">x',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style><p>x',
    "object": '<object data="{url}">x</object>',
    "svg image": '<svg width="9" height="9"><title>x</title><image href="{url}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><title>x</title><use href="{url}#a"/></svg>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_no_page_reads_a_file(page: str, secret: Path) -> None:
    with pytest.raises(RenderError):
        set_page(page.format(url=secret.as_uri()), lambda _url: PHOTO)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_no_page_reaches_the_network(page: str, server: str) -> None:
    before = Counting.asked
    with pytest.raises(RenderError):
        set_page(page.format(url=f"{server}/x.png"), lambda _url: PHOTO)
    assert Counting.asked == before


@pytest.mark.parametrize(
    "url",
    ["data:image/png;base64,AAAA", "ftp://x/y", "photo:../../etc/passwd", "photo:", "asset:a/b", "PHOTO:1", "//x"],
)
def test_only_our_own_names_are_known(url: str) -> None:
    with pytest.raises(RefusedError):
        CardFetcher(lambda _url: PHOTO).fetch(url)


def test_a_photo_and_an_asset_are_served() -> None:
    asked: list[str] = []

    def assets(url: str) -> bytes:
        asked.append(url)
        return PHOTO

    assert PHOTO in set_page(
        '<html lang="en"><img alt="x" src="photo:019-a"><img alt="y" src="asset:logo.png">', assets
    )
    assert sorted(asked) == ["asset:logo.png", "photo:019-a"]


def test_a_photo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(RenderError, match="neither a JPEG nor a PNG"):
        set_page('<img alt="x" src="photo:1">', lambda _url: b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_a_broken_photo_is_an_error_and_not_a_hole_in_the_page() -> None:
    with pytest.raises(RenderError):
        set_page('<img alt="x" src="photo:1">', lambda _url: b"\xff\xd8\xff broken")
