"""Routes of rules that give courses to people."""

from typing import Any
from uuid import UUID

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes
from api.http.schemas import PageQuerySchema
from api.training.models import AssignmentRule
from api.training.rules import change_rule, end_rule, make_rule, preview_end, preview_rule, visible_rules
from api.training.schemas import (
    RulePageSchema,
    RulePreviewRequestSchema,
    RulePreviewSchema,
    RuleRequestSchema,
    RuleSchema,
)

routes = Routes("assignment-rules", "Who is given which course, until when, and how often again.")


@routes.get("/assignment-rules", needs=Permission.ASSIGNMENT_MANAGE, query=PageQuerySchema, answers=RulePageSchema)
def list_rules(context: Context, query: dict[str, Any]) -> Page:
    """List the rules one made, the latest first; who manages the whole organisation sees all."""
    return read_page(
        context.session, visible_rules(context.actor), [AssignmentRule.created_at, AssignmentRule.id], **query
    )


@routes.post(
    "/assignment-rules/preview",
    needs=Permission.ASSIGNMENT_MANAGE,
    body=RulePreviewRequestSchema,
    answers=RulePreviewSchema,
)
def show_effect(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Say who would get a course and who would lose it; nothing is stored."""
    return preview_rule(context.session, context.actor, body, now=context.now)


@routes.post(
    "/assignment-rules", needs=Permission.ASSIGNMENT_MANAGE, body=RuleRequestSchema, status=201, answers=RuleSchema
)
def add_rule(context: Context, body: dict[str, Any]) -> AssignmentRule:
    """Make a rule and apply it at once; from then on it is applied every hour."""
    return make_rule(context.session, context.actor, body, now=context.now)


@routes.post("/assignment-rules/<uuid:rule_id>/end", needs=Permission.ASSIGNMENT_MANAGE, answers=RuleSchema)
def stop_rule(context: Context, rule_id: UUID) -> AssignmentRule:
    """End a rule; what it gave and is not finished is taken back."""
    return end_rule(context.session, context.actor, rule_id, now=context.now)


@routes.put(
    "/assignment-rules/<uuid:rule_id>", needs=Permission.ASSIGNMENT_MANAGE, body=RuleRequestSchema, answers=RuleSchema
)
def put_rule(context: Context, body: dict[str, Any], rule_id: UUID) -> AssignmentRule:
    """Change a rule and apply it at once; its course stays. `…/preview` with `replaces` shows the effect before."""
    return change_rule(context.session, context.actor, rule_id, body, now=context.now)


@routes.get("/assignment-rules/<uuid:rule_id>/end", needs=Permission.ASSIGNMENT_MANAGE, answers=RulePreviewSchema)
def show_end(context: Context, rule_id: UUID) -> dict[str, Any]:
    """Say whose unfinished course would be taken back if the rule ended; nothing is stored."""
    return preview_end(context.session, context.actor, rule_id, now=context.now)
