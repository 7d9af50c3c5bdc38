"""Routes of signing in and out, of oneself, and of one's tokens."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request
from sqlalchemy import select

from api.accounts import events
from api.accounts.credentials import (
    change_own_password,
    confirm_totp,
    load_signed_in,
    offer_totp,
    refuse_wrong_password,
    remove_totp,
)
from api.accounts.grants import actor_of, permissions_of
from api.accounts.models import ApiToken, AuthSession, User
from api.accounts.own_sessions import close_own_session, describe_session, open_sessions
from api.accounts.people import change_oneself
from api.accounts.schemas import (
    MeSchema,
    NewTokenSchema,
    OwnChangeSchema,
    OwnPasswordSchema,
    SecondStepEndSchema,
    SecondStepOfferSchema,
    SecondStepSchema,
    SessionPageSchema,
    SignInSchema,
    TokenPageSchema,
    TokenRequestSchema,
    TokenSchema,
    UserSchema,
)
from api.accounts.services import load_user, make_token, revoke_token
from api.accounts.sessions import close_session, cookie_name, csrf_token, open_session
from api.accounts.signing_in import check_credentials, count_try
from api.core.db import db, enter
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import PUBLIC, SIGNED_IN, Routes, no_content
from api.http.schemas import PageQuerySchema
from api.journal import Happened, record

routes = Routes("accounts", "Who is signed in, and the tokens of integrations.")


@routes.post("/session", needs=PUBLIC, body=SignInSchema, answers=MeSchema)
def sign_in(context: Context, body: dict[str, Any]) -> Response:
    """Sign in with address and password (and a one-time code where one is set up); sets the session cookie."""
    _count_try(context, body["email"])
    user = check_credentials(context.session, context.ports, **body, now=context.now)
    enter(context.session, user.organisation_id)
    actor = actor_of(context.session, user)
    agent = request.headers.get("User-Agent", "")
    opened, token = open_session(context.session, user, set(actor.roles), context.now, agent=agent)
    record(context.session, Happened(events.SIGNED_IN, user.organisation_id, user.id, context.now, user.id))
    answer = {
        "user": load_user(context.session, user.id),
        "permissions": permissions_of(actor),
        "csrf": csrf_token(token, context.ports),
    }
    response = jsonify(MeSchema().dump(answer))
    response.set_cookie(
        cookie_name(context.ports),
        token,
        expires=opened.expires_at,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=context.ports.settings.is_tls,
    )
    return response


@routes.delete("/session", needs=SIGNED_IN, status=204)
def sign_out(context: Context) -> Response:
    """Sign out; the session ends at once."""
    if context.actor.session_id is not None:
        close_session(context.session, context.actor.session_id)
        record(
            context.session,
            Happened(
                events.SIGNED_OUT,
                context.actor.organisation_id,
                context.actor.user_id,
                context.now,
                context.actor.user_id,
            ),
        )
    response = no_content()
    response.delete_cookie(
        cookie_name(context.ports), path="/", secure=context.ports.settings.is_tls, httponly=True, samesite="Lax"
    )
    return response


@routes.get("/me", needs=SIGNED_IN, answers=MeSchema)
def show_me(context: Context) -> dict[str, Any]:
    """Tell who is signed in and what they may do."""
    token = request.cookies.get(cookie_name(context.ports), "")
    csrf = csrf_token(token, context.ports) if context.actor.session_id is not None else None
    return {
        "user": load_user(context.session, context.actor.user_id),
        "permissions": permissions_of(context.actor),
        "csrf": csrf,
    }


@routes.patch("/me", needs=SIGNED_IN, body=OwnChangeSchema, answers=UserSchema)
def change_me(context: Context, body: dict[str, Any]) -> User:
    """Change one's own name or language."""
    return change_oneself(context.session, context.actor, body, now=context.now)


@routes.get("/me/sessions", needs=SIGNED_IN, query=PageQuerySchema, answers=SessionPageSchema)
def list_my_sessions(context: Context, query: dict[str, Any]) -> Page:
    """List the browsers in which one is signed in, the latest seen first."""
    page = read_page(
        context.session, open_sessions(context.actor, context.now), [AuthSession.last_seen_at, AuthSession.id], **query
    )
    return Page([describe_session(opened, context.actor, context.language) for opened in page.items], page.next)


@routes.delete("/me/sessions/<uuid:session_id>", needs=SIGNED_IN, status=204)
def end_my_session(context: Context, session_id: UUID) -> Response:
    """Sign out one of one's own browsers, lost or left behind; it is out at once."""
    close_own_session(context.session, context.actor, session_id, now=context.now)
    return no_content()


@routes.put("/me/password", needs=SIGNED_IN, body=OwnPasswordSchema, status=204)
def change_my_password(context: Context, body: dict[str, Any]) -> Response:
    """Change one's own password; every session and token ends, this one too."""
    user = load_signed_in(context.session, context.actor)
    _count_try(context, user.email)
    change_own_password(context.session, user, **body, now=context.now)
    return no_content()


@routes.post("/me/totp", needs=SIGNED_IN, body=SecondStepSchema, answers=SecondStepOfferSchema, is_secret=True)
def set_up_totp(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Set up an authenticator app: without `code` get its secret, then in the same session send a code of it."""
    user = load_signed_in(context.session, context.actor)
    _count_try(context, user.email)
    refuse_wrong_password(user, body["password"], "/password")
    if body["code"] is None:
        return offer_totp(user, context.actor, context.ports)
    return confirm_totp(context.session, user, context.actor, context.ports, body["code"], now=context.now)


@routes.delete("/me/totp", needs=SIGNED_IN, body=SecondStepEndSchema, status=204)
def end_totp(context: Context, body: dict[str, Any]) -> Response:
    """Remove the authenticator app, against the password and a code of it."""
    user = load_signed_in(context.session, context.actor)
    _count_try(context, user.email)
    refuse_wrong_password(user, body["password"], "/password")
    remove_totp(context.session, user, body["code"], now=context.now)
    return no_content()


@routes.get("/tokens", needs=SIGNED_IN, query=PageQuerySchema, answers=TokenPageSchema)
def list_tokens(context: Context, query: dict[str, Any]) -> Page:
    """List one's own tokens, newest first."""
    mine = select(ApiToken).where(ApiToken.user_id == context.actor.user_id)
    return read_page(context.session, mine, [ApiToken.id], **query)


@routes.post("/tokens", needs=SIGNED_IN, body=TokenRequestSchema, answers=NewTokenSchema, status=201, is_secret=True)
def add_token(context: Context, body: dict[str, Any]) -> dict[str, Any]:
    """Make a token for an integration; its value is shown in this answer and never again."""
    token, value = make_token(context.session, context.actor, **body, now=context.now)
    return {**{name: getattr(token, name) for name in TokenSchema().fields}, "token": value}


@routes.delete("/tokens/<uuid:token_id>", needs=SIGNED_IN, status=204)
def end_token(context: Context, token_id: UUID) -> Response:
    """End a token at once."""
    revoke_token(context.session, context.actor, token_id, now=context.now)
    return no_content()


def _count_try(context: Context, email: str) -> None:
    """Count in a transaction of its own, for a failed try rolls back everything else."""
    with db.session.session_factory() as apart, apart.begin():
        count_try(apart, context.ports, email=email, address=request.remote_addr or "", now=context.now)
