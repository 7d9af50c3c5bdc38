"""The browsers in which somebody is signed in: looked through, and ended one by one when a phone is lost."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.accounts import events
from api.accounts.models import AuthSession
from api.accounts.sessions import close_session
from api.accounts.user_agents import name_browser
from api.core.actor import Actor
from api.core.problems import NotFound
from api.i18n import Lang, marked, translate
from api.journal import Happened, record


def open_sessions(actor: Actor, now: datetime) -> Select[AuthSession]:
    """Select one's own sessions that have not ended."""
    return select(AuthSession).where(AuthSession.user_id == actor.user_id, AuthSession.expires_at > now)


def describe_session(opened: AuthSession, actor: Actor, language: Lang) -> dict[str, Any]:
    """Say of a session what its owner recognises it by."""
    times = {name: getattr(opened, name) for name in ("created_at", "last_seen_at", "expires_at")}
    is_current = opened.id == actor.session_id
    return {"id": opened.id, "device": _words(opened, language), "is_current": is_current, **times}


def close_own_session(session: Session, actor: Actor, session_id: UUID, *, now: datetime) -> None:
    """End one of one's own sessions at once; raise NotFound for any other."""
    opened = session.get(AuthSession, session_id)
    if opened is None or opened.user_id != actor.user_id:
        raise NotFound
    close_session(session, session_id)
    record(session, Happened(events.SIGNED_OUT, actor.organisation_id, actor.user_id, now, actor.user_id))


def _words(opened: AuthSession, language: Lang) -> str:
    return name_browser(opened.browser, opened.platform, language) or translate(language, marked("An unknown browser"))
