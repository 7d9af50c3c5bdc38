"""A phone in somebody's hands: a browser of its own, 360 pixels wide, that writes down whatever its console complains of."""

import re
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.fixtures.product import PASSWORD, Product
from tests.fixtures.world import Person

CHROMIUM = Path("/usr/bin/chromium")
# Nothing but the product is asked for anything; in a container there is neither a sandbox nor a large /dev/shm.
SWITCHES = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
# Waiting costs a test that passes nothing, and a machine that does much else may be slow at any one thing.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
Language = Literal["zh-Hans", "en"]
_TAGS: dict[Language, str] = {"zh-Hans": "zh-CN", "en": "en-US"}


class Phone:
    """One browser profile on one page."""

    def __init__(
        self,
        chromium: Browser | None,
        product: Product,
        *,
        language: Language = "en",
        context: BrowserContext | None = None,
        **options: Any,
    ) -> None:
        self.product = product
        self.language = language
        self.complaints: list[str] = []
        self.has_bad_line = False
        self.expected_failures: list[str] = []
        self.context = context or chromium.new_context(**settings_of(language, **options))
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.watch(self.context.pages[0] if self.context.pages else self.context.new_page())

    def watch(self, page: Page) -> Page:
        """Write down what a page complains of."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        # Every request that fails is an error to the console; where a test cuts the line or refuses, that is the point.
        if message.text.startswith("Failed to load resource"):
            failure = f"{message.text} {message.location['url']}"
            if self.has_bad_line or any(re.search(expected, failure) for expected in self.expected_failures):
                return
            self.complaints.append(f"{self.page.url}: {failure}")
            return
        self.complaints.append(f"{self.page.url}: {message.text}")

    def expect_failures(self, like: str) -> None:
        """Name the requests that have to fail from now on: a pattern for what the console says of them and their address."""
        self.expected_failures.append(like)

    def open(self, path: str = "/") -> Page:
        """Go to an address of the product."""
        self.page.goto(self.product.url + path)
        return self.page

    def sign_in(self, person: Person, path: str = "/") -> Page:
        """Sign in as one does, by the form, and wait for the first screen."""
        page = self.open(path)
        page.locator("#email").fill(f"{person.id}@example.com")
        page.locator("#password").fill(PASSWORD)
        page.locator("#password").press("Enter")
        page.locator(".shell").wait_for()
        return page

    def wait_until_kept(self) -> None:
        """Wait until the worker has the whole app and is in charge of this page."""
        self.page.evaluate("""() => new Promise((done) => {
          const look = () => navigator.serviceWorker.controller !== null && done();
          navigator.serviceWorker.addEventListener('controllerchange', look);
          look();
        })""")

    def close(self) -> None:
        """Put it away."""
        self.context.close()


def settings_of(language: Language = "en", **options: Any) -> dict[str, Any]:
    """Give the settings of a phone, each of which may be named otherwise."""
    return {"viewport": PHONE, "locale": _TAGS[language], "color_scheme": "light", "has_touch": True, **options}
