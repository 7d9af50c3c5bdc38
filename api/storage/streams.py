"""Bytes on their way: checked while they go up, counted and checked while they come down."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from botocore.response import StreamingBody

from api.storage.errors import translated

CHUNK = 256 * 1024


class Source(Protocol):
    """Anything with `read(n)`: a request body, a file."""

    def read(self, size: int = ..., /) -> bytes: ...


class ContentMismatch(Exception):  # noqa: N818 - reads as what is the case
    """The stream is not what was announced: `found` and `expected` are lengths in bytes or hex SHA-256 digests."""

    def __init__(self, what: str, expected: str, found: str) -> None:
        super().__init__(f"The {what} is {found}, but {expected} was announced.")
        self.what = what
        self.expected = expected
        self.found = found


class CheckedUpload:
    """A body for boto3 that hashes what passes and fails *before* its last bytes leave.

    An S3 server stores nothing until it has as many bytes as were announced. A body whose digest or length is wrong
    therefore never becomes an object, and an object of the same key stays as it was: there is nothing to delete.
    """

    def __init__(self, source: Source, length: int, sha256: bytes | None) -> None:
        self._source = source
        self._length = length
        self._expected = sha256
        self._hash = hashlib.sha256()
        self._passed = 0
        self.mismatch: ContentMismatch | None = None
        self.source_error: Exception | None = None

    @property
    def sha256(self) -> bytes:
        """The digest (32 bytes) of all that has passed."""
        return self._hash.digest()

    def read(self, size: int = CHUNK) -> bytes:
        """Return up to `size` bytes, never an incomplete end; b"" at the end."""
        wanted = min(size if size > 0 else CHUNK, self._length - self._passed)
        if wanted == 0:
            return b""
        data = self._pull(wanted)
        self._hash.update(data)
        self._passed += len(data)
        if not data:
            self._refuse("length", str(self._length), str(self._passed))
        if self._passed == self._length:
            self.check_end()
        return data

    def seek(self, position: int) -> None:
        """Let boto3 try again on another connection, as long as nothing has been taken from the source."""
        if position or self._passed:
            raise OSError("A stream cannot be read twice.")

    def _pull(self, size: int) -> bytes:
        try:
            return self._source.read(size)
        except Exception as error:
            self.source_error = error
            raise

    def check_end(self) -> None:
        """Make sure that nothing follows and that the digest is the announced one, else raise ContentMismatch."""
        if self._pull(1):
            self._refuse("length", str(self._length), f"more than {self._length}")
        if self._expected is not None and self.sha256 != self._expected:
            self._refuse("SHA-256", self._expected.hex(), self.sha256.hex())

    def _refuse(self, what: str, expected: str, found: str) -> None:
        self.mismatch = ContentMismatch(what, expected, found)
        raise self.mismatch


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
