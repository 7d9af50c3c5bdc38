"""What can be done with sessions and tokens."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.accounts import events
from api.accounts.models import ApiToken, User
from api.accounts.problems import SessionNeeded
from api.accounts.sessions import digest
from api.core.actor import Actor
from api.core.ids import new_id, new_token
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record

LONGEST_TOKEN = timedelta(days=3660)


def load_user(session: Session, user_id: UUID) -> User:
    """Load a person with their memberships."""
    return session.scalars(select(User).where(User.id == user_id).options(selectinload(User.memberships))).one()


def make_token(
    session: Session, actor: Actor, *, name: str, scopes: list[str], expires_at: datetime | None, now: datetime
) -> tuple[ApiToken, str]:
    """Make a token limited to permissions its maker holds; returns it and its value, which is never stored."""
    if actor.session_id is None:
        raise SessionNeeded
    missing = [index for index, scope in enumerate(scopes) if not actor.may(scope)]
    if missing:
        raise Invalid(
            errors=[
                FieldError(f"/scopes/{index}", marked("You cannot give away a permission you do not have."))
                for index in missing
            ]
        )
    if expires_at is not None and expires_at > now + LONGEST_TOKEN:
        raise Invalid(
            errors=[
                FieldError("/expires_at", marked("A token lives at most {days} days."), {"days": LONGEST_TOKEN.days})
            ]
        )
    if expires_at is not None and expires_at <= now:
        raise Invalid(errors=[FieldError("/expires_at", marked("This time has already passed."))])
    value = new_token()
    token = ApiToken(
        id=new_id(),
        organisation_id=actor.organisation_id,
        user_id=actor.user_id,
        name=name,
        token_hash=digest(value),
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=expires_at,
    )
    session.add(token)
    record(
        session,
        Happened(events.TOKEN_MADE, actor.organisation_id, token.id, now, actor.user_id, {"scopes": token.scopes}),
    )
    return token, value


def revoke_token(session: Session, actor: Actor, token_id: UUID, *, now: datetime) -> None:
    """End one of one's own tokens at once; ending it twice is no error."""
    token = session.get(ApiToken, token_id)
    if token is None or token.user_id != actor.user_id:
        raise NotFound
    if token.revoked_at is None:
        token.revoked_at = now
        record(session, Happened(events.TOKEN_REVOKED, actor.organisation_id, token.id, now, actor.user_id))
