"""`make screens`: pictures of every screen on a phone, in both languages, light and dark, from a demo chain made for them.

Which screens there are stands in `pictured.py`; `python tools/screens.py NAME…` takes those of some names anew. The product runs in
`var/screens`, anew each time; the pictures and their index are written to `docs/screens`.
"""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from picture_chain import PictureChain, prepare  # noqa: E402 - likewise
from pictured import PICTURES, Picture  # noqa: E402 - likewise

from api.demo.logins import login_of, read_password  # noqa: E402 - this file is run by its path
from api.embedded.ports import pick_free  # noqa: E402 - likewise

_DATA = ROOT / "var" / "screens"
_OUT = ROOT / "docs" / "screens"
_CHROMIUM = Path("/usr/bin/chromium")
_PATIENCE_SECONDS = 300
_LANGUAGES = {"zh-Hans": "zh-CN", "en": "en-US"}
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_QUALITY = 70  # of WebP: letters stay sharp, a picture takes about 12 kB


@dataclass(frozen=True)
class Phone:
    """Whose phone it is and what it says of itself; without a role nobody is signed in, without an agent it is Chromium."""

    url: str
    role: str
    agent: str
    language: str
    theme: Literal["light", "dark"]


def main() -> None:
    """Start the product, take the pictures, write the index."""
    _OUT.mkdir(parents=True, exist_ok=True)
    names = sys.argv[1:]
    if unknown := set(names) - {picture.name for picture in PICTURES}:
        sys.exit(f"There is no picture of these names: {', '.join(sorted(unknown))}")
    wanted = [picture for picture in PICTURES if picture.name in names or not names]
    if not names:
        for old in _OUT.glob("*.webp"):
            old.unlink()
    shutil.rmtree(_DATA, ignore_errors=True)
    with _product() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        password = read_password(_DATA) or ""
        chain = prepare(url, password)
        for language in _LANGUAGES:
            for theme in _THEMES:
                for role, agent in dict.fromkeys((picture.role, picture.agent) for picture in wanted):
                    phone = Phone(url, role, agent, language, theme)
                    mine = [picture for picture in wanted if (picture.role, picture.agent) == (role, agent)]
                    _take(browser, phone, password, chain, mine)
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


def _take(browser: Browser, phone: Phone, password: str, chain: PictureChain, pictures: Sequence[Picture]) -> None:
    """Take the pictures of one phone, one after another."""
    context = browser.new_context(
        base_url=phone.url,
        viewport={"width": 360, "height": 740},
        locale=_LANGUAGES[phone.language],
        color_scheme=phone.theme,
        user_agent=phone.agent or None,
        reduced_motion="reduce",
        timezone_id="Asia/Shanghai",
        has_touch=True,
    )
    page = context.new_page()
    page.goto("/")
    page.locator("#email").wait_for()
    if phone.role:
        page.locator("#email").fill(login_of(phone.role))
        page.locator("#password").fill(password)
        page.locator("#password").press("Enter")
        page.locator(".shell h1").wait_for()
    for picture in pictures:
        page.goto(picture.path.format_map(vars(chain)))
        page.locator(picture.shows).first.wait_for()
        page.wait_for_load_state("networkidle")
        picture.go_on(page, chain)
        page.wait_for_load_state("networkidle")
        _keep(page.screenshot(), f"{picture.name}-{phone.language}-{phone.theme}")
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
    for picture in PICTURES:
        names = [f"{picture.name}-{language}-{theme}.webp" for theme in _THEMES for language in _LANGUAGES]
        cells = " | ".join(f"![{picture.title}]({name})" for name in names)
        lines += [
            "",
            f"## {picture.title}",
            "",
            "| 中文 | English | 深色 | Dark |",
            "|---|---|---|---|",
            f"| {cells} |",
        ]
    (_OUT / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
