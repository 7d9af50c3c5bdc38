"""The drawings that ship are what their scenes say, and nothing else is among them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_drawing_is_what_its_scene_says():
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "draw.py", "--check"], check=False, capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_drawing_has_a_scene_so_that_all_are_drawn_alike():
    named = {
        line.rstrip(":")
        for scenes in (ROOT / "tools" / "drawings" / "scenes").glob("*.yaml")
        for line in scenes.read_text("utf-8").splitlines()
        if line.startswith("c")
    }
    lying = {
        str(path.relative_to(ROOT)) for parent in ("courses", "checklists") for path in (ROOT / parent).rglob("*.svg")
    }
    assert lying == named
