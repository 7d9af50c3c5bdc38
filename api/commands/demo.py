"""`tenseconds demo`: the whole main job, from the plan of a visit to its printed scorecards, step by step with times."""

import os
import sys
from pathlib import Path

import click

from api.app import create_app
from api.commands.prepare import seed_demo
from api.commands.running import data_dir_of, find_running
from api.core.settings import environment
from api.demo.browsing import DemoFailed
from api.demo.logins import read_password
from api.demo.playing import play
from api.i18n import negotiate

_NOT_UNASKED = (
    "The demo would write its chain and a visit into the database that DATABASE_URL names. "
    "Unset DATABASE_URL to have it in a private one, or say `make demo ARGS=--demo` (`tenseconds demo --demo`)."
)


@click.command("demo")
@click.option("--seed-only", is_flag=True, help="Only write the demo chain with its year of visits, once.")
@click.option("--once", is_flag=True, help="Only play one visit against the instance at PUBLIC_URL.")
@click.option(
    "--demo", "wants_demo", is_flag=True, help="Write the demo chain into the database that DATABASE_URL names."
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port of what is started.")
def demo(port: int, *, seed_only: bool, once: bool, wants_demo: bool) -> None:
    """Play one visit against the running instance, or against one that is started for it."""
    environ = environment()
    data_dir = data_dir_of(environ)
    if seed_only:
        seed_demo(create_app())
        return
    address = environ.get("PUBLIC_URL", "") if once else find_running(data_dir)
    if address:
        _play(address, data_dir, environ)
        return
    if environ.get("DATABASE_URL") and not wants_demo:
        raise click.ClickException(_NOT_UNASKED)
    # Nothing runs yet: the supervisor starts everything, plays the visit by this very command, and stops.
    arguments = [sys.executable, "-m", "api", "run", "--demo", "--stop-after-visit", "--port", str(port)]
    os.execv(sys.executable, arguments)  # noqa: S606 - this very program


def _play(address: str, data_dir: Path, environ: dict[str, str]) -> None:
    language = negotiate(environ.get("LANG", "").split(".")[0].replace("_", "-") or "en", None)
    password = read_password(data_dir)
    if password is None:
        raise click.ClickException(
            "There are no demo logins in the data folder; start with `make run`, which writes them."
        )
    try:
        play(address, password, data_dir, language, click.echo)
    except DemoFailed as error:
        raise click.ClickException(str(error)) from error
