"""Parts of the house fail, and come back: nothing that was acknowledged is lost, nothing is half-written, nobody restarts anything."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from api import handlers
from api.commands.work import act
from api.core.clock import utc_now
from api.core.db import db
from api.core.ids import new_id
from api.http.problems import translate_error
from api.photos.models import Photo
from api.reports.services import render_scorecards
from api.stores.models import Store
from tests.fixtures.application import run_due
from tests.fixtures.content import answered
from tests.fixtures.visits import again
from tests.sync.test_photos import jpeg, put

BAD = [answered("greeted", "no", note="x"), answered("smiled", "yes"), answered("no-insult", "yes")]


def photo_rows(app, photo: UUID) -> int:
    with app.app_context():
        return len(db.session.scalars(select(Photo).where(Photo.id == photo)).all())


def objects(app, world, kind: str = "photo") -> list[str]:
    return list(app.extensions["ports"].storage.walk(f"{world.organisation_id}/{kind}/"))


# --- the store


def test_without_the_store_reports_are_taken_and_photos_asked_for_later(house, world, shop):
    shopper, photo = house.entered_by(world.shopper), new_id()
    house.storage.cut()
    result = shop.push(shop.op(shop.payload(photos=[photo])), person=shopper).json["results"][0]
    assert (result["outcome"], result["photos_missing"]) == ("applied", [str(photo)])
    began = time.monotonic()
    refused = put(shopper, photo, jpeg())
    assert time.monotonic() - began < 5
    assert (refused.status_code, refused.json["type"]) == (503, "/problems/unavailable")
    assert refused.headers["Retry-After"] == "10"
    assert str(photo) not in refused.json["detail"]
    assert photo_rows(world.app, photo) == 0
    house.storage.mend()
    assert put(shopper, photo, jpeg()).status_code == 204
    assert world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]["state"] == "submitted"


def test_a_part_of_a_photo_waits_for_the_store_too(house, world, clock):
    shopper, photo, body = house.entered_by(world.shopper), new_id(), jpeg(size=(1600, 1200))
    cut, total = len(body) // 2, len(body)
    house.storage.cut()
    first = {"Content-Range": f"bytes 0-{cut - 1}/{total}"}
    assert put(shopper, photo, body[:cut], **first).status_code == 503
    house.storage.mend()
    assert put(shopper, photo, body[:cut], **first).status_code == 202
    house.storage.cut()
    last = {"Content-Range": f"bytes {cut}-{total - 1}/{total}"}
    assert put(shopper, photo, body[cut:], **last).status_code == 503
    house.storage.mend()
    assert put(shopper, photo, body[cut:], **last).status_code == 204
    assert photo_rows(world.app, photo) == 1


def test_photos_scorecards_and_proofs_wait_for_the_store_and_come_back(house, world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    work()
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    work()
    qa = house.entered_by(world.qa)
    code = qa.get(f"/v1/audits/{shop.audit_id}").json["verification_code"]
    pages = [f"/v1/photos/{photo}", f"/v1/audits/{shop.audit_id}/scorecard.pdf?lang=en", f"/verify/{code}"]
    house.storage.cut()
    for page in pages:
        answer = qa.get(page)
        assert (answer.status_code, answer.headers.get("Retry-After")) == (503, "10"), page
    house.storage.mend()
    assert [qa.get(page).status_code for page in pages] == [200, 200, 200]


def test_jobs_wait_for_the_store_and_are_done_when_it_is_back(house, world, clock):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    house.storage.cut()
    with pytest.raises(AssertionError, match="make_renditions"):
        run_due(house.app)
    house.storage.mend()
    with psycopg.connect(house.app.extensions["ports"].settings.database_url) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
    assert photo_rows(world.app, photo) == 1


# --- the database


def test_after_a_restart_of_the_database_the_next_request_works(house, world, shop):
    shopper = house.entered_by(world.shopper)
    with ThreadPoolExecutor(6) as pool:  # Fill the pool with connections.
        list(pool.map(lambda _: house.entered_by(world.shopper).get("/v1/me"), range(24)))
    house.database.break_all()
    assert shopper.get("/v1/me").status_code == 200
    house.database.break_all()
    assert shop.push(shop.op(shop.payload()), person=shopper).json["results"][0]["outcome"] == "applied"


def test_without_the_database_the_answer_is_503_and_then_all_works_again(house, world, shop):
    shopper, op = house.entered_by(world.shopper), shop.op(shop.payload())
    assert shopper.get("/v1/me").status_code == 200
    house.database.cut()
    for _ in range(3):
        began = time.monotonic()
        refused = shop.push(op, person=shopper)
        assert time.monotonic() - began < 2
        assert (refused.status_code, refused.json["type"]) == (503, "/problems/unavailable")
        assert refused.headers["Retry-After"] == "5"
    assert house.app.test_client().get("/readyz").json == {"status": "not ready", "missing": ["database"]}
    assert house.app.test_client().get("/healthz").status_code == 200
    house.database.mend()
    assert shop.push(op, person=shopper).json["results"][0]["outcome"] == "applied"
    assert house.app.test_client().get("/readyz").status_code == 200


@pytest.mark.parametrize("is_answer_lost", [False, True], ids=["lost before", "answer lost"])
def test_a_connection_that_breaks_in_the_commit_of_a_report_loses_and_doubles_nothing(
    house, world, shop, is_answer_lost
):
    shopper, op = house.entered_by(world.shopper), shop.op(shop.payload())
    assert shopper.get("/v1/me").status_code == 200
    house.database.watch, house.database.after = (lambda sent: b"COMMIT" in sent), is_answer_lost
    assert shop.push(op, person=shopper).status_code == 503
    house.database.watch = None
    stored = world.qa.get("/v1/audits").json["items"]
    assert len(stored) == int(is_answer_lost)
    result = shop.push(op, person=shopper).json["results"][0]
    assert result["outcome"] == ("duplicate" if is_answer_lost else "applied")
    assert result["resource"]["id"] == str(shop.audit_id)
    assert len(world.qa.get("/v1/audits").json["items"]) == 1


@pytest.mark.parametrize("words", [b"INSERT INTO audit", b"journal_append", b"INSERT INTO sync_op", b"FOR UPDATE"])
def test_a_connection_that_breaks_in_the_middle_of_a_report_is_tried_again(house, world, shop, words):
    shopper, seen = house.entered_by(world.shopper), []
    house.database.watch = lambda sent: words in sent and not seen.append(1) and len(seen) == 1
    answer = shop.push(shop.op(shop.payload()), person=shopper)
    assert seen, "the line never heard these words"
    if answer.status_code == 503:  # It broke while the transaction was being closed.
        answer = shop.push(shop.op(shop.payload()), person=shopper)
    assert answer.json["results"][0]["outcome"] == "applied"
    assert len(world.qa.get("/v1/audits").json["items"]) == 1


@pytest.mark.parametrize("is_answer_lost", [False, True], ids=["killed before", "answer lost"])
def test_a_request_that_dies_between_store_and_commit_leaves_no_photo_and_may_come_again(
    house, world, clock, is_answer_lost
):
    shopper, photo = house.entered_by(world.shopper), new_id()
    assert shopper.get("/v1/me").status_code == 200
    house.database.watch, house.database.after = (lambda sent: b"COMMIT" in sent), is_answer_lost
    assert put(shopper, photo, jpeg()).status_code == 503
    house.database.watch = None
    assert len(objects(world.app, world)) == 1
    assert photo_rows(world.app, photo) == int(is_answer_lost)
    assert put(shopper, photo, jpeg()).status_code == 204
    assert photo_rows(world.app, photo) == 1


@pytest.mark.parametrize(
    ("error", "status", "slug"),
    [
        (psycopg.errors.DiskFull, 507, "storage-full"),
        (psycopg.errors.TooManyConnections, 503, "unavailable"),
        (psycopg.errors.AdminShutdown, 503, "unavailable"),
        (psycopg.errors.CannotConnectNow, 503, "unavailable"),
        (psycopg.errors.DeadlockDetected, 503, "unavailable"),
        (psycopg.errors.OutOfMemory, 503, "unavailable"),
        (psycopg.errors.ReadOnlySqlTransaction, 503, "unavailable"),
    ],
)
def test_what_the_database_cannot_do_is_said_so_that_phones_try_again(app, error, status, slug):
    with app.app_context():
        wrapped = OperationalError("SELECT 1", {}, error("no"))
        problem = translate_error(wrapped)
    assert (problem.status, problem.slug) == (status, slug)


# --- sweeping


@pytest.fixture
def real_clock(clock):
    """A clock that begins now: the object store dates its objects by the real time."""
    clock.now = utc_now()
    return clock


def test_an_object_without_a_row_is_swept_within_a_day_and_others_stay(house, world, real_clock, work, app):
    shopper, lost, kept = house.entered_by(world.shopper), new_id(), new_id()
    assert shopper.get("/v1/me").status_code == 200
    house.database.watch = lambda sent: b"COMMIT" in sent
    put(shopper, lost, jpeg())
    house.database.watch = None
    put(world.shopper, kept, jpeg())
    work()
    before = objects(app, world), objects(app, world, "rendition")
    assert [len(each) for each in before] == [2, 3]
    sweep(app)
    assert (objects(app, world), objects(app, world, "rendition")) == before
    real_clock.now += timedelta(hours=24)
    sweep(app)
    [left] = objects(app, world)
    assert str(kept) in left
    assert objects(app, world, "rendition") == before[1]
    assert put(world.shopper, lost, jpeg()).status_code == 204


def test_a_scorecard_that_was_printed_anew_is_swept_and_the_new_print_stays(world, shop, real_clock, work, app):
    shop.submit(BAD, photos=[photo := new_id()])
    put(world.shopper, photo, jpeg())
    work()
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    work()
    first = objects(app, world, "scorecard")
    with app.app_context():
        db.session.execute(update(Store).values(name={"zh-Hans": "新名字", "en": "A new name"}))
        db.session.commit()
    again(app, render_scorecards, shop)
    both = objects(app, world, "scorecard")
    assert (len(first), len(both)) == (2, 4)
    sweep(app)
    assert objects(app, world, "scorecard") == both
    real_clock.now += timedelta(hours=24)
    sweep(app)
    assert set(objects(app, world, "scorecard")) == set(both) - set(first)
    assert world.qa.get(f"/v1/audits/{shop.audit_id}/scorecard.pdf?lang=en").status_code == 200


def test_a_photo_sent_again_leaves_one_object_when_it_is_swept(world, real_clock, app):
    photo = new_id()
    for _ in range(3):
        assert put(world.shopper, photo, jpeg()).status_code == 204
    real_clock.now += timedelta(hours=24)
    sweep(app)
    assert len(objects(app, world)) == 1
    assert put(world.shopper, photo, jpeg()).status_code == 204


def test_parts_are_swept_when_their_photo_is_whole_or_nobody_goes_on(world, real_clock, app):
    whole, begun, body = new_id(), new_id(), jpeg(size=(1600, 1200))
    cut, total = len(body) // 2, len(body)
    for photo in (whole, begun):
        put(world.shopper, photo, body[:cut], **{"Content-Range": f"bytes 0-{cut - 1}/{total}"})
    put(world.shopper, whole, body[cut:], **{"Content-Range": f"bytes {cut}-{total - 1}/{total}"})
    assert len(objects(app, world, "part")) == 3
    real_clock.now += timedelta(days=2)
    sweep(app)
    [left] = objects(app, world, "part")
    assert str(begun) in left
    real_clock.now += timedelta(days=6)
    for _ in range(2):  # First the rows are forgotten, an hour later what was stored for them.
        sweep(app)
    assert objects(app, world, "part") == []


def test_answers_are_remembered_for_half_a_year(world, clock, app):
    body = {"code": "south", "name": {"zh-Hans": "华南", "en": "South"}}
    key = {"Idempotency-Key": "one"}
    assert world.admin.post("/v1/regions", body, headers=key).status_code == 201
    clock.now += timedelta(days=179)
    sweep(app)
    assert world.admin.post("/v1/regions", body, headers=key).headers["Idempotency-Replayed"] == "true"
    clock.now += timedelta(days=2)
    sweep(app)
    assert world.admin.post("/v1/regions", body, headers=key).status_code == 409


def sweep(app) -> None:
    """Run everything that runs by the clock, as a worker would."""
    for name in handlers.schedule():
        act(app, {"handler": name, "timestamp": 0})
