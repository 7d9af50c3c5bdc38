"""The contracts of `quiz.yaml` and `cards.yaml`: how an exam is put together, and what can be looked up on the floor."""

from marshmallow import Schema, fields

from api.checklists.fields import Amount, Count, Flag, Name, Prose, Slug, choice_field, text_field
from api.checklists.grammar import AT_LEAST_ONE


class DrawSchema(Schema):
    """So many questions out of one group, one topic, or any."""

    group = Slug(load_default=None, allow_none=True)
    topic = Slug(load_default=None, allow_none=True)
    any = Flag(load_default=False)
    difficulty = Count(1, 3, load_default=None, allow_none=True)
    draw = Count(1, 50, required=True)


class ReleaseSchema(Schema):
    """When a learner sees what. `closed` means: passed, or no attempt left."""

    score = choice_field("at-once", "closed", load_default="at-once")
    answers = choice_field("closed", "never", load_default="closed")


class QuizSchema(Schema):
    """The exam of a course."""

    uuid = Name(required=True)
    behaviour = choice_field("exam", "practice", load_default="exam")
    blueprint = fields.List(fields.Nested(DrawSchema), required=True, validate=AT_LEAST_ONE)
    pass_ = Amount("0.01", "1", data_key="pass", attribute="pass", required=True)
    attempts = Count(1, 20, load_default=3)
    cool_down_hours = Count(0, 720, load_default=4)
    limit_minutes = Count(1, 240, load_default=None, allow_none=True)
    confidence = Flag(load_default=False)
    release = fields.Nested(ReleaseSchema, load_default=lambda: ReleaseSchema().load({}))


class WordsSchema(Schema):
    """The words under which somebody looks for a card, by language."""

    zh_hans = fields.List(Prose(), data_key="zh-Hans", attribute="zh-Hans", required=True, validate=AT_LEAST_ONE)
    en = fields.List(Prose(), required=True, validate=AT_LEAST_ONE)


class CardSchema(Schema):
    """A knowledge card: one thing to know, found in a moment."""

    uuid = Name(required=True)
    key = Slug(required=True)
    title = text_field(required=True)
    body = text_field(required=True)
    topic = Slug(required=True)
    words = fields.Nested(WordsSchema, required=True)
