"""Contracts of retraining."""

from marshmallow import Schema, fields

from api.http.schemas import TextsSchema


class CourseNameSchema(Schema):
    """The course that was given, in the version that was given."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.Nested(TextsSchema, required=True)


class RungSchema(Schema):
    """What one topic called for, and how many people got it, completed it and passed it. Without a course nobody teaches the topic yet.

    Whose assignments these are: `GET /v1/assignments?reason={id}`.
    """

    id = fields.UUID(required=True)
    topic = fields.String(required=True)
    course = fields.Nested(CourseNameSchema, required=True, allow_none=True)
    lessons = fields.List(fields.String(), required=True)
    due_on = fields.Date(required=True)
    assigned = fields.Integer(required=True)
    completed = fields.Integer(required=True)
    passed = fields.Integer(required=True)


class LadderSchema(Schema):
    """The retraining of one report."""

    items = fields.List(fields.Nested(RungSchema), required=True)
