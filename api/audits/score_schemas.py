"""The explaining tree of a score as it travels: `score_tree.to_json` writes it, this describes it. Decimals are text.

`common` alone is no part of the tree: it speaks of another visit, and `explaining` adds it when somebody asks.
"""

from marshmallow import INCLUDE, Schema, fields

from api.audits.states import STATES
from api.http.schemas import OneOf

OUTCOMES = ("pass", "fail", "insufficient")


def _number(*, allow_none: bool = True) -> fields.Decimal:
    return fields.Decimal(required=True, allow_none=allow_none, as_string=True)


class TriggeredSchema(Schema):
    """A critical rule that was triggered; `cap` is a share (section), points (total) or null (knock-out)."""

    level = fields.String(required=True)
    cap = _number()


class TimerRunSchema(Schema):
    """One approach: seconds by the clock that counts, what they say, and what they are counted as."""

    seconds = _number(allow_none=False)
    clock = fields.String(required=True)
    outcome = fields.String(required=True)
    counts_as = fields.String(required=True)
    s = _number(allow_none=False)
    clock_suspect = fields.Boolean(required=True)


class RunShareSchema(Schema):
    """How many approaches count as within the limit, of how many; the share (0–1) with its 95 % interval (Wilson)."""

    passed = fields.Integer(required=True)
    of = fields.Integer(required=True)
    share = _number(allow_none=False)
    low = _number(allow_none=False)
    high = _number(allow_none=False)


class TimerDetailSchema(Schema):
    """All approaches of a visit, with the uncertainty (seconds) that a start and a stop by hand leave."""

    limit_s = _number(allow_none=False)
    uncertainty_s = _number(allow_none=False)
    median_s = _number(allow_none=False)
    in_time = fields.Nested(RunShareSchema, required=True)
    runs = fields.List(fields.Nested(TimerRunSchema), required=True)


class ItemScoreSchema(Schema):
    """One item. `s` is null unless it was answered and its kind is scored; `points_off` is taken from the total."""

    key = fields.String(required=True)
    section = fields.String(required=True)
    state = fields.String(required=True, validate=OneOf(STATES))
    role = fields.String(required=True)
    weight = _number(allow_none=False)
    s = _number()
    earned = _number(allow_none=False)
    possible = _number(allow_none=False)
    points_off = _number(allow_none=False)
    is_finding = fields.Boolean(required=True)
    is_recognition = fields.Boolean(required=True)
    triggered = fields.List(fields.Nested(TriggeredSchema), required=True)
    timer = fields.Nested(TimerDetailSchema, required=True, allow_none=True)


class SectionScoreSchema(Schema):
    """One section. `earned` includes `bonus`; shares are null when nothing was possible, `uncapped` is before caps."""

    key = fields.String(required=True)
    touchpoint = fields.String(required=True)
    weight = _number(allow_none=False)
    earned = _number(allow_none=False)
    bonus = _number(allow_none=False)
    possible = _number(allow_none=False)
    uncapped = _number()
    share = _number()
    minimum = _number()
    is_below_minimum = fields.Boolean(required=True)


class TotalSchema(Schema):
    """The total in points, step by step: mean of sections, less penalties, raw, capped, final. Null is no score."""

    mode = fields.String(required=True)
    mean = _number()
    penalties = _number(allow_none=False)
    raw = _number()
    cap = _number()
    capped = _number()
    final = _number()


class ShareSchema(Schema):
    """What a dimension or a touchpoint reached: a share of what was possible, null when nothing was."""

    key = fields.String(required=True)
    possible = _number(allow_none=False)
    share = _number()


class ScoreReasonSchema(Schema):
    """Something that shaped the score: a code, and its parameters as further fields (docs/checklist-format.md)."""

    class Meta:
        """The parameters differ by code."""

        unknown = INCLUDE

    code = fields.String(required=True)


class CommonScoreSchema(Schema):
    """The common-item score T* of this visit and of the store's visit before it, which was filled on another version.

    Both are scored over the `questions` that both versions ask, by the weights and rules of this visit's version; null where
    nothing could be scored. `audit_id` and `version` are those of the visit before.
    """

    audit_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    questions = fields.Integer(required=True)
    score = _number()
    previous_score = _number()


class ScoreSchema(Schema):
    """The whole score, down to the last item."""

    outcome = fields.String(required=True, validate=OneOf(OUTCOMES))
    is_sufficient = fields.Boolean(required=True)
    printed = _number()
    band = fields.String(required=True, allow_none=True)
    coverage = _number()
    total = fields.Nested(TotalSchema, required=True)
    sections = fields.List(fields.Nested(SectionScoreSchema), required=True)
    items = fields.List(fields.Nested(ItemScoreSchema), required=True)
    dimensions = fields.List(fields.Nested(ShareSchema), required=True)
    touchpoints = fields.List(fields.Nested(ShareSchema), required=True)
    recognitions = fields.List(fields.String(), required=True)
    states = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    reasons = fields.List(fields.Nested(ScoreReasonSchema), required=True)
    common = fields.Nested(CommonScoreSchema, required=True, allow_none=True)
