"""The only place that knows Flask-SQLAlchemy: the declarative base, the session, and the wall between organisations.

Every row carries `organisation_id`. A transaction that has *entered* an organisation runs under the role `tenseconds_app`,
for which row-level security hides every other organisation's rows, whatever a query forgets to say.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    DateTime,
    ForeignKey,
    MetaData,
    Table,
    Text,
    cast,
    event,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    SessionTransaction,
    declared_attr,
    mapped_column,
)

APP_ROLE = "tenseconds_app"
# What a phone pulls is found by the transaction that last changed a row: unlike a sequence or a time, it cannot be overtaken.
CURRENT_TRANSACTION = text("(pg_current_xact_id()::text::bigint)")
_ENTER = text("SELECT set_config('role', :role, true), set_config('tenseconds.organisation', :organisation, true)")
_LEAVE = text("SELECT set_config('role', 'none', true), set_config('tenseconds.organisation', '', true)")


class Base(DeclarativeBase):
    """Base of all tables; names of constraints are fixed so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
        list[str]: ARRAY(Text),
        str: Text,
    }


class Owned:
    """A row that belongs to one organisation; the wall is built from this column."""

    @declared_attr
    def organisation_id(cls) -> Mapped[UUID]:  # noqa: N805 - a declared_attr is a class method
        """Point at the tenant."""
        return mapped_column(ForeignKey("organisation.id"), index=True)


# Models stand on the plain Base above, so that migrations and workers need no Flask; the extension gives session and engine.
db = SQLAlchemy(
    metadata=Base.metadata,
    session_options={"expire_on_commit": False, "autoflush": True},
)


def table_of(model: type[Base]) -> Table:
    """Give the bare table of a model: a statement over it skips the ORM, for what runs with every request."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


def enter(session: Session, organisation_id: UUID) -> None:
    """Walk into an organisation: from now on, in every transaction of this session, only its rows exist."""
    session.info["organisation_id"] = organisation_id
    if session.in_transaction():
        session.execute(_ENTER, {"role": APP_ROLE, "organisation": str(organisation_id)})


def entering(organisation_id: ColumnElement[UUID]) -> tuple[ColumnElement[str], ...]:
    """Give the columns with which a query that finds out the organisation walks into it at once; then call `note_entered`."""
    organisation = cast(organisation_id, Text)
    return func.set_config("role", APP_ROLE, True), func.set_config("tenseconds.organisation", organisation, True)  # noqa: FBT003 - SQL has no names here


def note_entered(session: Session, organisation_id: UUID) -> None:
    """Remember where a query has walked, for the transactions that follow."""
    session.info["organisation_id"] = organisation_id


def leave(session: Session) -> None:
    """Walk out again, for work that spans organisations (sign-in, sweeps, commands)."""
    session.info.pop("organisation_id", None)
    if session.in_transaction():
        session.execute(_LEAVE)


@event.listens_for(Session, "after_begin")
def _enter_again(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Rebuild the wall at the start of each transaction, because `SET LOCAL` ends with the last one."""
    organisation_id = session.info.get("organisation_id")
    if organisation_id is not None and transaction.parent is None:
        connection.execute(_ENTER, {"role": APP_ROLE, "organisation": str(organisation_id)})
