"""Set-up steps that are done once: each says aloud what it does and how long it took, and is skipped while its inputs are the same."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"


class SetupError(Exception):
    """Set-up cannot go on; the message is one plain line that says what to do."""


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what begins, and at its end how many seconds it took."""
    print(f"   …     {words}", flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:6.1f} s  {words}", flush=True)


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """Give one hash over the bytes of files and over words such as a version."""
    digest = hashlib.sha256()
    for word in (sys.version, str(ROOT), *words):
        digest.update(word.encode() + b"\0")
    for path in sorted(paths):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_done(name: str, mark: str) -> bool:
    """Tell whether the step was done with these very inputs."""
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text(encoding="ascii") == mark


def was_ever_done(name: str) -> bool:
    """Tell whether the step was done with any inputs."""
    return (STAMPS / name).exists()


def note_done(name: str, mark: str) -> None:
    """Write down that the step was done with these inputs."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(mark, encoding="ascii")


def call(
    arguments: Sequence[str | Path],
    what: str,
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    is_quiet: bool = True,
) -> None:
    """Run a program; on failure show what it said and raise SetupError."""
    done = subprocess.run(
        arguments, cwd=cwd, env=env, check=False, text=True, capture_output=is_quiet, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        if is_quiet:
            print(done.stdout + done.stderr, file=sys.stderr)
        raise SetupError(
            f"{what} failed: `{' '.join(map(str, arguments))}` ended with code {done.returncode}; what it said stands above."
        )
