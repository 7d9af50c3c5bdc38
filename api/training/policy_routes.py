"""Routes of what people have to learn again because a rule changed."""

from typing import Any

from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.routes import Routes
from api.training.policy import give_change, preview_change
from api.training.schemas import PolicyChangeEffectSchema

routes = Routes("policy-changes", "What who passed an earlier version of a course has to learn again.")


@routes.get("/courses/<string:key>/policy-change", needs=Permission.ASSIGNMENT_MANAGE, answers=PolicyChangeEffectSchema)
def show_change(context: Context, key: str) -> dict[str, Any]:
    """Say which lessons changed and who would be given them; nothing is stored."""
    return preview_change(context.session, context.actor, key, now=context.now)


@routes.post(
    "/courses/<string:key>/policy-change", needs=Permission.ASSIGNMENT_MANAGE, answers=PolicyChangeEffectSchema
)
def give(context: Context, key: str) -> dict[str, Any]:
    """Give the changed lessons to who holds a certificate of an earlier version, once each; their exam is about these alone."""
    return give_change(context.session, context.actor, key, now=context.now)
