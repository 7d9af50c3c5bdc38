"""Routes of what waits for somebody who marks exams."""

from typing import Any
from uuid import UUID

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes
from api.http.schemas import PageQuerySchema
from api.quizzes.comparing import describe_flags
from api.quizzes.copies import describe_copies
from api.quizzes.models import Attempt
from api.quizzes.reading import load_other
from api.quizzes.waiting import count_waiting, describe_to_decide, describe_to_mark, waiting, waits_for_decision
from api.quizzes.waiting_schemas import (
    CopiesSchema,
    ToDecidePageSchema,
    ToDecideQuerySchema,
    ToMarkPageSchema,
    WaitingSchema,
)
from api.training.keys import courses_to_take, open_answers

routes = Routes("marking", "Open answers without a mark, and attempts to decide about.")


@routes.get("/attempts/waiting", needs=Permission.ATTEMPT_MARK, answers=WaitingSchema)
def show_waiting(context: Context) -> dict[str, int]:
    """Count what waits for one."""
    return count_waiting(context.session, context.actor, courses_to_take(context.session, context.actor))


@routes.get("/attempts/to-mark", needs=Permission.ATTEMPT_MARK, query=PageQuerySchema, answers=ToMarkPageSchema)
def list_to_mark(context: Context, query: dict[str, Any]) -> Page:
    """List attempts with open answers that nobody has marked, the oldest first; whose they are is not told."""
    hidden = courses_to_take(context.session, context.actor)
    keys = [Attempt.received_at, Attempt.id]
    page = read_page(context.session, waiting(context.actor, "answers", hidden), keys, **query, is_descending=False)
    open_answers(context.session, context.actor, page.items, now=context.now)
    return Page(describe_to_mark(context.session, page.items), page.next)


@routes.get("/attempts/to-decide", needs=Permission.ATTEMPT_MARK, query=ToDecideQuerySchema, answers=ToDecidePageSchema)
def list_to_decide(context: Context, query: dict[str, Any]) -> Page:
    """List attempts that wait for a decision, the oldest first; or those that count though something is odd."""
    hidden = courses_to_take(context.session, context.actor)
    attempts = waiting(context.actor, query.pop("kind"), hidden)
    page = read_page(context.session, attempts, [Attempt.received_at, Attempt.id], **query, is_descending=False)
    return Page(describe_to_decide(context.session, context.actor, page.items), page.next)


@routes.get("/attempts/<uuid:attempt_id>/copies", needs=Permission.ATTEMPT_MARK, answers=CopiesSchema)
def show_copies(context: Context, attempt_id: UUID) -> dict[str, Any]:
    """Show all that was handed in for somebody else's attempt, and what each copy would earn."""
    attempt = load_other(context.session, context.actor, attempt_id)
    open_answers(context.session, context.actor, [attempt], now=context.now)
    [described] = describe_to_decide(context.session, context.actor, [attempt])
    return {
        "attempt": described,
        "is_waiting": waits_for_decision(context.session, attempt),
        "items": describe_copies(context.session, attempt),
        **describe_flags(context.session, context.actor, attempt),
    }
