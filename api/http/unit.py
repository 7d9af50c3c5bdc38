"""The only place of the web side that commits: one request, one transaction, retried where the database asks for it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.db import db

_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock
_TRIES = 3
T = TypeVar("T")


class RunAgain(Exception):  # noqa: N818 - no error: the work asks for a second, careful run
    """Undo everything and run the work once more, this time with `is_careful`."""


def in_one_transaction(work: Callable[[Session, bool], T]) -> T:
    """Run the work and commit, or roll everything back; a deadlock or serialization failure is tried again.

    So is work whose connection broke before the commit: after a restart of the database the pool holds dead ones, and finds out
    at the first use. A connection that breaks during the commit leaves open what happened, so that is for the caller to ask again.

    The work is told whether it `is_careful`: it may do without precautions at first, and raise RunAgain if it needed them.
    """
    is_careful, tries = False, 0
    while True:
        session = db.session()
        is_committing = False
        try:
            result = work(session, is_careful)
            is_committing = True
            session.commit()
        except RunAgain:
            session.rollback()
            db.session.remove()
            is_careful = True
        except DBAPIError as error:
            session.rollback()
            tries += 1
            is_lost = error.connection_invalidated and not is_committing
            if tries == _TRIES or not (is_lost or getattr(error.orig, "sqlstate", None) in _AGAIN):
                raise
            db.session.remove()
        else:
            return result
        # Any other exception leaves through the app context's teardown, which removes the session and so rolls back.
