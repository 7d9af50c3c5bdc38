"""What a published audit makes known: what was missed, how soon it has to be put right, and whether it was seen before."""

import copy
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from api.checklists.services import publish_checklist
from api.core.db import db
from api.findings.models import CorrectiveAction
from api.findings.services import raise_findings
from api.stores.models import Store
from tests.fixtures.content import CHECKLIST
from tests.fixtures.visits import again, follow, plan, publish, report, responses, visited

FIRST = datetime(2026, 11, 3, 6, 0, tzinfo=UTC)
MISSED, FINE = responses(greeted=False), responses()


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def findings(world, shop) -> list[dict]:
    found = world.qa.get(f"/v1/findings?audit={shop.audit_id}").json["items"]
    return sorted(found, key=lambda finding: finding["rank"])


def is_repeat(world, shop) -> bool:
    [finding] = findings(world, shop)
    return finding["is_repeat"]


def actions(world) -> dict[str, date]:
    """Give the day each item's corrective action is due on."""
    items = {finding["id"]: finding["item"] for finding in world.qa.get("/v1/findings").json["items"]}
    found = world.qa.get("/v1/corrective-actions").json["items"]
    return {items[action["finding_id"]]: date.fromisoformat(action["due_on"]) for action in found}


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], False),
        ([MISSED], True),
        ([FINE], False),
        ([MISSED, FINE], True),
        ([MISSED, MISSED], True),
        ([FINE, FINE], False),
        ([MISSED, FINE, FINE], False),
        ([MISSED, MISSED, FINE, FINE], False),
        ([responses(smiled=False), responses(polite=False)], False),
    ],
)
def test_a_finding_is_a_repeat_if_two_of_the_last_three_visits_had_it(world, content, history, expected):
    for number, said in enumerate(history):
        visited(world, content, day(number), said)
    assert is_repeat(world, visited(world, content, day(9), MISSED)) is expected


def test_visits_in_which_the_item_was_not_asked_neither_make_a_repeat_nor_wear_one_off(world, content):
    visited(world, content, day(0), MISSED)
    unseen = [{"item": "greeted", "state": "not_observed", "reason": "nobody was there"}, *FINE[1:]]
    for number in (1, 2, 3):
        visited(world, content, day(number), unseen)
    assert is_repeat(world, visited(world, content, day(9), MISSED)) is True


def test_what_was_put_right_once_and_fails_again_is_a_repeat_however_long_ago(world, content):
    first = visited(world, content, day(0), MISSED)
    for number in (1, 2, 3):
        visited(world, content, day(number), FINE)
    with world.app.app_context():
        db.session.execute(update(CorrectiveAction).values(state="verified"))
        db.session.commit()
    assert is_repeat(world, first) is False
    assert is_repeat(world, visited(world, content, day(9), MISSED)) is True


def test_visits_elsewhere_later_or_for_practice_are_no_history(world, content):
    visited(world, content, day(0), MISSED, store="park")
    visited(world, content, day(9), MISSED)
    publish(report(plan(world, content, is_practice=True), MISSED, day(1)))
    report(plan(world, content), MISSED, day(2))  # not published
    follow(world.app)
    assert is_repeat(world, visited(world, content, day(5), MISSED)) is False


def test_practice_raises_nothing(world, content):
    shop = publish(report(plan(world, content, is_practice=True), responses(greeted=False, polite=False), day(0)))
    follow(world.app)
    assert findings(world, shop) == []
    assert actions(world) == {}
    assert world.qa.get("/v1/assignments").json["items"] == []


def test_a_visit_without_fault_raises_nothing_and_is_said_to_have_been_looked_at(world, content):
    shop = visited(world, content, day(0), FINE)
    assert findings(world, shop) == []


@pytest.mark.parametrize(
    ("zone", "published_at", "today"),
    [
        ("Asia/Shanghai", datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC), date(2026, 11, 22)),
        ("Asia/Shanghai", datetime(2026, 11, 22, 16, 0, tzinfo=UTC), date(2026, 11, 23)),
        ("America/New_York", datetime(2026, 11, 23, 4, 59, 59, tzinfo=UTC), date(2026, 11, 22)),
        ("America/New_York", datetime(2026, 11, 23, 5, 0, tzinfo=UTC), date(2026, 11, 23)),
        ("Pacific/Kiritimati", datetime(2026, 11, 22, 10, 0, tzinfo=UTC), date(2026, 11, 23)),
        ("Europe/Berlin", datetime(2027, 3, 27, 23, 30, tzinfo=UTC), date(2027, 3, 28)),
    ],
)
def test_actions_are_due_on_days_of_the_store_by_severity(world, content, clock, zone, published_at, today):
    with world.app.app_context():
        db.session.get_one(Store, world.stores["lake"]).time_zone = zone
        db.session.commit()
    shop = report(plan(world, content), responses(greeted=False, smiled=False, polite=False), day(0))
    clock.now = published_at
    publish(shop)
    clock.now += timedelta(days=3)  # The worker was away for a while; the day of publication counts.
    follow(world.app)
    due = {"no-insult": 2, "greeted": 7, "smiled": 14}  # critical, major, minor
    assert actions(world) == {item: today + timedelta(days=days) for item, days in due.items()}
    planned = world.qa.get("/v1/assignments").json["items"]
    assert {item["due_on"] for item in planned} == {(today + timedelta(days=14)).isoformat()}


def test_what_matters_most_comes_first(world, content):
    shop = visited(world, content, day(0), responses(greeted=False, smiled=False, polite=False))
    assert [(each["item"], each["severity"]) for each in findings(world, shop)] == [
        ("no-insult", "critical"),
        ("greeted", "major"),
        ("smiled", "minor"),
    ]


def test_a_job_that_runs_again_or_twice_at_once_adds_nothing(world, content, app):
    shop = publish(report(plan(world, content), responses(greeted=False, polite=False), day(0)))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: again(app, raise_findings, shop), range(4)))
    follow(app)
    again(app, raise_findings, shop)
    follow(app)
    assert len(findings(world, shop)) == 2
    assert len(world.qa.get("/v1/corrective-actions").json["items"]) == 2
    assert len(world.qa.get("/v1/assignments").json["items"]) == 1


def test_an_audit_that_is_not_published_raises_nothing(world, content, app):
    shop = report(plan(world, content), MISSED, day(0))
    again(app, raise_findings, shop)
    follow(app)
    assert findings(world, shop) == []


def test_tags_a_store_gets_later_change_nothing_about_what_was_seen(world, content, app):
    """What the sealed score calls a finding is one, whatever the store is called today."""
    document = copy.deepcopy(CHECKLIST)
    document["sections"][0]["items"][0]["not_for"] = ["self-service"]
    with app.app_context():
        content = publish_checklist(db.session, world.organisation_id, document, now=FIRST)
        db.session.commit()
    shop = publish(report(plan(world, content), MISSED, day(0)))
    with world.app.app_context():
        db.session.get_one(Store, world.stores["lake"]).tags = ["self-service"]
        db.session.commit()
    follow(app)
    sealed = world.qa.get(f"/v1/audits/{shop.audit_id}/score").json
    assert (
        {each["item"] for each in findings(world, shop)}
        == {"greeted"}
        == {item["key"] for item in sealed["items"] if item["is_finding"]}
    )
