"""Write `docs/problems.md` anew from what the packages declare."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from api.app import GROUPS  # noqa: E402 - the path has to be known first
from api.http.problem_pages import all_problems, as_markdown  # noqa: E402 - likewise

if __name__ == "__main__":
    print(f"{len(all_problems())} problems of {len(GROUPS)} groups of routes")
    (ROOT / "docs" / "problems.md").write_text(as_markdown(), encoding="utf-8")
