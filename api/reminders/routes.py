"""Routes of one's own reminders."""

from typing import Any
from uuid import UUID

from flask import Response

from api.http.context import Context
from api.http.routes import SIGNED_IN, Routes, no_content
from api.reminders.schemas import (
    MailChoiceSchema,
    PushRequestSchema,
    ReminderChannelSchema,
    RemindersSchema,
    RobotRequestSchema,
)
from api.reminders.services import (
    add_browser,
    add_robot,
    choose_mail,
    describe_channel,
    describe_reminders,
    remove_channel,
)

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
