"""Routes of assignments."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.routes import Routes
from api.training.models import Assignment
from api.training.overview import overview
from api.training.schemas import AssignmentPageSchema, AssignmentQuerySchema, OverviewQuerySchema, OverviewSchema
from api.training.services import visible_assignments

routes = Routes("training", "Who has to learn what, why and until when.")


@routes.get("/assignments", needs=Permission.ASSIGNMENT_READ, query=AssignmentQuerySchema, answers=AssignmentPageSchema)
def list_assignments(context: Context, query: dict[str, Any]) -> Page:
    """List assignments, the latest first."""
    columns = {
        "store": Assignment.store_id,
        "learner": Assignment.learner_id,
        "course": Assignment.course_key,
        "reason": Assignment.reason_id,
        "state": Assignment.state,
    }
    assignments = narrowed(visible_assignments(context.actor), columns, query)
    return read_page(context.session, assignments, [Assignment.created_at, Assignment.id], **query)


@routes.get(
    "/assignments/overview", needs=Permission.ASSIGNMENT_READ, query=OverviewQuerySchema, answers=OverviewSchema
)
def show_overview(context: Context, query: dict[str, Any]) -> dict[str, Any]:
    """Count what is due, late and passed, from the region down to the person."""
    return {"items": overview(context.session, context.actor, query["course"], now=context.now)}
