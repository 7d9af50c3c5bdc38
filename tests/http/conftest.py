"""The files of the API reference and of the app, in folders of the test's own instead of the installed ones."""

import dataclasses
import gzip
from pathlib import Path
from typing import Any

import pytest

FILES = {"swagger-ui-bundle.js": "// the script\n", "swagger-ui.css": "/* the style */\n"}


BUILD = {
    "index.html": "<!doctype html><title>The app</title>\n",
    "sw.js": "// the worker\n",
    "manifest.webmanifest": '{"name": "Tenseconds"}\n',
    "icons/icon-192.png": "no real picture\n",
    "assets/app-Bx3.js": "// the app\n" * 100,
    "assets/app-Bx3.css": "/* its style */\n",
}


def with_settings(app: Any, monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Let the application believe that it was told something else at its start."""
    ports = app.extensions["ports"]
    settings = dataclasses.replace(ports.settings, **changes)
    monkeypatch.setitem(app.extensions, "ports", dataclasses.replace(ports, settings=settings))


@pytest.fixture
def assets(app, tmp_path, monkeypatch) -> Path:
    """An empty folder as the application's assets."""
    with_settings(app, monkeypatch, assets_dir=tmp_path)
    return tmp_path


@pytest.fixture
def build(app, tmp_path, monkeypatch) -> Path:
    """An empty folder where the build of the app should be, beside another for files of earlier releases."""
    with_settings(app, monkeypatch, web_build=tmp_path / "dist", web_root=tmp_path / "web")
    return tmp_path / "dist"


@pytest.fixture
def built(build) -> Path:
    """The same folder with a small app in it; its script has a compressed twin."""
    for name, content in BUILD.items():
        (build / name).parent.mkdir(parents=True, exist_ok=True)
        (build / name).write_text(content, encoding="utf-8")
    (build / "assets" / "app-Bx3.js.gz").write_bytes(gzip.compress(BUILD["assets/app-Bx3.js"].encode()))
    return build


@pytest.fixture
def installed(assets) -> Path:
    """The same folder with the files in it."""
    for name, content in FILES.items():
        (assets / name).write_text(content, encoding="utf-8")
    return assets
