"""The route of the questions an exam draws from."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.quizzes.desk_schemas import PoolSchema
from api.quizzes.pool import read_pool
from api.training.keys import open_keys

routes = Routes("exam-pool", "The questions exams draw from.")


@routes.get("/quizzes/<string:key>/questions", needs=Permission.ATTEMPT_MARK, answers=PoolSchema)
def show_pool(context: Context, key: str) -> dict[str, Any]:
    """Show every question of an exam with its key and explanation, in both languages."""
    open_keys(context.session, context.actor, key, now=context.now)
    return {"items": read_pool(context.session, key)}
