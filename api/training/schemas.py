"""Contracts of assignments."""

from marshmallow import Schema, fields

from api.accounts.permissions import Role
from api.audits.fields import Id
from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Range, StrictSchema, TextsSchema, page_of
from api.quizzes.schemas import ExamCourseSchema, PhoneTime

STATES = ("assigned", "started", "completed", "passed", "withdrawn")
ROLES = [role.value for role in Role]


class AssignmentSchema(Schema):
    """A course given to a learner, and why."""

    id = fields.UUID(required=True)
    learner_id = fields.UUID(required=True)
    store_id = fields.UUID(required=True, allow_none=True)
    course_key = fields.String(required=True)
    lessons = fields.List(fields.String(), required=True)
    reason_kind = fields.String(required=True)
    reason_id = fields.UUID(required=True)
    round = fields.Integer(required=True)
    note = fields.String(required=True, allow_none=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)


class AssignmentQuerySchema(PageQuerySchema):
    """What a list of assignments is narrowed by."""

    store = fields.UUID(load_default=None)
    learner = fields.UUID(load_default=None)
    course = fields.String(load_default=None, validate=Length(min=1, max=100))
    reason = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=OneOf(list(STATES)))


AssignmentPageSchema = page_of(AssignmentSchema, "AssignmentPage")


class ProgressSchema(StrictSchema):
    """How far one is with a lesson (op `lesson.progress`): begun or read to its end, when, and how long it took so far (seconds)."""

    course = fields.String(required=True, validate=Length(min=1, max=100))
    lesson = fields.String(required=True, validate=Length(min=1, max=100))
    state = fields.String(required=True, validate=OneOf(["started", "completed"]))
    at = PhoneTime(required=True)
    seconds = fields.Integer(load_default=0, strict=True, validate=Range(min=0, max=10**6))


class ExamQuerySchema(StrictSchema):
    """In which round: that of an assignment, or (none) by oneself."""

    assignment = fields.UUID(load_default=None)


class PrerequisiteSchema(Schema):
    """A course that is better learnt before, and whether one has passed it. Nobody is kept from the exam by it."""

    name = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    has_passed = fields.Boolean(required=True)


class ExamSchema(Schema):
    """The exam of a course, and how one stands with it. `pass_share` is a share as text."""

    course = fields.Nested(ExamCourseSchema, required=True)
    pass_share = fields.String(required=True)
    attempts = fields.Integer(required=True)
    attempts_left = fields.Integer(required=True)
    cool_down_hours = fields.Integer(required=True)
    limit_minutes = fields.Integer(required=True, allow_none=True)
    asks_confidence = fields.Boolean(required=True)
    has_passed = fields.Boolean(required=True)
    prerequisites = fields.List(fields.Nested(PrerequisiteSchema), required=True)
    open_attempt_id = fields.UUID(required=True, allow_none=True)
    next_start_at = Moment(required=True, allow_none=True)


class TickSchema(StrictSchema):
    """An item of the drill, as in its rubric, and whether it was met; `na` if it did not come up."""

    item = fields.String(required=True, validate=Length(min=1, max=200))
    met = fields.String(required=True, validate=OneOf(["yes", "no", "na"]))
    note = fields.String(load_default=None, allow_none=True, validate=Length(min=0, max=1000))


class ObservationSchema(StrictSchema):
    """What an observer saw (op `drill.observe`): ticks, times of the stopwatch (ms), and the decision.

    `approved`, or `returned` with what was missing, or `reassigned` to another observer with the reason.
    """

    observation_id = Id(required=True)
    learner_id = Id(required=True)
    course = fields.String(required=True, validate=Length(min=1, max=100))
    lesson = fields.String(required=True, validate=Length(min=1, max=100))
    ticks = fields.List(fields.Nested(TickSchema), required=True, validate=Length(min=1, max=100))
    runs_ms = fields.List(
        fields.Integer(strict=True, validate=Range(min=0, max=3_600_000)),
        load_default=list,
        validate=Length(min=0, max=20),
    )
    outcome = fields.String(required=True, validate=OneOf(["approved", "returned", "reassigned"]))
    reason = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=1000))
    next_observer_id = Id(load_default=None, allow_none=True)
    observed_at = PhoneTime(required=True)


class DrillSchema(Schema):
    """What was seen of somebody in a drill."""

    id = fields.UUID(required=True)
    learner_id = fields.UUID(required=True)
    observer_id = fields.UUID(required=True)
    next_observer_id = fields.UUID(required=True, allow_none=True)
    course = fields.String(required=True, attribute="course_key")
    lesson = fields.String(required=True)
    ticks = fields.List(fields.Nested(TickSchema), required=True)
    runs_ms = fields.List(fields.Integer(), required=True)
    outcome = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    observed_at = Moment(required=True)
    received_at = Moment(required=True)


class DrillQuerySchema(PageQuerySchema):
    """What a list of observations is narrowed by."""

    learner = fields.UUID(load_default=None)
    course = fields.String(load_default=None, validate=Length(min=1, max=100))


class CertificateSchema(Schema):
    """A certificate: `valid` to the end of `expires_on` (null: for ever), `expired`, or `withdrawn`."""

    id = fields.UUID(required=True)
    learner_id = fields.UUID(required=True)
    learner_name = fields.String(required=True)
    course = fields.String(required=True, attribute="course_key")
    title = fields.Nested(TextsSchema, required=True)
    attempt_id = fields.UUID(required=True)
    code = fields.String(required=True)
    issued_on = fields.Date(required=True)
    expires_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True, validate=OneOf(["valid", "expired", "withdrawn"]))
    withdrawn_because = fields.String(required=True, allow_none=True)


class CertificateQuerySchema(PageQuerySchema):
    """What a list of certificates is narrowed by."""

    store = fields.UUID(load_default=None)
    learner = fields.UUID(load_default=None)
    course = fields.String(load_default=None, validate=Length(min=1, max=100))


class WithdrawalSchema(StrictSchema):
    """Why a certificate is withdrawn."""

    reason = fields.String(required=True, validate=Length(min=1, max=1000))


class RenewalSchema(StrictSchema):
    """How often something has to be proved again, in months: by `completion`, by the `previous` expiry, or on `fixed` dates from `base`.

    The next round opens `window_days` before; on fixed dates at least `min_months` lie between proof and expiry.
    """

    rule = fields.String(required=True, validate=OneOf(["completion", "previous", "fixed"]))
    months = fields.Integer(required=True, strict=True, validate=Range(min=1, max=120))
    min_months = fields.Integer(load_default=0, strict=True, validate=Range(min=0, max=120))
    window_days = fields.Integer(load_default=30, strict=True, validate=Range(min=0, max=365))
    base = fields.Date(load_default=None, allow_none=True)


class KeptRenewalSchema(Schema):
    """The same as it is kept, where the date is written already."""

    rule = fields.String(required=True, validate=OneOf(["completion", "previous", "fixed"]))
    months = fields.Integer(required=True)
    min_months = fields.Integer(required=True)
    window_days = fields.Integer(required=True)
    base = fields.String(required=True, allow_none=True, metadata={"format": "date"})


class TenureSchema(StrictSchema):
    """How many days somebody is in the job, both bounds included; null for no bound."""

    min_days = fields.Integer(load_default=None, allow_none=True, strict=True, validate=Range(min=0, max=36500))
    max_days = fields.Integer(load_default=None, allow_none=True, strict=True, validate=Range(min=0, max=36500))


class RuleRequestSchema(StrictSchema):
    """Who is given a course: `people`, or everybody with one of the `roles` in the `stores` and `regions`. No lessons means all.

    `tenure` narrows the roles to who is in the job for so many days, `promoter` to brand-sent promoters, or to the chain's own people.
    """

    course = fields.String(required=True, validate=Length(min=1, max=100))
    lessons = fields.List(fields.String(), load_default=list, validate=Length(min=0, max=100))
    people = fields.List(fields.UUID(), load_default=list, validate=Length(min=0, max=1000))
    roles = fields.List(fields.String(validate=OneOf(ROLES)), load_default=list, validate=Length(min=0, max=6))
    regions = fields.List(fields.UUID(), load_default=list, validate=Length(min=0, max=100))
    stores = fields.List(fields.UUID(), load_default=list, validate=Length(min=0, max=1000))
    tenure = fields.Nested(TenureSchema, load_default=None, allow_none=True)
    promoter = fields.Boolean(load_default=None, allow_none=True)
    due_days = fields.Integer(required=True, strict=True, validate=Range(min=1, max=365))
    renewal = fields.Nested(RenewalSchema, load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=Length(min=1, max=1000))


class RulePreviewRequestSchema(RuleRequestSchema):
    """A rule to look at before it acts, and which one it would stand in for."""

    replaces = fields.UUID(load_default=None, allow_none=True)


class AffectedSchema(Schema):
    """Somebody a rule would reach, and until when they would have time."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)


class HolderSchema(Schema):
    """Somebody who holds the certificate of a course, and its last day; null if it never expires."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    until = fields.Date(required=True, allow_none=True)


class ComesFirstSchema(Schema):
    """A course that comes first, and who of those who would get the later one was never given it."""

    name = fields.String(required=True)
    title = fields.Nested(TextsSchema, required=True)
    people = fields.List(fields.UUID(), required=True)


class RulePreviewSchema(Schema):
    """What a rule would do: who gets the course, whose open one is taken back, how many keep theirs, the next dates of renewal.

    `holds` names who is not asked, for they hold a certificate that need not be renewed yet; `undated` of whom nobody said since when
    they are employed, though the rule asks.
    `comes_first` names what comes before the course and is not known to everybody who would get it.
    """

    gets = fields.List(fields.Nested(AffectedSchema), required=True)
    holds = fields.List(fields.Nested(HolderSchema), required=True)
    loses = fields.List(fields.Nested(AffectedSchema), required=True)
    keeps = fields.Integer(required=True)
    undated = fields.List(fields.Nested(AffectedSchema), required=True)
    comes_first = fields.List(fields.Nested(ComesFirstSchema), required=True)
    next_dates = fields.List(fields.Date(), required=True)


class PolicyChangeEffectSchema(Schema):
    """Which lessons of a course changed, and who gets them until when."""

    course = fields.String(required=True)
    version = fields.Integer(required=True)
    lessons = fields.List(fields.String(), required=True)
    gets = fields.List(fields.Nested(AffectedSchema), required=True)


class RuleSchema(Schema):
    """A rule of assignment."""

    id = fields.UUID(required=True)
    course = fields.String(required=True, attribute="course_key")
    lessons = fields.List(fields.String(), required=True)
    people = fields.List(fields.UUID(), required=True)
    roles = fields.List(fields.String(), required=True)
    regions = fields.List(fields.UUID(), required=True, attribute="places.regions")
    stores = fields.List(fields.UUID(), required=True, attribute="places.stores")
    tenure = fields.Nested(TenureSchema, required=True, allow_none=True)
    promoter = fields.Boolean(required=True, allow_none=True)
    due_days = fields.Integer(required=True)
    renewal = fields.Nested(KeptRenewalSchema, required=True, allow_none=True)
    reason = fields.String(required=True)
    is_active = fields.Boolean(required=True)
    created_at = Moment(required=True)


class CountedSchema(Schema):
    """How many assignments are due, how many late by the day of the store, how many passed."""

    due = fields.Integer(required=True)
    late = fields.Integer(required=True)
    passed = fields.Integer(required=True)


class CountedPersonSchema(CountedSchema):
    """Somebody, and how they stand."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class CountedStoreSchema(CountedSchema):
    """A store with its people; who works in none stands under a name that says so, with an id made of the region's."""

    id = fields.UUID(required=True)
    name = fields.Nested(TextsSchema, required=True)
    people = fields.List(fields.Nested(CountedPersonSchema), required=True)


class CountedRegionSchema(CountedSchema):
    """A region with its stores."""

    id = fields.UUID(required=True)
    name = fields.Nested(TextsSchema, required=True)
    stores = fields.List(fields.Nested(CountedStoreSchema), required=True)


class OverviewSchema(Schema):
    """How training stands, from the region down to the person; where most is late comes first."""

    items = fields.List(fields.Nested(CountedRegionSchema), required=True)


class OverviewQuerySchema(StrictSchema):
    """About which course; about all without."""

    course = fields.String(load_default=None, validate=Length(min=1, max=100))


DrillPageSchema = page_of(DrillSchema, "DrillPage")
CertificatePageSchema = page_of(CertificateSchema, "CertificatePage")
RulePageSchema = page_of(RuleSchema, "RulePage")
