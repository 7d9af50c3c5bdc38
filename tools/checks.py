"""`make check`: everything that can be said about the sources without running the tests; all of it runs, then the verdict."""

import os
import subprocess
import time
from functools import partial

from node_packages import run_script
from steps import PYTHON, ROOT

_CHECKS = (
    ("format", "-m", "ruff", "format", "--check", "--quiet", "."),
    ("lint", "-m", "ruff", "check", "--quiet", "."),
    ("types", "-m", "mypy"),
    ("directions of imports", "-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("checklists and courses", "-m", "api", "content", "check"),
    ("sizes of files", "tools/sizes.py"),
    ("models and migrations agree", "tools/check_migrations.py"),
    ("types of the API in the app", "tools/write_api_types.py", "--check"),
)


def run_checks() -> int:
    """Run every check, name those that failed, and return the exit code."""
    checks = [(words, partial(_run_python, arguments)) for words, *arguments in _CHECKS]
    checks.append(("front end", partial(run_script, "check")))
    failed = []
    for words, run in checks:
        began = time.monotonic()
        code = run()
        print(f"{time.monotonic() - began:6.1f} s  {'ok    ' if code == 0 else 'FAILED'}  {words}", flush=True)
        if code != 0:
            failed.append(words)
    print(f"{len(checks) - len(failed)} checks passed, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    return 1 if failed else 0


def _run_python(arguments: list[str]) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False, env=environment).returncode
