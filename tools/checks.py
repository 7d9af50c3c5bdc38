"""`make check`: everything that can be said about the sources without running the tests; all of it runs, then the verdict."""

import os
import subprocess
import time

from steps import PYTHON, ROOT

_CHECKS = (
    ("format", "-m", "ruff", "format", "--check", "--quiet", "."),
    ("lint", "-m", "ruff", "check", "--quiet", "."),
    ("types", "-m", "mypy"),
    ("directions of imports", "-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("checklists and courses", "-m", "api", "content", "check"),
    ("sizes of files", "tools/sizes.py"),
    ("models and migrations agree", "tools/check_migrations.py"),
)


def run_checks() -> int:
    """Run every check, name those that failed, and return the exit code."""
    failed = []
    for words, *arguments in _CHECKS:
        began = time.monotonic()
        done = subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
        print(
            f"{time.monotonic() - began:6.1f} s  {'ok    ' if done.returncode == 0 else 'FAILED'}  {words}", flush=True
        )
        if done.returncode != 0:
            failed.append(words)
    print(
        f"{len(_CHECKS) - len(failed)} checks passed, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}"
    )
    return 1 if failed else 0
