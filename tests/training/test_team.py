"""A manager sees the people of their stores: what is late, what is next, what was proved, which drills wait."""

from datetime import date
from typing import Any

import pytest

from tests.fixtures.exams import KEY, Taker, publish, right
from tests.fixtures.given import give


@pytest.fixture(autouse=True)
def course(world, clock, content) -> None:
    publish(world)


def team(person: Any, path: str = "/v1/team") -> dict[str, dict[str, Any]]:
    answer = person.get(path)
    assert answer.status_code == 200, answer.text
    return {one["name"]: one for one in answer.json["items"]}


def test_everybody_of_the_store_is_there_even_with_nothing_to_learn(world):
    newcomer = team(world.manager)["staff"]
    assert (newcomer["due"], newcomer["late"], newcomer["passed"], newcomer["drills"]) == (0, 0, 0, 0)
    assert (newcomer["next_due_on"], newcomer["next_expires_on"]) == (None, None)
    assert newcomer["stores"] == [str(world.stores["lake"])]


def test_what_is_late_by_the_day_of_the_store_comes_first(world, clock):
    give(world, world.staff, KEY, ["see"], "one", due_on=date(2026, 11, 22))
    give(world, world.staff, KEY, ["show"], "two", due_on=date(2026, 12, 6))
    clock.move(hours=11, minutes=59)
    assert team(world.manager)["staff"]["late"] == 0
    clock.move(minutes=1)
    person = team(world.manager)["staff"]
    assert (person["due"], person["late"], person["next_due_on"], person["drills"]) == (1, 1, "2026-11-22", 1)
    assert [(one["is_late"], one["lessons"]) for one in person["assignments"]] == [(True, ["see"]), (False, ["show"])]
    assert person["assignments"][0]["title"]["en"]


def test_what_was_proved_is_there_with_its_end(world, work):
    taker = Taker(world, world.staff)
    taker.take(right)
    work()
    person = team(world.manager)["staff"]
    assert person["next_expires_on"] == "2027-11-22"
    [certificate] = person["certificates"]
    assert (certificate["course"], certificate["state"]) == (KEY, "valid")
    [listed] = world.manager.get("/v1/certificates").json["items"]
    assert (listed["learner_name"], listed["title"]) == ("staff", certificate["title"])


def test_nobody_sees_another_store_and_staff_see_no_team(world):
    world.add_person("staff", name="far", store="hill")
    assert set(team(world.manager)) == {"staff"}
    assert team(world.staff) == {}
    assert set(team(world.admin, f"/v1/team?store={world.stores['hill']}")) == {"far"}
    assert team(world.manager, f"/v1/team?store={world.stores['hill']}") == {}


def test_a_long_team_comes_page_by_page(world):
    for name in ("a", "b", "c"):
        world.add_person("staff", name=name, store="lake")
    first = world.manager.get("/v1/team?limit=2").json
    second = world.manager.get(f"/v1/team?limit=2&cursor={first['next']}").json
    assert [one["name"] for one in first["items"] + second["items"]] == ["a", "b", "c", "staff"]


def test_who_works_in_no_store_stands_under_their_region_and_no_store_sees_them(world):
    roamer = world.add_person("staff", name="roamer", region="east")
    everywhere = world.add_person("staff", name="everywhere")
    people = [str(roamer.id), str(everywhere.id)]
    body = {"course": KEY, "people": people, "due_days": 9, "reason": "New."}
    assert world.admin.post("/v1/assignment-rules", body).status_code == 201
    east = world.add_person("trainer", name="east trainer", region="east")
    [region] = east.get("/v1/assignments/overview").json["items"]
    [nowhere] = region["stores"]
    assert (nowhere["name"]["en"], [one["name"] for one in nowhere["people"]]) == ("Without a store", ["roamer"])
    assert nowhere["name"]["zh-Hans"]
    regions = world.admin.get("/v1/assignments/overview").json["items"]
    assert {one["name"]["en"]: one["due"] for one in regions}["The whole organisation"] == 1
    assert len(regions) == 2
    assert world.manager.get("/v1/assignments/overview").json["items"] == []
    assert team(east)["roamer"]["due"] == 1
    assert "everywhere" not in team(east)
    assert team(world.admin)["everywhere"]["due"] == 1
    assert "roamer" not in team(world.manager)
    given = east.get(f"/v1/assignments?learner={roamer.id}").json["items"]
    assert [one["state"] for one in given] == ["assigned"]
