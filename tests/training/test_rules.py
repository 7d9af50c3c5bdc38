"""Rules that give courses: shown before they act, applied as people come and go, renewed in time."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.accounts.models import User
from api.core.db import db
from api.training.audience import has_tenure
from api.training.rules import apply_rules
from tests.fixtures.exams import KEY, Taker, publish, right


@pytest.fixture(autouse=True)
def course(world, clock) -> None:
    publish(world)


def rule(world, **changes: Any) -> dict[str, Any]:
    return {
        "course": KEY,
        "roles": ["staff"],
        "stores": [str(world.stores["lake"])],
        "due_days": 14,
        "reason": "Everybody on the floor.",
        **changes,
    }


def night(world) -> None:
    with world.app.app_context():
        apply_rules(db.session(), world.app.extensions["ports"])
        db.session.commit()


def given(world, person: Any) -> list[tuple[str, int, str]]:
    items = person.get("/v1/assignments").json["items"]
    return [(item["state"], item["round"], item["due_on"]) for item in sorted(items, key=lambda item: item["round"])]


def test_a_preview_names_who_gets_it_and_stores_nothing(world):
    shown = world.trainer.post("/v1/assignment-rules/preview", rule(world)).json
    assert [(one["name"], one["due_on"]) for one in shown["gets"]] == [("staff", "2026-12-06")]
    assert (shown["loses"], shown["keeps"]) == ([], 0)
    assert given(world, world.staff) == []


def test_a_rule_gives_at_once_and_again_to_who_comes_later(world):
    assert world.trainer.post("/v1/assignment-rules", rule(world)).status_code == 201
    assert given(world, world.staff) == [("assigned", 1, "2026-12-06")]
    newcomer = world.add_person("staff", name="newcomer", store="lake")
    for _ in range(2):
        night(world)
    assert given(world, newcomer) == [("assigned", 1, "2026-12-06")]
    assert len(given(world, world.staff)) == 1


def test_who_holds_the_certificate_already_is_not_asked_until_it_has_to_be_renewed(world, clock, work):
    Taker(world, world.staff).take(right)
    work()
    asking = rule(world, renewal={"rule": "completion", "months": 12})
    shown = world.trainer.post("/v1/assignment-rules/preview", asking).json
    assert (shown["gets"], [(one["name"], one["until"]) for one in shown["holds"]]) == ([], [("staff", "2027-11-22")])
    world.trainer.post("/v1/assignment-rules", asking)
    assert given(world, world.staff) == [("passed", 1, "2026-12-06")]
    clock.move(days=340)
    night(world)
    assert [state for state, _, _ in given(world, world.staff)] == ["passed", "assigned"]


def test_who_leaves_loses_what_is_not_finished_and_a_preview_says_so(world):
    made = world.trainer.post("/v1/assignment-rules", rule(world)).json
    smaller = rule(world, roles=["manager"], replaces=made["id"])
    shown = world.trainer.post("/v1/assignment-rules/preview", smaller).json
    assert [one["name"] for one in shown["loses"]] == ["staff"]
    with world.app.app_context():
        db.session.execute(update(User).where(User.id == world.staff.id).values(status="disabled"))
        db.session.commit()
    night(world)
    items = world.trainer.get("/v1/assignments").json["items"]
    assert [item["state"] for item in items] == ["withdrawn"]


def test_a_rule_that_ends_takes_back_what_is_not_finished(world):
    made = world.trainer.post("/v1/assignment-rules", rule(world)).json
    ended = world.trainer.post(f"/v1/assignment-rules/{made['id']}/end").json
    assert ended["is_active"] is False
    assert given(world, world.staff)[0][0] == "withdrawn"


def test_a_rule_is_changed_as_its_preview_said_and_what_was_given_stays(world):
    made = world.trainer.post("/v1/assignment-rules", rule(world)).json
    changed = rule(world, roles=["manager"], due_days=7)
    shown = world.trainer.post("/v1/assignment-rules/preview", {**changed, "replaces": made["id"]}).json
    path = f"/v1/assignment-rules/{made['id']}"
    assert world.trainer.put(path, json=changed).json["roles"] == ["manager"]
    assert [one["name"] for one in shown["gets"]] == ["manager"]
    assert given(world, world.staff) == [("withdrawn", 1, "2026-12-06")]
    assert [
        one["due_on"] for one in world.trainer.get(f"/v1/assignments?learner={world.manager.id}").json["items"]
    ] == [shown["gets"][0]["due_on"]]
    assert world.trainer.put(path, json=rule(world, course="other")).json["errors"][0]["pointer"] == "/course"
    assert world.trainer.put(path, json=rule(world, stores=[str(world.stores["hill"])])).status_code == 422


def test_ending_a_rule_says_before_whom_it_takes_the_course_from(world):
    made = world.trainer.post("/v1/assignment-rules", rule(world)).json
    shown = world.trainer.get(f"/v1/assignment-rules/{made['id']}/end").json
    assert ([one["name"] for one in shown["loses"]], shown["gets"], shown["keeps"]) == (["staff"], [], 0)
    assert given(world, world.staff)[0][0] == "assigned"
    world.trainer.post(f"/v1/assignment-rules/{made['id']}/end")
    refused = world.trainer.put(f"/v1/assignment-rules/{made['id']}", json=rule(world))
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/rule-is-over")


def test_who_proved_it_has_to_renew_in_the_window_before_it_expires(world, clock, work):
    renewal = {"rule": "completion", "months": 12, "window_days": 30}
    shown = world.trainer.post("/v1/assignment-rules/preview", rule(world, renewal=renewal)).json
    assert shown["next_dates"] == ["2027-11-22", "2028-11-22", "2029-11-22"]
    world.trainer.post("/v1/assignment-rules", rule(world, renewal=renewal))
    taker = Taker(world, world.staff)
    assignment = world.staff.get("/v1/assignments").json["items"][0]["id"]
    taker.put(taker.payload(taker.begin(assignment_id=assignment), right))
    work()
    clock.move(days=334)
    night(world)
    assert [state for state, _, _ in given(world, world.staff)] == ["passed"]
    clock.move(days=1)
    night(world)
    assert given(world, world.staff)[1] == ("assigned", 2, "2027-11-06")
    again = next(item["id"] for item in world.staff.get("/v1/assignments").json["items"] if item["round"] == 2)
    assert taker.start(assignment_id=again).status_code == 201


@pytest.mark.parametrize(
    ("renewal", "first"),
    [
        ({"rule": "completion", "months": 12, "window_days": 30}, "2027-11-22"),
        ({"rule": "previous", "months": 12, "window_days": 30}, "2027-12-06"),
        ({"rule": "fixed", "months": 12, "min_months": 5, "window_days": 30, "base": "2026-12-31"}, "2027-12-31"),
    ],
)
def test_every_rule_of_renewal_is_kept_as_it_was_shown(world, renewal, first):
    shown = world.trainer.post("/v1/assignment-rules/preview", rule(world, renewal=renewal)).json
    assert shown["next_dates"][0] == first
    assert world.trainer.post("/v1/assignment-rules", rule(world, renewal=renewal)).status_code == 201
    [kept] = world.trainer.get("/v1/assignment-rules").json["items"]
    assert kept["renewal"] == {"min_months": 0, "base": None} | renewal


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"course": "nothing"}, "/course"),
        ({"lessons": ["nothing"]}, "/lessons/0"),
        ({"roles": []}, "/roles"),
        ({"roles": ["shopper"]}, "/roles"),
        ({"stores": []}, "/stores"),
        ({"renewal": {"rule": "fixed", "months": 12}}, "/renewal/base"),
        ({"renewal": {"rule": "fixed", "months": 12, "base": "2026-12-31"}}, "/renewal/window_days"),
        ({"renewal": {"rule": "completion", "months": 12}, "lessons": ["show"]}, "/renewal"),
        ({"due_days": 0}, "/due_days"),
        ({"tenure": {}}, "/tenure"),
        ({"tenure": {"min_days": 9, "max_days": 8}}, "/tenure/max_days"),
        ({"tenure": {"min_days": -1}}, "/tenure/min_days"),
        ({"roles": [], "people": ["01a21eed-de8d-76f8-837f-c8f07a8aa963"], "promoter": True}, "/promoter"),
    ],
)
def test_a_rule_that_makes_no_sense_or_reaches_too_far_is_refused_by_field(world, change, pointer):
    answer = world.trainer.post("/v1/assignment-rules", rule(world, **change))
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


def test_a_place_out_of_scope_is_refused(world):
    answer = world.trainer.post("/v1/assignment-rules", rule(world, stores=[str(world.stores["hill"])]))
    assert answer.json["errors"][0]["pointer"] == "/stores/0"


DAY = date(2026, 11, 22)


def since(days: int) -> date:
    return DAY - timedelta(days=days)


def test_who_grows_into_a_tenure_gets_the_course_on_that_day_and_nobody_outgrows_it(world, clock):
    newcomer = world.add_person("staff", name="newcomer", store="lake", employed_since=since(88))
    asking = rule(world, tenure={"min_days": 90, "max_days": 365})
    shown = world.trainer.post("/v1/assignment-rules/preview", asking).json
    assert (shown["gets"], [one["name"] for one in shown["undated"]]) == ([], ["staff"])
    assert world.trainer.post("/v1/assignment-rules", asking).status_code == 201
    clock.move(days=1)
    night(world)
    assert given(world, newcomer) == []
    clock.move(days=1)
    night(world)
    assert [state for state, _, _ in given(world, newcomer)] == ["assigned"]
    clock.move(days=400)
    night(world)
    assert [state for state, _, _ in given(world, newcomer)] == ["assigned"]


@pytest.mark.parametrize(
    ("tenure", "days", "has"),
    [
        ({"min_days": 30, "max_days": None}, 29, False),
        ({"min_days": 30, "max_days": None}, 30, True),
        ({"min_days": None, "max_days": 90}, 90, True),
        ({"min_days": None, "max_days": 90}, 91, False),
        ({"min_days": None, "max_days": 90}, -1, False),  # Employed from tomorrow on.
        ({"min_days": 0, "max_days": 0}, 0, True),
    ],
)
def test_both_bounds_of_a_tenure_belong_to_it(tenure, days, has):
    assert has_tenure(tenure, since(days), DAY) is has


def test_a_tenure_is_counted_by_the_calendar_of_the_store(world, clock):
    newcomer = world.add_person("staff", name="newcomer", store="lake", employed_since=since(29))
    clock.move(hours=14)  # It is still the 22nd in London, and the 23rd by the lake.
    world.trainer.post("/v1/assignment-rules", rule(world, tenure={"min_days": 30}))
    assert len(given(world, newcomer)) == 1


def test_a_rule_for_promoters_leaves_the_chains_own_people_alone_and_the_other_way_round(world):
    promoter = world.add_person("staff", name="promoter", store="lake", is_promoter=True)
    for asked, name in ((True, "promoter"), (False, "staff")):
        shown = world.trainer.post("/v1/assignment-rules/preview", rule(world, promoter=asked)).json
        assert [one["name"] for one in shown["gets"]] == [name]
    made = world.trainer.post("/v1/assignment-rules", rule(world, promoter=True)).json
    assert (made["promoter"], made["tenure"], len(given(world, promoter))) == (True, None, 1)
    world.admin.patch(f"/v1/users/{promoter.id}", {"is_promoter": False})
    night(world)
    assert given(world, promoter)[0][0] == "withdrawn"


def test_named_people_get_it_whatever_the_rule_asks_of_roles(world):
    asking = rule(world, people=[str(world.staff.id)], tenure={"max_days": 30}, promoter=True)
    shown = world.trainer.post("/v1/assignment-rules/preview", asking).json
    assert ([one["name"] for one in shown["gets"]], shown["undated"]) == (["staff"], [])
