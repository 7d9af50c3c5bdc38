"""Files of earlier releases stay for thirty days after their last one, and are not heaped up for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.commands.web_assets import keep_assets

DAY_ONE = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "web"


def release(folder: Path, *names: str) -> Path:
    """Make a build that consists of some files and nothing else."""
    for old in (folder / "assets").rglob("*") if (folder / "assets").exists() else ():
        if old.is_file():
            old.unlink()
    for name in names:
        (folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "assets" / name).write_text(name, encoding="utf-8")
    return folder


def kept(root: Path) -> set[str]:
    return {str(path.relative_to(root / "assets")) for path in (root / "assets").rglob("*") if path.is_file()}


def test_a_release_leaves_its_files_to_the_next(tmp_path, root) -> None:
    keep_assets(release(tmp_path / "dist", "a-1.js", "fonts/f.woff2"), root, now=DAY_ONE)
    keep_assets(release(tmp_path / "dist", "a-2.js"), root, now=DAY_ONE + timedelta(days=1))
    assert kept(root) == {"a-1.js", "a-2.js", "fonts/f.woff2"}
    assert (root / "assets" / "a-1.js").read_text(encoding="utf-8") == "a-1.js"


def test_the_thirty_days_begin_when_a_release_is_replaced(tmp_path, root) -> None:
    keep_assets(release(tmp_path / "dist", "a-1.js"), root, now=DAY_ONE)
    # It served for a year without a restart; then its successor comes.
    replaced = DAY_ONE + timedelta(days=365)
    second = release(tmp_path / "dist", "a-2.js")
    keep_assets(second, root, now=replaced)
    assert kept(root) == {"a-1.js", "a-2.js"}
    keep_assets(second, root, now=replaced + timedelta(days=29))
    assert kept(root) == {"a-1.js", "a-2.js"}
    keep_assets(second, root, now=replaced + timedelta(days=31))
    assert kept(root) == {"a-2.js"}


def test_keeping_twice_changes_nothing_and_leaves_no_halves(tmp_path, root) -> None:
    build = release(tmp_path / "dist", "a-1.js")
    assert keep_assets(build, root, now=DAY_ONE) == keep_assets(build, root, now=DAY_ONE) == 1
    assert kept(root) == {"a-1.js"}


def test_without_a_build_nothing_is_done(tmp_path, root) -> None:
    assert keep_assets(tmp_path / "dist", root, now=DAY_ONE) == 0
    assert not root.exists()
