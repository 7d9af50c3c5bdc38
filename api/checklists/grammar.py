"""The contract of a checklist document, as docs/checklist-format.md defines it: fields, types, defaults.

What needs more than one field to judge is in `check.py` and `check_item.py`; defaults that hang on the kind are in `document.py`.
"""

from typing import Any

from marshmallow import Schema, fields, validate

from api.checklists.expressions import Expression
from api.checklists.fields import Amount, Count, Flag, Prose, Slug, choice_field, text_field

CHECKLIST_KINDS = ("covert", "announced")
TOUCHPOINTS = (
    "greeting",
    "ten-second-response",
    "consulting",
    "trying",
    "environment",
    "checkout",
    "farewell",
    "after-sales",
    "complaints",
    "conduct",
)
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
# What a baseline diagnoses: the complaints retail chains have about their own service.
PAINS = ("uneven-awareness", "long-process", "news-not-reaching-floor", "feedback-not-followed", "too-few-hands")
ITEM_KINDS = ("yes-no", "choice", "multi-choice", "scale", "number", "text", "timer", "photo", "receipt")
UNSCORED_KINDS = frozenset({"text", "photo", "receipt"})
# The part of an item that belongs to some kinds only.
PARTS = {
    "options": frozenset({"choice", "multi-choice"}),
    "good": frozenset({"yes-no"}),
    "scale": frozenset({"scale"}),
    "number": frozenset({"number"}),
    "timer": frozenset({"timer"}),
}
# Parts an author may leave out even where they belong, because every field in them has a default.
OPTIONAL_PARTS = frozenset({"good", "timer"})
AT_LEAST_ONE = validate.Length(min=1, error="At least one is needed.")


class BandSchema(Schema):
    """One rating band, half-open, named for people."""

    key = Slug(required=True)
    from_ = Amount("0", "100", data_key="from", attribute="from", required=True)
    to = Amount("0", "100", required=True)
    tone = choice_field("poor", "fair", "good", required=True)
    title = text_field(required=True)


class ScoringSchema(Schema):
    """How answers become a number and the number a band."""

    mode = choice_field("points", "section", load_default="points")
    cap_total_100 = Flag(load_default=True)
    coverage_min = Amount("0", "1", load_default="0.8")
    knock_out_prints = choice_field("keep", "zero", load_default="keep")
    bands = fields.List(fields.Nested(BandSchema), required=True, validate=AT_LEAST_ONE)


class OptionSchema(Schema):
    """An answer to choose: `score` for a choice, `good` for a multi-choice."""

    key = Slug(required=True)
    title = text_field(required=True)
    score = Amount("0", "1")
    good = Flag()


class ScaleLabelsSchema(Schema):
    """The words at both ends of a scale."""

    min = text_field(required=True)
    max = text_field(required=True)


class ScaleSchema(Schema):
    """Whole steps from `min` to `max`."""

    min = Count(-100, 100, required=True)
    max = Count(-100, 100, required=True)
    labels = fields.Nested(ScaleLabelsSchema, required=True)


class StepSchema(Schema):
    """The score of numbers up to and including `up_to`."""

    up_to = Amount(required=True, allow_none=True)
    score = Amount("0", "1", required=True)


class NumberSchema(Schema):
    """A counted or measured quantity."""

    unit = text_field(required=True)
    min = Amount(load_default=None, allow_none=True)
    max = Amount(load_default=None, allow_none=True)
    integer = Flag(load_default=False)
    steps = fields.List(fields.Nested(StepSchema), load_default=None, allow_none=True, validate=AT_LEAST_ONE)


class GradedSchema(Schema):
    """Full marks up to `full_s`, none from `zero_s` on."""

    full_s = Amount("0", required=True)
    zero_s = Amount("0", required=True)


class TimerSchema(Schema):
    """A stopwatch for one or more approaches."""

    limit_s = Amount("0.1", load_default="10")
    tap_error_s = Amount("0", "5", load_default="0.5")
    borderline = choice_field("pass", "fail", load_default="pass")
    graded = fields.Nested(GradedSchema, load_default=None, allow_none=True)


class CriticalSchema(Schema):
    """What one answer may do to a section, the total or the outcome."""

    level = choice_field("section", "total", "knock-out", required=True)
    cap = Amount("0", "100")
    when = fields.List(Slug(), load_default=None, allow_none=True, validate=AT_LEAST_ONE)


class NotApplicableSchema(Schema):
    """Whether the shopper may say that an item does not apply."""

    allowed = Flag(load_default=False)


class EvidenceSchema(Schema):
    """Photos and notes an answer needs."""

    min = Count(0, 20, load_default=0)
    max = Count(0, 20, load_default=6)
    required_on = fields.List(Slug(), load_default=list)
    gallery = Flag(load_default=False)
    note_on = fields.List(Slug(), load_default=list)


class PictureSchema(Schema):
    """A drawing that lies beside the content, and its words for who does not see it."""

    file = Prose(required=True)
    alt = text_field(required=True)


class ExamplesSchema(Schema):
    """What the standard, the borderline and the fail example look like."""

    pass_ = fields.Nested(PictureSchema, data_key="pass", attribute="pass", required=True)
    borderline = fields.Nested(PictureSchema, load_default=None, allow_none=True)
    fail = fields.Nested(PictureSchema, required=True)


class ItemSchema(Schema):
    """One question of a checklist."""

    key = Slug(required=True)
    kind = choice_field(*ITEM_KINDS, required=True)
    title = text_field(required=True)
    standard = text_field(required=True)
    borderline = text_field(load_default=None, allow_none=True)
    fail = text_field(load_default=None, allow_none=True)
    pictures = fields.Nested(ExamplesSchema, load_default=None, allow_none=True)
    weight = Amount("0", "1000")
    role = choice_field("scored", "bonus", "penalty", load_default="scored")
    penalty = Amount("0", "100", load_default=None, allow_none=True)
    dimension = choice_field(*DIMENSIONS, required=True)
    kano = choice_field("must", "more", "delight", load_default="must")
    topic = Slug(required=True)
    severity = choice_field("minor", "major", "critical", load_default="minor")
    finding_below = Amount("0", "1")
    options = fields.List(fields.Nested(OptionSchema), validate=AT_LEAST_ONE)
    good = choice_field("yes", "no")
    scale = fields.Nested(ScaleSchema)
    number = fields.Nested(NumberSchema)
    timer = fields.Nested(TimerSchema)
    critical = fields.List(fields.Nested(CriticalSchema), load_default=list)
    na = fields.Nested(NotApplicableSchema, load_default=lambda: _defaults(NotApplicableSchema))
    evidence = fields.Nested(EvidenceSchema, load_default=lambda: _defaults(EvidenceSchema))
    show_if = Expression(load_default=None, allow_none=True)
    not_for = fields.List(Slug(), load_default=list)
    pains = fields.List(choice_field(*PAINS), load_default=list)
    memory = Count(1, 1000, load_default=None, allow_none=True)


class SectionSchema(Schema):
    """One stretch of the customer's journey."""

    key = Slug(required=True)
    touchpoint = choice_field(*TOUCHPOINTS, required=True)
    title = text_field(required=True)
    weight = Amount("0", "1000", load_default="1")
    minimum = Amount("0", "1", load_default=None, allow_none=True)
    bonus_cap = choice_field("section", "none", load_default="section")
    items = fields.List(fields.Nested(ItemSchema), required=True, validate=AT_LEAST_ONE)


class ScenarioSchema(Schema):
    """Who a shopper is on this visit: their story, what to ask, what to remember in which order, what never to do."""

    key = Slug(required=True)
    title = text_field(required=True)
    role = text_field(required=True)
    story = text_field(required=True)
    ask = fields.List(text_field(), required=True, validate=AT_LEAST_ONE)
    remember = fields.List(text_field(), required=True, validate=AT_LEAST_ONE)
    never = fields.List(text_field(), required=True, validate=AT_LEAST_ONE)


class ChecklistSchema(Schema):
    """A whole checklist."""

    key = Slug(required=True)
    kind = choice_field(*CHECKLIST_KINDS, required=True)
    title = text_field(required=True)
    description = text_field(required=True)
    minutes = Count(1, 480, required=True)
    scenarios = fields.List(fields.Nested(ScenarioSchema), load_default=list)
    scoring = fields.Nested(ScoringSchema, required=True)
    sections = fields.List(fields.Nested(SectionSchema), required=True, validate=AT_LEAST_ONE)


def _defaults(schema: type[Schema]) -> dict[str, Any]:
    """Load a part from nothing, so that only its defaults are in it."""
    loaded: dict[str, Any] = schema().load({})
    return loaded
