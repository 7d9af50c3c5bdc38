"""Routes of phones and how they fare."""

from typing import Any
from uuid import UUID

from flask import Response

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes, no_content
from api.sync.device_schemas import DevicePageSchema, DeviceQuerySchema, HeartbeatSchema
from api.sync.devices import describe_devices, note_heartbeat, sign_out_device, visible_devices
from api.sync.models import Device

routes = Routes("devices", "The phones people work with, and which of them need a hand.")


@routes.put("/devices/<uuid:device_id>", needs=Permission.SYNC_PUSH, body=HeartbeatSchema, status=204)
def report_device(context: Context, body: dict[str, Any], device_id: UUID) -> Response:
    """Let one's own phone say how it fares: what still waits on it, and how safe its memory is."""
    note_heartbeat(context.session, context.actor, device_id, body, now=context.now)
    return no_content()


@routes.delete("/devices/<uuid:device_id>/sessions", needs=Permission.DEVICE_MANAGE, status=204)
def end_sessions_of_device(context: Context, device_id: UUID) -> Response:
    """Sign a phone out, as when it is lost: it asks to sign in again, and keeps what it has not sent until then."""
    sign_out_device(context.session, context.actor, device_id, now=context.now)
    return no_content()


@routes.get("/devices", needs=Permission.DEVICE_READ, query=DeviceQuerySchema, answers=DevicePageSchema)
def list_devices(context: Context, query: dict[str, Any]) -> Page:
    """List the phones of the people in one's scope, the latest seen first."""
    cursor, limit = query.pop("cursor"), query.pop("limit")
    devices = visible_devices(context.actor, **query, now=context.now)
    page = read_page(context.session, devices, [Device.last_seen_at, Device.id], cursor=cursor, limit=limit)
    return Page(describe_devices(context.session, page.items, context.language, now=context.now), page.next)
