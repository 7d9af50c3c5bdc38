"""Bytes on their way down: read in pieces, and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from botocore.response import StreamingBody

from api.storage.errors import translated

CHUNK = 256 * 1024


@dataclass(frozen=True)
class ObjectInfo:
    """What the store knows about an object; `sha256` (32 bytes) is None if it was written without."""

    key: str
    size: int
    content_type: str
    modified_at: datetime
    sha256: bytes | None


class ObjectReader:
    """An open object: read it in pieces, then close it. A full read is compared with the object's checksum.

    Raises StorageUnavailable if the store falls silent half-way, ObjectDamaged if the checksum does not fit.
    """

    def __init__(self, info: ObjectInfo, body: StreamingBody) -> None:
        self.info = info
        self._body = body

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes (all that remain by default); b"" at the end."""
        with translated(self.info.key):
            return self._body.read(None if size < 0 else size)

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.read(CHUNK):
            yield chunk

    def close(self) -> None:
        """Give the connection back."""
        self._body.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
