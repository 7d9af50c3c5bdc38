"""What can go wrong with the store, in our words, and the one place where the words of boto3 end."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    FlexibleChecksumError,
)
from urllib3.exceptions import HTTPError

from api.core.problems import Unavailable

_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_EXISTS = frozenset({"412", "PreconditionFailed", "BucketAlreadyOwnedByYou"})
_DAMAGED = frozenset({"BadDigest", "XAmzContentChecksumMismatch", "IncompleteBody"})


class StorageError(Exception):
    """An answer of the store that is no success."""


class StorageUnavailable(StorageError, Unavailable):  # noqa: N818 - reads as what is the case
    """The store is down, slow, full or refuses us. Nothing is known about the object; trying again later may help.

    Whoever cannot do without the store lets it pass: it is answered with 503, and its reason is for the log alone.
    """

    def __init__(self, reason: str) -> None:
        """Take what the log shall say."""
        super().__init__(headers={"Retry-After": "10"})
        self.reason = reason

    def __str__(self) -> str:
        """Give the reason."""
        return self.reason


class ObjectMissing(StorageError):  # noqa: N818 - reads as what is the case
    """There is no object of that key."""


class ObjectExists(StorageError):  # noqa: N818 - reads as what is the case
    """Another object has that key already, and it was to be written only if there was none."""


class ObjectDamaged(StorageError):  # noqa: N818 - reads as what is the case
    """The bytes that travelled are not the bytes their checksum was made of."""


@contextmanager
def translated(key: str) -> Iterator[None]:
    """Run calls of boto3 about an object and raise its errors as StorageError."""
    try:
        yield
    except ClientError as error:
        raise _translate(error, key) from error
    except FlexibleChecksumError as error:
        raise ObjectDamaged(key) from error
    except (BotoCoreError, HTTPError) as error:
        raise StorageUnavailable(f"{key}: {type(error).__name__}") from error


def _translate(error: ClientError, key: str) -> StorageError:
    code = error.response.get("Error", {}).get("Code", "")
    if code in _MISSING:
        return ObjectMissing(key)
    if code in _EXISTS:
        return ObjectExists(key)
    if code in _DAMAGED:
        return ObjectDamaged(key)
    return StorageUnavailable(f"{key}: {code or 'no answer'}")
