"""`tenseconds migrate`: bring the database to its newest shape."""

import click
from alembic.util import CommandError

from api.core.settings import read_settings
from api.migrating import find_missing, upgrade, write_revision


@click.command("migrate")
@click.option(
    "--check", "is_check", is_flag=True, help="Only tell whether the models have moved on without a migration."
)
@click.option("--write", "message", help="Write a new migration from the difference, with this message.")
def migrate(message: str | None, *, is_check: bool) -> None:
    """Bring the database to its newest shape, one process at a time."""
    url = read_settings().sqlalchemy_url
    if is_check:
        try:
            find_missing(url)
        except CommandError as error:
            raise click.ClickException(str(error)) from error
    elif message:
        write_revision(url, message)
    else:
        click.echo(f"The database is at {upgrade(url)}.")
