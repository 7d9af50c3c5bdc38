"""Routes of phones: pull and push."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request

from api.accounts.permissions import Permission
from api.audits import nonces
from api.http.context import Context
from api.http.routes import PUBLIC, Routes
from api.photos.sniffing import ACCEPTED
from api.sync.bundle_schemas import BundleSchema
from api.sync.photos import receive_photo
from api.sync.pull import pull
from api.sync.push import push
from api.sync.receipts import find_receipt
from api.sync.schemas import KeysSchema, PullQuerySchema, PushAnswerSchema, PushSchema, ReceiptSchema

PHOTO_BODY = {
    "required": True,
    "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in ACCEPTED},
}
PHOTO_HEADERS = [
    {
        "in": "header",
        "name": "Content-Digest",
        "required": True,
        "schema": {"type": "string"},
        "example": "sha-256=:…:",
    },
    {"in": "header", "name": "Content-Range", "schema": {"type": "string"}, "example": "bytes 0-4999999/12000000"},
]

routes = Routes("sync", "What phones pull and push.")


@routes.get("/keys", needs=PUBLIC, answers=KeysSchema)
def show_keys(context: Context) -> dict[str, Any]:
    """Give the key that checks receipts (Ed25519 over their RFC 8785 form without `signature`), and the one phones seal files with."""
    signer = context.ports.signer
    keys = [{"key_id": signer.key_id, "algorithm": "Ed25519", "public_key": signer.public_key}]
    return {"keys": keys, "sealing": context.ports.extra["sealing"].describe()}


@routes.get("/sync", needs=Permission.SYNC_PULL, query=PullQuerySchema, answers=BundleSchema)
def pull_bundle(context: Context, query: dict[str, Any]) -> Response:
    """Bring a phone everything it needs, or what changed since its cursor."""
    key = context.ports.signer.derive(nonces.PURPOSE)
    return jsonify(pull(context.session, context.actor, query["cursor"], nonce_key=key, now=context.now))


@routes.post("/sync", needs=Permission.SYNC_PUSH, body=PushSchema, answers=PushAnswerSchema)
def push_ops(context: Context, body: dict[str, Any]) -> Response:
    """Take the acts a phone recorded; each one acts once however often it is sent."""
    return jsonify(push(context, body))


@routes.get("/visits/<uuid:visit_id>/receipt", needs=Permission.SYNC_PULL, answers=ReceiptSchema)
def show_receipt(context: Context, visit_id: UUID) -> dict[str, Any]:
    """Say what the server holds of one's own report, by hash, so that the phone may forget it; 404 while nothing has come."""
    return find_receipt(context.session, context.actor, visit_id)


@routes.put(
    "/photos/<uuid:photo_id>",
    needs=Permission.PHOTO_UPLOAD,
    status=204,
    also={202: "A part was kept; `Upload-Offset` says where to go on"},
    requestBody=PHOTO_BODY,
    parameters=PHOTO_HEADERS,
)
def put_photo(context: Context, photo_id: UUID) -> Response:
    """Store a photo under the id its phone made; photos over 5 MB may come in parts by `Content-Range`."""
    return receive_photo(context, request, photo_id)
