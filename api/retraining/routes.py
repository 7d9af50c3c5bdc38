"""Routes of retraining."""

from typing import Any
from uuid import UUID

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.retraining.models import RetrainingRule
from api.retraining.reading import read_diagnosis, read_ladder
from api.retraining.rule import change_rule, read_rule
from api.retraining.schemas import DiagnosisSchema, LadderSchema, RetrainingRuleSchema

routes = Routes("retraining", "What findings led to in training.")


@routes.get("/retraining-rule", needs=Permission.ASSIGNMENT_MANAGE, answers=RetrainingRuleSchema)
def show_rule(context: Context) -> RetrainingRule:
    """Show whom findings give courses to, and until when."""
    return read_rule(context.session, context.actor.organisation_id)


@routes.put(
    "/retraining-rule", needs=Permission.ASSIGNMENT_MANAGE, body=RetrainingRuleSchema, answers=RetrainingRuleSchema
)
def put_rule(context: Context, body: dict[str, Any]) -> RetrainingRule:
    """Say whom findings give courses to from now on; for those who assign in the whole organisation."""
    return change_rule(context.session, context.actor, body, now=context.now)


@routes.get("/audits/<uuid:audit_id>/retraining", needs=Permission.ASSIGNMENT_READ, answers=LadderSchema)
def show_ladder(context: Context, audit_id: UUID) -> dict[str, Any]:
    """Show what a published report called for in training, topic by topic, and how far people are."""
    return {"items": read_ladder(context.session, context.actor, audit_id)}


@routes.get("/audits/<uuid:audit_id>/diagnosis", needs=Permission.FINDING_READ, answers=DiagnosisSchema)
def show_diagnosis(context: Context, audit_id: UUID) -> dict[str, Any]:
    """Show which pains of the chain a published report shows, the worst first, and the courses planned against them."""
    return read_diagnosis(context.session, context.actor, audit_id)
