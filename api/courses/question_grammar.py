"""The contract of `questions/*.yaml`: ten kinds of question, each with the one part that belongs to it.

What needs more than one field to judge is in `check_question.py`.
"""

from marshmallow import Schema, fields

from api.checklists.fields import Amount, Count, Flag, Name, Prose, Slug, choice_field, text_field
from api.checklists.grammar import AT_LEAST_ONE, PictureSchema

# How each kind may be marked; the first is meant where nothing is said.
RULES = {
    "single": ("exact", "guess-neutral", "mapping"),
    "multiple": ("exact", "net-correct", "coverage", "each-answer", "mapping"),
    "true-false": ("exact", "guess-neutral"),
    "match": ("share", "exact"),
    "order": ("in-order", "exact"),
    "numeric": ("weights",),
    "short-answer": ("weights",),
    "dialogue": ("path", "exact"),
    "spot": ("net-correct", "exact"),
    "open": ("by-hand",),
}
# The parts of a question that belong to some kinds only, and are needed there.
PARTS = {
    "options": frozenset({"single", "multiple"}),
    "answer": frozenset({"true-false"}),
    "pairs": frozenset({"match"}),
    "steps": frozenset({"order"}),
    "number": frozenset({"numeric"}),
    "accept": frozenset({"short-answer"}),
    "turns": frozenset({"dialogue"}),
    "areas": frozenset({"spot"}),
    "guide": frozenset({"open"}),
}
SCORINGS = tuple(dict.fromkeys(rule for rules in RULES.values() for rule in rules))


class QuestionOptionSchema(Schema):
    """An answer to choose. `fixed` keeps it at its place when options are shuffled."""

    key = Slug(required=True)
    text = text_field(required=True)
    good = Flag()
    score = Amount("-10", "10")
    fixed = Flag(load_default=False)
    explanation = text_field(load_default=None, allow_none=True)


class MappingSchema(Schema):
    """The bounds of a sum of scores; an option without a score counts `default`."""

    low = Amount("-10", "0", load_default="0")
    high = Amount("0.01", "10", load_default="1")
    default = Amount("-10", "10", load_default="0")


class PairSchema(Schema):
    """What belongs together. Without `left` it is one more `right` that belongs to nothing."""

    key = Slug(required=True)
    left = text_field(load_default=None, allow_none=True)
    right = text_field(required=True)


class StepSchema(Schema):
    """One step; they are written in the right order."""

    key = Slug(required=True)
    text = text_field(required=True)


class NumberAnswerSchema(Schema):
    """A number that counts `weight`: `value` give or take `tolerance`, or anything from `low` to `high`."""

    value = Amount(load_default=None, allow_none=True)
    tolerance = Amount("0", load_default="0")
    low = Amount(load_default=None, allow_none=True)
    high = Amount(load_default=None, allow_none=True)
    weight = Amount("0.01", "1", load_default="1")


class NumberAnswersSchema(Schema):
    """A number to write. Entered as `time` it is minutes and seconds, `1:30`, and its values are seconds."""

    entry = choice_field("number", "time", load_default="number")
    unit = text_field(load_default=None, allow_none=True)
    answers = fields.List(fields.Nested(NumberAnswerSchema), required=True, validate=AT_LEAST_ONE)


class AcceptedSchema(Schema):
    """A short answer that counts `weight`, in any language."""

    text = Prose(required=True)
    weight = Amount("0.01", "1", load_default="1")


class ReplySchema(Schema):
    """A sentence the learner may say, what it earns, and the turn it leads to (null: the talk is over)."""

    key = Slug(required=True)
    text = text_field(required=True)
    score = Amount("0", "1", required=True)
    then = Slug(load_default=None, allow_none=True)
    explanation = text_field(load_default=None, allow_none=True)


class TurnSchema(Schema):
    """What the customer says or does, and what may be said to it."""

    key = Slug(required=True)
    says = text_field(required=True)
    options = fields.List(fields.Nested(ReplySchema), required=True, validate=AT_LEAST_ONE)


class AreaSchema(Schema):
    """Something to find in the picture. `x`, `y` and `width`, `radius` are percent of its width, `y` and `height` of its height."""

    key = Slug(required=True)
    label = text_field(required=True)
    x = Amount("0", "100", required=True)
    y = Amount("0", "100", required=True)
    width = Amount("0.1", "100", load_default=None, allow_none=True)
    height = Amount("0.1", "100", load_default=None, allow_none=True)
    radius = Amount("0.1", "100", load_default=None, allow_none=True)


class QuestionSchema(Schema):
    """One question."""

    uuid = Name(required=True)
    key = Slug(required=True)
    kind = choice_field(*RULES, required=True)
    exposure = choice_field("practice", "exam", required=True)
    critical = Flag(load_default=False)
    group = Slug(load_default=None, allow_none=True)
    difficulty = Count(1, 3, required=True)
    topic = Slug(required=True)
    lesson = Slug(required=True)
    stem = text_field(required=True)
    picture = fields.Nested(PictureSchema, load_default=None, allow_none=True)
    options = fields.List(fields.Nested(QuestionOptionSchema), validate=AT_LEAST_ONE)
    answer = Flag()
    pairs = fields.List(fields.Nested(PairSchema), validate=AT_LEAST_ONE)
    steps = fields.List(fields.Nested(StepSchema), validate=AT_LEAST_ONE)
    number = fields.Nested(NumberAnswersSchema)
    accept = fields.List(fields.Nested(AcceptedSchema), validate=AT_LEAST_ONE)
    turns = fields.List(fields.Nested(TurnSchema), validate=AT_LEAST_ONE)
    areas = fields.List(fields.Nested(AreaSchema), validate=AT_LEAST_ONE)
    tolerance = Amount("0", "20", load_default="2")
    guide = text_field()
    longest = Count(10, 2000, load_default=500)
    scoring = choice_field(*SCORINGS)
    mapping = fields.Nested(MappingSchema)
    explanation = text_field(required=True)
    source = text_field(load_default=None, allow_none=True)
