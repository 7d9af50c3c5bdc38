"""Audits as CSV, streamed row by row, safe to open in a spreadsheet."""

import csv
import io
import string
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask import Response
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.permissions import Permission
from api.audits.models import Audit
from api.audits.reading import AuditFilter, filtered, is_visible
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.db import enter
from api.stores.models import Store

HEAD = (
    "audit_id",
    "store",
    "store_zh",
    "store_en",
    "visited_on",
    "checklist",
    "version",
    "state",
    "outcome",
    "score",
    "band",
    "coverage",
    "published_at",
)
_ROWS_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANKS = ("\t", "\r", "\n")
# What a spreadsheet may drop before it looks for a formula.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def stream_csv(session: Session, actor: Actor, by: AuditFilter) -> Response:
    """Answer with every visible audit that passes the filter, in one pass over a server-side cursor."""
    make_session = sessionmaker(session.get_bind())
    body = _lines(make_session, actor, by)
    headers = {"Content-Disposition": 'attachment; filename="audits.csv"'}
    return Response(body, content_type="text/csv; charset=utf-8", headers=headers)


def harmless(cell: Any) -> str:
    """Write a cell so that no spreadsheet takes it for a formula."""
    text = "" if cell is None else str(cell)
    seen = text.lstrip(_INVISIBLE + string.whitespace + "\u00a0\u3000")
    return f"'{text}" if seen.startswith(_FORMULA) or text.lstrip(_INVISIBLE).startswith(_BLANKS) else text


def _lines(make_session: sessionmaker[Session], actor: Actor, by: AuditFilter) -> Iterator[bytes]:
    # The request's own transaction ends before its answer is sent, so the stream reads in one of its own.
    yield "\ufeff".encode() + _encode([HEAD])
    with make_session() as session:
        enter(session, actor.organisation_id)
        query = (
            filtered(select(Audit), by)
            .where(is_visible(actor, Permission.AUDIT_EXPORT))
            .join(Store, Store.id == Audit.store_id)
            .join(ChecklistVersion, ChecklistVersion.id == Audit.checklist_version_id)
            .order_by(Audit.started_at, Audit.id)
            .with_only_columns(
                Audit.id,
                Store.code,
                Store.name["zh-Hans"].astext,
                Store.name["en"].astext,
                Audit.visited_on,
                ChecklistVersion.key,
                ChecklistVersion.version,
                Audit.state,
                Audit.outcome,
                Audit.score,
                Audit.band,
                Audit.coverage,
                Audit.published_at,
            )
        )
        # Readers go away in the middle; then the cursor has to be closed before its session.
        with session.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)) as result:
            for rows in result.partitions():
                yield _encode([[harmless(cell) for cell in row] for row in rows])


def _encode(rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode()
