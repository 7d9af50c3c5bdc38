"""Contracts of a manager's team."""

from marshmallow import Schema, fields

from api.http.schemas import OneOf, PageQuerySchema, TextsSchema, page_of
from api.training.schemas import STATES, CountedPersonSchema


class TeamAssignmentSchema(Schema):
    """A course somebody still has to finish; `is_late` by the day of their store. No lessons means all."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    lessons = fields.List(fields.String(), required=True)
    reason_kind = fields.String(required=True)
    round = fields.Integer(required=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True, validate=OneOf(list(STATES)))
    is_late = fields.Boolean(required=True)


class TeamCertificateSchema(Schema):
    """Somebody's newest certificate of a course."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    issued_on = fields.Date(required=True)
    expires_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True, validate=OneOf(["valid", "expired", "withdrawn"]))


class TeamPersonSchema(CountedPersonSchema):
    """Somebody of one's stores: what is open (the most urgent first), what they proved, when the next certificate expires.

    `drills` counts those that wait for an observer; what they ask for is in the bundle of `GET /v1/sync`.
    """

    stores = fields.List(fields.UUID(), required=True)
    next_due_on = fields.Date(required=True, allow_none=True)
    assignments = fields.List(fields.Nested(TeamAssignmentSchema), required=True)
    certificates = fields.List(fields.Nested(TeamCertificateSchema), required=True)
    next_expires_on = fields.Date(required=True, allow_none=True)
    drills = fields.Integer(required=True)


class TeamQuerySchema(PageQuerySchema):
    """Of which store; of all of one's own without."""

    store = fields.UUID(load_default=None)


TeamPageSchema = page_of(TeamPersonSchema, "TeamPage")
