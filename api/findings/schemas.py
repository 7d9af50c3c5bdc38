"""Contracts of findings and corrective actions."""

from marshmallow import Schema, fields

from api.http.schemas import Length, OneOf, PageQuerySchema, TextsSchema, page_of

SEVERITIES = ("minor", "major", "critical")
ACTION_STATES = ("open", "done", "verified", "reopened")


class FindingSchema(Schema):
    """A finding. `share_lost` is what it cost, in points of the total."""

    id = fields.UUID(required=True)
    audit_id = fields.UUID(required=True)
    store_id = fields.UUID(required=True)
    checklist_key = fields.String(required=True)
    section = fields.String(required=True)
    item = fields.String(required=True)
    topic = fields.String(required=True)
    severity = fields.String(required=True, validate=OneOf(list(SEVERITIES)))
    rank = fields.Integer(required=True)
    share_lost = fields.Decimal(required=True, as_string=True)
    is_repeat = fields.Boolean(required=True)
    item_title = fields.Nested(TextsSchema, required=True)
    section_title = fields.Nested(TextsSchema, required=True)
    standard = fields.Nested(TextsSchema, required=True, allow_none=True)
    raised_at = fields.AwareDateTime(required=True)


class FindingQuerySchema(PageQuerySchema):
    """What a list of findings is narrowed by."""

    audit = fields.UUID(load_default=None)
    store = fields.UUID(load_default=None)
    topic = fields.String(load_default=None, validate=Length(min=1, max=100))
    severity = fields.String(load_default=None, validate=OneOf(list(SEVERITIES)))


class ActionFindingSchema(Schema):
    """What an action is about: which item of which report, and the standard it missed."""

    audit_id = fields.UUID(required=True)
    item = fields.String(required=True)
    topic = fields.String(required=True)
    severity = fields.String(required=True, validate=OneOf(list(SEVERITIES)))
    is_repeat = fields.Boolean(required=True)
    item_title = fields.Nested(TextsSchema, required=True)
    section_title = fields.Nested(TextsSchema, required=True)
    standard = fields.Nested(TextsSchema, required=True, allow_none=True)


class ActionSchema(Schema):
    """A corrective action."""

    id = fields.UUID(required=True)
    finding_id = fields.UUID(required=True)
    finding = fields.Nested(ActionFindingSchema, required=True)
    store_id = fields.UUID(required=True)
    owner_role = fields.String(required=True)
    due_on = fields.Date(required=True)
    state = fields.String(required=True, validate=OneOf(list(ACTION_STATES)))
    created_at = fields.AwareDateTime(required=True)


class ActionQuerySchema(PageQuerySchema):
    """What a list of corrective actions is narrowed by."""

    audit = fields.UUID(load_default=None)
    store = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=OneOf(list(ACTION_STATES)))


FindingPageSchema = page_of(FindingSchema, "FindingPage")
ActionPageSchema = page_of(ActionSchema, "ActionPage")
