"""Lists are read page by page along a key, so that page 200 costs what page 1 does and nothing is skipped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import Session

from api.http.cursors import Cursors, unknown_cursor

T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """Some items, and the cursor of the next page or None."""

    items: Sequence[Any]
    next: str | None


def read_page(
    session: Session,
    query: Select[Any],
    keys: Sequence[Any],
    *,
    cursor: str | None,
    limit: int,
    is_descending: bool = True,
) -> Page:
    """Read one page ordered by `keys` (columns of the selected entity, the last one unique)."""
    columns: list[ColumnElement[Any]] = list(keys)
    name = ",".join(map(str, columns))
    cursors = Cursors(session.info["cursor_key"], session.info["organisation_id"], name)
    if cursor is not None:
        values = [
            _typed(column, value) for column, value in zip(columns, cursors.open(cursor, len(columns)), strict=True)
        ]
        here = tuple_(*columns)
        query = query.where(here < values if is_descending else here > values)
    ordered = query.order_by(*(column.desc() if is_descending else column.asc() for column in columns)).limit(limit + 1)
    rows = list(session.scalars(ordered))
    last = [getattr(rows[limit - 1], column.key or "") for column in columns] if len(rows) > limit else None
    return Page(rows[:limit], cursors.seal(last) if last else None)


def narrowed(query: Select[Any], columns: Mapping[str, Any], given: dict[str, Any]) -> Select[Any]:
    """Take each named filter out of what was given, and where it has a value, narrow the query by its column."""
    for name, column in columns.items():
        value = given.pop(name)
        query = query if value is None else query.where(column == value)
    return query


def _typed(column: ColumnElement[Any], value: Any) -> Any:
    kind = column.type.python_type
    try:
        return (
            value
            if kind is str and isinstance(value, str)
            else kind.fromisoformat(value)
            if hasattr(kind, "fromisoformat")
            else UUID(value)
            if kind is UUID
            else kind(value)
        )
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise unknown_cursor() from error
