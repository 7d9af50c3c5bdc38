"""Contracts of marking again: what it would change, and carrying that out."""

from marshmallow import Schema, fields

from api.http.schemas import Length, OneOf, StrictSchema


class RegradedPersonSchema(Schema):
    """Whose attempt it is."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class RegradedSchema(Schema):
    """An attempt whose result changes; scores are shares as text. `certificate` says what becomes of its certificate (null: nothing)."""

    attempt_id = fields.UUID(required=True)
    learner = fields.Nested(RegradedPersonSchema, required=True)
    score_before = fields.String(required=True, allow_none=True)
    score_after = fields.String(required=True, allow_none=True)
    passed_before = fields.Boolean(required=True, allow_none=True)
    passed_after = fields.Boolean(required=True, allow_none=True)
    certificate = fields.String(required=True, allow_none=True, validate=OneOf(["issued", "withdrawn"]))


class RegradeSchema(Schema):
    """What marking again by the questions of today changes; `digest` names exactly this."""

    digest = fields.String(required=True)
    items = fields.List(fields.Nested(RegradedSchema), required=True)


class RegradeRequestSchema(StrictSchema):
    """Carry out what the preview of this digest showed, and say why."""

    digest = fields.String(required=True, validate=Length(min=64, max=64))
    reason = fields.String(required=True, validate=Length(min=1, max=1000))
