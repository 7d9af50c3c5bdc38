"""Contracts of assignments."""

from marshmallow import Schema, fields

from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Range, StrictSchema, page_of
from api.quizzes.schemas import ExamCourseSchema, PhoneTime

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


class ProgressSchema(StrictSchema):
    """How far one is with a lesson (op `lesson.progress`): begun or read to its end, when, and how long it took so far (seconds)."""

    course = fields.String(required=True, validate=Length(min=1, max=100))
    lesson = fields.String(required=True, validate=Length(min=1, max=100))
    state = fields.String(required=True, validate=OneOf(["started", "completed"]))
    at = PhoneTime(required=True)
    seconds = fields.Integer(load_default=0, strict=True, validate=Range(min=0, max=10**6))


class ExamQuerySchema(StrictSchema):
    """In which round: that of an assignment, or (none) by oneself."""

    assignment = fields.UUID(load_default=None)


class ExamSchema(Schema):
    """The exam of a course, and how one stands with it. `pass_share` is a share as text."""

    course = fields.Nested(ExamCourseSchema, required=True)
    pass_share = fields.String(required=True)
    attempts = fields.Integer(required=True)
    attempts_left = fields.Integer(required=True)
    cool_down_hours = fields.Integer(required=True)
    limit_minutes = fields.Integer(required=True, allow_none=True)
    asks_confidence = fields.Boolean(required=True)
    has_passed = fields.Boolean(required=True)
    open_attempt_id = fields.UUID(required=True, allow_none=True)
    next_start_at = Moment(required=True, allow_none=True)
