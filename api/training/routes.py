"""Routes of assignments."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.routes import Routes
from api.training.models import Assignment
from api.training.schemas import AssignmentPageSchema, AssignmentQuerySchema
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
