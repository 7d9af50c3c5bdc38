"""What comes before a course reaches the phone with it, so that it can be named and learnt there."""

from typing import Any

import pytest

from api.core.db import db
from api.courses.services import publish_course
from tests.fixtures.application import NOON
from tests.fixtures.exams import whole
from tests.fixtures.given import give


@pytest.fixture(autouse=True)
def courses(world, clock) -> None:
    publish(world, "later", ["middle", "gone"])
    publish(world, "middle", ["basics"])
    publish(world, "basics", [])
    publish(world, "apart", [])


def publish(world: Any, key: str, before: list[str], **changes: Any) -> None:
    course = {**whole(), "key": key, "prerequisites": before, **changes}
    with world.app.app_context():
        publish_course(db.session, world.organisation_id, course, now=NOON)
        db.session.commit()


def pulled(world: Any, cursor: str = "") -> tuple[list[tuple[str, int]], str]:
    bundle = world.staff.get(f"/v1/sync?cursor={cursor}").json
    return sorted((course["key"], course["version"]) for course in bundle["courses"]), bundle["cursor"]


def test_everything_that_comes_before_a_given_course_travels_with_it(world):
    assert pulled(world)[0] == []
    give(world, world.staff, "later", [], "test")
    assert pulled(world)[0] == [("basics", 1), ("later", 1), ("middle", 1)]


def test_whoever_gives_a_course_reads_who_was_never_given_what_comes_first(world):
    other = world.add_person("staff", name="other", store="lake")
    give(world, world.staff, "middle", [], "test")
    asked = {"course": "later", "people": [], "roles": ["staff"], "stores": [str(world.stores["lake"])], "due_days": 7}

    def told() -> list[tuple[str, str, list[str]]]:
        shown = world.trainer.post("/v1/assignment-rules/preview", {**asked, "reason": "Autumn."}).json
        return [(one["name"], one["title"]["en"], one["people"]) for one in shown["comes_first"]]

    title = whole()["title"]["en"]
    assert told() == [("middle", title, [str(other.id)])]
    give(world, other, "middle", [], "test")
    assert told() == []


def test_what_was_given_itself_stays_the_version_that_was_given(world):
    give(world, world.staff, "basics", [], "test")
    publish(world, "basics", [], summary={"zh-Hans": "新的", "en": "New"})
    _, cursor = pulled(world)
    give(world, world.staff, "later", [], "test")
    assert pulled(world)[0] == [("basics", 1), ("later", 1), ("middle", 1)]
    assert ("basics", 2) not in pulled(world, cursor)[0]
