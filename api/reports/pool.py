"""Keeps warm processes for the PDF engine: loading it costs more than a scorecard, and it must not harm the worker.

The worker itself never loads WeasyPrint: a child does, by name, once the fonts are in place. A render that takes too long
or too much memory ends with an error and, at worst, with its child; the next one gets a new child.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Final, Self

from api.i18n import Lang
from api.reports.certificate import CertificateCard
from api.reports.child import Limits, OutOfTimeError, prepare, render, stand_by
from api.reports.problems import RenderError
from api.reports.scorecard import Scorecard

DEFAULT_LIMITS: Final = Limits()


class RenderPool:
    """Renders scorecards in `workers` processes, each replaced after `renders_per_child` so that no leak can grow."""

    def __init__(
        self, fonts: Path, *, workers: int = 1, limits: Limits = DEFAULT_LIMITS, renders_per_child: int = 100
    ) -> None:
        self._fonts = fonts
        self._workers = workers
        self._limits = limits
        self._generation = workers * renders_per_child
        self._left = self._generation
        self._executor: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def warm(self) -> None:
        """Start the processes now and wait until they have loaded the engine. Raises what keeps them from starting."""
        self._finish(self._submit_stand_by())

    def render(self, card: Scorecard | CertificateCard, lang: Lang, photos: Mapping[str, bytes]) -> bytes:
        """Return the PDF of a card. `photos` holds JPEG or PNG bytes by photo id, and assets by `asset:<name>`.

        Raises RenderError when a photo is missing or broken, or the render exceeds the limits.
        """
        return self._finish(self._take().submit(render, card, lang, dict(photos)))

    def close(self) -> None:
        """End the processes after the renders under way."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _submit_stand_by(self) -> Future[bytes]:
        return self._take().submit(stand_by)

    def _take(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._executor is not None and self._left <= 0:
                self._executor.shutdown(wait=False)
                self._executor = None
            if self._executor is None:
                self._left = self._generation
                self._executor = ProcessPoolExecutor(
                    self._workers, get_context("spawn"), initializer=prepare, initargs=(self._fonts, self._limits)
                )
            self._left -= 1
            return self._executor

    def _finish(self, future: Future[bytes]) -> bytes:
        try:
            return future.result()
        except OutOfTimeError:
            raise RenderError(f"The scorecard took longer than {self._limits.seconds} s.") from None
        except MemoryError:
            raise RenderError(f"The scorecard needs more than {self._limits.megabytes} MB.") from None
        except BrokenProcessPool as error:
            with self._lock:
                self._executor = None
            raise RenderError("The render process ended: it could not start, or ran out of time or memory.") from error
