"""Routes of one's own reminders."""

from typing import Any
from uuid import UUID

from flask import Response

from api.http.context import Context
from api.http.routes import SIGNED_IN, Routes, no_content
from api.reminders.schemas import (
    HourChoiceSchema,
    MailChoiceSchema,
    PushRequestSchema,
    ReminderChannelSchema,
    RemindersSchema,
    RobotRequestSchema,
    TestOutcomeSchema,
)
from api.reminders.services import (
    add_browser,
    add_robot,
    choose_hour,
    choose_mail,
    describe_channel,
    describe_reminders,
    remove_channel,
)
from api.reminders.trying import try_channel, try_mail

routes = Routes("reminders", "Where one is told once a day what is due.")


@routes.get("/me/reminders", needs=SIGNED_IN, answers=RemindersSchema)
def show_reminders(context: Context) -> dict[str, Any]:
    """Say where one is reminded, and with which key a browser subscribes."""
    return describe_reminders(context.session, context.ports, context.actor)


@routes.put("/me/reminders/mail", needs=SIGNED_IN, body=MailChoiceSchema, answers=RemindersSchema)
def put_mail(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Switch mail on or off."""
    choose_mail(context.session, context.actor, is_on=body["is_on"], now=context.now)
    return describe_reminders(context.session, context.ports, context.actor)


@routes.put("/me/reminders/hour", needs=SIGNED_IN, body=HourChoiceSchema, answers=RemindersSchema)
def put_hour(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Choose the hour of one's day at which one is told, or that of the house."""
    choose_hour(context.session, context.ports, context.actor, body["hour"], now=context.now)
    return describe_reminders(context.session, context.ports, context.actor)


@routes.post("/me/reminders/mail/test", needs=SIGNED_IN, answers=TestOutcomeSchema)
def post_mail_test(context: Context) -> dict[str, Any]:
    """Send oneself a mail that says where reminders come; at most one in a while."""
    return {"outcome": try_mail(context.session, context.ports, context.actor, now=context.now)}


@routes.post("/me/reminders/channels/<uuid:channel_id>/test", needs=SIGNED_IN, answers=TestOutcomeSchema)
def post_channel_test(context: Context, channel_id: UUID) -> dict[str, Any]:
    """Let a browser or a robot say something; at most once in a while. One that takes it is switched on."""
    return {"outcome": try_channel(context.session, context.ports, context.actor, channel_id, now=context.now)}


@routes.post(
    "/me/reminders/browsers", needs=SIGNED_IN, body=PushRequestSchema, status=201, answers=ReminderChannelSchema
)
def post_browser(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Add this browser; adding it again changes nothing."""
    return describe_channel(add_browser(context.session, context.ports, context.actor, body, now=context.now))


@routes.post(
    "/me/reminders/robots", needs=SIGNED_IN, body=RobotRequestSchema, status=201, answers=ReminderChannelSchema
)
def post_robot(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Add the robot of a chat group. Everybody in the group reads what it says."""
    return describe_channel(add_robot(context.session, context.ports, context.actor, body, now=context.now))


@routes.delete("/me/reminders/channels/<uuid:channel_id>", needs=SIGNED_IN, status=204)
def delete_channel(context: Context, channel_id: UUID) -> Response:
    """Take a browser or a robot away."""
    remove_channel(context.session, context.actor, channel_id, now=context.now)
    return no_content()
