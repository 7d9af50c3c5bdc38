"""Migrations: bring the database to the newest shape, or tell whether the models have moved on without a migration."""

from pathlib import Path

import alembic.command
import alembic.config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

_FOLDER = Path(__file__).resolve().parents[1] / "migrations"
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(1010101010)")


def upgrade(sqlalchemy_url: str) -> str:
    """Apply what is missing in one transaction, one process at a time; returns the revision reached."""
    engine = create_engine(sqlalchemy_url)
    with engine.begin() as connection:
        connection.execute(_ONE_AT_A_TIME)
        alembic.command.upgrade(_config(connection), "head")
        revision = current_revision(connection)
    engine.dispose()
    return revision


def find_missing(sqlalchemy_url: str) -> None:
    """Raise alembic's CommandError if the models differ from what the migrations make."""
    engine = create_engine(sqlalchemy_url)
    with engine.begin() as connection:
        alembic.command.check(_config(connection))
    engine.dispose()


def write_revision(sqlalchemy_url: str, message: str) -> None:
    """Write a new migration from the difference between models and database."""
    engine = create_engine(sqlalchemy_url)
    with engine.begin() as connection:
        alembic.command.revision(_config(connection), message, autogenerate=True)
    engine.dispose()


def current_revision(connection: Connection) -> str:
    """Tell the database's revision; empty if it was never migrated."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def newest_revision() -> str:
    """Tell the newest revision there is."""
    return ScriptDirectory(str(_FOLDER)).get_current_head() or ""


def _config(connection: Connection) -> alembic.config.Config:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
