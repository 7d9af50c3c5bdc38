"""Routes of assignments."""

from typing import Any

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.routes import Routes
from api.training.models import Assignment
from api.training.overview import overview
from api.training.schemas import AssignmentPageSchema, AssignmentQuerySchema, OverviewQuerySchema, OverviewSchema
from api.training.services import visible_assignments
from api.training.team import describe_team, team
from api.training.team_schemas import TeamPageSchema, TeamQuerySchema

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


@routes.get("/team", needs=Permission.ASSIGNMENT_READ, query=TeamQuerySchema, answers=TeamPageSchema)
def list_team(context: Context, query: dict[str, Any]) -> Page:
    """List the staff of one's stores by name: what they have to learn, what is late, what they proved, which drills wait."""
    people = team(context.actor, query.pop("store"))
    page = read_page(context.session, people, [User.name, User.id], is_descending=False, **query)
    return Page(describe_team(context.session, context.actor, page.items, now=context.now), page.next)
