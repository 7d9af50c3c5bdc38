"""The store itself: one bucket behind boto3, safe to share among threads.

Every object is written with its SHA-256 in `x-amz-checksum-sha256`, which the request's signature covers and the server
compares with what it received. The payload therefore needs no second hash for the signature and no CRC.
"""

import base64
import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import boto3
import botocore.session
from botocore.config import Config
from botocore.handlers import add_expect_header

from api.storage.breaker import Breaker
from api.storage.errors import ObjectDamaged, ObjectExists, ObjectMissing, StorageError, translated
from api.storage.keys import checked
from api.storage.streams import CHUNK, ObjectInfo, ObjectReader

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_CONNECT_SECONDS = 1.5
_READ_SECONDS = 4
_TRIES = 3
_PROBE_SECONDS = 1.5


@dataclass(frozen=True)
class Storage:
    """One bucket of one S3 server.

    `threads` is how many callers may talk to it at the same time; `rest_seconds` how long it is left alone when it fails.
    """

    endpoint: str
    bucket: str
    access_key: str
    secret_key: str = field(repr=False)
    region: str = "us-east-1"
    threads: int = 32
    rest_seconds: float = 5.0
    _client: "S3Client" = field(init=False, repr=False, compare=False)
    _probe: "S3Client" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the two clients: one for work, one impatient for `is_ready`."""
        client = self._connect(_CONNECT_SECONDS, _READ_SECONDS, _TRIES)
        # Asking whether a body is welcome costs a round trip more than sending it.
        client.meta.events.unregister("before-call.s3", add_expect_header)
        Breaker(self.rest_seconds).guard(client.meta.events)
        object.__setattr__(self, "_client", client)
        object.__setattr__(self, "_probe", self._connect(_PROBE_SECONDS, _PROBE_SECONDS, 1))

    def _connect(self, connect: float, read: float, tries: int) -> "S3Client":
        config = Config(
            connect_timeout=connect,
            read_timeout=read,
            retries={"mode": "standard", "total_max_attempts": tries},
            max_pool_connections=self.threads,
            tcp_keepalive=True,
            user_agent="tenseconds",
            parameter_validation=False,
            signature_version="s3v4",
            s3={"addressing_style": "path", "payload_signing_enabled": False},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_supported",
        )
        # A session of its own: the default one is not safe to make clients of in threads. It reads no file of the
        # user's home and no profile of the shell: those are about Amazon, and our server is named here in full.
        nothing = (None, None, None, None)
        ours = botocore.session.Session({"profile": nothing, "config_file": nothing, "credentials_file": nothing})
        session = boto3.session.Session(
            self.access_key, self.secret_key, region_name=self.region, botocore_session=ours
        )
        return session.client("s3", endpoint_url=self.endpoint, config=config)

    def put(
        self,
        key: str,
        body: bytes | BinaryIO,
        content_type: str,
        *,
        sha256: bytes | None = None,
        if_absent: bool = False,
    ) -> None:
        """Write an object whole, or not at all. A file must be seekable and stand at its beginning.

        `sha256` (32 bytes) is what the server must receive; without it, it is computed here. With `if_absent` an
        object of that key is left alone: ObjectExists, unless it holds these very bytes.
        """
        digest = sha256 if sha256 is not None else _digest(body)
        only: Any = {"IfNoneMatch": "*"} if if_absent else {}
        try:
            with translated(key):
                self._client.put_object(
                    Bucket=self.bucket,
                    Key=checked(key),
                    Body=body,
                    ContentType=content_type,
                    ChecksumSHA256=base64.b64encode(digest).decode(),
                    **only,
                )
        except ObjectExists:
            # Perhaps our own first try, whose answer was lost on the way.
            info = self.head(key)
            if info is None or info.sha256 != digest:
                raise

    def get(self, key: str) -> bytes:
        """Return an object's bytes, compared with its checksum. Raises ObjectMissing."""
        with self.open(key) as reader:
            return reader.read()

    def open(self, key: str) -> ObjectReader:
        """Open an object for reading in pieces; close it, or use it in `with`. Raises ObjectMissing."""
        with translated(key):
            answer = self._client.get_object(Bucket=self.bucket, Key=checked(key))
        return ObjectReader(_info(key, answer), answer["Body"])

    def head(self, key: str) -> ObjectInfo | None:
        """Say what is known about an object, or None if there is none."""
        try:
            with translated(key):
                answer = self._client.head_object(Bucket=self.bucket, Key=checked(key), ChecksumMode="ENABLED")
        except ObjectMissing:
            return None
        return _info(key, answer)

    def delete(self, key: str) -> None:
        """Delete an object; deleting one that does not exist is fine."""
        with translated(key):
            self._client.delete_object(Bucket=self.bucket, Key=checked(key))

    def walk(self, prefix: str, *, before: datetime | None = None) -> Iterator[str]:
        """Yield the keys that begin with `prefix`, in order, or only what was written before an aware time."""
        with translated(prefix):
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix):
                for item in page.get("Contents", []):
                    if before is None or item["LastModified"] < before:
                        yield item["Key"]

    def ensure_bucket(self) -> None:
        """Make the bucket if it does not exist."""
        try:
            with translated(self.bucket):
                self._client.head_bucket(Bucket=self.bucket)
        except ObjectMissing:
            # Web server and worker start together: one of them is faster.
            with contextlib.suppress(ObjectExists), translated(self.bucket):
                self._client.create_bucket(Bucket=self.bucket)

    def is_ready(self) -> bool:
        """Say within 3 s whether the server answers, knows our keys and has the bucket."""
        try:
            with translated(self.bucket):
                self._probe.head_bucket(Bucket=self.bucket)
        except StorageError:
            return False
        return True


def _digest(body: bytes | BinaryIO) -> bytes:
    if isinstance(body, bytes):
        return hashlib.sha256(body).digest()
    digest = hashlib.sha256()
    while chunk := body.read(CHUNK):
        digest.update(chunk)
    body.seek(0)
    return digest.digest()


def _info(key: str, answer: Any) -> ObjectInfo:
    checksum = answer.get("ChecksumSHA256")
    try:
        sha256 = base64.b64decode(checksum, validate=True) if checksum else None
    except ValueError as error:
        raise ObjectDamaged(key) from error
    return ObjectInfo(key, answer["ContentLength"], answer["ContentType"], answer["LastModified"], sha256)
