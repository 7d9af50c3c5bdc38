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


def test_what_was_given_itself_stays_the_version_that_was_given(world):
    give(world, world.staff, "basics", [], "test")
    publish(world, "basics", [], summary={"zh-Hans": "新的", "en": "New"})
    _, cursor = pulled(world)
    give(world, world.staff, "later", [], "test")
    assert pulled(world)[0] == [("basics", 1), ("later", 1), ("middle", 1)]
    assert ("basics", 2) not in pulled(world, cursor)[0]
