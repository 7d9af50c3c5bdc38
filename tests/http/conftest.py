"""The files of the API reference, in a folder of the test's own instead of the installed ones."""

import dataclasses
from pathlib import Path

import pytest

FILES = {"swagger-ui-bundle.js": "// the script\n", "swagger-ui.css": "/* the style */\n"}


@pytest.fixture
def assets(app, tmp_path, monkeypatch) -> Path:
    """An empty folder as the application's assets."""
    ports = app.extensions["ports"]
    settings = dataclasses.replace(ports.settings, assets_dir=tmp_path)
    monkeypatch.setitem(app.extensions, "ports", dataclasses.replace(ports, settings=settings))
    return tmp_path


@pytest.fixture
def installed(assets) -> Path:
    """The same folder with the files in it."""
    for name, content in FILES.items():
        (assets / name).write_text(content, encoding="utf-8")
    return assets
