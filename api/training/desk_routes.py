"""Routes of the trainer's desk for one exam."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.quizzes.desk import describe_statistics
from api.quizzes.desk_schemas import StatisticsSchema
from api.training.exams import about_everything
from api.training.keys import open_keys

routes = Routes("exam-desk", "How exams and their questions do.")


@routes.get("/quizzes/<string:key>/statistics", needs=Permission.ATTEMPT_MARK, answers=StatisticsSchema)
def show_statistics(context: Context, key: str) -> dict[str, Any]:
    """Give the figures of an exam and of each question, with what they call for in plain words."""
    open_keys(context.session, context.actor, key, now=context.now)
    content = context.ports.settings.content_dir
    return describe_statistics(context.session, context.actor, key, content, is_whole=about_everything())
