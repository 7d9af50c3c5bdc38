"""What a sealed file says: whose acts and photos these are. Everything is opened and compared before anything is applied."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Final
from uuid import UUID

from marshmallow import ValidationError, fields

from api.audits.fields import Id, Instant
from api.core.documents import MalformedJSON, decode
from api.core.sealing import SealBroken, SealingKeys
from api.http.schemas import Length, OneOf, Pattern, Range, StrictSchema

_SHA256 = Pattern(r"^[0-9a-f]{64}$", "64 lower-case hexadecimal digits")
_VERSIONS: Final = (1,)


class SealedPhotoSchema(StrictSchema):
    """A photo of the file, in the order of the chunks."""

    photo_id = Id(required=True)
    content_type = fields.String(required=True, validate=Length(min=1, max=100))
    sha256 = fields.String(required=True, validate=_SHA256)
    size = fields.Integer(required=True, strict=True, validate=Range(min=0, max=2**31))


class SealedContentsSchema(StrictSchema):
    """The first chunk: the acts exactly as `POST /v1/sync` takes them, and what photos follow."""

    version = fields.Integer(required=True, strict=True, validate=OneOf(_VERSIONS))
    user_id = Id(required=True)
    device_id = Id(required=True)
    made_at = Instant(required=True)
    ops = fields.List(fields.Raw(), required=True)
    photos = fields.List(fields.Nested(SealedPhotoSchema), required=True)


@dataclass(frozen=True)
class SealedPhoto:
    """A photo that follows."""

    photo_id: UUID
    content_type: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Contents:
    """Whose file it is, when it was made, and what it holds; `bodies` opens the photos again, one at a time."""

    user_id: UUID
    device_id: UUID
    made_at: datetime
    ops: Sequence[Any]
    photos: Sequence[SealedPhoto]
    bodies: Callable[[], Iterator[bytes]]


def read_sealed(file: BinaryIO, keys: SealingKeys) -> Contents:
    """Open a file and compare every photo with its hash; raise SealBroken, then nothing may be used of it."""

    def chunks() -> Iterator[bytes]:
        file.seek(0)
        return keys.open(file)

    def bodies() -> Iterator[bytes]:
        following = chunks()
        next(following)
        return following

    first = next(chunks(), None)
    if first is None:
        raise SealBroken("The file ends too early.")
    contents = _read_first(first, bodies)
    _compare(contents)
    return contents


def _read_first(first: bytes, bodies: Callable[[], Iterator[bytes]]) -> Contents:
    try:
        read = SealedContentsSchema().load(decode(first, may_hold_nul=True))
    except (MalformedJSON, ValidationError, TypeError) as error:
        raise SealBroken(
            "The list of contents is not one this version reads. Is the server older than the app?"
        ) from error
    photos = [SealedPhoto(**photo) for photo in read["photos"]]
    return Contents(read["user_id"], read["device_id"], read["made_at"], read["ops"], photos, bodies)


def _compare(contents: Contents) -> None:
    following = contents.bodies()
    for number, photo in enumerate(contents.photos, 1):
        body = next(following, None)
        if body is None:
            raise SealBroken("The file ends too early.")
        if len(body) != photo.size or hashlib.sha256(body).hexdigest() != photo.sha256:
            raise SealBroken(f"Photo {number} is not the one the file speaks of.")
    if next(following, None) is not None:
        raise SealBroken("The file holds more than it says.")
