"""The worker's side of a job: open a transaction inside the wall of its organisation, run the handler, commit."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from api import handlers
from api.core.db import db, enter
from api.core.ports import Ports
from api.jobs import Worker
from api.journal import Happened


def act(app: Flask, args: Mapping[str, Any]) -> None:
    """Run one job in one transaction; what it raises makes Procrastinate try again later."""
    ports: Ports = app.extensions["ports"]
    with app.app_context():
        session = db.session()
        if "happened" not in args:
            handlers.find_clockwork(args["handler"])(session, ports)
        else:
            happened = Happened.from_args(args["happened"])
            enter(session, happened.organisation_id)
            handlers.find(args["handler"])(session, ports, happened)
        session.commit()


def create_worker(app: Flask) -> Worker:
    """Build a worker on the application's database and tables."""
    ports: Ports = app.extensions["ports"]
    return Worker(ports.settings.database_url, lambda args: act(app, args), handlers.schedule())
