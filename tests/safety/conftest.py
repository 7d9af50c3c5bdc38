"""Two organisations with something in every place, so that anybody can try to reach anything."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from api.accounts.models import ApiToken, Membership, User
from api.accounts.sessions import open_session
from api.audits.models import AuditRevision
from api.checklists.models import ChecklistVersion
from api.checklists.services import publish_checklist
from api.core.db import db
from api.core.ids import new_id
from api.courses.services import publish_course
from api.quizzes.publishing import publish_exam
from api.training.models import Certificate
from tests.fixtures.application import NOON, run_due
from tests.fixtures.content import CHECKLIST, Shop, answered, plan_shop
from tests.fixtures.exams import CLOSED, COURSE, DRILL, Taker, right, whole
from tests.fixtures.world import Person, World, make_world

ROLES = ("shopper", "staff", "trainer", "manager", "qa", "admin", "regional admin", "new shopper")
PLACES = ("own store", "same region", "other region", "other organisation")
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/"
    "wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI"
    "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKz"
    "tLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z"
)

HEARTBEAT = {
    "app_version": "1.0",
    "platform": "Android",
    "language": "en",
    "pending_ops": 0,
    "pending_photos": 0,
    "oldest_pending_at": None,
    "is_persisted": True,
    "is_installed": True,
    "quota_bytes": 1_000_000_000,
    "used_bytes": 1_000,
}


@dataclass
class Cast:
    """Two worlds, and for each place the ids of what is there, by the name a route's path gives them."""

    home: World
    abroad: World
    things: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def people(self) -> dict[str, Person]:
        """Everybody at home who may try."""
        return {role: self.home.people[role] for role in ROLES}


@pytest.fixture(autouse=True)
def _noon(clock) -> None:
    """Let every test begin at the hour at which the stage was set."""


@pytest.fixture
def cast(app, clock) -> Cast:
    """Make both organisations for one test that may change them."""
    return make_cast(app, clock)


@pytest.fixture(scope="session")
def stage(app, the_clock) -> Cast:
    """Make both organisations once, for tests that change nothing another one looks at."""
    return make_cast(app, the_clock)


@pytest.fixture(scope="session")
def playground(app, the_clock) -> Cast:
    """Make both organisations once more, for tests that change whatever they like."""
    return make_cast(app, the_clock)


def make_cast(app: Flask, clock: Any) -> Cast:
    clock.now = NOON
    cast = Cast(make_world(app, clock), make_world(app, clock))
    cast.home.add_person("admin", name="regional admin", region="east")
    cast.home.add_person("shopper", name="new shopper")
    # A shopper whose role also holds in the region is the one whom those who work there might come to see.
    path = f"/v1/users/{cast.home.shopper.id}/memberships"
    cast.home.admin.post(path, {"role": "shopper", "region_id": str(cast.home.regions["east"])})
    home, abroad = (_publish_content(world, clock) for world in (cast.home, cast.abroad))
    places = (
        (cast.home, home, "lake", "east"),
        (cast.home, home, "park", "east"),
        (cast.home, home, "hill", "west"),
        (cast.abroad, abroad, "lake", "east"),
    )
    with app.app_context():
        db.session.get_one(User, cast.home.shopper.id).name = "Wang the shopper"
        db.session.commit()
    for place, (world, version, store, region) in zip(PLACES, places, strict=True):
        cast.things[place] = _fill(world, version, store, region)
    run_due(app)
    for place, (world, *_) in zip(PLACES, places, strict=True):
        _publish_audit(world, cast.things[place]["audit_id"])
    run_due(app)
    return cast


def _publish_content(world: World, clock: Any) -> ChecklistVersion:
    ending = world.organisation_id.hex[-8:]
    with world.app.app_context():
        version = publish_checklist(
            db.session, world.organisation_id, {**CHECKLIST, "key": f"visit-{ending}"}, now=clock()
        )
        course = {**whole(), "key": f"course-{ending}"}
        publish_course(db.session, world.organisation_id, course, now=clock())
        publish_exam(db.session, world.organisation_id, course, CLOSED, now=clock())
        db.session.commit()
    return version


def _fill(world: World, version: ChecklistVersion, store: str, region: str) -> dict[str, str]:
    """Put a learner, an open visit and a reported one with a photo and a finding into a store."""
    learner = world.add_person("staff", name=f"staff of {store}", store=store)
    reported, planned = plan_shop(world, version, store), plan_shop(world, version, store)
    photo_id = _report(world, reported)
    course = version.key.replace("visit", "course")
    attempt_id = _learn(world, learner, course)
    rule_id = _give(world, learner, course)
    drill_id = _drill(world, learner, course)
    run_due(world.app)
    with world.app.app_context():
        certificate_id = db.session.scalar(select(Certificate.id).where(Certificate.learner_id == learner.id))
    device_id = new_id()
    assert learner.put(f"/v1/devices/{device_id}", json=HEARTBEAT).status_code == 204
    with world.app.app_context():
        session_id = open_session(db.session, db.session.get_one(User, learner.id), set(), NOON)[0].id
        db.session.commit()
        membership_id = db.session.scalar(select(Membership.id).where(Membership.user_id == learner.id))
        token_id = db.session.scalar(select(ApiToken.id).where(ApiToken.user_id == learner.id))
        code = db.session.scalar(select(AuditRevision.code).where(AuditRevision.audit_id == reported.audit_id))
    robot = {"shape": "wecom", "url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"}
    channel_id = learner.post("/v1/me/reminders/robots", robot).json["id"]
    assert learner.put("/v1/me/reminders/hour", json={"hour": 8}).status_code == 200
    things = {
        "channel_id": channel_id,
        "region_id": world.regions[region],
        "store_id": world.stores[store],
        "user_id": learner.id,
        "membership_id": membership_id,
        "token_id": token_id,
        "session_id": session_id,
        "device_id": device_id,
        "visit_id": planned.visit_id,
        "audit_id": reported.audit_id,
        "photo_id": photo_id,
        "code": code,
        "key": version.key,
        "course_key": course,
        "attempt_id": attempt_id,
        "certificate_id": certificate_id,
        "rule_id": rule_id,
        "drill_id": drill_id,
        "version": version.version,
    }
    return {name: str(value) for name, value in things.items()}


def _learn(world: World, learner: Person, course: str) -> str:
    """Let a learner read a lesson and take an exam, with more time than others."""
    taker = Taker(world, learner)
    granted = world.trainer.put(f"/v1/users/{learner.id}/extra-time", json={"factor": "1.5"})
    assert granted.status_code in {200, 404}, granted.text
    read = {"course": course, "lesson": "see", "state": "completed", "at": "2026-11-22T04:00:00Z"}
    missed = {
        "review_id": str(new_id()),
        "question": COURSE["questions"][0]["uuid"],
        "course": course,
        "outcome": "wrong",
        "occasion": "practice",
        "at": "2026-11-22T04:00:00Z",
    }
    taker.push(taker.op(read, "lesson.progress"), taker.op(missed, "review.answer"))
    started = learner.post(f"/v1/quizzes/{course}/attempts", {"device_id": str(taker.device_id)})
    assert started.status_code == 201, started.text
    assert taker.put(taker.payload(started.json, right)).status_code == 200
    return str(started.json["attempt_id"])


def _give(world: World, learner: Person, course: str) -> str:
    """Let the head of training give the course by a rule, and say whom visits teach."""
    usual = {"roles": ["staff"], "shift": "every", "late_from": "14:00", "due_days": 14}
    assert world.admin.put("/v1/retraining-rule", json={**usual, "due_days": 10}).status_code == 200
    rule = {"course": course, "people": [str(learner.id)], "due_days": 14, "reason": "Every year."}
    made = world.admin.post("/v1/assignment-rules", rule)
    assert made.status_code == 201, made.text
    return str(made.json["id"])


def _drill(world: World, learner: Person, course: str) -> str:
    """Let a trainer of the whole organisation watch a drill."""
    seen = {
        "observation_id": str(new_id()),
        "learner_id": str(learner.id),
        "course": course,
        "lesson": "show",
        "ticks": [{"item": DRILL["rubric"][0], "met": "yes"}],
        "outcome": "approved",
        "observed_at": "2026-11-22T04:00:00Z",
    }
    observer = Taker(world, world.people.get("watcher") or world.add_person("trainer", name="watcher"))
    result = observer.push(observer.op(seen, "drill.observe")).json["results"][0]
    assert result["outcome"] == "applied", result
    return seen["observation_id"]


def _report(world: World, shop: Shop) -> UUID:
    photo_id = new_id()
    digest = base64.b64encode(hashlib.sha256(JPEG).digest()).decode()
    stored = world.shopper.put(
        f"/v1/photos/{photo_id}",
        data=JPEG,
        headers={"Content-Type": "image/jpeg", "Content-Digest": f"sha-256=:{digest}:"},
    )
    assert stored.status_code == 204, stored.text
    responses = [
        answered("greeted", "no", note="Nobody looked up."),
        answered("smiled", "yes"),
        answered("no-insult", "yes"),
    ]
    answer = shop.push(shop.op(shop.payload(responses, photos=[photo_id])))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    return photo_id


def _publish_audit(world: World, audit_id: str) -> None:
    published = world.qa.post(f"/v1/audits/{audit_id}/review", {"decision": "publish", "reason": "It fits."})
    assert published.status_code == 200, published.text
