"""The Debian packages that Python packages cannot bring: looked for first, installed where that is allowed, asked for where not."""

import ctypes
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from steps import PYTHON, SetupError, call, step

_CHROMIUM = Path("/usr/bin/chromium")
_TEST = frozenset({"test"})
_IN_A_BROWSER = frozenset({"test", "bench-pwa", "screens"})
_NOTO_CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


@dataclass(frozen=True)
class Package:
    """A Debian package, how to see that it is there, what is lost without it (empty: nothing works), and for which commands (None: all)."""

    name: str
    is_there: Callable[[], bool]
    loss: str = ""
    commands: frozenset[str] | None = None


def library(name: str, soname: str) -> Callable[[], bool]:
    """Give the question whether a library can be loaded, by its soname or as the linker finds it."""
    return lambda: any(map(_loads, filter(None, (soname, ctypes.util.find_library(name)))))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _can_make_venv() -> bool:
    return PYTHON.exists() or all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


PACKAGES = (
    Package("python3-venv", _can_make_venv),
    Package("libpango-1.0-0", library("pango-1.0", "libpango-1.0.so.0")),
    Package("libpangoft2-1.0-0", library("pangoft2-1.0", "libpangoft2-1.0.so.0")),
    Package("libharfbuzz-subset0", library("harfbuzz-subset", "libharfbuzz-subset.so.0"), "PDFs take 40 % longer"),
    Package("fonts-noto-cjk", _NOTO_CJK.exists, "rare characters of names are printed as 〓"),
    Package("chromium", _CHROMIUM.exists, "the tests in a browser are skipped", _IN_A_BROWSER),
    Package("firefox-esr", Path("/usr/bin/firefox-esr").exists, "the tests in Firefox are skipped", _TEST),
    Package("webkit2gtk-driver", Path("/usr/bin/WebKitWebDriver").exists, "the tests in WebKit are skipped", _TEST),
    Package("xvfb", Path("/usr/bin/Xvfb").exists, "the tests in WebKit are skipped", _TEST),
    Package("poppler-utils", Path("/usr/bin/pdftotext").exists, "the tests that read a PDF fail", _TEST),
)


def ensure_system_packages(command: str) -> None:
    """Install what a command lacks as root or by sudo without a password; else say the line to run, and stop if it has to be there."""
    missing = [
        package for package in PACKAGES if command in (package.commands or (command,)) and not package.is_there()
    ]
    if not missing:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *(package.name for package in missing)]
    prefix = _way_to_root()
    if prefix is not None and shutil.which("apt-get"):
        with step(f"system packages, by {' '.join([*prefix, *line])}"):
            _install([*prefix, "env", "DEBIAN_FRONTEND=noninteractive"], line)
        return
    needed = [package for package in missing if not package.loss]
    if needed:
        raise SetupError(f"System packages are missing. Run this, then start again:  sudo {' '.join(line)}")
    for package in missing:
        print(f"Without {package.name}, {package.loss}. To have it:  sudo apt-get install {package.name}")


def _way_to_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _install(prefix: list[str], line: list[str]) -> None:
    try:
        call([*prefix, *line], "Installing system packages", is_quiet=True)
    except SetupError:
        # The list of packages may be old or, on a new machine, not there at all.
        call([*prefix, "apt-get", "update"], "Fetching the list of system packages")
        call([*prefix, *line], "Installing system packages")
