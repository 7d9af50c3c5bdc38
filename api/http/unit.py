"""The only place of the web side that commits: one request, one transaction, retried where the database asks for it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.db import db

_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock
_TRIES = 3
T = TypeVar("T")


def in_one_transaction(work: Callable[[Session], T]) -> T:
    """Run the work and commit, or roll everything back; a deadlock or serialization failure is tried again."""
    for attempt in range(1, _TRIES + 1):
        session = db.session()
        try:
            result = work(session)
            session.commit()
        except DBAPIError as error:
            session.rollback()
            if attempt == _TRIES or getattr(error.orig, "sqlstate", None) not in _AGAIN:
                raise
            db.session.remove()
        else:
            return result
        # Any other exception leaves through the app context's teardown, which removes the session and so rolls back.
    raise AssertionError("unreachable")
