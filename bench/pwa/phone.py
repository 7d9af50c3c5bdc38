"""A phone for measuring: Debian's Chromium with a profile of its own and somebody signed in, also to be reached by Lighthouse."""

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.passwords import hash_password
from api.embedded.ports import pick_free
from bench.world import Person, World

CHROMIUM = Path("/usr/bin/chromium")
_PASSWORD = "a lake, a park and a hill"  # noqa: S105 - of a chain that lives as long as the bench
SWITCHES = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Frames come as soon as they are ready: else each measure of one would be rounded up to a sixtieth of a second. Lighthouse, which
# counts every frame as work, meets the beat of a display as on any phone.
EAGER = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]


@dataclass(frozen=True)
class Phone:
    """One page in one browser, and the port on which Lighthouse may take the browser over."""

    page: Page
    url: str
    port: int


@contextlib.contextmanager
def signed_in(url: str, world: World, person: Person, *, switches: Sequence[str] = ()) -> Iterator[Phone]:
    """Open a phone on which the person is signed in and the whole app is kept."""
    port = pick_free(1)[0]
    with Session(world.engine) as session:
        session.execute(update(User).where(User.id == person.id).values(password_hash=hash_password(_PASSWORD)))
        session.commit()
    with tempfile.TemporaryDirectory(prefix="tenseconds-phone-") as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            args=[*SWITCHES, *switches, f"--remote-debugging-port={port}"],
            viewport={"width": 360, "height": 740},
            locale="zh-CN",
        )
        page = context.pages[0]
        page.goto(url)
        page.locator("#email").fill(f"{person.id}@example.com")
        page.locator("#password").fill(_PASSWORD)
        page.locator("#password").press("Enter")
        page.locator(".shell").wait_for()
        page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
        page.reload()
        yield Phone(page, url, port)
        context.close()


@contextlib.contextmanager
def slowed(session: CDPSession, times: int) -> Iterator[None]:
    """Make the page's processor so many times slower for a while."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    try:
        yield
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
