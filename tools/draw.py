"""Write the drawings of checklists and courses anew from `tools/drawings/scenes/`; with `--check`, name those that differ.

The drawings are part of the content and checked in, so that whoever publishes content needs no tool to draw it.
"""

import sys
from pathlib import Path

from drawings.scene import draw, scenes

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every drawing to its place, or exit 1 with a line for each that is not what its scene says."""
    differing = []
    for name, scene in scenes().items():
        target, drawn = ROOT / name, draw(scene)
        if target.is_file() and target.read_text("utf-8") == drawn:
            continue
        differing.append(name)
        if "--check" not in sys.argv:
            target.parent.mkdir(exist_ok=True)
            target.write_text(drawn, "utf-8")
    if "--check" in sys.argv and differing:
        sys.exit("\n".join(f"{name} is not what its scene says; run tools/draw.py." for name in differing))


if __name__ == "__main__":
    main()
