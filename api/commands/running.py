"""The instance that `make run` keeps up on a data folder: where it answers, and with which settings other commands reach its servers."""

import json
import urllib.request
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Final
from urllib.error import URLError

from api.embedded import keys

_ROOT = Path(__file__).resolve().parents[2]
_ADDRESS, _SETTINGS = "address", "settings.json"
_SHARED: Final = (
    "DATABASE_URL",
    "S3_ENDPOINT_URL",
    "S3_ACCESS_KEY",
    "S3_SECRET_KEY",
    "SECRET_KEY",
    "PUBLIC_URL",
    "TENSECONDS_DATA",
)


def data_dir_of(environ: Mapping[str, str]) -> Path:
    """Give the data folder, absolute."""
    return Path(environ.get("TENSECONDS_DATA") or _ROOT / "var").absolute()


def announce(data_dir: Path, env: Mapping[str, str]) -> None:
    """Note that an instance answers and how its servers are reached, for its owner's eyes only."""
    keys.write(data_dir / "run" / _SETTINGS, {name: env[name] for name in _SHARED if name in env})
    (data_dir / "run" / _ADDRESS).write_text(env["PUBLIC_URL"], encoding="utf-8")


def withdraw(data_dir: Path) -> None:
    """Note that it answers no more."""
    for name in (_ADDRESS, _SETTINGS):
        (data_dir / "run" / name).unlink(missing_ok=True)


def find_running(data_dir: Path) -> str:
    """Find the address of the instance that runs on a data folder; empty if none answers."""
    try:
        address = (data_dir / "run" / _ADDRESS).read_text("utf-8").strip()
        with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - written by our own supervisor
            return address
    except (OSError, URLError, ValueError):
        return ""


def join_running(environ: MutableMapping[str, str]) -> None:
    """Take over the settings of the running instance where no database is named; what is named stays as it is."""
    data_dir = data_dir_of(environ)
    if environ.get("DATABASE_URL") or not find_running(data_dir):
        return
    try:
        shared = json.loads((data_dir / "run" / _SETTINGS).read_text("utf-8"))
    except (OSError, ValueError):
        return
    for name, value in shared.items():
        if not environ.get(name):
            environ[name] = value
