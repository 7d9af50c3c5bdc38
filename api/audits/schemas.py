"""Contracts of visits and audits."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from api.audits.briefs import BriefField, BriefRequestSchema, BriefSchema
from api.audits.evidence import SIGNATURES, VERDICTS
from api.audits.evidence_reading import MATCHES
from api.audits.fields import Id, Instant, Measure, is_plausible
from api.audits.inputs import WRONG_CLOCK, WRONG_ORDER
from api.audits.reviewing import DECISIONS
from api.audits.score_schemas import OUTCOMES
from api.core.problems import FieldError, marked
from api.http.schemas import Length, OneOf, PageQuerySchema, Pattern, Range, StrictSchema, TextsSchema, page_of

STATES = ("waiting", "submitted", "returned", "approved", "published")
_SHA256 = Pattern(r"^[0-9a-f]{64}$", marked("A SHA-256 has 64 lower-case hexadecimal digits."))


class VisitRequestSchema(StrictSchema):
    """What planning a visit takes."""

    store_id = fields.UUID(required=True)
    shopper_id = fields.UUID(required=True)
    checklist_key = fields.String(required=True, data_key="checklist", validate=Length(min=1, max=100))
    window_from = fields.AwareDateTime(required=True)
    window_to = fields.AwareDateTime(required=True)
    is_practice = fields.Boolean(load_default=False)
    brief = fields.Nested(BriefRequestSchema, load_default=None, allow_none=True)
    scenario = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=64))


class VisitSchema(Schema):
    """A planned visit."""

    id = fields.UUID(required=True)
    store_id = fields.UUID(required=True)
    shopper_id = fields.UUID(required=True)
    checklist_version_id = fields.UUID(required=True)
    window_from = fields.AwareDateTime(required=True)
    window_to = fields.AwareDateTime(required=True)
    state = fields.String(required=True)
    is_practice = fields.Boolean(required=True)
    brief = BriefField(BriefSchema, required=True, allow_none=True)


class CancelSchema(StrictSchema):
    """Why a visit is cancelled."""

    reason = fields.String(required=True, validate=Length(min=1, max=1000))


class ChecklistRefSchema(StrictSchema):
    """The version an audit was filled on."""

    key = fields.String(required=True, validate=Length(min=1, max=100))
    version = fields.Integer(required=True, strict=True, validate=Range(min=1, max=1_000_000))
    sha256 = fields.String(required=True, validate=_SHA256)


class LocationSchema(StrictSchema):
    """Where the phone says it was; metres of accuracy, seconds of age."""

    latitude = Measure(required=True, validate=Range(min=-90, max=90))
    longitude = Measure(required=True, validate=Range(min=-180, max=180))
    accuracy_m = Measure(required=True, validate=Range(min=0, max=1e7))
    age_s = Measure(load_default=0, validate=Range(min=0, max=1e7))
    datum = fields.String(load_default="WGS-84", validate=OneOf(["WGS-84", "GCJ-02", "BD-09"]))


class ItemResponseSchema(StrictSchema):
    """One response; whether its value fits the item is the checklist's to say."""

    item = fields.String(required=True, validate=Length(min=1, max=100))
    state = fields.String(required=True, validate=OneOf(["answered", "na_shopper", "not_observed", "unanswered"]))
    value = fields.Raw(allow_none=True)
    note = fields.String(allow_none=True, validate=Length(min=0, max=4000))
    reason = fields.String(allow_none=True, validate=Length(min=0, max=1000))
    timer = fields.Dict(keys=fields.String(), allow_none=True)
    photos = fields.List(Id(), validate=Length(max=30))


class EvidenceSchema(StrictSchema):
    """The chain of what was captured, in order, as the phone hashed and signed it, and the nonce it began with (docs/evidence.md)."""

    events = fields.List(fields.Dict(keys=fields.String()), load_default=list, validate=Length(max=5000))
    public_key = fields.String(load_default=None, allow_none=True, validate=Length(min=0, max=200))
    signature = fields.String(load_default=None, allow_none=True, validate=Length(min=0, max=200))
    nonce = fields.String(load_default=None, allow_none=True, validate=Length(min=0, max=200))


class AuditSubmitSchema(StrictSchema):
    """The payload of the ops `audit.submit` and `audit.revise`."""

    audit_id = Id(required=True)
    visit_id = Id(required=True)
    checklist = fields.Nested(ChecklistRefSchema, required=True)
    started_at = Instant(required=True)
    finished_at = Instant(required=True)
    responses = fields.List(fields.Nested(ItemResponseSchema), required=True, validate=Length(max=500))
    location = fields.Nested(LocationSchema, load_default=None, allow_none=True)
    evidence = fields.Nested(EvidenceSchema, load_default=dict)

    @validates_schema
    def check_times(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Refuse times that no visit can have."""
        wrong = [name for name in ("started_at", "finished_at") if not is_plausible(data[name])]
        if wrong:
            raise ValidationError({name: [FieldError("", WRONG_CLOCK)] for name in wrong})
        if data["finished_at"] < data["started_at"]:
            raise ValidationError({"finished_at": [FieldError("", WRONG_ORDER)]})


class AuditSchema(Schema):
    """An audit as lists show it. `score` is the printed number as text."""

    id = fields.UUID(required=True)
    visit_id = fields.UUID(required=True)
    store_id = fields.UUID(required=True)
    checklist_version_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=OneOf(STATES))
    revision = fields.Integer(required=True)
    visited_on = fields.Date(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    outcome = fields.String(required=True, validate=OneOf(OUTCOMES))
    band = fields.String(required=True, allow_none=True)
    score = fields.Decimal(required=True, allow_none=True, as_string=True)
    coverage = fields.Decimal(required=True, allow_none=True, as_string=True)
    is_practice = fields.Boolean(required=True)


class AuditStoreSchema(Schema):
    """The store of an audit, and the region it lies in."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.Nested(TextsSchema, required=True)
    time_zone = fields.String(required=True)
    region_id = fields.UUID(required=True)
    region_name = fields.Nested(TextsSchema, required=True)


class ChecklistNameSchema(Schema):
    """Which checklist version something is about."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)


class FindingCountsSchema(Schema):
    """How many findings of each severity."""

    critical = fields.Integer(required=True)
    major = fields.Integer(required=True)
    minor = fields.Integer(required=True)


class AuditRowSchema(AuditSchema):
    """An audit in a list. `findings` is null for readers who may not see findings, and for reports from before they were counted."""

    store = fields.Nested(AuditStoreSchema, required=True)
    checklist = fields.Nested(ChecklistNameSchema, required=True)
    findings = fields.Nested(FindingCountsSchema, required=True, allow_none=True)


class AuditCountsSchema(Schema):
    """How many of the audits one may see are in each state."""

    waiting = fields.Integer(required=True)
    submitted = fields.Integer(required=True)
    returned = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    published = fields.Integer(required=True)


class AuditPhotoSchema(Schema):
    """A photo an audit speaks of, and whether it has arrived."""

    photo_id = fields.UUID(required=True)
    item = fields.String(required=True)
    position = fields.Integer(required=True)
    has_arrived = fields.Boolean(required=True)


class TransitionSchema(Schema):
    """One step of a visit's life."""

    from_state = fields.String(required=True)
    to_state = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    actor_id = fields.UUID(required=True, allow_none=True, metadata={"description": "null: the system did it"})
    actor_name = fields.String(
        required=True, allow_none=True, metadata={"description": "null also where the reader may not see that person"}
    )
    reason = fields.String(required=True, allow_none=True)
    items = fields.List(fields.String(), required=True, allow_none=True)


class ShopperSchema(Schema):
    """Who was there; only QA and administrators are told."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class EvidencePhotoSchema(Schema):
    """Whether a photo's bytes are those that the chain of evidence recorded."""

    photo_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=OneOf(MATCHES))


class EvidenceVerdictSchema(Schema):
    """What a report's chain of evidence proves (docs/evidence.md)."""

    verdict = fields.String(required=True, validate=OneOf(VERDICTS))
    events = fields.Integer(required=True)
    broken_at = fields.Integer(required=True, allow_none=True)
    signature = fields.String(required=True, validate=OneOf(SIGNATURES))
    nonce_at = fields.AwareDateTime(required=True, allow_none=True)
    photos = fields.List(fields.Nested(EvidencePhotoSchema), required=True)


class AuditWholeSchema(Schema):
    """An audit with its responses, photos and history. Store-side readers get no shopper, no times of day and no history.

    Sections and items are in the document `GET /v1/checklists/{key}/versions/{version}`.
    """

    audit = fields.Nested(AuditSchema, required=True)
    store = fields.Nested(AuditStoreSchema, required=True)
    checklist = fields.Nested(ChecklistNameSchema, required=True)
    shopper_id = fields.UUID(required=True, allow_none=True)
    shopper = fields.Nested(ShopperSchema, required=True, allow_none=True)
    started_at = fields.AwareDateTime(required=True, allow_none=True)
    finished_at = fields.AwareDateTime(required=True, allow_none=True)
    last_seen_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata={"description": "last live photo or timed run before hand-in; what was noted later had time to fade"},
    )
    responses = fields.List(fields.Nested(ItemResponseSchema), required=True)
    photos = fields.List(fields.Nested(AuditPhotoSchema), required=True)
    history = fields.List(fields.Nested(TransitionSchema), required=True)
    evidence = fields.Nested(EvidenceVerdictSchema, required=True, allow_none=True)
    verification_code = fields.String(attribute="revision.code", required=True)


class AuditQuerySchema(PageQuerySchema):
    """What a list of audits is narrowed by."""

    store = fields.UUID(load_default=None)
    region = fields.UUID(load_default=None)
    checklist = fields.String(load_default=None, validate=Length(min=1, max=100))
    status = fields.String(load_default=None, validate=OneOf(list(STATES)))
    date_from = fields.Date(load_default=None, data_key="from")
    date_to = fields.Date(load_default=None, data_key="to")
    outcome = fields.String(load_default=None, validate=OneOf(OUTCOMES))
    band = fields.String(load_default=None, validate=Length(min=1, max=100))
    q = fields.String(
        load_default=None,
        validate=Length(min=1, max=100),
        metadata={"description": "a part of the store's name or code"},
    )
    order = fields.String(load_default="newest", validate=OneOf(["newest", "oldest"]))


class ReviewSchema(StrictSchema):
    """A decision about a report: the items it is about, and why."""

    decision = fields.String(required=True, validate=OneOf(list(DECISIONS)))
    items = fields.List(fields.String(validate=Length(min=1, max=100)), load_default=list, validate=Length(max=500))
    reason = fields.String(load_default=None, allow_none=True, validate=Length(min=0, max=4000))


class VisitQuerySchema(PageQuerySchema):
    """What a list of visits is narrowed by."""

    state = fields.String(load_default=None, validate=Length(min=1, max=40))


class PhotoQuerySchema(StrictSchema):
    """How large a photo is wanted: long edge 240, 600 or 1600 pixels."""

    size = fields.String(load_default="screen", validate=OneOf(["thumb", "print", "screen"]))


AuditPageSchema = page_of(AuditRowSchema, "AuditPage")
VisitPageSchema = page_of(VisitSchema, "VisitPage")
