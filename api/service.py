"""Is the house in order: liveness, readiness, figures, and the API's own description."""

import hmac
from typing import Any

from alembic.util import CommandError
from flask import Blueprint, Response, current_app, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.core.db import db
from api.core.problems import NotFound
from api.http import openapi
from api.http.needs import public
from api.migrating import newest_revision

blueprint = Blueprint("service", __name__)


@blueprint.get("/healthz")
@public
def show_health() -> Response:
    """Answer while the process lives."""
    return jsonify({"status": "ok"})


@blueprint.get("/readyz")
@public
def show_readiness() -> tuple[Response, int]:
    """Answer 200 only when database, migrations and storage are in order, else 503 with what is missing."""
    missing = [name for name, is_ready in (("database", _database), ("storage", _storage)) if not is_ready()]
    if "database" not in missing and not _migrations():
        missing.append("migrations")
    return jsonify({"status": "ready" if not missing else "not ready", "missing": missing}), 503 if missing else 200


@blueprint.get("/v1/openapi.json")
@public
def show_document() -> Response:
    """Give the OpenAPI 3.1 document."""
    return jsonify(openapi.document(current_app))


def _database() -> bool:
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _migrations() -> bool:
    try:
        return bool(db.session.scalar(text("SELECT version_num FROM alembic_version")) == newest_revision())
    except (SQLAlchemyError, CommandError):
        return False


def _storage() -> bool:
    ports: Any = current_app.extensions["ports"]
    return bool(ports.storage.is_ready())


@blueprint.get("/metrics")
@public
def show_metrics() -> Response:
    """Give the figures in Prometheus text to whoever holds the token; without a token set there is no such page."""
    expected = current_app.extensions["ports"].settings.metrics_token
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not expected or not hmac.compare_digest(sent.encode(), expected.encode()):
        raise NotFound
    return Response(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    """Give the figures of this process, or of all web processes together where they share a folder for them."""
    folder = current_app.extensions["ports"].settings.metrics_dir
    if folder is None:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))  # type: ignore[no-untyped-call]  # the library's own is untyped
    return registry
