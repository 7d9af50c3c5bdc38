"""Contracts of exams and attempts: what is handed out, what is handed in, and what a learner and a trainer are told."""

from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields

from api.audits.fields import Id, Instant
from api.core.problems import FieldError, marked
from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Pattern, Range, StrictSchema, TextsSchema, page_of

STATES = ("open", "marking", "held", "graded", "void", "lapsed")
_SHARE = Pattern(r"^(0(\.[0-9]{1,2})?|1(\.0{1,2})?)$", marked("Give a share from 0 to 1, such as 0.5."))
_FACTOR = Pattern(r"^[1-5](\.[0-9]{1,2})?$", marked("Give a factor from 1 to below 6, such as 1.5."))
CONFIDENCES = ("low", "medium", "high")


class PhoneTime(Instant):
    """A time as a phone tells it. One whose clock was never set says 1970, and is believed that far."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        moment = super()._deserialize(value, attr, data, **kwargs)
        if not 1970 <= moment.year < 2100:
            raise ValidationError([FieldError("", marked("This time cannot be right. Check the clock of the phone."))])
        return moment


class AnswerSchema(StrictSchema):
    """One answer as it was noted: `t_ms` by the clock that only runs forward, `wall` by the one on the wall.

    `response` is `{choices: [id]}`, `{pairs: {left id: right id}}`, `{order: [id]}`, `{text}`, `{path: [id]}` or
    `{points: [{x, y}]}` (percent of the picture, as decimals in text).
    """

    seq = fields.Integer(required=True, strict=True, validate=Range(min=1, max=100_000))
    slot = fields.Integer(required=True, strict=True, validate=Range(min=1, max=1000))
    response = fields.Dict(keys=fields.String(), required=True)
    confidence = fields.String(load_default=None, allow_none=True, validate=OneOf(CONFIDENCES))
    t_ms = fields.Integer(required=True, strict=True, validate=Range(min=0, max=10**12))
    wall = PhoneTime(required=True)


class AnswersSchema(StrictSchema):
    """Answers that come ahead of the submission (op `attempt.answers`)."""

    attempt_id = Id(required=True)
    answers = fields.List(fields.Nested(AnswerSchema), required=True, validate=Length(min=0, max=2000))


class SubmissionSchema(AnswersSchema):
    """A whole attempt (op `attempt.submit`, and the body of its route). The newest answer of a slot counts."""

    started_at = PhoneTime(required=True)
    finished_at = PhoneTime(required=True)
    elapsed_ms = fields.Integer(required=True, strict=True, validate=Range(min=0, max=10**12))


class ExamCourseSchema(Schema):
    """Which course it is about; `name` is what its routes call it."""

    name = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.Nested(TextsSchema, required=True)


class ChoiceSchema(Schema):
    """Something to choose or move, under a token of this attempt."""

    id = fields.String(required=True)
    text = fields.Nested(TextsSchema, required=True)


class PacketTurnSchema(Schema):
    """A turn of a talk. Whatever is said, the next turn follows."""

    says = fields.Nested(TextsSchema, required=True)
    options = fields.List(fields.Nested(ChoiceSchema), required=True)


class PacketPictureSchema(Schema):
    """A drawing, whole: `aspect` is its height by its width."""

    alt = fields.Nested(TextsSchema, required=True)
    aspect = fields.String(required=True)
    type = fields.String(required=True)
    text = fields.String(required=True)


class PacketNumberSchema(Schema):
    """How a number is entered: as `number`, or as `time` (1:30)."""

    entry = fields.String(required=True)
    unit = fields.Nested(TextsSchema, required=True, allow_none=True)


class PacketQuestionSchema(Schema):
    """A question as it is handed out: `options`, `lefts` and `rights`, `steps`, `turns`, `number` or `longest` by its kind."""

    slot = fields.Integer(required=True)
    kind = fields.String(required=True)
    stem = fields.Nested(TextsSchema, required=True)
    picture = fields.Nested(PacketPictureSchema, required=True, allow_none=True)
    options = fields.List(fields.Nested(ChoiceSchema))
    lefts = fields.List(fields.Nested(ChoiceSchema))
    rights = fields.List(fields.Nested(ChoiceSchema))
    steps = fields.List(fields.Nested(ChoiceSchema))
    turns = fields.List(fields.Nested(PacketTurnSchema))
    number = fields.Nested(PacketNumberSchema)
    longest = fields.Integer()


class PacketSchema(Schema):
    """An exam packet: taken online, worked on offline, to be begun by `start_by` and handed in by `sync_by`.

    Signed with Ed25519 over its RFC 8785 form without `signature` (`GET /v1/keys`).
    """

    attempt_id = fields.UUID(required=True)
    learner_id = fields.UUID(required=True)
    device_id = fields.UUID(required=True)
    course = fields.Nested(ExamCourseSchema, required=True)
    number = fields.Integer(required=True)
    asks_confidence = fields.Boolean(required=True)
    limit_s = fields.Integer(required=True, allow_none=True)
    issued_at = fields.String(required=True)
    start_by = fields.String(required=True)
    sync_by = fields.String(required=True)
    questions = fields.List(fields.Nested(PacketQuestionSchema), required=True)
    key_id = fields.String(required=True)
    signature = fields.String(required=True)


class StartSchema(StrictSchema):
    """On which device, and for which assignment (none: by oneself)."""

    device_id = fields.UUID(required=True)
    assignment_id = fields.UUID(load_default=None, allow_none=True)


class SlotSchema(Schema):
    """One answer with its question, once it may be seen: the question whole, the response in its keys, what it earned.

    `certainty_mark` (−6 to 3, as text) says how well the learner knew what they knew; it stands beside the share and changes nothing.
    """

    slot = fields.Integer(required=True)
    question = fields.Dict(keys=fields.String(), required=True)
    response = fields.Dict(keys=fields.String(), required=True, allow_none=True)
    share = fields.String(required=True, allow_none=True)
    confidence = fields.String(required=True, allow_none=True)
    certainty_mark = fields.String(required=True, allow_none=True)
    comment = fields.String(required=True, allow_none=True)


class AttemptSchema(Schema):
    """An attempt. `score` is a share as text, null while it may not be told. `flags` are shown to who may decide about them."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    learner_id = fields.UUID(required=True)
    assignment_id = fields.UUID(required=True, allow_none=True)
    number = fields.Integer(required=True)
    state = fields.String(required=True, validate=OneOf(STATES))
    device_id = fields.UUID(required=True)
    limit_s = fields.Integer(required=True, allow_none=True)
    issued_at = Moment(required=True)
    start_by = Moment(required=True)
    sync_by = Moment(required=True)
    received_at = Moment(required=True, allow_none=True)
    graded_at = Moment(required=True, allow_none=True)
    score = fields.String(required=True, allow_none=True)
    has_passed = fields.Boolean(required=True, allow_none=True)
    flags = fields.List(fields.String(), required=True)


class AttemptWholeSchema(AttemptSchema):
    """An attempt with its answers; null until the exam is passed and not ahead. For the learner also how they stand.

    `missed` names the topics in which something was wrong, null while the score is not told.
    """

    attempts_left = fields.Integer(required=True)
    next_start_at = Moment(required=True, allow_none=True)
    missed = fields.List(fields.String(), required=True, allow_none=True)
    answers = fields.List(fields.Nested(SlotSchema), required=True, allow_none=True)


class AttemptQuerySchema(PageQuerySchema):
    """What a list of attempts is narrowed by."""

    store = fields.UUID(load_default=None)
    learner = fields.UUID(load_default=None)
    course = fields.String(load_default=None, validate=Length(min=1, max=100))
    state = fields.String(load_default=None, validate=OneOf(STATES))


class SlotMarkSchema(StrictSchema):
    """What a person gives for one open answer: a share from 0 to 1 as text, and, unless it is all, why."""

    slot = fields.Integer(required=True, strict=True, validate=Range(min=1, max=1000))
    share = fields.String(required=True, validate=_SHARE)
    comment = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=1000))


class MarksSchema(StrictSchema):
    """Marks by hand."""

    marks = fields.List(fields.Nested(SlotMarkSchema), required=True, validate=Length(min=1, max=200))


class DecisionSchema(StrictSchema):
    """What a person decides about an attempt: accept it, with the answers of one `copy` (by default the one that counts), or void it."""

    decision = fields.String(required=True, validate=OneOf(["accept", "void"]))
    copy = fields.String(load_default=None, allow_none=True, validate=Length(min=64, max=64))
    reason = fields.String(required=True, validate=Length(min=1, max=1000))


class ExtraTimeSchema(StrictSchema):
    """The factor of a person's time limit, from 1 to below 6, as text."""

    factor = fields.String(required=True, validate=_FACTOR)


AttemptPageSchema = page_of(AttemptSchema, "AttemptPage")
