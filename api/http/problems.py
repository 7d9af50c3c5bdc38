"""Every failure leaves as application/problem+json in the reader's language, with the request's id and nothing internal."""

from typing import Any

import structlog
from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from api.core.documents import encode
from api.core.problems import (
    BadRequest,
    Conflict,
    FieldError,
    MethodNotAllowed,
    NotFound,
    Problem,
    StorageFull,
    TooLarge,
    Unavailable,
    UnsupportedMedia,
    marked,
)
from api.i18n import Lang, negotiate, translate
from api.i18n.catalogue import messages

log = structlog.get_logger(__name__)
_FULL_DISK, _TOO_MANY = "53100", "53300"


class Unexpected(Problem):
    """500: our fault."""

    status = 500
    slug = "unexpected"
    title = marked("Something went wrong on our side")
    sentence = marked("Nothing was stored. The fault was noted under the number of this request; please try again.")


def render(problem: Problem, language: Lang) -> Response:
    """Write a problem as RFC 9457 JSON in a language."""
    response = Response(
        encode(describe_problem(problem, language)), problem.status, content_type="application/problem+json"
    )
    response.headers.update(problem.headers)
    response.headers["Content-Language"] = language
    return response


def describe_problem(problem: Problem, language: Lang) -> dict[str, Any]:
    """Write a problem as a JSON object in a language."""
    body: dict[str, Any] = {
        "type": f"/problems/{problem.slug}",
        "title": translate(language, problem.title),
        "status": problem.status,
        "detail": translate(language, problem.detail, **problem.params),
        "instance": f"urn:request:{g.get('request_id', '')}",
    }
    if problem.errors:
        body["errors"] = [describe(fault, language) for fault in problem.errors]
    return body


def describe(fault: FieldError, language: Lang) -> dict[str, str]:
    """Write one field's fault."""
    if fault.params is None:
        return {"pointer": fault.pointer, "detail": messages(language).get(fault.message, fault.message)}
    return {"pointer": fault.pointer, "detail": translate(language, fault.message, **fault.params)}


def install(app: Flask) -> None:
    """Answer every exception, expected or not, as a problem."""

    @app.errorhandler(Exception)
    def answer(error: Exception) -> Response:
        problem = translate_error(error)
        if problem.status >= 500:
            log.error("request failed", path=request.path, exc_info=error)
            if current_app.config.get("PROPAGATE_UNEXPECTED") and isinstance(problem, Unexpected):
                raise error
        return render(problem, current_language())


def current_language() -> Lang:
    """Give the language of this request's reader: that of their screen, else the one they chose."""
    return negotiate(request.headers.get("Accept-Language"), g.get("language"))


def translate_error(error: Exception) -> Problem:
    """Find the problem that says what an exception means to the reader."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return _from_http(error)
    if isinstance(error, DBAPIError):
        return _from_database(error)
    return Unexpected()


def _from_http(error: HTTPException) -> Problem:
    kinds = {404: NotFound, 405: MethodNotAllowed}
    if error.code == 413:
        return TooLarge(limit_mb=current_app.config["MAX_CONTENT_LENGTH"] // 1_000_000)
    if error.code == 415:
        return UnsupportedMedia(expected="application/json")
    problem = kinds.get(error.code or 500, BadRequest if (error.code or 500) < 500 else Unexpected)()
    problem.headers.update({name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}})
    return problem


def _from_database(error: DBAPIError) -> Problem:
    state = getattr(error.orig, "sqlstate", None)
    if state == _FULL_DISK:
        return StorageFull()
    if isinstance(error, IntegrityError):
        return Conflict()
    if isinstance(error, DataError):
        return BadRequest(marked("A value is outside what can be stored."))
    if isinstance(error, OperationalError) or state == _TOO_MANY or error.connection_invalidated:
        return Unavailable(headers={"Retry-After": "5"})
    return Unexpected()
