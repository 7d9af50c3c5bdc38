"""Sends what waits to the learning record store, oldest first, each under its own id: sent twice, it is there once (xAPI 1.0.3, 2.1.1)."""

from http import HTTPStatus
from typing import Final

import structlog
import urllib3
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.documents import encode
from api.core.ports import Ports
from api.core.settings import Settings
from api.statements.models import Statement

log = structlog.get_logger(__name__)
VERSION: Final = "1.0.3"
_AT_ONCE: Final = 50
_SECONDS: Final = 5.0
_LONGEST_REASON: Final = 300
# The store does not want this statement, today or ever. Any other failure is its own, and may pass.
_FOR_GOOD: Final = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)


class RecordStoreAway(Exception):  # noqa: N818 - it says what is the case
    """The record store does not answer, or does not let us in; everything waits for it."""


class RecordStore:
    """One learning record store behind HTTP, with a connection that is kept."""

    def __init__(self, settings: Settings) -> None:
        """Take address, user name and password from the settings."""
        self._url = f"{settings.lrs_url}/statements"
        self._headers = {
            **urllib3.make_headers(basic_auth=f"{settings.lrs_username}:{settings.lrs_password}"),
            "X-Experience-API-Version": VERSION,
            "Content-Type": "application/json",
        }
        self._pool = urllib3.PoolManager(timeout=_SECONDS, retries=False)

    def put(self, statement: Statement) -> str | None:
        """Store a statement: None if it is there now, or the reason why it never will be. Raises RecordStoreAway."""
        try:
            answer = self._pool.urlopen(
                "PUT",
                f"{self._url}?statementId={statement.id}",
                body=encode(statement.document),
                headers=self._headers,
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise RecordStoreAway(type(error).__name__) from error
        if answer.status in (HTTPStatus.OK, HTTPStatus.NO_CONTENT):
            return None
        said = f"{answer.status} {answer.data.decode(errors='replace')}"[:_LONGEST_REASON]
        if answer.status in _FOR_GOOD:
            return said
        raise RecordStoreAway(said)


def send_statements(session: Session, ports: Ports) -> None:
    """Send what waits, of all organisations; stop at the first sign that the store is away and go on a minute later."""
    if not ports.settings.lrs_url:
        return
    store = RecordStore(ports.settings)
    waiting = session.scalars(
        select(Statement)
        .where(Statement.state == "waiting")
        .order_by(Statement.created_at, Statement.id)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    for statement in waiting.all():
        try:
            reason = store.put(statement)
        except RecordStoreAway as away:
            statement.reason = str(away)
            log.warning("the record store is away", reason=str(away))
            return
        statement.state, statement.reason = ("refused" if reason else "sent"), reason
        statement.sent_at = ports.clock()
        if reason:
            log.error("statement refused", statement=str(statement.id), reason=reason)
