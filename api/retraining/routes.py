"""Routes of retraining."""

from typing import Any
from uuid import UUID

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.retraining.reading import read_diagnosis, read_ladder
from api.retraining.schemas import DiagnosisSchema, LadderSchema

routes = Routes("retraining", "What findings led to in training.")


@routes.get("/audits/<uuid:audit_id>/retraining", needs=Permission.ASSIGNMENT_READ, answers=LadderSchema)
def show_ladder(context: Context, audit_id: UUID) -> dict[str, Any]:
    """Show what a published report called for in training, topic by topic, and how far people are."""
    return {"items": read_ladder(context.session, context.actor, audit_id)}


@routes.get("/audits/<uuid:audit_id>/diagnosis", needs=Permission.FINDING_READ, answers=DiagnosisSchema)
def show_diagnosis(context: Context, audit_id: UUID) -> dict[str, Any]:
    """Show which pains of the chain a published report shows, the worst first, and the courses planned against them."""
    return read_diagnosis(context.session, context.actor, audit_id)
