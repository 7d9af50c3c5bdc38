"""What the outside world looks like to services: one frozen bundle, built once by the composition root."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from api.core.clock import Clock
from api.core.settings import Settings
from api.core.signing import Signer


class ObjectStore(Protocol):
    """Where bytes live; api.storage.Storage is the only real one."""

    def put(
        self, key: str, body: bytes, content_type: str, *, sha256: bytes | None = None, if_absent: bool = False
    ) -> None:
        """Store bytes under a key; see `api.storage.Storage.put`."""

    def get(self, key: str) -> bytes:
        """Fetch the bytes of a key."""

    def delete(self, key: str) -> None:
        """Remove a key; removing what is not there is no error."""

    def ensure_bucket(self) -> None:
        """Make the bucket if there is none."""

    def walk(self, prefix: str, *, before: datetime | None = None) -> Iterator[str]:
        """Yield the keys that begin with a prefix, or only what was written before an aware time."""

    def is_ready(self) -> bool:
        """Tell whether the store answers."""


@runtime_checkable
class Closable(Protocol):
    """Something with processes or connections of its own."""

    def close(self) -> None:
        """Give them back."""


@dataclass(frozen=True)
class Ports:
    """Clock, storage, signing key and settings; `extra` holds what only one package needs, by name."""

    settings: Settings
    clock: Clock
    storage: ObjectStore
    signer: Signer
    extra: Mapping[str, Any]

    def close(self) -> None:
        """Give back what holds processes or connections."""
        for port in self.extra.values():
            if isinstance(port, Closable):
                port.close()
