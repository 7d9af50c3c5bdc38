"""Regions and stores are kept right, by those who manage them and within what they manage."""

import pytest

from api.accounts.models import Region
from api.core.db import db
from api.core.ids import new_id
from api.journal import verify_chain

NAME = {"zh-Hans": "湖滨店", "en": "Lakeside"}


@pytest.fixture
def east_admin(world):
    return world.add_person("admin", name="east admin", region="east")


@pytest.fixture
def store_admin(world):
    return world.add_person("admin", name="store admin", store="lake")


def region(code: str = "south", **more) -> dict[str, object]:
    return {"code": code, "name": NAME, **more}


def store(world, code: str = "pier", **more) -> dict[str, object]:
    return {
        "region_id": str(world.regions["east"]),
        "code": code,
        "name": NAME,
        "address": NAME,
        "time_zone": "Asia/Shanghai",
        **more,
    }


def faults(answer) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [fault["pointer"] for fault in answer.json["errors"]]


def test_the_path_of_a_region_leads_from_the_root_to_itself(app, world) -> None:
    first = world.admin.post("/v1/regions", region()).json
    second = world.admin.post("/v1/regions", region("harbour", parent_id=first["id"])).json
    third = world.admin.post("/v1/regions", region("pier", parent_id=second["id"])).json
    with app.app_context():
        paths = {str(each.id): each.path for each in db.session.query(Region).filter(Region.code != "x")}
    assert paths[first["id"]] == f"/{first['id']}/"
    assert paths[third["id"]] == f"/{first['id']}/{second['id']}/{third['id']}/"
    assert third["parent_id"] == second["id"]


def test_what_is_added_deep_below_a_region_belongs_to_its_people(world) -> None:
    below = world.admin.post("/v1/regions", region(parent_id=str(world.regions["east"]))).json
    deeper = world.admin.post("/v1/regions", region("pier", parent_id=below["id"])).json
    added = world.admin.post("/v1/stores", store(world, region_id=deeper["id"])).json
    assert world.trainer.get(f"/v1/stores/{added['id']}").status_code == 200
    assert world.manager.get(f"/v1/stores/{added['id']}").status_code == 404


def test_a_region_is_not_moved(world) -> None:
    moved = world.admin.patch(f"/v1/regions/{world.regions['west']}", {"parent_id": str(world.regions["east"])})
    assert faults(moved) == ["/parent_id"]


def test_an_administrator_of_a_region_builds_only_inside_it(world, east_admin) -> None:
    assert east_admin.post("/v1/regions", region()).status_code == 403
    assert faults(east_admin.post("/v1/regions", region(parent_id=str(world.regions["west"])))) == ["/parent_id"]
    inside = east_admin.post("/v1/regions", region(parent_id=str(world.regions["east"])))
    assert inside.status_code == 201
    assert faults(east_admin.post("/v1/stores", store(world, region_id=str(world.regions["west"])))) == ["/region_id"]
    assert east_admin.post("/v1/stores", store(world, region_id=inside.json["id"])).status_code == 201


def test_an_administrator_of_a_store_changes_it_and_adds_none(world, store_admin) -> None:
    lake = f"/v1/stores/{world.stores['lake']}"
    assert store_admin.patch(lake, {"status": "closed"}).json["status"] == "closed"
    assert faults(store_admin.patch(lake, {"region_id": str(world.regions["west"])})) == ["/region_id"]
    assert faults(store_admin.post("/v1/stores", store(world))) == ["/region_id"]
    assert store_admin.patch(f"/v1/regions/{world.regions['east']}", {"code": "x"}).status_code == 404


def test_a_store_moves_only_to_a_region_one_manages(world, east_admin) -> None:
    lake = f"/v1/stores/{world.stores['lake']}"
    assert faults(east_admin.patch(lake, {"region_id": str(world.regions["west"])})) == ["/region_id"]
    assert world.admin.patch(lake, {"region_id": str(world.regions["west"])}).status_code == 200
    assert east_admin.get(lake).status_code == 404


def test_a_region_abroad_is_refused_like_one_that_never_was(world, other_world) -> None:
    abroad = world.admin.post("/v1/stores", store(world, region_id=str(other_world.regions["east"])))
    nowhere = world.admin.post("/v1/stores", store(world, region_id=str(new_id())))
    assert faults(abroad) == faults(nowhere) == ["/region_id"]
    assert abroad.json["errors"] == nowhere.json["errors"]


def test_a_code_is_used_once_in_an_organisation_and_again_in_another(world, other_world) -> None:
    assert world.admin.post("/v1/stores", store(world)).status_code == 201
    again = world.admin.post("/v1/stores", store(world))
    assert (again.status_code, again.json["type"]) == (409, "/problems/code-taken")
    taken = world.admin.patch(f"/v1/stores/{world.stores['lake']}", {"code": "park"})
    assert taken.status_code == 409
    assert world.admin.post("/v1/regions", region("east")).status_code == 409
    assert other_world.admin.post("/v1/stores", store(other_world)).status_code == 201


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"time_zone": "Asia/Peking Road"}, "/time_zone"),
        ({"time_zone": "../../etc/passwd"}, "/time_zone"),
        ({"latitude": 90.0000001, "longitude": 0}, "/latitude"),
        ({"latitude": 0, "longitude": -180.1}, "/longitude"),
        ({"latitude": "NaN", "longitude": 0}, "/latitude"),
        ({"latitude": 31.2}, "/latitude"),
        ({"datum": "ED-50"}, "/datum"),
        ({"tags": ["Mall"]}, "/tags/0"),
        ({"tags": ["mall", "a--b"]}, "/tags/1"),
        ({"tags": ["mall\n"]}, "/tags/0"),
        ({"code": "a b"}, "/code"),
        ({"code": ""}, "/code"),
        ({"name": {"en": "Lakeside"}}, "/name/zh-Hans"),
        ({"name": {"en": "Lakeside", "zh-Hans": "湖滨", "fr": "Au lac"}}, "/name/fr"),
        ({"status": "burnt"}, "/status"),
        ({"opened_at": "2026-02-30T00:00:00Z"}, "/opened_at"),
        ({"opened_at": "9999-12-31T23:59:59-12:00"}, "/opened_at"),
        ({"organisation_id": str(new_id())}, "/organisation_id"),
        ({"id": str(new_id())}, "/id"),
    ],
)
def test_a_wrong_value_is_refused_when_adding_and_when_changing(world, wrong, pointer) -> None:
    assert pointer in faults(world.admin.post("/v1/stores", store(world, **wrong)))
    assert pointer in faults(world.admin.patch(f"/v1/stores/{world.stores['lake']}", wrong))


def test_coordinates_come_back_as_they_were_given_in_their_datum(world) -> None:
    place = {"latitude": 31.230416, "longitude": 121.473701, "datum": "GCJ-02"}
    added = world.admin.post("/v1/stores", store(world, **place)).json
    assert {name: added[name] for name in place} == place
    gone = world.admin.patch(f"/v1/stores/{added['id']}", {"latitude": None, "longitude": None}).json
    assert (gone["latitude"], gone["longitude"]) == (None, None)


def test_a_change_leaves_alone_what_it_does_not_name(world) -> None:
    before = world.admin.get(f"/v1/stores/{world.stores['lake']}").json
    after = world.admin.patch(f"/v1/stores/{world.stores['lake']}", {"tags": ["mall", "kiosk", "mall"]}).json
    assert after == {**before, "tags": ["kiosk", "mall"]}


def test_stores_are_found_by_region_status_and_words(world) -> None:
    world.admin.patch(f"/v1/stores/{world.stores['park']}", {"status": "closed"})

    def found(query: str) -> list[str]:
        return [each["code"] for each in world.admin.get(f"/v1/stores?{query}").json["items"]]

    assert found("") == ["hill", "lake", "park"]
    assert found(f"region={world.regions['east']}") == ["lake", "park"]
    assert found(f"region={world.regions['east']}&status=open") == ["lake"]
    assert found("q=AKE") == ["lake"]
    assert found("q=park店") == ["park"]
    assert found("q=%25") == []


def test_pages_of_stores_follow_each_other_without_gap_or_repetition(world) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        page = world.admin.get(f"/v1/stores?limit=1{cursor and '&cursor=' + cursor}").json
        seen += [each["code"] for each in page["items"]]
        cursor = page["next"]
    assert seen == ["hill", "lake", "park"]


def test_every_change_is_in_the_journal_and_the_chain_holds(app, world) -> None:
    added = world.admin.post("/v1/stores", store(world)).json
    world.admin.patch(f"/v1/stores/{added['id']}", {"status": "closed"})
    world.admin.patch(f"/v1/stores/{added['id']}", {"status": "closed"})
    with app.app_context():
        rows = db.session.execute(
            db.text("SELECT event, actor_id FROM journal_entry WHERE subject_id = :id ORDER BY seq"),
            {"id": added["id"]},
        ).all()
        assert rows == [("StoreAdded", world.admin.id), ("StoreChanged", world.admin.id)]
        assert verify_chain(db.session, world.organisation_id) == []
