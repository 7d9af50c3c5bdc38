"""Routes of the trainer's desk for one exam."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.quizzes.desk import describe_statistics, preview_regrade
from api.quizzes.desk_schemas import RegradeSchema, StatisticsSchema

routes = Routes("exam-desk", "How exams and their questions do.")


@routes.get("/quizzes/<string:key>/statistics", needs=Permission.ATTEMPT_MARK, answers=StatisticsSchema)
def show_statistics(context: Context, key: str) -> dict[str, Any]:
    """Give the figures of an exam and of each question, with what they call for in plain words."""
    content = context.ports.settings.content_dir
    return describe_statistics(context.session, context.actor, key, content, context.language)


@routes.get("/quizzes/<string:key>/regrade", needs=Permission.ATTEMPT_MARK, answers=RegradeSchema)
def show_regrade(context: Context, key: str) -> dict[str, Any]:
    """Say whose result would change if all attempts were marked by the questions of today; nothing is stored."""
    return {"items": preview_regrade(context.session, context.actor, key)}
