"""Routes of exams as a learner meets them: what one asks for, and starting an attempt."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.quizzes.schemas import PacketSchema, StartSchema
from api.quizzes.starting import start_attempt
from api.training.exams import describe_exam, find_occasion
from api.training.schemas import ExamQuerySchema, ExamSchema

routes = Routes("exams", "Exams of courses, and starting an attempt.")


@routes.get("/quizzes/<string:key>", needs=Permission.ATTEMPT_TAKE, query=ExamQuerySchema, answers=ExamSchema)
def show_exam(context: Context, query: dict[str, Any], key: str) -> dict[str, Any]:
    """Say what the exam of a course asks for, and how one stands with it."""
    occasion = find_occasion(context.session, context.actor, key, query["assignment"], now=context.now)
    return describe_exam(context.session, context.actor, occasion)


@routes.post(
    "/quizzes/<string:key>/attempts",
    needs=Permission.ATTEMPT_TAKE,
    body=StartSchema,
    status=201,
    answers=PacketSchema,
)
def start(context: Context, body: dict[str, Any], key: str) -> tuple[Response, int]:
    """Start an attempt: the packet to work on, with or without a network. Asking again on the same device brings the same packet."""
    device_id: UUID = body["device_id"]
    occasion = find_occasion(context.session, context.actor, key, body["assignment_id"], now=context.now)
    attempt = start_attempt(context.session, context.ports, context.actor, occasion, device_id, now=context.now)
    return jsonify(attempt.packet), 201
