"""`tenseconds prepare`: everything an instance needs before it serves, in one process: shape, bucket, content, demo chain."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import click
from flask import Flask
from sqlalchemy.orm import Session

from api.app import create_app, create_ports
from api.commands.publishing import publish_everywhere, publish_tree
from api.commands.web_assets import keep_assets
from api.core.clock import utc_now
from api.core.db import db
from api.core.settings import read_settings
from api.demo.seeding import seed
from api.migrating import upgrade

DEMO_SEED = 10


@click.command("prepare")
@click.option("--demo/--no-demo", "has_demo", default=False, help="Write the demo chain with its year of visits, once.")
def prepare(*, has_demo: bool) -> None:
    """Bring database and bucket into shape, publish the content and, if asked for, write the demo chain."""
    settings = read_settings()
    _tell("database shape", lambda: upgrade(settings.sqlalchemy_url))
    ports = create_ports(settings)
    _tell("bucket", ports.storage.ensure_bucket)
    _tell("files of the app", lambda: keep_assets(settings.web_build, settings.web_root, now=utc_now()))
    app = create_app(settings, ports)
    _tell("checklists and courses", lambda: _publish_everywhere(app))
    if has_demo:
        _tell("demo chain", lambda: seed_demo(app))
    ports.close()


def _publish_everywhere(app: Flask) -> None:
    for fault in publish_everywhere(app, now=app.extensions["ports"].clock()):
        click.echo(str(fault), err=True)


def seed_demo(app: Flask) -> None:
    """Write the demo chain unless it is there."""
    ports = app.extensions["ports"]
    with app.app_context():
        session = db.session()
        seed(session, ports, partial(_publish, ports.settings.content_dir), seed=DEMO_SEED, today=ports.clock().date())
        session.commit()


def _publish(root: Path, session: Session, organisation_id: UUID, now: datetime) -> None:
    broken = publish_tree(session, organisation_id, now=now, root=root)
    if broken:
        raise click.ClickException("\n".join(str(fault) for fault in broken))


def _tell(words: str, act: Callable[[], object]) -> None:
    began = time.monotonic()
    act()
    click.echo(f"{time.monotonic() - began:6.1f} s  {words}")
