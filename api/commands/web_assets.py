"""Keeping files of earlier releases of the app: a phone that was out of reach for weeks still finds what its page speaks of."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=30)
_CURRENT = "current.txt"


def keep_assets(build: Path, root: Path, *, now: datetime) -> int:
    """Copy the hashed files of a build to where they outlive it, and remove those of no build since KEPT; return how many are there.

    A file's age counts from the last time a build contained it, which is noted as its time of change.
    """
    source, target = build / "assets", root / "assets"
    if not source.is_dir():
        return 0
    target.mkdir(parents=True, exist_ok=True)
    current = [path.relative_to(source) for path in sorted(source.rglob("*")) if path.is_file()]
    for name in current:
        _copy(source / name, target / name)
    _note(target, {*current, *_previous(root)}, now)
    (root / _CURRENT).write_text("\n".join(map(str, current)), encoding="utf-8")
    _sweep(target, set(current), now - KEPT)
    return sum(path.is_file() for path in target.rglob("*"))


def _copy(source: Path, target: Path) -> None:
    """Copy so that nobody ever reads half a file."""
    if target.exists() and target.stat().st_size == source.stat().st_size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.copyfile(source, half)
    half.replace(target)


def _previous(root: Path) -> set[Path]:
    """Name what was in the build before: it was in use until now, however long ago it was copied."""
    listing = root / _CURRENT
    return {Path(line) for line in listing.read_text(encoding="utf-8").splitlines()} if listing.exists() else set()


def _note(target: Path, names: set[Path], now: datetime) -> None:
    for name in names:
        if (target / name).exists():
            os.utime(target / name, (now.timestamp(), now.timestamp()))


def _sweep(target: Path, current: set[Path], before: datetime) -> None:
    for path in list(target.rglob("*")):
        is_old = path.is_file() and path.stat().st_mtime < before.timestamp()
        if is_old and path.relative_to(target) not in current:
            path.unlink(missing_ok=True)
