"""Whom findings give courses to: by role and shift as the chain wants it, and never so that one person is pointed at."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from api.core.db import db
from api.journal.models import JournalEntry
from tests.fixtures.visits import responses, visited

MORNING, EVENING = (datetime(2026, 11, 3, hour, tzinfo=UTC) for hour in (3, 10))  # 11:00 and 18:00 by the lake.
USUAL = {"roles": ["staff"], "shift": "every", "late_from": "14:00", "due_days": 14}
VISITED = {**USUAL, "shift": "visited"}
PATH = "/v1/retraining-rule"


def add_people(world: Any, **shifts: str | None) -> dict[str, str]:
    """Add staff of the store by the lake with their shifts; gives names by id."""
    added = {
        str(world.add_person("staff", name=name, store="lake", shift=shift).id): name for name, shift in shifts.items()
    }
    return {str(world.staff.id): "staff", **added}


def learners(world: Any, names: dict[str, str]) -> set[str]:
    return {names[item["learner_id"]] for item in world.qa.get("/v1/assignments").json["items"]}


def missed(world: Any, content: Any, at: datetime) -> None:
    visited(world, content, at, responses(greeted=False))


def test_until_somebody_says_otherwise_the_whole_staff_learns_within_fourteen_days(world, content):
    assert world.admin.get(PATH).json == USUAL
    names = add_people(world, early="early", late="late")
    missed(world, content, MORNING)
    assert learners(world, names) == {"staff", "early", "late"}


@pytest.mark.parametrize(("at", "named"), [(MORNING, {"e1", "e2", "staff"}), (EVENING, {"l1", "l2", "staff"})])
def test_the_shift_that_was_visited_learns_with_who_works_both(world, content, at, named):
    assert world.admin.put(PATH, json=VISITED).json == VISITED
    names = add_people(world, e1="early", e2="early", l1="late", l2="late")
    missed(world, content, at)
    assert learners(world, names) == named


@pytest.mark.parametrize(("minute", "named"), [(59, {"e1", "e2", "staff"}), (0, {"l1", "l2", "staff"})])
def test_the_late_shift_begins_on_its_minute(world, content, minute, named):
    world.admin.put(PATH, json=VISITED)
    names = add_people(world, e1="early", e2="early", l1="late", l2="late")
    missed(
        world, content, datetime(2026, 11, 3, 5 if minute else 6, minute, tzinfo=UTC)
    )  # 13:59 and 14:00 by the lake.
    assert learners(world, names) == named


def test_a_shift_of_two_is_not_named(world, content):
    world.admin.put(PATH, json=VISITED)
    names = add_people(world, early="early", late="late")
    missed(world, content, MORNING)
    assert learners(world, names) == {"staff", "early", "late"}


def test_managers_learn_too_and_sooner_if_the_rule_says_so(world, content):
    world.admin.put(PATH, json={**USUAL, "roles": ["staff", "manager"], "due_days": 7})
    missed(world, content, MORNING)
    items = world.qa.get("/v1/assignments").json["items"]
    assert {item["learner_id"] for item in items} == {str(world.staff.id), str(world.manager.id)}
    assert {item["due_on"] for item in items} == {"2026-11-29"}  # Published on the 22nd.


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"roles": []}, "/roles"),
        ({"roles": ["qa"]}, "/roles/0"),
        ({"shift": "night"}, "/shift"),
        ({"late_from": "24:00"}, "/late_from"),
        ({"due_days": 0}, "/due_days"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_by_field(world, change, pointer):
    answer = world.admin.put(PATH, json={**USUAL, **change})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)
    assert world.admin.get(PATH).json == USUAL


def test_only_who_assigns_in_the_whole_chain_changes_it_and_who_assigns_in_a_part_reads_it(world):
    for person in (world.trainer, world.manager):
        assert (person.get(PATH).status_code, person.put(PATH, json=VISITED).status_code) == (200, 403)
    for person in (world.staff, world.shopper, world.qa):
        assert (person.get(PATH).status_code, person.put(PATH, json=VISITED).status_code) == (403, 403)


def test_the_rule_of_one_chain_is_not_that_of_another(world, other_world):
    world.admin.put(PATH, json=VISITED)
    assert other_world.admin.get(PATH).json == USUAL


def test_the_same_rule_said_twice_is_one_change_and_a_role_named_twice_one_role(world):
    for said, kept in (
        (["manager", "staff"], ["staff", "manager"]),
        (["staff", "manager"],) * 2,
        (["staff"] * 2, ["staff"]),
    ):
        assert world.admin.put(PATH, json={**USUAL, "roles": said}).json == {**USUAL, "roles": kept}
    with world.app.app_context():
        told = select(JournalEntry.event).where(JournalEntry.organisation_id == world.organisation_id)
        assert list(db.session.scalars(told)).count("RetrainingRuleChanged") == 2
