"""What a load balancer and a monitoring system may rely on."""

import dataclasses

import pytest

from api.storage import Storage


def test_health_answers_while_the_process_lives(app):
    assert app.test_client().get("/healthz").json == {"status": "ok"}


def test_ready_when_database_storage_and_migrations_are_in_order(app):
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"status": "ready", "missing": []})


@pytest.fixture
def without_storage(app):
    """The application with an object store that does not answer."""
    ports = app.extensions["ports"]
    nowhere = Storage("http://127.0.0.1:9", "tenseconds", "nobody", "nothing")
    app.extensions["ports"] = dataclasses.replace(ports, storage=nowhere)
    yield app
    app.extensions["ports"] = ports


def test_not_ready_says_what_is_missing(without_storage):
    answer = without_storage.test_client().get("/readyz")
    assert (answer.status_code, answer.json["missing"]) == (503, ["storage"])


def test_figures_are_for_whoever_holds_the_token(app):
    app.test_client().get("/healthz")
    client = app.test_client()
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer guess"}).status_code == 404
    figures = client.get("/metrics", headers={"Authorization": "Bearer figures for the test"})
    assert 'tenseconds_requests_total{endpoint="service.show_health"' in figures.text
