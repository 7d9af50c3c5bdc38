"""Contracts of pull and push."""

from typing import ClassVar

from marshmallow import Schema, fields, validate

from api.http.schemas import Length, ProblemSchema, StrictSchema

OUTCOMES = ("applied", "duplicate", "conflict", "rejected", "retry")


class PullQuerySchema(StrictSchema):
    """From where to go on."""

    cursor = fields.String(load_default=None, validate=Length(min=0, max=500))


class PushSchema(StrictSchema):
    """A batch of ops from one device. Each op is `{op_id, device_seq, kind, captured_at, payload, payload_sha256}` and is judged alone."""

    # A NUL in one op must not keep its neighbours on the phone; the envelope refuses it.
    may_hold_nul: ClassVar[bool] = True

    device_id = fields.UUID(required=True)
    ops = fields.List(
        fields.Raw(metadata={"type": "object", "additionalProperties": True, "description": "an op"}), required=True
    )


class ResourceSchema(Schema):
    """What an op made."""

    kind = fields.String(required=True)
    id = fields.UUID(required=True)


class ResultSchema(Schema):
    """What became of an op."""

    op_id = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    resource = fields.Nested(ResourceSchema)
    problem = fields.Nested(ProblemSchema)
    photos_missing = fields.List(fields.UUID())


class GapSchema(Schema):
    """Numbers of acts that have not arrived."""

    first = fields.Integer(required=True, data_key="from")
    last = fields.Integer(required=True, data_key="to")


class KeySchema(Schema):
    """A public key, base64 of its 32 bytes."""

    key_id = fields.String(required=True)
    algorithm = fields.String(required=True)
    public_key = fields.String(required=True)


class SealingKeySchema(Schema):
    """The public key for sealed files, base64 of its SPKI (docs/sealed-files.md)."""

    key_id = fields.String(required=True)
    algorithm = fields.String(required=True)
    public_key = fields.String(required=True)


class KeysSchema(Schema):
    """The keys with which this installation signs, and the one to which phones seal what they cannot send."""

    keys = fields.List(fields.Nested(KeySchema), required=True)
    sealing = fields.Nested(SealingKeySchema, required=True)


class ReceiptPhotoSchema(Schema):
    """A photo the report speaks of, and the hash of the bytes that are here."""

    photo_id = fields.UUID(required=True)
    sha256 = fields.String(required=True, allow_none=True)
    has_arrived = fields.Boolean(required=True)


class ReceiptSchema(Schema):
    """What the server holds of a visit: the newest revision by the hash of its payload, and its photos by theirs."""

    visit_id = fields.UUID(required=True)
    audit_id = fields.UUID(required=True)
    revision = fields.Integer(required=True)
    state = fields.String(required=True)
    payload_sha256 = fields.String(required=True)
    photos = fields.List(fields.Nested(ReceiptPhotoSchema), required=True)


class PushAnswerSchema(Schema):
    """The answer to a push: a result an op in their order, gaps, and a receipt signed with Ed25519 over its RFC 8785 form."""

    results = fields.List(fields.Nested(ResultSchema), required=True)
    gaps = fields.List(fields.Nested(GapSchema), required=True)
    receipt = fields.Dict(keys=fields.String(), required=True)
