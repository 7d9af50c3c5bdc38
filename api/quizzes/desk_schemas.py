"""Contracts of the trainer's desk: figures of an exam and its questions."""

from marshmallow import Schema, fields

from api.http.schemas import TextsSchema


class FlagSchema(Schema):
    """Something to look at, in both languages."""

    name = fields.String(required=True)
    sentence = fields.Nested(TextsSchema, required=True)


class OptionFiguresSchema(Schema):
    """An option: by which share it was chosen, its point-biserial `r` with the rest, and by how many of the best and the worst 27 %."""

    key = fields.String(required=True)
    is_good = fields.Boolean(required=True)
    share = fields.Float(required=True)
    r = fields.Float(required=True, allow_none=True)
    top = fields.Integer(required=True)
    bottom = fields.Integer(required=True)


class ItemFiguresSchema(Schema):
    """A question; `where` is its file and line. Facility is a share with its 95 % interval, the other figures are percent."""

    question = fields.UUID(required=True)
    key = fields.String(required=True)
    stem = fields.Nested(TextsSchema, required=True)
    where = fields.String(required=True, allow_none=True)
    people = fields.Integer(required=True)
    facility = fields.Float(required=True)
    low = fields.Float(required=True)
    high = fields.Float(required=True)
    sd = fields.Float(required=True, allow_none=True)
    discrimination = fields.Float(required=True, allow_none=True)
    efficiency = fields.Float(required=True, allow_none=True)
    weight = fields.Float(required=True, allow_none=True)
    flags = fields.List(fields.Nested(FlagSchema), required=True)
    options = fields.List(fields.Nested(OptionFiguresSchema), required=True)


class TestFiguresSchema(Schema):
    """A whole exam, in marks. Below 0.64 the coefficient `alpha` makes it a weak test; aim at 0.75."""

    people = fields.Integer(required=True)
    mean = fields.Float(required=True)
    sd = fields.Float(required=True, allow_none=True)
    skew = fields.Float(required=True, allow_none=True)
    kurtosis = fields.Float(required=True, allow_none=True)
    alpha = fields.Float(required=True, allow_none=True)
    error_ratio = fields.Float(required=True, allow_none=True)
    standard_error = fields.Float(required=True, allow_none=True)
    is_weak = fields.Boolean(required=True)


class StatisticsSchema(Schema):
    """How an exam and its questions did, by everybody's first attempt in one's scope."""

    test = fields.Nested(TestFiguresSchema, required=True)
    items = fields.List(fields.Nested(ItemFiguresSchema), required=True)


class PoolSchema(Schema):
    """The questions an exam draws from, each as `questions/*.yaml` has it."""

    items = fields.List(fields.Dict(keys=fields.String()), required=True)
