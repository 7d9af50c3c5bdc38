"""What every answer carries: an id to quote, and headers that leave a browser no room for mischief."""

import time

import structlog
from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

from api.core.ids import new_id

log = structlog.get_logger("api.request")
REQUESTS = Counter("tenseconds_requests_total", "Requests answered", ["method", "endpoint", "status"])
SECONDS = Histogram("tenseconds_request_seconds", "Seconds to answer", ["endpoint"])

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FIXED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
}


def install(app: Flask, *, is_tls: bool) -> None:
    """Give each request an id and each answer its headers, one log line and its figures."""

    @app.before_request
    def begin() -> None:
        g.request_id, g.started = str(new_id()), time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        for name, value in _FIXED.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if is_tls:
            response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        _account(response)
        return response


def _account(response: Response) -> None:
    endpoint = request.endpoint or "unknown"
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    REQUESTS.labels(request.method, endpoint, response.status_code).inc()
    SECONDS.labels(endpoint).observe(seconds)
    log.info(
        "answered",
        request_id=g.get("request_id"),
        method=request.method,
        endpoint=endpoint,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
        actor=str(g.get("actor_id", "")),
    )
