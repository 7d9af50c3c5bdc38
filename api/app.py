"""The composition root: settings and ports in, a Flask application out. Nothing else knows every package."""

import logging
import sys
from typing import Any

import orjson
import structlog
from flask import Flask
from flask.json.provider import JSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from api import handlers, service
from api.accounts import routes as accounts
from api.accounts import user_routes as users
from api.accounts.permissions import Permission
from api.accounts.sessions import authenticate
from api.audits import nonces
from api.audits import routes as audits
from api.checklists import routes as checklists
from api.core.clock import utc_now
from api.core.db import db
from api.core.documents import encode
from api.core.ports import Ports
from api.core.sealing import SealingKeys
from api.core.settings import Settings, read_settings
from api.core.signing import Signer
from api.courses import routes as courses
from api.findings import routes as findings
from api.http import (
    app_pages,
    cursors,
    headers,
    html_pages,
    landing_page,
    openapi,
    problem_pages,
    problems,
    reference_page,
)
from api.http.needs import check_needs
from api.interchange import routes as interchange
from api.photos.decoding import Decoder
from api.reminders import routes as reminders
from api.reports import routes as reports
from api.reports.pool import RenderPool
from api.retraining import routes as retraining
from api.storage import Storage
from api.stores import routes as stores
from api.sync import device_routes as devices
from api.sync import routes as sync
from api.training import attempt_routes as quizzes
from api.training import desk_routes as exam_desk
from api.training import exam_routes as exams
from api.training import marking_routes as marking
from api.training import policy_routes as policy
from api.training import pool_routes as exam_pool
from api.training import proof_routes as proofs
from api.training import regrade_routes as regrades
from api.training import routes as training
from api.training import rule_routes as rules

GROUPS = (
    accounts.routes,
    users.routes,
    stores.routes,
    checklists.routes,
    courses.routes,
    audits.routes,
    findings.routes,
    training.routes,
    interchange.routes,
    rules.routes,
    exams.routes,
    quizzes.routes,
    marking.routes,
    exam_desk.routes,
    reminders.routes,
    regrades.routes,
    policy.routes,
    exam_pool.routes,
    proofs.routes,
    retraining.routes,
    sync.routes,
    devices.routes,
    reports.routes,
    reports.verify_routes,
)
PAGES = (service, app_pages, html_pages, landing_page, problem_pages, reference_page)

_ENGINE = {
    "pool_size": 8,
    "max_overflow": 8,
    "pool_pre_ping": False,
    "pool_recycle": 300,
    "json_serializer": encode,
    "json_deserializer": orjson.loads,
}


class FastJSON(JSONProvider):
    """JSON out by orjson: times in UTC, ids as strings."""

    def dumps(self, obj: Any, **_kwargs: Any) -> str:
        """Encode."""
        return orjson.dumps(obj, option=orjson.OPT_UTC_Z).decode()

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        """Decode."""
        return orjson.loads(s)


def create_ports(settings: Settings) -> Ports:
    """Build the real outside world."""
    storage = Storage(
        endpoint=settings.s3_endpoint_url,
        bucket=settings.s3_bucket,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key,
        region=settings.s3_region,
    )
    signer = Signer(settings.secret_key)
    # Without keys of their own, sealed files are opened by one derived from the secret that every process shares.
    sealing = [key.encode() for key in settings.sealing_keys] or [signer.derive("sealed files")]
    return Ports(
        settings=settings,
        clock=utc_now,
        storage=storage,
        signer=signer,
        extra={
            "decoder": Decoder(),
            "renderer": RenderPool(settings.fonts_dir),
            "sealing": SealingKeys(*sealing),
        },
    )


def create_app(settings: Settings | None = None, ports: Ports | None = None) -> Flask:
    """Build the application; raise SettingsError, or UndeclaredNeed for a route, with one clear line if it cannot run like this."""
    settings = settings or read_settings()
    ports = ports or create_ports(settings)
    app = Flask("tenseconds", static_folder=None)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url,
        SQLALCHEMY_ENGINE_OPTIONS=_ENGINE,
        MAX_CONTENT_LENGTH=settings.max_photo_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_body_bytes,
    )
    if settings.trusted_proxies:
        # Behind a proxy the address of the reader is in a header, which may be believed only that far.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies)  # type: ignore[method-assign]  # Flask's own way
    app.json = FastJSON(app)
    app.url_map.strict_slashes = False
    app.extensions.update(ports=ports, authenticate=authenticate)
    db.init_app(app)
    with app.app_context():
        db.session.session_factory.configure(
            info={
                "causes": handlers.causes(),
                "nonce_key": ports.signer.derive(nonces.PURPOSE),
                "cursor_key": ports.signer.derive(cursors.PURPOSE),
            }
        )
    headers.install(app, is_tls=settings.is_tls)
    app.extensions["needs"] = openapi.publish(app, GROUPS)
    for pages in PAGES:
        app.register_blueprint(pages.blueprint)
    check_needs(app, set(Permission))
    problems.install(app)
    return app


def configure_logs() -> None:
    """Write one JSON line an event to standard error; control characters are escaped by JSON itself."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(orjson.dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
