"""Contracts of what waits for somebody who marks."""

from marshmallow import Schema, fields

from api.http.schemas import Moment, OneOf, PageQuerySchema, TextsSchema, page_of
from api.quizzes.schemas import AttemptSchema, SlotSchema


class WaitingSchema(Schema):
    """How many attempts wait: with open answers, for a decision, and how many count though something about them is odd."""

    answers = fields.Integer(required=True)
    decisions = fields.Integer(required=True)
    odd = fields.Integer(required=True)


class OpenAnswerSchema(Schema):
    """An open answer without a mark, with its question whole: `guide` says what a good answer holds."""

    slot = fields.Integer(required=True)
    question = fields.Dict(keys=fields.String(), required=True)
    text = fields.String(required=True)


class ToMarkSchema(Schema):
    """An attempt with the open answers that wait. Whose it is shows once they are marked."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    received_at = Moment(required=True)
    answers = fields.List(fields.Nested(OpenAnswerSchema), required=True)


class ToDecideQuerySchema(PageQuerySchema):
    """Which: those that wait for a decision, or those that count though something about them is `odd`."""

    kind = fields.String(load_default="decisions", validate=OneOf(["decisions", "odd"]))


class TakerSchema(Schema):
    """Whose attempt it is."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class ToDecideSchema(AttemptSchema):
    """An attempt to decide about: whose, of which store, and how many copies were handed in."""

    learner = fields.Nested(TakerSchema, required=True)
    store = fields.Nested(TextsSchema, required=True, allow_none=True)
    title = fields.Nested(TextsSchema, required=True)
    copies = fields.Integer(required=True)


class CopySchema(Schema):
    """What was handed in once, and what it earns or would earn. `copy` is its digest; null for answers that only came ahead."""

    copy = fields.String(required=True, allow_none=True)
    received_at = Moment(required=True, allow_none=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    elapsed_ms = fields.Integer(required=True, allow_none=True)
    score = fields.String(required=True, allow_none=True)
    has_passed = fields.Boolean(required=True, allow_none=True)
    answers = fields.List(fields.Nested(SlotSchema), required=True)


class AlikeSchema(Schema):
    """A colleague's attempt: how many answers both had wrong, and how many of those were the same."""

    attempt_id = fields.UUID(required=True)
    learner = fields.Nested(TakerSchema, required=True)
    wrong = fields.Integer(required=True, attribute="agreement.wrong")
    same = fields.Integer(required=True, attribute="agreement.same")


class PaceSchema(Schema):
    """Median milliseconds for a question: of this attempt and of others at the exam (null while too few are known)."""

    mine_ms = fields.Integer(required=True)
    usual_ms = fields.Integer(required=True, allow_none=True)


class CopiesSchema(Schema):
    """An attempt to decide about, with all that was handed in; the copy that counts comes first."""

    attempt = fields.Nested(ToDecideSchema, required=True)
    is_waiting = fields.Boolean(required=True)
    items = fields.List(fields.Nested(CopySchema), required=True)
    alike = fields.List(fields.Nested(AlikeSchema), required=True)
    pace = fields.Nested(PaceSchema, required=True, allow_none=True)


ToMarkPageSchema = page_of(ToMarkSchema, "ToMarkPage")
ToDecidePageSchema = page_of(ToDecideSchema, "ToDecidePage")
