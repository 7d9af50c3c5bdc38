"""Contracts of reminders."""

from marshmallow import Schema, fields

from api.channels.robots import HOSTS
from api.http.schemas import Length, Moment, OneOf, Range, StrictSchema
from api.reminders.steps import FIRST_HOUR, LAST_HOUR


class PushKeysSchema(StrictSchema):
    """The keys of a browser's subscription, base64url."""

    p256dh = fields.String(required=True, validate=Length(min=80, max=100))
    auth = fields.String(required=True, validate=Length(min=20, max=30))


class PushRequestSchema(StrictSchema):
    """A browser's subscription, as `PushSubscription.toJSON()` gives it without its expiry."""

    endpoint = fields.String(required=True, validate=Length(min=10, max=2000))
    keys = fields.Nested(PushKeysSchema, required=True)


class RobotRequestSchema(StrictSchema):
    """A robot of a chat group; `secret` if it signs (DingTalk, Feishu), `name` to know the group by."""

    shape = fields.String(required=True, validate=OneOf(sorted(HOSTS)))
    url = fields.String(required=True, validate=Length(min=10, max=2000))
    secret = fields.String(load_default="", validate=Length(min=0, max=200))
    name = fields.String(load_default="", validate=Length(min=0, max=60))


class MailChoiceSchema(StrictSchema):
    """Whether one wants mail."""

    is_on = fields.Boolean(required=True)


class HourChoiceSchema(StrictSchema):
    """At which hour of one's day one wants to be told; null is that of the house."""

    hour = fields.Integer(
        required=True, allow_none=True, strict=True, validate=Range(min=FIRST_HOUR, max=LAST_HOUR - 1)
    )


class LastToldSchema(Schema):
    """The last day there was something to tell, and what became of it; `unknown` may have been told and is not told again."""

    day = fields.Date(required=True)
    state = fields.String(required=True, validate=OneOf(["queued", "sending", "sent", "failed", "unknown"]))


class TestOutcomeSchema(Schema):
    """What became of a test: `sent`; `failed` for good, it is switched off; `away`, try later; `unknown`, no answer came."""

    outcome = fields.String(required=True, validate=OneOf(["sent", "failed", "away", "unknown"]))


class HoursSchema(Schema):
    """The hours somebody may choose."""

    first = fields.Integer(required=True)
    last = fields.Integer(required=True)


class MailSchema(Schema):
    """Mail to one's own address; impossible as long as no mail server is set."""

    address = fields.String(required=True)
    is_possible = fields.Boolean(required=True)
    is_on = fields.Boolean(required=True)
    last = fields.Nested(LastToldSchema, required=True, allow_none=True)


class ReminderChannelSchema(Schema):
    """Where one is told besides mail. `host` is all that is shown of the address; `last_error` says why it was switched off.

    `name` is what a browser runs on, or how its owner calls the group of a robot.
    """

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=OneOf(["push", "webhook"]))
    shape = fields.String(required=True, allow_none=True)
    host = fields.String(required=True)
    name = fields.String(required=True)
    is_on = fields.Boolean(required=True)
    last_error = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    last = fields.Nested(LastToldSchema, required=True, allow_none=True)


class RemindersSchema(Schema):
    """How one is reminded. `push_key` is the `applicationServerKey` with which a browser subscribes; `hour` that of the store's day."""

    hour = fields.Integer(required=True)
    house_hour = fields.Integer(required=True)
    hours = fields.Nested(HoursSchema, required=True)
    push_key = fields.String(required=True)
    mail = fields.Nested(MailSchema, required=True)
    channels = fields.List(fields.Nested(ReminderChannelSchema), required=True)
