"""Contracts of retraining."""

from marshmallow import Schema, fields

from api.checklists.grammar import PAINS
from api.core.problems import marked
from api.http.schemas import Length, OneOf, Pattern, Range, StrictSchema, TextsSchema
from api.retraining.models import LEARNERS

_HOUR = Pattern(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", marked("Write a time like 14:00."))


class RetrainingRuleSchema(StrictSchema):
    """Whom findings give courses to: roles in the visited store, of `every` shift or the `visited` one, and in how many days.

    A visit that begins at `late_from`, in the time of the store, or later is one of the late shift. Where fewer than three people
    work the visited shift, everybody with these roles gets the course, so that it points at nobody.
    """

    roles = fields.List(fields.String(validate=OneOf(list(LEARNERS))), required=True, validate=Length(min=1, max=2))
    shift = fields.String(required=True, validate=OneOf(["every", "visited"]))
    late_from = fields.String(required=True, validate=_HOUR)
    due_days = fields.Integer(required=True, strict=True, validate=Range(min=1, max=365))


class CourseNameSchema(Schema):
    """The course that was given, in the version that was given."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.Nested(TextsSchema, required=True)


class RungSchema(Schema):
    """What one topic called for, and how many people got it, completed it, passed it and showed it in a drill.

    Without a course nobody teaches the topic yet.

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
    drilled = fields.Integer(required=True)


class LadderSchema(Schema):
    """The retraining of one report."""

    items = fields.List(fields.Nested(RungSchema), required=True)


class PainSchema(Schema):
    """One pain as a report shows it: the share of points reached on the items that name it, 0 to 1, null where none was scored."""

    key = fields.String(required=True, validate=OneOf(PAINS))
    share = fields.Decimal(required=True, allow_none=True, as_string=True, places=4)
    asked = fields.Integer(required=True)
    seen = fields.Integer(required=True)
    missed = fields.List(fields.String(), required=True)
    topics = fields.List(fields.String(), required=True)


class StepSchema(Schema):
    """A course of the plan, and the pains it eases."""

    course = fields.Nested(CourseNameSchema, required=True)
    pains = fields.List(fields.String(), required=True)


class DiagnosisSchema(Schema):
    """What lies behind the findings of one report. Both lists are empty if its checklist asks about no pains."""

    pains = fields.List(fields.Nested(PainSchema), required=True)
    courses = fields.List(fields.Nested(StepSchema), required=True)
