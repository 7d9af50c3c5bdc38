"""A phone whose memory outlives its browser: what a test needs that kills it."""

import contextlib
import os
import signal
from pathlib import Path

from tests.browser.phone import CHROMIUM, SWITCHES, Phone, settings_of
from tests.fixtures.product import Product


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
