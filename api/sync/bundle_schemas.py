"""What a phone pulls, part by part: the contract from which the app's types are made."""

from marshmallow import Schema, fields

from api.audits.schemas import AuditPhotoSchema, AuditSubmitSchema, ItemResponseSchema, VisitSchema
from api.findings.schemas import SEVERITIES
from api.http.schemas import OneOf, TextsSchema
from api.quizzes.schemas import AttemptSchema, PacketSchema
from api.stores.schemas import DATUMS
from api.training.schemas import STATES

OPEN_STATES = ("assigned", "in_progress", "returned")


class BundleStoreSchema(Schema):
    """The store of a visit, as far as a shopper needs it. Coordinates are decimals as text, in the datum named."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.Nested(TextsSchema, required=True)
    address = fields.Nested(TextsSchema, required=True)
    time_zone = fields.String(required=True)
    latitude = fields.Decimal(required=True, allow_none=True, as_string=True)
    longitude = fields.Decimal(required=True, allow_none=True, as_string=True)
    datum = fields.String(required=True, validate=OneOf(DATUMS))
    tags = fields.List(fields.String(), required=True)


class BundleChecklistNameSchema(Schema):
    """The version a visit is bound to; its document is among the bundle's checklists."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    kind = fields.String(required=True)


class NonceSchema(Schema):
    """What goes into the evidence of this visit; whatever is captured over it was captured after `issued_at`."""

    value = fields.String(required=True)
    issued_at = fields.AwareDateTime(required=True)


class DraftSchema(Schema):
    """The newest copy of an unfinished report: what would be submitted so far."""

    audit_id = fields.UUID(required=True)
    revision = fields.Integer(required=True)
    document = fields.Nested(AuditSubmitSchema, required=True)
    received_at = fields.AwareDateTime(required=True)


class ReturnedSchema(Schema):
    """A report that QA sent back: which revision, what to change and why, and what it said. No items means all of it."""

    audit_id = fields.UUID(required=True)
    revision = fields.Integer(required=True)
    items = fields.List(fields.String(), required=True)
    reason = fields.String(required=True, allow_none=True)
    at = fields.AwareDateTime(required=True)
    responses = fields.List(fields.Nested(ItemResponseSchema), required=True)
    photos = fields.List(fields.Nested(AuditPhotoSchema), required=True)


class BundleVisitSchema(VisitSchema):
    """An open visit of one's own. `returned` and `draft` let a phone go on that never saw the visit before."""

    state = fields.String(required=True, validate=OneOf(OPEN_STATES))
    store = fields.Nested(BundleStoreSchema, required=True)
    checklist = fields.Nested(BundleChecklistNameSchema, required=True)
    nonce = fields.Nested(NonceSchema, required=True)
    returned = fields.Nested(ReturnedSchema, required=True, allow_none=True)
    draft = fields.Nested(DraftSchema, required=True, allow_none=True)


class BundleDocumentSchema(Schema):
    """A published version with its whole document, named by its hash."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    document = fields.Dict(keys=fields.String(), required=True)


class ReasonSchema(Schema):
    """Why a course was given, and what was said about it."""

    kind = fields.String(required=True)
    note = fields.String(allow_none=True)


class BundleAssignmentSchema(Schema):
    """A course given to oneself; `course` is its key."""

    id = fields.UUID(required=True)
    course = fields.String(required=True)
    lessons = fields.List(fields.String(), required=True)
    reason = fields.Nested(ReasonSchema, required=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True, validate=OneOf(STATES))


class BundleProgressSchema(Schema):
    """How far one is with a lesson; one that is begun is not completed."""

    course = fields.String(required=True)
    lesson = fields.String(required=True)
    is_completed = fields.Boolean(required=True)


class BundleAttemptSchema(AttemptSchema):
    """One's own attempt; an open one brings its packet. It belongs on the phone with `device_id`, others only show that it is open."""

    packet = fields.Nested(PacketSchema, required=True, allow_none=True)


class BundleCertificateSchema(Schema):
    """One's own certificate: good to the end of `expires_on` (null: for ever), unless it was withdrawn; renewed from `renews_on` on."""

    id = fields.UUID(required=True)
    attempt_id = fields.UUID(required=True)
    course = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    code = fields.String(required=True)
    issued_on = fields.Date(required=True)
    expires_on = fields.Date(required=True, allow_none=True)
    renews_on = fields.Date(required=True, allow_none=True)
    is_withdrawn = fields.Boolean(required=True)


class RubricItemSchema(Schema):
    """An item to tick, `checklist/item`, with its words; null if the item has left its checklist."""

    item = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True, allow_none=True)
    standard = fields.Nested(TextsSchema, required=True, allow_none=True)


class LastDrillSchema(Schema):
    """What the last observer decided, and who watches next, if that was said."""

    outcome = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    observer_id = fields.UUID(required=True, allow_none=True)


class BundlePersonSchema(Schema):
    """Somebody by name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class BundleDrillSchema(Schema):
    """A drill somebody in one's scope has to show, for who may observe it."""

    assignment_id = fields.UUID(required=True)
    learner = fields.Nested(BundlePersonSchema, required=True)
    course = fields.String(required=True)
    lesson = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    body = fields.Dict(keys=fields.String(), required=True)
    rubric = fields.List(fields.Nested(RubricItemSchema), required=True)
    timed = fields.Boolean(required=True)
    due_on = fields.Date(required=True)
    last = fields.Nested(LastDrillSchema, required=True, allow_none=True)


class BundleCardsSchema(Schema):
    """All cards of a course; they replace those it had. A card is as in `cards.yaml`."""

    course = fields.String(required=True)
    cards = fields.List(fields.Dict(keys=fields.String()), required=True)


class BundleReviewSchema(Schema):
    """A practice question that comes again for oneself. `document` is the question as in a course, with its picture in `media`.

    Without a document it is asked no longer: forget it. Stability and difficulty are those of FSRS-6, null until the first answer; it may
    come from `due_on` on (null: at once). `asked_on` is the last day on which it was one of the three.
    """

    question = fields.UUID(required=True)
    course = fields.String(required=True)
    stability = fields.Float(required=True, allow_none=True)
    difficulty = fields.Float(required=True, allow_none=True)
    last_on = fields.Date(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)
    asked_on = fields.Date(required=True, allow_none=True)
    is_missed = fields.Boolean(required=True)
    document = fields.Dict(keys=fields.String(), required=True, allow_none=True)


class NeedSchema(Schema):
    """An open finding of one's store, as far as the daily three weigh it."""

    topic = fields.String(required=True)
    severity = fields.String(required=True, validate=OneOf(SEVERITIES))
    raised_on = fields.Date(required=True)


class DailySchema(Schema):
    """By which clock one's days count, and what one's store has not put right; the whole list each time."""

    time_zone = fields.String(required=True)
    needs = fields.List(fields.Nested(NeedSchema), required=True)


class RemovedSchema(Schema):
    """Something to forget."""

    kind = fields.String(required=True)
    id = fields.UUID(required=True)


class BundleSchema(Schema):
    """What a phone pulls: everything (`full`), or what changed since its cursor. Rows replace those with the same id."""

    cursor = fields.String(required=True)
    full = fields.Boolean(required=True)
    visits = fields.List(fields.Nested(BundleVisitSchema), required=True)
    checklists = fields.List(fields.Nested(BundleDocumentSchema), required=True)
    courses = fields.List(fields.Nested(BundleDocumentSchema), required=True)
    assignments = fields.List(fields.Nested(BundleAssignmentSchema), required=True)
    progress = fields.List(fields.Nested(BundleProgressSchema), required=True)
    attempts = fields.List(fields.Nested(BundleAttemptSchema), required=True)
    certificates = fields.List(fields.Nested(BundleCertificateSchema), required=True)
    drills = fields.List(fields.Nested(BundleDrillSchema), required=True)
    cards = fields.List(fields.Nested(BundleCardsSchema), required=True)
    reviews = fields.List(fields.Nested(BundleReviewSchema), required=True)
    daily = fields.Nested(DailySchema, required=True, allow_none=True)
    removed = fields.List(fields.Nested(RemovedSchema), required=True)
