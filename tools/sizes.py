"""Keeps files small: 400 lines at most, 500 for tests, so that each can be read in one go. Generated files are apart."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_LIMIT = 400
_TEST_LIMIT = 500
_SUFFIXES = {".py", ".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".sql", ".sh"}
_GENERATED = ("migrations/versions/", "pwa/src/api/types.gen.ts", "pwa/src/i18n/messages.gen.ts", "pwa/dist/")


def limit_of(path: str) -> int | None:
    """Give the greatest number of lines a file may have, None for files this rule is not about."""
    if Path(path).suffix not in _SUFFIXES or path.startswith(_GENERATED):
        return None
    is_test = path.startswith("tests/") or ".test." in Path(path).name
    return _TEST_LIMIT if is_test else _LIMIT


def too_long(root: Path) -> list[str]:
    """Give one line for each tracked or new file above its limit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    found = []
    for path in sorted(filter(None, listed.stdout.decode().split("\0"))):
        limit = limit_of(path)
        if limit is not None and (root / path).is_file():
            lines = len((root / path).read_bytes().splitlines())
            if lines > limit:
                found.append(f"{path}: {lines} lines, {limit} allowed. Split it by what its parts are about.")
    return found


if __name__ == "__main__":
    for line in (complaints := too_long(_ROOT)):
        print(line)
    sys.exit(1 if complaints else 0)
