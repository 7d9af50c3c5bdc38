"""Small checklists to break: each test writes one and loads it as an author would."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.checklists.load import load_checklist
from api.checklists.source import Fault

Load = Callable[[str], tuple[dict[str, Any] | None, list[Fault]]]


@pytest.fixture
def small() -> str:
    return (Path(__file__).parent / "small.yaml").read_text("utf-8")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "checklist.yaml").write_text(text, "utf-8")
        return load_checklist(folder)

    return write_and_load
