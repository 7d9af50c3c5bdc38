"""Routes of marking again."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.training.regrade_schemas import RegradeRequestSchema, RegradeSchema
from api.training.regrading import apply_regrade, preview_regrade

routes = Routes("regrades", "Marking exams again by the questions of today.")


@routes.get("/quizzes/<string:key>/regrade", needs=Permission.ATTEMPT_MARK, answers=RegradeSchema)
def show_regrade(context: Context, key: str) -> dict[str, Any]:
    """Say whose result, and whose certificate, would change if all attempts were marked by the questions of today; nothing is stored."""
    return preview_regrade(context.session, context.actor, key)


@routes.post(
    "/quizzes/<string:key>/regrade", needs=Permission.ATTEMPT_MARK, body=RegradeRequestSchema, answers=RegradeSchema
)
def carry_out_regrade(context: Context, body: dict[str, Any], key: str) -> dict[str, Any]:
    """Mark again for good what the preview named by this digest; certificates are issued and withdrawn as it showed."""
    return apply_regrade(context.session, context.actor, key, **body, now=context.now)
