"""The contract of `course.yaml`: fields, types, defaults. Lesson bodies are Markdown files beside it."""

from marshmallow import Schema, fields

from api.checklists.fields import Count, Flag, ItemRef, Name, Slug, choice_field, text_field
from api.checklists.grammar import AT_LEAST_ONE, DIMENSIONS, TOUCHPOINTS, PictureSchema

LESSON_KINDS = ("explanation", "case-study", "drill")
# The part of a lesson that belongs to one kind only, and is needed there.
LESSON_PARTS = {"decision": "case-study", "rubric": "drill"}


class DecisionOptionSchema(Schema):
    """One thing the learner could do, and what would come of it."""

    key = Slug(required=True)
    text = text_field(required=True)
    feedback = text_field(required=True)
    best = Flag(load_default=False)


class DecisionSchema(Schema):
    """The moment of a case study in which the learner decides."""

    question = text_field(required=True)
    options = fields.List(fields.Nested(DecisionOptionSchema), required=True, validate=AT_LEAST_ONE)


class LessonSchema(Schema):
    """One lesson; its text lies in `lessons/<key>.zh-Hans.md` and `lessons/<key>.en.md`."""

    uuid = Name(required=True)
    key = Slug(required=True)
    title = text_field(required=True)
    kind = choice_field(*LESSON_KINDS, required=True)
    minutes = Count(1, 120, required=True)
    topics = fields.List(Slug(), required=True, validate=AT_LEAST_ONE)
    decision = fields.Nested(DecisionSchema, load_default=None, allow_none=True)
    rubric = fields.List(ItemRef(), load_default=list)
    timed = Flag(load_default=False)


class RetrainingSchema(Schema):
    """The lessons a finding on a topic calls for, where they are not simply those that teach it."""

    topic = Slug(required=True)
    lessons = fields.List(Slug(), required=True, validate=AT_LEAST_ONE)


class PolicyChangeSchema(Schema):
    """What is not only said better but has become another rule: who passed an earlier version learns these lessons again."""

    uuid = Name(required=True)
    lessons = fields.List(Slug(), load_default=list)
    topics = fields.List(Slug(), load_default=list)
    due_days = Count(1, 365, load_default=14)


class CourseSchema(Schema):
    """A whole course."""

    uuid = Name(required=True)
    key = Slug(required=True)
    title = text_field(required=True)
    summary = text_field(required=True)
    cover = fields.Nested(PictureSchema, load_default=None, allow_none=True)
    owner = Slug(required=True)
    topics = fields.List(Slug(), required=True, validate=AT_LEAST_ONE)
    touchpoints = fields.List(choice_field(*TOUCHPOINTS), required=True, validate=AT_LEAST_ONE)
    dimensions = fields.List(choice_field(*DIMENSIONS), required=True, validate=AT_LEAST_ONE)
    minutes = Count(1, 600, required=True)
    valid_months = Count(1, 120, load_default=None, allow_none=True)
    prerequisites = fields.List(Slug(), load_default=list)
    retraining = fields.List(fields.Nested(RetrainingSchema), load_default=list)
    note = text_field(load_default=None, allow_none=True)
    policy_change = fields.Nested(PolicyChangeSchema, load_default=None, allow_none=True)
    lessons = fields.List(fields.Nested(LessonSchema), required=True, validate=AT_LEAST_ONE)
