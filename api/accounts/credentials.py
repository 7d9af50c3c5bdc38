"""Passwords and the second step of signing in, once somebody has an account."""

import base64
import hmac
from datetime import datetime
from uuid import UUID

import pyotp
from sqlalchemy.orm import Session

from api.accounts import events
from api.accounts.models import User
from api.accounts.passwords import hash_password, is_password, refuse_weak
from api.accounts.people import load_managed
from api.accounts.problems import SecondStepHeld, SessionNeeded
from api.accounts.sessions import close_all
from api.accounts.signing_in import step_of
from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import FieldError, Forbidden, Invalid, NotFound, marked
from api.journal import Happened, record

_ISSUER = "Tenseconds"


def set_password(session: Session, actor: Actor, user_id: UUID, password: str, *, now: datetime) -> None:
    """Set another person's password, which lets a pending person in; raises NotFound, BeyondReach, Invalid, Forbidden."""
    if user_id == actor.user_id:
        raise Forbidden(marked("Change your own password with the present one."))
    user = load_managed(session, actor, user_id)
    store_password(session, user, password, now=now)
    record(session, Happened(events.PASSWORD_CHANGED, user.organisation_id, user.id, now, actor.user_id))


def change_own_password(session: Session, user: User, *, old_password: str, password: str, now: datetime) -> None:
    """Change one's own password; raises Invalid if the present one does not fit."""
    refuse_wrong_password(user, old_password, "/old_password")
    store_password(session, user, password, now=now)
    record(session, Happened(events.PASSWORD_CHANGED, user.organisation_id, user.id, now, user.id))


def store_password(session: Session, user: User, password: str, *, now: datetime) -> None:
    """Write a new password and end every session and token, for the old one may have been in the wrong hands."""
    refuse_weak(password)
    user.password_hash = hash_password(password)
    if user.status == "pending":
        user.status = "active"
    close_all(session, user.id, now)
    session.flush()


def load_signed_in(session: Session, actor: Actor) -> User:
    """Load oneself, for an act that needs a session; raises SessionNeeded for a token."""
    if actor.session_id is None:
        raise SessionNeeded
    return session.get_one(User, actor.user_id, with_for_update=True)


def refuse_wrong_password(user: User, password: str, pointer: str) -> None:
    """Raise Invalid unless this is the person's present password."""
    if not is_password(password, user.password_hash):
        raise Invalid(errors=[FieldError(pointer, marked("This is not your present password."))])


def offer_totp(user: User, actor: Actor, ports: Ports) -> dict[str, str | None]:
    """Give the secret for the authenticator app, and the address its QR code holds; nothing is stored yet.

    The secret is derived from person, session and last code used, so that the second step finds it again by itself.
    """
    if user.totp_secret is not None:
        raise SecondStepHeld
    secret = _offered(user, actor, ports)
    return {"secret": secret, "uri": pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=_ISSUER)}


def confirm_totp(
    session: Session, user: User, actor: Actor, ports: Ports, code: str, *, now: datetime
) -> dict[str, str | None]:
    """Store the offered secret once a code proves that the app has it; raises Invalid for any other code."""
    if user.totp_secret is not None:
        raise SecondStepHeld
    secret = _offered(user, actor, ports)
    user.totp_last_step = _unspent_step(user, secret, code, now)
    user.totp_secret = secret
    session.flush()
    record(session, Happened(events.SECOND_STEP_SET_UP, user.organisation_id, user.id, now, user.id))
    return {"secret": None, "uri": None}


def remove_totp(session: Session, user: User, code: str, *, now: datetime) -> None:
    """Remove the second step against one of its codes; raises NotFound if there is none, Invalid for a wrong code."""
    if user.totp_secret is None:
        raise NotFound
    user.totp_last_step = _unspent_step(user, user.totp_secret, code, now)
    user.totp_secret = None
    session.flush()
    record(session, Happened(events.SECOND_STEP_REMOVED, user.organisation_id, user.id, now, user.id))


def _unspent_step(user: User, secret: str, code: str, now: datetime) -> int:
    step = step_of(secret, code, now=now)
    if step is None or step <= (user.totp_last_step or 0):
        raise Invalid(errors=[FieldError("/code", marked("This code does not fit. Check the time of your phone."))])
    return step


def _offered(user: User, actor: Actor, ports: Ports) -> str:
    seed = f"{user.id} {actor.session_id} {user.totp_last_step}"
    raw = hmac.digest(ports.signer.derive("second step"), seed.encode(), "sha256")
    return base64.b32encode(raw[:20]).decode()
