"""Contracts of what phones say of themselves, and of who looks after them."""

from typing import Any

from marshmallow import Schema, ValidationError, fields

from api.core.curves import SPKI_CHARACTERS, WrongKey, read_public_key
from api.core.problems import FieldError, marked
from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Range, StrictSchema, page_of
from api.i18n import LANGUAGES
from api.sync.schemas import GapSchema

_COUNT = Range(min=0, max=1_000_000)
_BYTES = Range(min=0, max=2**53 - 1)


class PublicKey(fields.String):
    """A P-256 public key: base64 of its SPKI."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            read_public_key(text)
        except WrongKey as error:
            raise ValidationError([FieldError("", marked("This is not a P-256 public key."))]) from error
        return str(text)


class HeartbeatSchema(StrictSchema):
    """What a phone says of itself: what still waits on it since when, and how safe its memory is. Sizes in bytes."""

    app_version = fields.String(required=True, validate=Length(min=1, max=100))
    platform = fields.String(required=True, validate=Length(min=1, max=200))
    language = fields.String(required=True, validate=OneOf(list(LANGUAGES)))
    pending_ops = fields.Integer(required=True, strict=True, validate=_COUNT)
    pending_photos = fields.Integer(required=True, strict=True, validate=_COUNT)
    oldest_pending_at = Moment(required=True, allow_none=True)
    is_persisted = fields.Boolean(required=True)
    is_installed = fields.Boolean(required=True)
    quota_bytes = fields.Integer(required=True, strict=True, allow_none=True, validate=_BYTES)
    used_bytes = fields.Integer(required=True, strict=True, allow_none=True, validate=_BYTES)
    public_key = PublicKey(load_default=None, allow_none=True, validate=Length(min=1, max=SPKI_CHARACTERS))


class PersonSchema(Schema):
    """Whose phone it is."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class DeviceSchema(Schema):
    """A phone as those who look after phones see it.

    `gaps` are numbers of acts that have been missing for more than a day; `is_stuck` tells of one whose oldest waiting act is older;
    `name` says in words what its platform names, such as "Chrome on Android";
    `signed_out_at` is when it was signed out by whoever looks after it, null once somebody signed in on it again.
    """

    id = fields.UUID(required=True)
    user = fields.Nested(PersonSchema, required=True)
    last_seen_at = Moment(required=True)
    reported_at = Moment(required=True, allow_none=True)
    app_version = fields.String(required=True, allow_none=True)
    platform = fields.String(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    language = fields.String(required=True, allow_none=True)
    pending_ops = fields.Integer(required=True, allow_none=True)
    pending_photos = fields.Integer(required=True, allow_none=True)
    oldest_pending_at = Moment(required=True, allow_none=True)
    is_persisted = fields.Boolean(required=True, allow_none=True)
    is_installed = fields.Boolean(required=True, allow_none=True)
    quota_bytes = fields.Integer(required=True, allow_none=True)
    used_bytes = fields.Integer(required=True, allow_none=True)
    signed_out_at = Moment(required=True, allow_none=True)
    is_stuck = fields.Boolean(required=True)
    gaps = fields.List(fields.Nested(GapSchema), required=True)


class DeviceQuerySchema(PageQuerySchema):
    """Which phones to list: those of a person, or only those that are stuck."""

    user = fields.UUID(load_default=None)
    is_stuck = fields.Boolean(load_default=False)


DevicePageSchema = page_of(DeviceSchema, "DevicePage")
