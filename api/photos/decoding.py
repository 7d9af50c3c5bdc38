"""Untrusted bytes in, clean renditions out, whatever the bytes are.

Decoding happens in a few warm child processes with limits of memory, time and system calls; the parent never runs an
image parser. A photo that kills its child is answered as BrokenImage, and the child is replaced.
"""

import hashlib
import json
import queue
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Final, Self

from api.photos.children import Child, ChildDied, ChildTooSlow, DecoderUnavailable
from api.photos.sniffing import ACCEPTED, sniff

MAX_BYTES: Final = 25_000_000
_WALL_SECONDS = 20.0
_QUEUE_SECONDS = 30.0
_PHOTOS_PER_CHILD = 500
_NAMES = ("screen", "print", "thumb")


class BrokenImage(Exception):  # noqa: N818 - reads as what is the case
    """The bytes are no photo we take. `code` and `params` say why, for a sentence in the reader's language.

    `empty` · `too_large` {limit: bytes, size} · `not_an_image` · `unsupported_format` {media_type} ·
    `too_many_pixels` {limit: pixels} · `broken` · `too_slow`.
    """

    def __init__(self, code: str, **params: int | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: Mapping[str, int | str] = params


@dataclass(frozen=True)
class Rendition:
    """A JPEG in sRGB, upright, without metadata; `sha256` is of its 32 raw bytes."""

    body: bytes
    width: int
    height: int
    sha256: bytes


@dataclass(frozen=True)
class Decoded:
    """What a photo is. `width` and `height` are of the original, turned upright.

    `claimed_at` is the time the camera wrote: aware if it wrote its offset, else the clock on its wall. It is a claim,
    to be kept apart and never shown. `fingerprint` is a signed 64-bit number, compared with `fingerprints.distance`.
    `renditions` are `screen` (longest edge 1600), `print` (600) and `thumb` (240); none is larger than the original.
    """

    media_type: str
    width: int
    height: int
    claimed_at: datetime | None
    fingerprint: int
    renditions: Mapping[str, Rendition]


class Decoder:
    """A pool of decoding children, shared by all threads. A child is started when it is first needed (about 0.2 s)."""

    def __init__(
        self, children: int = 2, *, wall_seconds: float = _WALL_SECONDS, queue_seconds: float = _QUEUE_SECONDS
    ) -> None:
        self._wall_seconds = wall_seconds
        self._queue_seconds = queue_seconds
        self._size = children
        # Last in, first out: at quiet times one child does it all and the others stay unborn.
        self._free: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(children):
            self._free.put(None)

    def decode(self, data: bytes) -> Decoded:
        """Decode one photo. Raises BrokenImage for any bytes that are none, DecoderUnavailable if nobody can look."""
        media_type = _check_claims(data)
        answer = self._ask(bytes([ACCEPTED.index(media_type)]) + data)
        try:
            return _read_answer(media_type, answer)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            # No child of ours answers like this; one that does has been taken over by its photo.
            raise BrokenImage("broken") from error

    def _ask(self, request: bytes) -> bytes:
        """Ask a child; ask a fresh one if it died, because the cause may have come from outside, such as a full memory."""
        child = self._take()
        try:
            for _ in range(2):
                if child is not None and not child.is_alive():
                    child.end()
                    child = None
                child = child or Child()
                with suppress(ChildDied):
                    return child.ask(request, self._wall_seconds)
            raise BrokenImage("broken")
        except ChildTooSlow as error:
            raise BrokenImage("too_slow") from error
        finally:
            self._give_back(child)

    def _take(self) -> Child | None:
        try:
            return self._free.get(timeout=self._queue_seconds)
        except queue.Empty as error:
            raise DecoderUnavailable("All decoding children are busy.") from error

    def _give_back(self, child: Child | None) -> None:
        if child is not None and (child.answered >= _PHOTOS_PER_CHILD or not child.is_alive()):
            child.end()
            child = None
        self._free.put(child)

    def close(self) -> None:
        """End all children, after the photos they are at."""
        for _ in range(self._size):
            child = self._take()
            if child is not None:
                child.end()
        for _ in range(self._size):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _check_claims(data: bytes) -> str:
    if not data:
        raise BrokenImage("empty")
    if len(data) > MAX_BYTES:
        raise BrokenImage("too_large", limit=MAX_BYTES, size=len(data))
    media_type = sniff(data)
    if media_type is None:
        raise BrokenImage("not_an_image")
    if media_type not in ACCEPTED:
        raise BrokenImage("unsupported_format", media_type=media_type)
    return media_type


def _read_answer(media_type: str, answer: bytes) -> Decoded:
    head, _, rest = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(head)
    if "broken" in said:
        raise BrokenImage(str(said["broken"]["code"]), **{k: int(v) for k, v in said["broken"]["params"].items()})
    reading = said["reading"]
    renditions = {}
    for name, width, height, size in reading["pictures"]:
        body, rest = rest[: int(size)], rest[int(size) :]
        if len(body) != size or sniff(body) != "image/jpeg":
            raise ValueError("The child's renditions are not whole.")
        renditions[str(name)] = Rendition(body, int(width), int(height), hashlib.sha256(body).digest())
    if tuple(renditions) != _NAMES or rest:
        raise ValueError("The child's renditions are not the ones asked for.")
    claimed_at = reading["claimed_at"]
    return Decoded(
        media_type=media_type,
        width=int(reading["width"]),
        height=int(reading["height"]),
        claimed_at=datetime.fromisoformat(claimed_at) if claimed_at else None,
        fingerprint=int(reading["fingerprint"]),
        renditions=renditions,
    )
