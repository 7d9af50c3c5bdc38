"""A decoding child seen from the parent: started, asked, watched, ended. Nothing here looks into a photo."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from socket import socketpair

from api.photos.messages import receive, send

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 20.0
_LONGEST_HELLO = 1000
_LONGEST_ANSWER = 64 * 1024 * 1024


class DecoderUnavailable(Exception):  # noqa: N818 - reads as what is the case
    """No child can be started, or all are busy for too long; the photo is not to blame and may be tried again."""


class ChildDied(Exception):  # noqa: N818 - reads as what is the case
    """The child ended, or spoke nonsense, in the middle of a photo."""


class ChildTooSlow(Exception):  # noqa: N818 - reads as what is the case
    """The photo used up its time."""


class Child:
    """One process that answers one photo at a time. Use it from one thread at a time."""

    def __init__(self) -> None:
        self.answered = 0
        self._line, far_end = socketpair()
        with far_end:
            # An environment of its own: no secret of ours is there to be read. One malloc arena, because each further
            # one reserves 64 MB of the address space that is limited.
            environment = {"PYTHONPATH": str(_ROOT), "MALLOC_ARENA_MAX": "1", "PATH": os.defpath}
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-s", "-m", "api.photos.child"],
                    stdin=far_end.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                    cwd="/",
                )
            except OSError as error:
                self._line.close()
                raise DecoderUnavailable("A decoding child cannot be started.") from error
        self.is_sealed = self._greet()

    def _greet(self) -> bool:
        try:
            hello = receive(self._line, longest=_LONGEST_HELLO, until=time.monotonic() + _START_SECONDS)
            return bool(json.loads(hello or b"")["is_sealed"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            self.end()
            raise DecoderUnavailable("A decoding child ended before its first photo.") from error

    @property
    def pid(self) -> int:
        """The process id."""
        pid: int = self._process.pid
        return pid

    def is_alive(self) -> bool:
        """Say whether the process still runs."""
        return self._process.poll() is None

    def ask(self, request: bytes, wall_seconds: float) -> bytes:
        """Return the child's answer. After ChildDied and ChildTooSlow the child is gone."""
        until = time.monotonic() + wall_seconds
        try:
            send(self._line, request, until=until)
            answer = receive(self._line, longest=_LONGEST_ANSWER, until=until)
        except TimeoutError as error:
            self.end()
            raise ChildTooSlow from error
        except (OSError, ValueError) as error:
            raise self._find_cause() from error
        if answer is None:
            raise self._find_cause()
        self.answered += 1
        return answer

    def _find_cause(self) -> ChildDied | ChildTooSlow:
        """End the child and tell the death of old age (SIGPROF, the CPU limit) from others."""
        self.end()
        return ChildTooSlow() if self._process.returncode == -signal.SIGPROF else ChildDied()

    def end(self) -> None:
        """End the process and wait for it. A child that has died of itself keeps its own cause of death."""
        self._line.close()
        try:
            self._process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
