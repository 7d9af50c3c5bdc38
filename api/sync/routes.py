"""Routes of phones: pull and push."""

from typing import Any

from flask import Response, jsonify

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.sync.pull import pull
from api.sync.push import push
from api.sync.schemas import BundleSchema, PullQuerySchema, PushAnswerSchema, PushSchema

routes = Routes("sync", "What phones pull and push.")


@routes.get("/sync", needs=Permission.SYNC_PULL, query=PullQuerySchema, answers=BundleSchema)
def pull_bundle(context: Context, query: dict[str, Any]) -> Response:
    """Bring a phone everything it needs, or what changed since its cursor."""
    return jsonify(pull(context.session, context.actor, query["cursor"]))


@routes.post("/sync", needs=Permission.SYNC_PUSH, body=PushSchema, answers=PushAnswerSchema)
def push_ops(context: Context, body: dict[str, Any]) -> Response:
    """Take the acts a phone recorded; each one acts once however often it is sent."""
    return jsonify(
        push(context.session, context.actor, context.ports, body, language=context.language, now=context.now)
    )
