"""Contracts of assignments."""

from marshmallow import Schema, fields

from api.http.schemas import Length, OneOf, PageQuerySchema, page_of

STATES = ("assigned", "started", "completed", "passed")


class AssignmentSchema(Schema):
    """A course given to a learner, and why."""

    id = fields.UUID(required=True)
    learner_id = fields.UUID(required=True)
    store_id = fields.UUID(required=True, allow_none=True)
    course_key = fields.String(required=True)
    lessons = fields.List(fields.String(), required=True)
    reason_kind = fields.String(required=True)
    reason_id = fields.UUID(required=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)


class AssignmentQuerySchema(PageQuerySchema):
    """What a list of assignments is narrowed by."""

    store = fields.UUID(load_default=None)
    learner = fields.UUID(load_default=None)
    course = fields.String(load_default=None, validate=Length(min=1, max=100))
    reason = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=OneOf(list(STATES)))


AssignmentPageSchema = page_of(AssignmentSchema, "AssignmentPage")
