"""What a phone may rely on when it fetches: all at first, then what changed, nothing of others, and nothing lost in between."""

import base64
import copy
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.audits.models import Visit
from api.checklists.services import publish_checklist
from api.core.db import db
from api.core.documents import decode, encode
from api.core.ids import new_id
from api.courses.services import publish_course
from tests.fixtures.application import NOON
from tests.fixtures.content import CHECKLIST, COURSE, answered, plan_shop
from tests.sync.test_photos import jpeg, put

BAD = [answered("greeted", "no", note="无人上前招呼"), answered("smiled", "yes"), answered("no-insult", "yes")]


def pull(person: Any, cursor: str | None = None) -> dict[str, Any]:
    answer = person.get("/v1/sync" if cursor is None else f"/v1/sync?cursor={cursor}")
    assert answer.status_code == 200, answer.text
    return answer.json


def settle(person: Any, cursor: str | None = None) -> str:
    """Pull until nothing new comes: a cursor waits for every transaction of the server that began before it, whoever's it is."""
    bundle = pull(person, cursor or pull(person)["cursor"])
    deadline = time.monotonic() + 30
    while not is_empty(bundle):
        assert time.monotonic() < deadline, "something always comes again"
        bundle = pull(person, bundle["cursor"])
    return bundle["cursor"]


def ids(bundle: dict[str, Any], kind: str = "visits") -> list[str]:
    return [each["id"] for each in bundle[kind]]


def is_empty(bundle: dict[str, Any]) -> bool:
    return not any(bundle[name] for name in bundle if name not in {"cursor", "full"})


def publish_next(world: Any, content: Any) -> Any:
    """Publish another version of the checklist."""
    document = copy.deepcopy(CHECKLIST)
    document["minutes"] = content.document["minutes"] + 1
    with world.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=NOON)
        db.session.commit()
    return version


def test_the_first_pull_brings_everything_one_needs(world, shop, content):
    second = plan_shop(world, content, "park")
    bundle = pull(world.shopper)
    assert bundle["full"] is True
    assert ids(bundle) == [str(shop.visit_id), str(second.visit_id)]
    visit = bundle["visits"][0]
    assert visit["store"]["code"] == "lake"
    assert visit["checklist"] == {
        "key": content.key,
        "version": content.version,
        "sha256": content.sha256,
        "title": content.document["title"],
        "kind": content.document["kind"],
    }
    assert (visit["returned"], visit["draft"], visit["brief"]) == (None, None, None)
    [checklist] = bundle["checklists"]
    assert (checklist["sha256"], checklist["document"]) == (content.sha256, content.document)
    assert (bundle["removed"], bundle["courses"], bundle["assignments"]) == ([], [], [])


def test_the_next_pull_brings_only_what_changed(world, shop, content):
    cursor = settle(world.shopper)
    late = plan_shop(world, content, "park")
    bundle = pull(world.shopper, cursor)
    assert bundle["full"] is False
    assert ids(bundle) == [str(late.visit_id)]
    settle(world.shopper, bundle["cursor"])


def test_a_cursor_may_be_used_again_and_again(world, shop, content):
    """An answer that was lost on the way costs nothing."""
    cursor = settle(world.shopper)
    late = plan_shop(world, content, "park")
    for _ in range(3):
        assert ids(pull(world.shopper, cursor)) == [str(late.visit_id)]


def test_a_slow_transaction_cannot_be_overtaken(world, shop, content):
    cursor = settle(world.shopper)
    with world.app.app_context():
        engine = db.engine
    with Session(engine) as session:
        slow = new_id()
        planned = session.get_one(Visit, shop.visit_id)
        copied = {
            column.key: getattr(planned, column.key)
            for column in Visit.__table__.columns
            if column.key not in {"id", "changed_xid"}
        }
        session.add(Visit(id=slow, **copied))
        session.flush()
        for _ in range(3):  # Others are faster: they begin later and commit earlier.
            quick = plan_shop(world, content, "park")
            bundle = pull(world.shopper, cursor)
            assert str(quick.visit_id) in ids(bundle)
            assert str(slow) not in ids(bundle)
            cursor = bundle["cursor"]
        session.commit()
    bundle = pull(world.shopper, cursor)
    assert str(slow) in ids(bundle)
    settle(world.shopper, bundle["cursor"])


def sealed(*parts: Any) -> str:
    return base64.urlsafe_b64encode(encode(list(parts))).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "!!!!",
        "AAAA",
        "",
        sealed(),
        sealed(1),
        sealed(1, "1.1"),
        sealed([True], "1.1"),
        sealed(-5, "1.1"),
        sealed(2**62, "1.1"),
        sealed("1", "1.1"),
        sealed(1.5, "1.1"),
        sealed(None, None),
        sealed({}, []),
        "%ED%A0%80",
        "%00",
        "汉",
    ],
)
def test_a_cursor_of_elsewhere_means_to_begin_again(world, shop, cursor):
    bundle = pull(world.shopper, cursor)
    assert bundle["full"] is True
    assert ids(bundle) == [str(shop.visit_id)]


@pytest.mark.parametrize("change", [lambda number: number + 10_000_000, lambda number: -number])
def test_a_number_this_database_has_not_reached_means_to_begin_again(world, shop, change):
    cursor = settle(world.shopper)
    number, database = decode(base64.urlsafe_b64decode(cursor + "=="))
    assert pull(world.shopper, sealed(change(number), database))["full"] is True


def test_a_finished_visit_is_removed_once(world, shop):
    cursor = settle(world.shopper)
    shop.submit()
    bundle = pull(world.shopper, cursor)
    assert bundle["visits"] == []
    assert bundle["removed"] == [{"kind": "visit", "id": str(shop.visit_id)}]
    settle(world.shopper, bundle["cursor"])
    assert pull(world.shopper)["removed"] == []


def test_a_cancelled_visit_is_removed(world, shop):
    cursor = settle(world.shopper)
    cancelled = world.qa.post(f"/v1/visits/{shop.visit_id}/cancellation", {"reason": "装修停业"})
    assert cancelled.status_code == 200
    assert pull(world.shopper, cursor)["removed"] == [{"kind": "visit", "id": str(shop.visit_id)}]
    assert pull(world.shopper)["visits"] == []


def test_a_returned_report_is_a_visit_again(world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(photos=[photo])
    cursor = settle(world.shopper)
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "return", "reason": "看一下第三题"})
    bundle = pull(world.shopper, cursor)
    assert [(visit["id"], visit["state"]) for visit in bundle["visits"]] == [(str(shop.visit_id), "returned")]
    assert [each["sha256"] for each in bundle["checklists"]] == [shop.version.sha256]


def test_visits_of_others_are_never_brought(world, other_world, shop, content):
    stranger = world.add_person("shopper", name="another shopper")
    for person in (stranger, world.staff, world.manager, world.qa, world.admin, other_world.shopper):
        for cursor in (None, pull(person)["cursor"]):
            bundle = pull(person, cursor)
            assert bundle["visits"] == bundle["checklists"] == bundle["removed"] == []


def test_the_cursor_of_another_person_or_organisation_shows_nothing_of_theirs(world, other_world, shop):
    cursor = settle(other_world.shopper)
    shop.submit()
    assert pull(world.shopper, cursor)["removed"] == [{"kind": "visit", "id": str(shop.visit_id)}]
    assert is_empty(pull(other_world.shopper, pull(world.shopper)["cursor"]))


def test_a_document_comes_with_the_visits_bound_to_it_and_not_again(world, shop, content):
    assert len(pull(world.shopper)["checklists"]) == 1
    cursor = settle(world.shopper)
    draft = shop.op({"revision": 1, "draft": shop.payload([])}, kind="audit.draft")
    shop.push(draft)
    changed = pull(world.shopper, cursor)
    assert [visit["state"] for visit in changed["visits"]] == ["in_progress"]
    shop.push(shop.op({"revision": 2, "draft": shop.payload([])}, kind="audit.draft"))
    settle(world.shopper, changed["cursor"])


def test_a_new_version_leaves_planned_visits_on_theirs_and_their_reports_welcome(world, shop, content):
    cursor = settle(world.shopper)
    newer = publish_next(world, content)
    assert newer.version == content.version + 1
    bundle = pull(world.shopper, cursor)
    assert newer.sha256 not in {each["sha256"] for each in bundle["checklists"]}
    assert pull(world.shopper)["visits"][0]["checklist"]["version"] == content.version
    settled = settle(world.shopper, bundle["cursor"])
    late = plan_shop(world, content, "park")
    fresh = pull(world.shopper, settled)
    assert [visit["checklist"]["version"] for visit in fresh["visits"]] == [newer.version]
    assert [each["sha256"] for each in fresh["checklists"]] == [newer.sha256]
    assert shop.submit()["outcome"] == "applied"
    assert late.submit()["outcome"] == "conflict"
    late.version = newer
    assert late.submit()["outcome"] == "applied"


def test_assignments_and_their_courses_arrive_for_staff(world, shop, work):
    start = pull(world.staff)
    assert is_empty(start)
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    work()
    bundle = pull(world.staff, start["cursor"])
    [assignment], [course] = bundle["assignments"], bundle["courses"]
    assert (assignment["course"], assignment["lessons"], assignment["state"]) == (
        "first-ten-seconds",
        ["greet"],
        "assigned",
    )
    assert assignment["due_on"] == (NOON + timedelta(days=14)).date().isoformat()
    assert (course["key"], course["document"]["lessons"][0]["key"]) == ("first-ten-seconds", "greet")
    settle(world.staff, bundle["cursor"])
    elsewhere = world.add_person("staff", name="elsewhere", store="hill")
    assert is_empty(pull(elsewhere))


def test_a_new_version_of_a_course_does_not_change_what_was_assigned(world, shop, work, clock):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(BAD, photos=[photo])
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "publish"})
    work()
    before = pull(world.staff)
    with world.app.app_context():
        document = copy.deepcopy(COURSE)
        document["lessons"][0]["minutes"] += 1
        publish_course(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
    settle(world.staff, before["cursor"])
    assert pull(world.staff)["courses"] == before["courses"]


def test_what_changed_is_found_by_an_index_and_not_by_reading_all(world, shop):
    with world.app.app_context():
        indexes = set(db.session.scalars(text("SELECT indexdef FROM pg_indexes WHERE tablename = 'visit'")))
    assert any("changed_xid" in index for index in indexes)


def test_a_visit_planned_twice_is_two_visits_in_the_order_of_their_windows(world, content):
    late, early = plan_shop(world, content), plan_shop(world, content)
    with world.app.app_context():
        visit = db.session.get_one(Visit, early.visit_id)
        visit.window_from -= timedelta(days=1)
        db.session.commit()
    assert [UUID(each) for each in ids(pull(world.shopper))] == [early.visit_id, late.visit_id]
