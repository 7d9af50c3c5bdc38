"""How content becomes live, whatever it is: immutable versions named by their hash, exactly one of them live."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from api.core.documents import sha256_hex
from api.core.ids import new_id

V = TypeVar("V", bound=Any)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def publish_version(
    session: Session, kind: type[V], organisation_id: UUID, document: Mapping[str, Any], *, now: datetime
) -> tuple[V, bool]:
    """Make a document the live version of its key; returns it and whether anything changed.

    A document that was published before becomes live again under its old number.
    """
    key, sha256 = document["key"], sha256_hex(document)
    session.execute(_ONE_AT_A_TIME, {"name": f"{organisation_id} {kind.__tablename__} {key}"})
    mine = (kind.organisation_id == organisation_id, kind.key == key)
    known = session.scalar(select(kind).where(*mine, kind.sha256 == sha256))
    if known is not None and known.is_live:
        return known, False
    session.execute(update(kind).where(*mine, kind.is_live).values(is_live=False))
    if known is None:
        newest = session.scalar(select(func.max(kind.version)).where(*mine)) or 0
        known = kind(
            id=new_id(),
            organisation_id=organisation_id,
            key=key,
            version=newest + 1,
            sha256=sha256,
            document=dict(document),
            published_at=now,
        )
        session.add(known)
    known.is_live = True
    session.flush()
    return known, True
