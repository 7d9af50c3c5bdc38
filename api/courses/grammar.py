"""The contract of a course document: fields, types, defaults. Lesson bodies are Markdown files beside `course.yaml`."""

from marshmallow import Schema, fields

from api.checklists.fields import Count, Slug, choice_field, text_field
from api.checklists.grammar import AT_LEAST_ONE

LESSON_KINDS = ("explanation", "case-study", "drill")


class LessonSchema(Schema):
    """One lesson; its text lies in `lessons/<key>.zh-Hans.md` and `lessons/<key>.en.md`."""

    key = Slug(required=True)
    title = text_field(required=True)
    kind = choice_field(*LESSON_KINDS, required=True)
    minutes = Count(1, 120, required=True)
    topics = fields.List(Slug(), required=True, validate=AT_LEAST_ONE)


class CourseSchema(Schema):
    """A whole course."""

    key = Slug(required=True)
    title = text_field(required=True)
    summary = text_field(required=True)
    topics = fields.List(Slug(), required=True, validate=AT_LEAST_ONE)
    minutes = Count(1, 600, required=True)
    note = text_field(load_default=None, allow_none=True)
    lessons = fields.List(fields.Nested(LessonSchema), required=True, validate=AT_LEAST_ONE)
