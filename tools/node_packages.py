"""What is made with Node.js: the fonts of the PDF, the API reference, and the front end."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from python_packages import node_folder
from steps import PYTHON, ROOT, call, fingerprint, is_done, note_done, step

FONTS = ROOT / "var" / "fonts"
ASSETS = ROOT / "var" / "assets"
_FONT_TOOL = ROOT / "tools" / "fonts"
_REFERENCE_TOOL = ROOT / "tools" / "reference"
_REFERENCE_FILES = ("swagger-ui-bundle.js", "swagger-ui.css")
_LIGHTHOUSE_TOOL = ROOT / "bench" / "lighthouse"
_LIGHTHOUSE = ROOT / "var" / "lighthouse"
_PWA = ROOT / "pwa"
_NOT_SOURCE = {"node_modules", "dist"}


def ensure_fonts() -> None:
    """Fetch the locked fonts into var/fonts unless they are there."""
    inputs = [path for path in _FONT_TOOL.iterdir() if path.is_file()]
    mark = fingerprint(inputs)
    if is_done("fonts", mark) and (FONTS / "fonts.conf").exists():
        return
    with step("fonts"):
        call([PYTHON, _FONT_TOOL / "install.py", FONTS, *npm()], "Installing the fonts", env=node_environment())
    note_done("fonts", mark)


def ensure_reference() -> None:
    """Fetch the locked Swagger UI and keep the two files of it that /v1/docs serves, with its licence."""
    mark = fingerprint(path for path in _REFERENCE_TOOL.iterdir() if path.is_file())
    if is_done("reference", mark) and all((ASSETS / name).exists() for name in _REFERENCE_FILES):
        return
    ASSETS.mkdir(parents=True, exist_ok=True)
    with step("pages of the API reference"), tempfile.TemporaryDirectory(dir=ASSETS, prefix=".fetch-") as name:
        for file in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(_REFERENCE_TOOL / file, Path(name) / file)
        # Scripts of packages are never run: one of these would report the installation to its makers.
        command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        call(command, "Installing the API reference", cwd=Path(name), env=node_environment())
        package = Path(name) / "node_modules" / "swagger-ui-dist"
        for file in _REFERENCE_FILES:
            (package / file).replace(ASSETS / file)
        (package / "LICENSE").replace(ASSETS / "swagger-ui.LICENSE.txt")
    note_done("reference", mark)


def ensure_front_end() -> None:
    """Build pwa/dist when its sources have changed."""
    lock_mark = fingerprint([_PWA / "package-lock.json"])
    if not (is_done("npm", lock_mark) and (_PWA / "node_modules").exists()):
        with step("packages of the front end"):
            call(
                [*npm(), "ci", "--no-audit", "--no-fund"],
                "Installing the front end's packages",
                cwd=_PWA,
                env=node_environment(),
            )
        note_done("npm", lock_mark)
    sources = [
        path for path in _PWA.rglob("*") if path.is_file() and not _NOT_SOURCE & set(path.relative_to(_PWA).parts)
    ]
    mark = fingerprint(sources)
    if is_done("pwa", mark) and (_PWA / "dist").exists():
        return
    with step("front end"):
        call([*npm(), "run", "build"], "Building the front end", cwd=_PWA, env=node_environment())
    note_done("pwa", mark)


def ensure_lighthouse() -> None:
    """Fetch the locked Lighthouse into var/lighthouse; only the bench of the app needs it."""
    mark = fingerprint(path for path in _LIGHTHOUSE_TOOL.iterdir() if path.is_file())
    if is_done("lighthouse", mark) and (_LIGHTHOUSE / "node_modules").exists():
        return
    _LIGHTHOUSE.mkdir(parents=True, exist_ok=True)
    with step("Lighthouse"):
        for file in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(_LIGHTHOUSE_TOOL / file, _LIGHTHOUSE / file)
        command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        call(command, "Installing Lighthouse", cwd=_LIGHTHOUSE, env=node_environment())
    note_done("lighthouse", mark)


def run_script(name: str) -> int:
    """Run a script of pwa/package.json aloud and return its exit code."""
    command = [*npm(), "run", "--silent", name]
    return subprocess.run(command, cwd=_PWA, env=node_environment(), check=False).returncode


def npm() -> list[str]:
    """Give the command that runs npm with the locked Node.js."""
    folder = node_folder()
    return [str(folder / "bin" / "node"), str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_environment() -> dict[str, str]:
    """Give the environment in which programs started by npm find the same Node.js."""
    return {**os.environ, "PATH": f"{node_folder() / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
