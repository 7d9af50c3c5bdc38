"""Declaring a route: what it needs, what it takes, what it answers. A route that does not say what it needs does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from marshmallow import Schema
from sqlalchemy.orm import Session

from api.core.ports import Ports
from api.core.problems import Forbidden, Unauthenticated
from api.http.bodies import StrictParser
from api.http.context import Authenticate, Context
from api.http.idempotency import once
from api.http.problems import current_language
from api.http.schemas import ProblemSchema
from api.http.unit import in_one_transaction

PUBLIC = "public"
SIGNED_IN = "signed-in"
_COMMON_PROBLEMS = (400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429, 500, 503, 507)
_PROBLEM = ProblemSchema()
View = Callable[..., Any]


class _Documented(Blueprint):  # type: ignore[misc] # flask-smorest ships no types
    ARGUMENTS_PARSER = StrictParser()


class Routes:
    """The routes of one package, under `/v1` unless told otherwise."""

    def __init__(self, name: str, description: str, *, prefix: str = "/v1") -> None:
        """Name the group as it shows in the OpenAPI document."""
        self.blueprint = _Documented(name, name, url_prefix=prefix, description=description)
        self.needs: dict[tuple[str, str], str] = {}
        self.mentioned: list[type[Schema]] = []
        self._prefix = prefix

    def mention(self, schema: type[Schema]) -> None:
        """Describe a contract in the OpenAPI document that travels inside another one."""
        self.mentioned.append(schema)

    def get(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Declare a reading route."""
        return self._route("GET", rule, **options)

    def post(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Declare a route that acts."""
        return self._route("POST", rule, **options)

    def put(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Declare a route that stores under a given id."""
        return self._route("PUT", rule, **options)

    def patch(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Declare a route that changes some fields."""
        return self._route("PATCH", rule, **options)

    def delete(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Declare a route that removes."""
        return self._route("DELETE", rule, **options)

    def _route(
        self,
        method: str,
        rule: str,
        *,
        needs: str,
        body: type[Schema] | Schema | None = None,
        query: type[Schema] | Schema | None = None,
        answers: type[Schema] | Schema | dict[str, Any] | None = None,
        status: int = 200,
        is_secret: bool = False,
        **doc: Any,
    ) -> Callable[[View], View]:
        """Check permission first, parse second, act third, commit last; `doc` goes to the OpenAPI operation.

        `is_secret` says that the answer shows something that must never be stored, such as a new token.
        """

        def declare(view: View) -> View:
            parsed = self._documented(view, body, query, answers, status, doc)

            @wraps(parsed)
            def endpoint(**path: Any) -> Any:
                return handle(needs, parsed, path, is_secret=is_secret)

            endpoint.needs = needs  # type: ignore[attr-defined]  # looked at when the application is put together
            self.needs[(method, self._prefix + rule)] = needs
            self.blueprint.route(rule, methods=[method])(endpoint)
            return view

        return declare

    def _documented(self, view: View, body: Any, query: Any, answers: Any, status: int, doc: dict[str, Any]) -> View:
        content_type = doc.pop("content_type", None)
        extra = doc.pop("also", {})
        parsed = self.blueprint.response(status, answers, content_type=content_type)(view)
        for other, description in extra.items():
            parsed = self.blueprint.alt_response(other, description=description)(parsed)
        for problem in _COMMON_PROBLEMS:
            if problem not in extra and problem != status:
                parsed = self.blueprint.alt_response(problem, schema=_PROBLEM, content_type="application/problem+json")(
                    parsed
                )
        if body is not None:
            parsed = self.blueprint.arguments(body)(parsed)
        if query is not None:
            parsed = self.blueprint.arguments(query, location="query")(parsed)
        documented: View = self.blueprint.doc(**doc)(parsed) if doc else parsed
        return documented


def handle(needs: str, parsed: View, path: dict[str, Any], *, is_secret: bool = False) -> Any:
    """Run one request inside one transaction; the answer is built before the commit, and sent only after it."""
    ports: Ports = current_app.extensions["ports"]
    authenticate: Authenticate = current_app.extensions["authenticate"]

    def work(session: Session, is_careful: bool) -> Any:  # noqa: FBT001 - a callback
        now = ports.clock()
        actor = None if needs == PUBLIC else authenticate(session, request, ports, now)
        if actor is not None:
            g.language, g.actor_id = actor.language, actor.user_id
        elif needs != PUBLIC:
            raise Unauthenticated(headers={"WWW-Authenticate": 'Bearer realm="tenseconds"'})
        if actor is not None and needs != SIGNED_IN and not actor.may(needs):
            raise Forbidden
        context = Context(session, ports, now, current_language(), actor, is_careful)
        return once(context, lambda: parsed(context, **path), is_secret=is_secret)

    return in_one_transaction(work)


def no_content() -> Response:
    """Answer 204."""
    return Response(status=204)
