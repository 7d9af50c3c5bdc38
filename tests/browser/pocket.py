"""A phone whose memory outlives its browser: what a test needs that kills it."""

import contextlib
import os
import signal
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.phone import CHROMIUM, SWITCHES, Phone, settings_of
from tests.fixtures.product import PASSWORD, Product
from tests.fixtures.world import Person


class Pocket:
    """A phone whose memory outlives its browser."""

    def __init__(self, playwright: object, product: Product, profile: Path) -> None:
        self._playwright, self._product, self._profile = playwright, product, profile
        self.phone: Phone | None = None

    def switch_on(self) -> Phone:
        context = self._playwright.chromium.launch_persistent_context(
            self._profile, executable_path=CHROMIUM, args=SWITCHES, **settings_of()
        )
        self.phone = Phone(None, self._product, context=context)
        self.phone.has_bad_line = True
        return self.phone

    def kill(self) -> None:
        """End every process of the browser at once, as a system does that needs the memory."""
        word = f"--user-data-dir={self._profile}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if word in (folder / "cmdline").read_bytes().split(b"\0"):
                    os.kill(int(folder.name), signal.SIGKILL)


def sign_in_again(phone: Phone, person: Person) -> Page:
    """Sign in as who was signed in before: a browser that dies half a minute after that has not kept it, but all their work."""
    phone.context.clear_cookies()
    page = phone.open("/queue")
    page.locator("main a[href='/sign-in']").click()
    page.locator("#email").fill(f"{person.id}@example.com")
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    return page
