"""Debian's Chromium on the running product: phones and desks that people of a small chain hold in their hands."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.phone import CHROMIUM, SWITCHES, Phone
from tests.browser.pocket import Pocket
from tests.fixtures.product import Product, start_product, start_worker
from tests.fixtures.world import World


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Driven from this thread only while tests in a browser run: its event loop would be in the way of others."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not here: apt-get install chromium")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def chromium(playwright) -> Iterator[Chromium]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def product(server_addresses, worker_id, tmp_path_factory) -> Iterator[Product]:
    yield from start_product(server_addresses, f"{worker_id}_product", tmp_path_factory.mktemp("product"))


@pytest.fixture(scope="package")
def worker(product) -> Iterator[object]:
    """The process that derives, renders and prints; only tests that wait for such work ask for it."""
    yield from start_worker(product)


@pytest.fixture
def world(product) -> World:
    return product.make_world()


@pytest.fixture
def open_phone(chromium, product) -> Iterator[Callable[..., Phone]]:
    """Open phones; each is closed with the test and must have had nothing to complain of."""
    opened: list[Phone] = []

    def open_one(**options: object) -> Phone:
        phone = Phone(chromium, product, **options)
        opened.append(phone)
        return phone

    yield open_one
    for phone in opened:
        phone.close()
    complaints = [complaint for phone in opened for complaint in phone.complaints]
    assert not complaints, complaints


@pytest.fixture
def phone(open_phone) -> Phone:
    """An ordinary phone in English, in light."""
    return open_phone()


@pytest.fixture
def pocket(playwright, product, tmp_path) -> Iterator[Pocket]:
    made = Pocket(playwright, product, tmp_path / "profile")
    yield made
    product.line.watch = None
    product.line.mend()
    if made.phone is not None:
        with contextlib.suppress(Exception):
            made.phone.close()
    made.kill()
