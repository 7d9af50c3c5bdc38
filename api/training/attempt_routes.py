"""Routes of attempts, from handing in to what a trainer decides. Who is still to take an exam does not see its keys here."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from flask import Response, jsonify, request

from api.accounts.permissions import Permission
from api.core.problems import FieldError, Invalid, marked
from api.http.bodies import read_json
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.problems import describe_problem
from api.http.routes import Routes
from api.quizzes.arriving import submit_attempt
from api.quizzes.deciding import decide, grant_time, mark_by_hand
from api.quizzes.models import Attempt
from api.quizzes.problems import AnotherSubmission
from api.quizzes.reading import describe_all, describe_whole, load_attempt, may_read, visible_attempts
from api.quizzes.schemas import (
    AttemptPageSchema,
    AttemptQuerySchema,
    AttemptWholeSchema,
    DecisionSchema,
    ExtraTimeSchema,
    MarksSchema,
    SubmissionSchema,
)
from api.quizzes.starting import goes_of
from api.training.keys import is_settled, open_answers

routes = Routes("attempts", "Exams: drawn and marked by the server, answered with or without a network.")


@routes.get("/attempts", needs=Permission.ATTEMPT_READ, query=AttemptQuerySchema, answers=AttemptPageSchema)
def list_attempts(context: Context, query: dict[str, Any]) -> Page:
    """List attempts, the latest first: one's own, and those in one's scope."""
    columns = {
        "store": Attempt.store_id,
        "learner": Attempt.learner_id,
        "course": Attempt.course_key,
        "state": Attempt.state,
    }
    attempts = narrowed(visible_attempts(context.actor), columns, query)
    page = read_page(context.session, attempts, [Attempt.issued_at, Attempt.id], **query)
    return Page(describe_all(context.session, context.actor, page.items), page.next)


@routes.get("/attempts/<uuid:attempt_id>", needs=Permission.ATTEMPT_READ, answers=AttemptWholeSchema)
def show_attempt(context: Context, attempt_id: UUID) -> dict[str, Any]:
    """Show an attempt, and its answers once they cannot help with another one."""
    return _describe(context, load_attempt(context.session, context.actor, attempt_id))


@routes.put(
    "/attempts/<uuid:attempt_id>/submission",
    needs=Permission.ATTEMPT_TAKE,
    body=SubmissionSchema,
    answers=AttemptWholeSchema,
)
def put_submission(context: Context, body: dict[str, Any], attempt_id: UUID) -> Any:
    """Hand in one's own attempt; the body is the payload of the op `attempt.submit`.

    The same again changes nothing; something else is kept beside the first, and answered with 409.
    """
    if body["attempt_id"] != attempt_id:
        raise Invalid(errors=[FieldError("/attempt_id", marked("This is another attempt than the address names."))])
    arrival = submit_attempt(context.session, context.actor, read_json(request), now=context.now)
    if arrival.is_conflicting:
        return _kept_beside(context)
    return _describe(context, arrival.attempt)


def _describe(context: Context, attempt: Attempt) -> dict[str, Any]:
    if may_read(context.actor, attempt):
        open_answers(context.session, context.actor, [attempt], now=context.now)
    goes = goes_of(context.session, attempt.learner_id, attempt.course_key)
    is_own = attempt.learner_id == context.actor.user_id
    settled = is_own and is_settled(context.session, attempt, goes)
    return describe_whole(context.session, context.actor, attempt, goes, is_settled=settled)


def _kept_beside(context: Context) -> Response:
    """Answer 409 without raising it, because what came has to stay."""
    response = jsonify(describe_problem(AnotherSubmission(), context.language))
    response.status_code, response.content_type = AnotherSubmission.status, "application/problem+json"
    return response


@routes.post(
    "/attempts/<uuid:attempt_id>/marks", needs=Permission.ATTEMPT_MARK, body=MarksSchema, answers=AttemptWholeSchema
)
def mark_attempt(context: Context, body: dict[str, Any], attempt_id: UUID) -> dict[str, Any]:
    """Mark the open answers of somebody else's attempt."""
    attempt = mark_by_hand(context.session, context.actor, attempt_id, body["marks"], now=context.now)
    return _describe(context, attempt)


@routes.post(
    "/attempts/<uuid:attempt_id>/decision",
    needs=Permission.ATTEMPT_MARK,
    body=DecisionSchema,
    answers=AttemptWholeSchema,
)
def decide_attempt(context: Context, body: dict[str, Any], attempt_id: UUID) -> dict[str, Any]:
    """Decide about an attempt that came late, took too long, was handed in twice or is odd otherwise: which copy counts, or none."""
    attempt = decide(context.session, context.actor, attempt_id, **body, now=context.now)
    return _describe(context, attempt)


@routes.put(
    "/users/<uuid:user_id>/extra-time", needs=Permission.ATTEMPT_MARK, body=ExtraTimeSchema, answers=ExtraTimeSchema
)
def put_extra_time(context: Context, body: dict[str, Any], user_id: UUID) -> dict[str, Any]:
    """Give a person more time in exams, from their next attempt on."""
    grant_time(context.session, context.actor, user_id, Decimal(body["factor"]), now=context.now)
    return body
