"""`tenseconds work`: run jobs. Each runs in one transaction inside the wall of its organisation."""

from collections.abc import Mapping
from typing import Any

import click
from flask import Flask
from sqlalchemy.orm import Session

from api import handlers
from api.app import configure_logs, create_app
from api.core.db import db, enter
from api.core.ports import Ports
from api.core.settings import read_settings
from api.jobs import Pace, TryLater, Worker, queue_status, requeue_failed
from api.journal import Happened
from api.statements.status import outbox_status, requeue_refused


@click.command("work")
@click.option("--status", "is_status", is_flag=True, help="Show what waits, runs and could not be done.")
@click.option("--retry", "is_retry", is_flag=True, help="Give every dead job a new life.")
@click.option("--until-idle", is_flag=True, help="Stop when nothing is due.")
@click.option("--concurrency", default=2, show_default=True, type=click.IntRange(1, 32), help="Jobs at once.")
def work(*, is_status: bool, is_retry: bool, until_idle: bool, concurrency: int) -> None:
    """Run jobs until stopped."""
    if is_retry:
        url = read_settings().database_url
        click.echo(f"{requeue_failed(url)} dead jobs run again.")
        if refused := requeue_refused(url):
            click.echo(f"{refused} refused statements are sent again.")
    elif is_status:
        url = read_settings().database_url
        show_status(queue_status(url))
        show_outbox(*outbox_status(url))
    else:
        configure_logs()
        app = create_app()
        try:
            create_worker(app).run(until_idle=until_idle, concurrency=concurrency)
        finally:
            app.extensions["ports"].close()


def show_status(status: Mapping[str, Any]) -> None:
    """Print the counts and every dead job."""
    counts = status["counts"]
    click.echo(", ".join(f"{count} {state}" for state, count in counts.items()) or "The queue is empty.")
    for job in status["dead"]:
        click.echo(f"dead: job {job['id']}, {job['handler']}, given up after {job['tries']} tries: {job['args']}")
    if status["dead"]:
        click.echo("Once the cause is mended, `tenseconds work --retry` runs them again.")


def show_outbox(counts: Mapping[str, int], reason: str | None) -> None:
    """Print how many statements wait for the learning record store, and why; nothing where there never was one."""
    if counts:
        listed = ", ".join(f"{count} {state}" for state, count in counts.items())
        click.echo(f"statements for the learning record store: {listed}")
    if reason:
        click.echo(f"the oldest that is not sent met with: {reason}")


def act(app: Flask, args: Mapping[str, Any]) -> None:
    """Run one job in one transaction; what it raises makes Procrastinate try again later.

    What must not happen twice is claimed in that transaction, and done in a second one.
    """
    ports: Ports = app.extensions["ports"]
    with app.app_context():
        session = db.session()
        if "happened" not in args:
            handlers.find_clockwork(args["handler"])(session, ports)
            session.commit()
            return
        happened = Happened.from_args(args["happened"])
        enter(session, happened.organisation_id)
        claimed = handlers.find(args["handler"])(session, ports, happened)
        session.commit()
        if claimed is not None:
            enter(session, happened.organisation_id)
            _carry_out(session, claimed)


def _carry_out(session: Session, claimed: handlers.Claimed) -> None:
    try:
        claimed(session)
    except TryLater:
        session.commit()
        raise
    session.commit()


def create_worker(app: Flask, pace: Pace | None = None) -> Worker:
    """Build a worker on the application's database and tables."""
    ports: Ports = app.extensions["ports"]
    return Worker(ports.settings.database_url, lambda args: act(app, args), handlers.schedule(), pace)
