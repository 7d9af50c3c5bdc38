"""What people learnt reaches a learning record store: once, in its words, and however long the store was away."""

import dataclasses
from typing import Any

import pytest
from sqlalchemy import delete, select

from api.core.db import db
from api.core.settings import SettingsError, read_settings
from api.statements.models import Statement
from api.statements.sending import send_statements
from api.statements.status import outbox_status, requeue_refused
from tests.fixtures.exams import KEY, Taker, publish, right, wrong
from tests.fixtures.given import give
from tests.quizzes.test_desk import turn_round
from tests.statements.record_store import PASSWORD, USER, RecordStore


@pytest.fixture
def record_store(app):
    with app.app_context():
        db.session.execute(delete(Statement))  # of other tests' organisations
        db.session.commit()
    store = RecordStore()
    ports = app.extensions["ports"]
    told = dataclasses.replace(ports.settings, lrs_url=store.url.rstrip("/"), lrs_username=USER, lrs_password=PASSWORD)
    app.extensions["ports"] = dataclasses.replace(ports, settings=told)
    yield store
    app.extensions["ports"] = ports
    store.shutdown()
    store.server_close()


@pytest.fixture
def taker(world, clock) -> Taker:
    publish(world)
    return Taker(world, world.staff)


def send(world: Any) -> None:
    with world.app.app_context():
        send_statements(db.session(), world.app.extensions["ports"])
        db.session.commit()


def kept(world: Any) -> list[tuple[str, str | None]]:
    with world.app.app_context():
        rows = db.session.scalars(select(Statement).where(Statement.organisation_id == world.organisation_id))
        return sorted(((row.state, row.reason) for row in rows), key=str)


def verbs(store: RecordStore) -> list[str]:
    return sorted(one["verb"]["display"]["en"] for one in store.statements.values())


def read(taker: Taker) -> None:
    payload = {"course": KEY, "lesson": "see", "state": "completed", "at": "2026-11-22T03:59:00Z", "seconds": 75}
    taker.push(taker.op(payload, "lesson.progress"))


def test_a_lesson_an_exam_and_a_certificate_are_told(world, taker, record_store, work):
    read(taker)
    taker.take(right)
    work()
    send(world)
    assert verbs(record_store) == ["completed", "earned", "passed"]
    assert {state for state, _ in kept(world)} == {"sent"}
    told = {one["verb"]["display"]["en"]: one for one in record_store.statements.values()}
    assert told["passed"]["result"] == {
        "success": True,
        "completion": True,
        "score": {"scaled": 1.0},
        "duration": "PT60.00S",
    }
    assert told["completed"]["result"]["duration"] == "PT75.00S"
    assert told["completed"]["timestamp"] == "2026-11-22T03:59:00+00:00"
    assert told["completed"]["object"]["definition"]["name"].keys() == {"zh-Hans", "en"}


def test_nobody_is_named(world, taker, record_store, work):
    taker.take(right)
    work()
    send(world)
    for one in record_store.statements.values():
        assert one["actor"]["account"]["name"] == str(world.staff.id)
        assert str(world.organisation_id) in one["actor"]["account"]["homePage"]
        assert "staff@" not in str(one)


def test_a_failed_exam_is_told_as_such(world, taker, record_store, work):
    taker.take(wrong)
    work()
    send(world)
    [only] = record_store.statements.values()
    assert (only["verb"]["id"], only["result"]["success"]) == ("http://adlnet.gov/expapi/verbs/failed", False)


def test_an_exam_that_is_marked_again_is_told_again_from_today(world, clock, record_store, work):
    publish(world, **{"pass": "1"})
    taker = Taker(world, world.staff)
    first = taker.take(right)["id"]
    work()
    turn_round(world)
    clock.move(days=1)
    path = f"/v1/quizzes/{KEY}/regrade"
    digest = world.trainer.get(path).json["digest"]
    assert world.trainer.post(path, {"digest": digest, "reason": "The key was wrong."}).status_code == 200
    work()
    work()
    send(world)
    told = sorted(
        (
            one["timestamp"][:10],
            one["verb"]["display"]["en"],
            one["result"]["score"]["scaled"],
            one["context"]["registration"],
        )
        for one in record_store.statements.values()
        if "score" in one.get("result", {})
    )
    assert told == [("2026-11-22", "passed", 1.0, first), ("2026-11-23", "failed", 0.889, first)]


def test_a_decision_is_told_once_and_what_does_not_count_is_voided(world, clock, taker, record_store, work):
    packet = taker.begin()
    taker.put(taker.payload(packet, right))
    work()
    copies, path = [wrong, right], f"/v1/attempts/{packet['attempt_id']}"
    for number, (answer, decision) in enumerate(zip(copies, ("accept", "void"), strict=True), 1):
        clock.move(days=1)
        taker.put({**taker.payload(packet, answer), "elapsed_ms": 60_000 + number})
        copy = world.trainer.get(f"{path}/copies").json["items"][-1]["copy"] if decision == "accept" else None
        world.trainer.post(f"{path}/decision", {"decision": decision, "reason": "A colleague's.", "copy": copy})
        work()
        work()  # of what was decided follows the certificate, and of that its statement
    send(world)
    told = {one["id"]: one for one in record_store.statements.values()}
    results = [one for one in told.values() if one["object"]["id"].endswith("/exam")]
    assert sorted((one["timestamp"][:10], one["verb"]["display"]["en"]) for one in results) == [
        ("2026-11-22", "passed"),
        ("2026-11-23", "failed"),
    ]
    voiding = [one for one in told.values() if one["verb"]["id"] == "http://adlnet.gov/expapi/verbs/voided"]
    earned = [one for one in told.values() if one["verb"]["display"]["en"] == "earned"]
    assert len(earned) == 1
    assert {one["object"]["id"] for one in voiding} == {one["id"] for one in [*results, *earned]}
    for one in voiding:
        assert one["object"].keys() == {"objectType", "id"}
        assert one["object"]["objectType"] == "StatementRef"
        assert one["actor"]["account"]["name"] == str(world.trainer.id)
        assert not {"context", "result"} & one.keys()


def test_a_drill_names_learner_and_observer(world, clock, content, record_store, work):
    publish(world)
    give(world, world.staff, KEY, ["show"], "test")
    seen = {
        "observation_id": "01a2187a-d8b2-75c1-a4ab-78106664b566",
        "learner_id": str(world.staff.id),
        "course": KEY,
        "lesson": "show",
        "ticks": [{"item": "short-visit/greeted", "met": "yes"}],
        "runs_ms": [8200],
        "outcome": "approved",
        "observed_at": "2026-11-22T04:00:00Z",
    }
    observer = Taker(world, world.manager)
    observer.push(observer.op(seen, "drill.observe"))
    work()
    send(world)
    [only] = record_store.statements.values()
    people = (only["actor"]["account"]["name"], only["context"]["instructor"]["account"]["name"])
    assert people == (str(world.staff.id), str(world.manager.id))


def test_reading_twice_and_sending_twice_is_one_statement(world, taker, record_store, work):
    read(taker)
    read(taker)
    work()
    send(world)
    with world.app.app_context():
        # The answer to the first sending was lost on its way back.
        db.session.execute(Statement.__table__.update().values(state="waiting"))
        db.session.commit()
    send(world)
    assert (len(record_store.statements), record_store.puts) == (1, 2)
    assert kept(world) == [("sent", None)]


@pytest.mark.parametrize("status", [401, 429, 503])
def test_a_store_that_is_away_is_asked_once_and_loses_nothing(world, taker, record_store, work, status):
    read(taker)
    taker.take(right)
    work()
    record_store.answers_with = status
    send(world)
    assert record_store.puts == 1
    assert [state for state, _ in kept(world)] == ["waiting"] * 3
    record_store.answers_with = None
    send(world)
    assert [state for state, _ in kept(world)] == ["sent"] * 3
    assert len(record_store.statements) == 3


def test_nobody_at_the_address_loses_nothing(world, taker, record_store, work):
    read(taker)
    work()
    record_store.shutdown()
    record_store.server_close()
    send(world)
    [(state, reason)] = kept(world)
    assert state == "waiting"
    assert reason == "NewConnectionError"


def test_another_statement_under_the_same_id_is_refused_and_kept(world, taker, record_store, work):
    read(taker)
    work()
    with world.app.app_context():
        only = db.session.scalars(select(Statement)).one()
        record_store.statements[str(only.id)] = {"id": str(only.id), "of": "somebody else"}
    send(world)
    assert kept(world) == [("refused", "409 ")]
    url = world.app.extensions["ports"].settings.database_url
    assert outbox_status(url) == ({"refused": 1}, "409 ")
    assert (requeue_refused(url), requeue_refused(url)) == (1, 0)
    record_store.statements.clear()
    send(world)
    assert kept(world) == [("sent", None)]


def test_without_a_record_store_nothing_is_written(world, taker, work):
    read(taker)
    taker.take(right)
    work()
    send(world)
    assert kept(world) == []


_BASE = {
    "DATABASE_URL": "postgresql://a@b/c",
    "S3_ENDPOINT_URL": "https://s3.example",
    "S3_ACCESS_KEY": "a",
    "S3_SECRET_KEY": "b",
    "SECRET_KEY": "x" * 32,
}


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"LRS_URL": "https://lrs.example/xapi"}, "LRS_USERNAME and LRS_PASSWORD are needed too"),
        ({"LRS_URL": "http://lrs.example/xapi", "LRS_USERNAME": "a", "LRS_PASSWORD": "b"}, "start with https://"),
    ],
)
def test_a_setting_that_cannot_be_used_says_so(said, line):
    with pytest.raises(SettingsError, match=line):
        read_settings(_BASE | said)
