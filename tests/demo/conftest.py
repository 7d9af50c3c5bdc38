"""The chain of one seed and its year of visits, made once for all tests; and an installation of its own it is written to."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from api.app import create_app, create_ports
from api.audits.plan import Plan, prepare
from api.checklists.load import load_checklist
from api.commands.publishing import publish_tree
from api.core.db import db
from api.demo.chain import Chain, make_chain
from api.demo.history import PastVisit, make_history
from api.demo.seeding import SHOPPED, seed
from tests.fixtures.servers import create_database, drop_database, with_database

SEED = 10
UNTIL = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def documents() -> list[dict[str, Any]]:
    loaded = [load_checklist(ROOT / "checklists" / key) for key in SHOPPED]
    assert [faults for _, faults in loaded] == [[], []]
    return [document for document, _ in loaded if document is not None]


@pytest.fixture(scope="session")
def plans(documents) -> dict[str, Plan]:
    return {document["key"]: prepare(document) for document in documents}


@pytest.fixture(scope="session")
def chain() -> Chain:
    return make_chain(SEED)


@pytest.fixture(scope="session")
def history(chain, documents) -> list[PastVisit]:
    return make_history(chain, documents, seed=SEED, until=UNTIL)


@pytest.fixture(scope="session")
def demo_app(server_addresses, worker_id, settings, the_clock, tmp_path_factory) -> Iterator[Flask]:
    """An installation of its own, as `make run` leaves it: seeded and committed."""
    admin_url, template = server_addresses["admin_url"], server_addresses["template"]
    name = f"{template}_demo_{worker_id}"
    create_database(admin_url, name, template)
    mine = dataclasses.replace(
        settings, database_url=with_database(admin_url, name), data_dir=tmp_path_factory.mktemp("demo")
    )
    ports = dataclasses.replace(create_ports(mine), clock=the_clock)
    ports.storage.ensure_bucket()
    app = create_app(mine, ports)
    with app.app_context():
        assert seed(db.session(), ports, publish, seed=SEED, today=the_clock().date())
        db.session.commit()
    yield app
    ports.close()
    with app.app_context():
        db.engine.dispose()
    drop_database(admin_url, name)


def publish(session, organisation_id, now) -> None:
    assert publish_tree(session, organisation_id, now=now) == []
