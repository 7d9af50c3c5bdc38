"""The two commands from a fresh clone: sets up what is missing, step by step and aloud, then starts what was asked for.

Usage: python3 tools/bootstrap.py run|demo|test|check|format|bench|bench-pwa|screens|setup [ARGUMENT…]; only the standard library is needed.
"""

import os
import sys
import time
from pathlib import Path

from checks import run_checks
from node_packages import ensure_fonts, ensure_front_end, ensure_lighthouse, ensure_reference, run_script
from python_packages import ensure_python_packages, node_folder
from steps import PYTHON, ROOT, SetupError
from system_packages import ensure_system_packages

_FOR_DEVELOPMENT = {"test", "check", "format", "bench", "bench-pwa", "screens"}
_COMMANDS = ("run", "demo", "test", "check", "format", "bench", "bench-pwa", "screens", "setup")


def set_up(command: str) -> None:
    """Install what the command needs; a second time this takes a fraction of a second."""
    began = time.monotonic()
    ensure_system_packages(command)
    ensure_python_packages(for_development=command in _FOR_DEVELOPMENT)
    ensure_fonts()
    ensure_reference()
    ensure_front_end()
    if command == "bench-pwa":
        ensure_lighthouse()
    if time.monotonic() - began > 1:
        print(f"{time.monotonic() - began:6.1f} s  set-up in all", flush=True)


def become(*arguments: str | Path) -> None:
    """Turn this process into another, so that signals reach it directly."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(arguments[0], [str(argument) for argument in arguments])  # noqa: S606 - no shell is wanted


def run_tests(arguments: list[str]) -> None:
    """Run the front end's tests, then pytest, whose last line closes the output."""
    if not arguments and run_script("test") != 0:
        raise SetupError("The front end's tests failed; see above.")
    become(PYTHON, "-m", "pytest", *(arguments or ["-n", str(min(4, os.cpu_count() or 1))]))


def start(command: str, arguments: list[str]) -> None:
    """Start the command proper."""
    if command in ("run", "demo"):
        become(PYTHON, "-m", "api", command, *arguments)
    elif command == "test":
        run_tests(arguments)
    elif command == "check":
        sys.exit(run_checks())
    elif command == "format":
        run_script("format")
        os.spawnv(os.P_WAIT, PYTHON, [str(PYTHON), "-m", "ruff", "check", "--fix-only", "--quiet", str(ROOT)])  # noqa: S606 - no shell
        become(PYTHON, "-m", "ruff", "format", ROOT)
    elif command == "bench":
        become(PYTHON, "-m", "bench", *arguments)
    elif command == "bench-pwa":
        become(PYTHON, "-m", "bench.pwa", "--node", node_folder() / "bin" / "node", *arguments)
    elif command == "screens":
        become(PYTHON, ROOT / "tools" / "screens.py")


def main() -> None:
    """Set up and start; every expected failure is one line on standard error."""
    command, *arguments = sys.argv[1:] or ["help"]
    if command not in _COMMANDS:
        sys.exit(__doc__)
    try:
        set_up(command)
        start(command, arguments)
    except SetupError as error:
        sys.exit(f"Error: {error}")
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again to go on where it stopped.")
    except OSError as error:
        sys.exit(f"Error: {error}. Is the disk full, or is the folder another user's?")


if __name__ == "__main__":
    main()
