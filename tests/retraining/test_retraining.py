"""From what was missed to who learns what, and whether it helped: the ladder of each finding on its scorecard."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from api.accounts.models import Membership, User
from api.core.db import db
from api.core.ids import new_id
from api.courses.services import publish_course
from api.reports.gathering import gather_scorecard
from api.reports.scorecard import FindingRow
from api.retraining.models import RetrainingPlan
from api.retraining.services import plan_retraining
from api.training.models import Assignment
from tests.fixtures.content import COURSE, texts
from tests.fixtures.visits import again, follow, plan, publish, report, responses, visited

FIRST = datetime(2026, 11, 3, 6, 0, tzinfo=UTC)
MISSED, FINE = responses(greeted=False), responses()


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def card_rows(world, shop) -> dict[str, FindingRow]:
    """Gather the scorecard as it would be printed now; its findings by title."""
    with world.app.app_context():
        card, _ = gather_scorecard(db.session, world.app.extensions["ports"], shop.audit_id, issued_at=day(30))
    return {row.title.en.rstrip("?"): row for row in card.findings}


def plans(world, shop) -> dict[str, RetrainingPlan]:
    with world.app.app_context():
        found = db.session.scalars(select(RetrainingPlan).where(RetrainingPlan.audit_id == shop.audit_id))
        return {plan.topic: plan for plan in found}


def assignments(world) -> list[dict[str, Any]]:
    return world.qa.get("/v1/assignments").json["items"]


def add_course(world, **changes: Any) -> None:
    with world.app.app_context():
        publish_course(db.session, world.organisation_id, {**copy.deepcopy(COURSE), **changes}, now=day(0))
        db.session.commit()


def test_a_topic_nobody_teaches_is_a_plan_without_course_and_the_scorecard_says_so(world, content):
    shop = visited(world, content, day(0), responses(greeted=False, polite=False))
    planned = plans(world, shop)
    assert {topic: plan.course_key for topic, plan in planned.items()} == {
        "greeting": "first-ten-seconds",
        "respect": None,
    }
    assert planned["respect"].lessons == []
    assert {item["course_key"] for item in assignments(world)} == {"first-ten-seconds"}
    rows = card_rows(world, shop)
    assert (rows["no-insult"].retraining, rows["no-insult"].lacks_course) == (None, True)
    assert rows["greeted"].retraining is not None
    assert rows["greeted"].lacks_course is False


def test_the_shortest_lessons_that_teach_the_topic_are_chosen(world, content):
    add_course(
        world,
        key="a-short-word",
        lessons=[
            {
                "key": "hello",
                "title": texts("你好", "Hello"),
                "minutes": 1,
                "topics": ["greeting"],
                "kind": "explanation",
            }
        ],
    )
    shop = visited(world, content, day(0), MISSED)
    chosen = plans(world, shop)["greeting"]
    assert (chosen.course_key, chosen.lessons) == ("a-short-word", ["hello"])


def test_only_those_who_work_in_the_store_learn_and_each_once(world, content):
    colleague = world.add_person("staff", name="colleague", store="lake")
    gone = world.add_person("staff", name="gone", store="lake")
    world.add_person("staff", name="elsewhere", store="park")
    with world.app.app_context():
        db.session.execute(update(User).where(User.id == gone.id).values(status="disabled"))
        db.session.add(
            Membership(
                id=new_id(),
                organisation_id=world.organisation_id,
                user_id=colleague.id,
                role="manager",
                store_id=world.stores["lake"],
            )
        )
        db.session.commit()
    visited(world, content, day(0), MISSED)
    learners = [item["learner_id"] for item in assignments(world)]
    assert sorted(learners) == sorted([str(world.staff.id), str(colleague.id)])


def test_a_store_without_staff_has_a_plan_for_nobody(world, content):
    shop = visited(world, content, day(0), MISSED, store="hill")
    assert plans(world, shop)["greeting"].course_key == "first-ten-seconds"
    assert assignments(world) == []
    assert card_rows(world, shop)["greeted"].retraining.assigned == 0


def test_planning_again_adds_nothing(world, content, app):
    shop = visited(world, content, day(0), MISSED)
    before = assignments(world)
    for _ in range(3):
        again(app, plan_retraining, shop, "FindingsRaised")
    follow(app)
    assert assignments(world) == before
    assert len(plans(world, shop)) == 1


def test_a_course_published_later_is_not_given_by_a_job_that_runs_again(world, content, app):
    shop = visited(world, content, day(0), responses(polite=False))
    add_course(world, key="respect", lessons=[{**COURSE["lessons"][0], "topics": ["respect"]}])
    again(app, plan_retraining, shop, "FindingsRaised")
    assert plans(world, shop)["respect"].course_key is None
    assert assignments(world) == []


def step(world, **states: str) -> None:
    """Let learners get somewhere with what they were given, by name."""
    with world.app.app_context():
        for name, state in states.items():
            db.session.execute(
                update(Assignment).where(Assignment.learner_id == world.people[name].id).values(state=state)
            )
        db.session.commit()


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({}, (3, 0, 0)),
        ({"staff": "started"}, (3, 0, 0)),
        ({"staff": "completed"}, (3, 1, 0)),
        ({"staff": "completed", "second": "passed"}, (3, 2, 1)),
        ({"staff": "passed", "second": "passed", "third": "passed"}, (3, 3, 3)),
    ],
)
def test_the_ladder_counts_who_was_given_it_who_finished_and_who_passed(world, content, states, expected):
    for name in ("second", "third"):
        world.add_person("staff", name=name, store="lake")
    shop = visited(world, content, day(0), MISSED)
    step(world, **states)
    row = card_rows(world, shop)["greeted"].retraining
    assert (row.assigned, row.completed, row.passed) == expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], ("waiting", 0)),
        ([FINE], ("passed", 1)),
        ([MISSED], ("failed", 0)),
        ([FINE, FINE, FINE], ("passed", 3)),
        ([FINE, FINE, MISSED], ("passed", 2)),
        ([MISSED, FINE, FINE], ("failed", 0)),
        ([FINE, MISSED, FINE], ("passed", 1)),
    ],
)
def test_the_ladder_ends_with_what_the_next_visits_showed(world, content, later, expected):
    shop = visited(world, content, day(1), MISSED)
    for number, said in enumerate(later):
        visited(world, content, day(5 + number), said)
    row = card_rows(world, shop)["greeted"].retraining
    assert (row.next_visit, row.held_visits) == expected


def test_visits_before_elsewhere_unpublished_or_for_practice_show_nothing(world, content):
    shop = visited(world, content, day(5), MISSED)
    visited(world, content, day(1), FINE)
    visited(world, content, day(9), FINE, store="park")
    report(plan(world, content), FINE, day(10))
    publish(report(plan(world, content, is_practice=True), FINE, day(11)))
    follow(world.app)
    row = card_rows(world, shop)["greeted"].retraining
    assert (row.next_visit, row.held_visits) == ("waiting", 0)
