"""What a view is handed: the session, who asks, when, and the ports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Request
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import Unauthenticated
from api.i18n import Lang

Authenticate = Callable[[Session, Request, Ports, datetime], Actor | None]


@dataclass(frozen=True)
class Context:
    """One request: its transaction, its time (aware UTC), its reader's language, and who is signed in, if anybody.

    `is_careful` tells that a first run asked for this second one by RunAgain.
    """

    session: Session
    ports: Ports
    now: datetime
    language: Lang
    signed_in: Actor | None
    is_careful: bool = False

    @property
    def actor(self) -> Actor:
        """Give the signed-in person; routes that need a permission always have one."""
        if self.signed_in is None:
            raise Unauthenticated
        return self.signed_in
