"""Everything the `tenseconds` command can do, in one list."""

import click

from api.commands import interchange as _interchange  # noqa: F401 - adds `content import` and `content export`
from api.commands.content import content
from api.commands.database import migrate
from api.commands.demo import demo
from api.commands.prepare import prepare
from api.commands.refusals import PlainGroup
from api.commands.run import run
from api.commands.sealed import import_sealed
from api.commands.users import user
from api.commands.verify import verify
from api.commands.work import work


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Mystery-shopper audits and the training they call for."""


for command in (content, demo, import_sealed, migrate, prepare, run, user, verify, work):
    main.add_command(command)
