import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from flask import Flask

from api.app import create_app, create_ports
from api.core.db import db
from tests.fixtures.line import Line
from tests.fixtures.world import Person, World


@dataclass
class House:
    """The application once more, with lines to its database and its store that can be cut."""

    app: Flask
    database: Line
    storage: Line

    def entered_by(self, person: Person) -> Person:
        """Let a person ask this application instead."""
        return dataclasses.replace(person, client=self.app.test_client())

    def inhabited_by(self, world: World) -> World:
        """Let everybody of a world ask this application instead."""
        people = {name: self.entered_by(person) for name, person in world.people.items()}
        return dataclasses.replace(world, app=self.app, people=people)


@pytest.fixture(scope="module")
def house(app, settings, the_clock) -> Iterator[House]:
    database, storage = (Line(*_address(url)) for url in (settings.database_url, settings.s3_endpoint_url))
    through = dataclasses.replace(
        settings,
        database_url=_with_port(settings.database_url, database.port),
        s3_endpoint_url=_with_port(settings.s3_endpoint_url, storage.port),
    )
    ports = create_ports(through)
    # These tests mend what they cut at once; that a store is left alone for a while is tried in tests/storage.
    ports = dataclasses.replace(ports, clock=the_clock, storage=dataclasses.replace(ports.storage, rest_seconds=0.0))
    house = House(create_app(through, ports), database, storage)
    yield house
    for line in (database, storage):
        line.watch = None
    with house.app.app_context():
        db.engine.dispose()
    ports.close()
    for line in (database, storage):
        line.cut()


@pytest.fixture(autouse=True)
def _mended(house) -> Iterator[None]:
    """Leave both lines whole, whatever a test did to them."""
    yield
    for line in (house.database, house.storage):
        line.watch, line.after = None, False
        line.cut()
        line.mend()


def _address(url: str) -> tuple[Any, Any]:
    parts = urlsplit(url)
    return parts.hostname, parts.port


def _with_port(url: str, port: int) -> str:
    parts = urlsplit(url)
    user = parts.netloc.rpartition("@")[0]
    return urlunsplit(parts._replace(netloc=f"{user}@127.0.0.1:{port}" if user else f"127.0.0.1:{port}"))
