"""One line that says what to do, in the place of a traceback, when a command cannot begin: a setting, the database, the object store."""

import os
from typing import Any

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from api.commands.running import join_running
from api.core.settings import SettingsError, read_settings
from api.http.needs import UndeclaredNeed
from api.storage.errors import StorageUnavailable

# They start servers of their own, or look for the instance themselves.
_ALONE = ("run", "demo")


class PlainGroup(click.Group):
    """A group of commands that answers what an operator can mend with one line."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one that is told of no database works with that of the instance that runs."""
        name, command, rest = super().resolve_command(ctx, args)
        if name not in _ALONE:
            join_running(os.environ)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raises ClickException in the place of an error that is not the product's."""
        try:
            return super().invoke(ctx)
        except (SettingsError, UndeclaredNeed) as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None):  # A database that answers at all: what it says is ours to mend.
                raise
            raise click.ClickException(explain_database(read_settings().sqlalchemy_url, error)) from error
        except StorageUnavailable as error:
            raise click.ClickException(explain_store(read_settings().s3_endpoint_url, error)) from error


def explain_database(url: str, error: OperationalError) -> str:
    """Say which database did not do what was asked, in its own first line, without the password."""
    said = str(error.orig).strip().splitlines() or ["no answer"]
    where = make_url(url).render_as_string(hide_password=True).replace("+psycopg", "")
    return f"The database {where} cannot be used: {said[0].rstrip('.')}. Start it, or correct DATABASE_URL."


def explain_store(url: str, error: StorageUnavailable) -> str:
    """Say which store did not answer or refuses our keys."""
    return f"The object store {url} cannot be used ({error}). Start it, or correct S3_ENDPOINT_URL and its keys."
