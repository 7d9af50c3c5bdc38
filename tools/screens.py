"""`make screens`: pictures of every screen on a phone, in both languages, light and dark, from a demo chain made for them.

The product runs in `var/screens`; the pictures and their index are written to `docs/screens`.
"""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from api.demo.logins import login_of, read_password  # noqa: E402 - this file is run by its path
from api.embedded.ports import pick_free  # noqa: E402 - likewise

_DATA = ROOT / "var" / "screens"
_OUT = ROOT / "docs" / "screens"
_CHROMIUM = Path("/usr/bin/chromium")
_PATIENCE_SECONDS = 300
_LANGUAGES = {"zh-Hans": "zh-CN", "en": "en-US"}
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_BRIEFING = "main a[href^='/visits/']:not([href$='/form'], [href$='/review'])"
_QUALITY = 82  # of WebP: letters stay sharp, a picture takes about 15 kB


@dataclass(frozen=True)
class Screen:
    """One screen: its name in files, who sees it (empty: nobody signed in), and the way to it from their first place."""

    name: str
    role: str
    words: str
    go: Callable[[Page], None]


def _at(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)

    return go


def _first(path: str, link: str) -> Callable[[Page], None]:
    """Go to a list and open its first entry."""

    def go(page: Page) -> None:
        _at(path)(page)
        page.locator(link).first.click()
        page.wait_for_url(lambda url: not url.endswith(path))

    return go


def _form(page: Page) -> None:
    """Begin the first visit, or go on with it where an earlier phone has begun it."""
    _first("/visits", "main a[href^='/visits/']")(page)
    page.locator(".start .button.primary, .form-page .item").first.wait_for()
    if page.locator(".start .button.primary").count():
        page.locator(".start .button.primary").click()
    page.locator(".form-page .item").first.wait_for()


SCREENS = (
    Screen("sign-in", "", "登录 · Signing in", lambda _page: None),
    Screen("visits", "shopper", "我的暗访 · My visits", _at("/visits")),
    Screen("briefing", "shopper", "任务说明 · A briefing", _first("/visits", _BRIEFING)),
    Screen("form", "shopper", "填写 · The form", _form),
    Screen("queue", "shopper", "待发送 · Waiting to send", _at("/queue")),
    Screen("settings", "shopper", "设置 · Settings", _at("/settings")),
    Screen("reminders", "manager", "学习提醒 · Reminders", _at("/reminders")),
    Screen("reports", "qa", "报告 · Reports", _at("/audits")),
    Screen("report", "qa", "一份报告 · A report", _first("/audits", "main a[href^='/audits/']")),
    Screen("people", "admin", "人员 · People", _at("/people")),
    Screen("stores", "admin", "门店 · Stores", _at("/stores")),
    Screen("devices", "qa", "设备 · Devices", _at("/devices")),
)


def main() -> None:
    """Start the product, take the pictures, write the index."""
    _OUT.mkdir(parents=True, exist_ok=True)
    for old in _OUT.glob("*.webp"):
        old.unlink()
    with _product() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        password = read_password(_DATA) or ""
        for language in _LANGUAGES:
            for theme in _THEMES:
                for role in dict.fromkeys(screen.role for screen in SCREENS):
                    _take(browser, url, password, role, language, theme)
        browser.close()
    _write_index()
    taken = list(_OUT.glob("*.webp"))
    size = sum(path.stat().st_size for path in taken)
    print(f"{len(taken)} pictures, {size / 1000:.0f} kB, in {_OUT.relative_to(ROOT)}")


@contextmanager
def _product() -> Iterator[str]:
    (port,) = pick_free(1)
    _DATA.mkdir(parents=True, exist_ok=True)
    log = _DATA / "screens.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "run", "--demo", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "TENSECONDS_DATA": str(_DATA)},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while "Ctrl-C" not in log.read_text(encoding="utf-8"):
        if process.poll() is not None or time.monotonic() > end:
            sys.exit(f"The product did not start:\n{log.read_text(encoding='utf-8')}")
        time.sleep(0.2)


def _take(browser: Browser, url: str, password: str, role: str, language: str, theme: Literal["light", "dark"]) -> None:
    """Take all pictures of one role in one language and theme, with one phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale=_LANGUAGES[language],
        color_scheme=theme,
        reduced_motion="reduce",
        timezone_id="Asia/Shanghai",
        has_touch=True,
    )
    page = context.new_page()
    page.goto(url)
    page.locator("#email").wait_for()
    if role:
        page.locator("#email").fill(login_of(role))
        page.locator("#password").fill(password)
        page.locator("#password").press("Enter")
        page.locator(".shell h1").wait_for()
    for screen in SCREENS:
        if screen.role == role:
            screen.go(page)
            page.wait_for_load_state("networkidle")
            _keep(page.screenshot(), f"{screen.name}-{language}-{theme}")
    context.close()


def _keep(png: bytes, name: str) -> None:
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(_OUT / f"{name}.webp", quality=_QUALITY, method=6)


def _write_index() -> None:
    lines = [
        "# Screens",
        "",
        "Every screen of the app on a phone of 360 × 740 pixels, in both languages, light and dark. `make screens` takes them",
        "anew, from a demo chain made for them, so dates and numbers differ each time.",
    ]
    for screen in SCREENS:
        names = [f"{screen.name}-{language}-{theme}.webp" for theme in _THEMES for language in _LANGUAGES]
        cells = " | ".join(f"![{screen.words}]({name})" for name in names)
        lines += ["", f"## {screen.words}", "", "| 中文 | English | 深色 | Dark |", "|---|---|---|---|", f"| {cells} |"]
    (_OUT / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
