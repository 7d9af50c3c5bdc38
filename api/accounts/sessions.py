"""Signing in and staying so: reference tokens kept only as hashes, idle and absolute limits, and a check against forged requests."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Request
from sqlalchemy import Row, Select, Table, bindparam, delete, select, update
from sqlalchemy.orm import Session

from api.accounts.grants import grants_of, memberships_of
from api.accounts.models import ApiToken, AuthSession, User
from api.accounts.user_agents import recognise
from api.core.actor import Actor
from api.core.db import entering, note_entered, table_of
from api.core.ids import new_id, new_token
from api.core.ports import Ports
from api.core.problems import Forbidden, Unauthenticated, marked

CSRF_HEADER = "X-CSRF-Token"
IDLE, IDLE_ADMIN = timedelta(hours=12), timedelta(minutes=30)
ABSOLUTE, ABSOLUTE_ADMIN = timedelta(days=7), timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=1)
_SAFE = {"GET", "HEAD", "OPTIONS"}
_STRICT_ROLES = {"admin", "qa"}


def cookie_name(ports: Ports) -> str:
    """Name the cookie; the `__Host-` prefix exists only under TLS, plain HTTP is for loopback."""
    return "__Host-tenseconds" if ports.settings.is_tls else "tenseconds"


def authenticate(session: Session, request: Request, ports: Ports, now: datetime) -> Actor | None:
    """Find who asks, by bearer token or cookie, and enter their organisation; None if nobody."""
    header = request.headers.get("Authorization", "")
    if header:
        kind, _, token = header.partition(" ")
        if kind.lower() != "bearer" or not token:
            return None
        return _by_token(session, token.strip(), now)
    token = request.cookies.get(cookie_name(ports), "")
    if not token:
        return None
    actor = _by_session(session, token, now)
    if actor is not None and request.method not in _SAFE:
        _refuse_forged(request, token, ports)
    return actor


def open_session(
    session: Session, user: User, roles: set[str], now: datetime, *, agent: str = ""
) -> tuple[AuthSession, str]:
    """Open a session of a browser that names itself so; returns it and its token, which is never stored."""
    token = new_token()
    browser, platform = recognise(agent)
    lifetime = ABSOLUTE_ADMIN if roles & _STRICT_ROLES else ABSOLUTE
    opened = AuthSession(
        id=new_id(),
        organisation_id=user.organisation_id,
        user_id=user.id,
        token_hash=digest(token),
        created_at=now,
        last_seen_at=now,
        expires_at=now + lifetime,
        browser=browser,
        platform=platform,
    )
    session.add(opened)
    return opened, token


def close_session(session: Session, session_id: UUID) -> None:
    """End one session at once."""
    session.execute(delete(AuthSession).where(AuthSession.id == session_id))


def close_all(session: Session, user_id: UUID, now: datetime) -> None:
    """End every session and token of a person at once."""
    session.execute(delete(AuthSession).where(AuthSession.user_id == user_id))
    session.execute(
        update(ApiToken).where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None)).values(revoked_at=now)
    )


def note_device(session: Session, actor: Actor, device_id: UUID) -> bool:
    """Note as which phone a session speaks; tell whether it had not spoken as this one before. A token is no session."""
    if actor.session_id is None or actor.device_id == device_id:
        return False
    tied = update(AuthSession).where(AuthSession.id == actor.session_id).values(device_id=device_id)
    return session.scalar(tied.returning(AuthSession.id)) is not None


def close_sessions_of_device(session: Session, actor: Actor, user_id: UUID, device_id: UUID) -> int:
    """End at once a person's sessions on a phone, and those of which no phone is known; returns how many.

    One that never said on which phone it runs may run on this one, so it ends too, unless it is the actor's own.
    """
    unknown = AuthSession.device_id.is_(None) & AuthSession.id.is_distinct_from(actor.session_id)
    ending = delete(AuthSession).where(AuthSession.user_id == user_id, (AuthSession.device_id == device_id) | unknown)
    return len(session.scalars(ending.returning(AuthSession.id)).all())


def csrf_token(token: str, ports: Ports) -> str:
    """Derive the value a page sends back in `X-CSRF-Token`; another site cannot read it."""
    return hmac.new(ports.signer.derive("csrf"), token.encode(), "sha256").hexdigest()


def digest(token: str) -> bytes:
    """Hash a reference token for storage; it has 256 bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def _by_token(session: Session, token: str, now: datetime) -> Actor | None:
    found = session.execute(_TOKEN, {"hash": digest(token)}).one_or_none()
    if found is None or found.revoked_at is not None or (found.expires_at is not None and found.expires_at <= now):
        return None
    return _actor(session, found, only=found.scopes)


def _by_session(session: Session, token: str, now: datetime) -> Actor | None:
    found = session.execute(_SESSION, {"hash": digest(token)}).one_or_none()
    if found is None or found.expires_at <= now:
        return None
    actor = _actor(session, found, session_id=found.id, device_id=found.device_id)
    if actor is None:
        return None
    is_strict = bool(actor.roles & _STRICT_ROLES)
    # Whoever became an administrator after signing in lives by the shorter limit from then on.
    if is_strict and now - found.created_at > ABSOLUTE_ADMIN:
        return None
    if now - found.last_seen_at > (IDLE_ADMIN if is_strict else IDLE):
        raise Unauthenticated(
            marked("You were away for a while, so the session ended. Sign in again; nothing was lost.")
        )
    if now - found.last_seen_at > _SEEN_EVERY:
        session.execute(update(AuthSession).where(AuthSession.id == found.id).values(last_seen_at=now))
    return actor


def _actor(
    session: Session, found: Row[Any], *, only: Sequence[str] | None = None, **of_session: UUID | None
) -> Actor | None:
    """Build the actor of an active person, in whose organisation the query has left us."""
    note_entered(session, found.organisation_id)
    if found.status != "active":
        return None
    grants = grants_of(found.held, only)
    return Actor(found.user_id, found.organisation_id, found.language, grants.scopes, roles=grants.roles, **of_session)


def _holder_of(credential: Table, *columns: str) -> Select[Any]:
    """Select what is needed to let the holder of a token in: all of it in one question, as every request asks it."""
    user = table_of(User)
    return (
        select(*(credential.c[name] for name in columns))
        .add_columns(user.c.id.label("user_id"), user.c.organisation_id, user.c.language, user.c.status)
        .add_columns(memberships_of(user.c.id).label("held"), *entering(user.c.organisation_id))
        .join_from(credential, user, user.c.id == credential.c.user_id)
        .where(credential.c.token_hash == bindparam("hash"))
    )


def _refuse_forged(request: Request, token: str, ports: Ports) -> None:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    sent = request.headers.get(CSRF_HEADER, "")
    if site not in {"same-origin", "none"} or not hmac.compare_digest(sent.encode(), csrf_token(token, ports).encode()):
        raise Forbidden(
            marked(
                "The request does not carry the {header} of this session, so it may come from another page. Nothing was done."
            ),
            header=CSRF_HEADER,
        )


_TOKEN = _holder_of(table_of(ApiToken), "revoked_at", "expires_at", "scopes")
_SESSION = _holder_of(table_of(AuthSession), "id", "created_at", "last_seen_at", "expires_at", "device_id")
