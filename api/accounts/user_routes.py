"""Routes of people and their roles, for those who read or manage them."""

from typing import Any
from uuid import UUID

from flask import Response

from api.accounts.credentials import set_password
from api.accounts.memberships import add_role, change_shift, take_role
from api.accounts.models import Membership, User
from api.accounts.people import add_user, change_user, find_users
from api.accounts.permissions import Permission
from api.accounts.schemas import (
    MembershipChangeSchema,
    MembershipSchema,
    PasswordSchema,
    UserChangeSchema,
    UserPageSchema,
    UserQuerySchema,
    UserRequestSchema,
    UserSchema,
)
from api.accounts.visibility import load_visible
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes, no_content

routes = Routes("users", "People, their roles, and where these hold.")


@routes.get("/users", needs=Permission.USER_READ, query=UserQuerySchema, answers=UserPageSchema)
def list_users(context: Context, query: dict[str, Any]) -> Page:
    """List the people in one's scope, newest first; shoppers only for those who plan visits."""
    cursor, limit = query.pop("cursor"), query.pop("limit")
    return read_page(context.session, find_users(context.actor, **query), [User.id], cursor=cursor, limit=limit)


@routes.post("/users", needs=Permission.USER_MANAGE, body=UserRequestSchema, answers=UserSchema, status=201)
def create(context: Context, body: dict[str, Any]) -> User:
    """Add a person with their roles; without a password they wait until one is set."""
    return add_user(context.session, context.actor, body, now=context.now)


@routes.get("/users/<uuid:user_id>", needs=Permission.USER_READ, answers=UserSchema)
def show_user(context: Context, user_id: UUID) -> User:
    """Show a person in one's scope."""
    return load_visible(context.session, context.actor, Permission.USER_READ, user_id)


@routes.patch("/users/<uuid:user_id>", needs=Permission.USER_MANAGE, body=UserChangeSchema, answers=UserSchema)
def change(context: Context, body: dict[str, Any], user_id: UUID) -> User:
    """Change name, language or status; a disabled person is out at once."""
    return change_user(context.session, context.actor, user_id, body, now=context.now)


@routes.put("/users/<uuid:user_id>/password", needs=Permission.USER_MANAGE, body=PasswordSchema, status=204)
def change_password(context: Context, body: dict[str, Any], user_id: UUID) -> Response:
    """Set another person's password; all their sessions and tokens end."""
    set_password(context.session, context.actor, user_id, body["password"], now=context.now)
    return no_content()


@routes.post(
    "/users/<uuid:user_id>/memberships",
    needs=Permission.USER_MANAGE,
    body=MembershipSchema,
    answers=MembershipSchema,
    status=201,
)
def add_membership(context: Context, body: dict[str, Any], user_id: UUID) -> Membership:
    """Give a person a role in the organisation, a region or a store."""
    return add_role(context.session, context.actor, user_id, body, now=context.now)


@routes.patch(
    "/users/<uuid:user_id>/memberships/<uuid:membership_id>",
    needs=Permission.USER_MANAGE,
    body=MembershipChangeSchema,
    answers=MembershipSchema,
)
def change_membership(context: Context, body: dict[str, Any], user_id: UUID, membership_id: UUID) -> Membership:
    """Say which shift a person works in a store."""
    return change_shift(context.session, context.actor, user_id, membership_id, body["shift"], now=context.now)


@routes.delete("/users/<uuid:user_id>/memberships/<uuid:membership_id>", needs=Permission.USER_MANAGE, status=204)
def end_membership(context: Context, user_id: UUID, membership_id: UUID) -> Response:
    """Take a role from a person; it ends with their next request."""
    take_role(context.session, context.actor, user_id, membership_id, now=context.now)
    return no_content()
