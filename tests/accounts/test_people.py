"""People are managed within what the administrator manages, and what is taken from them is gone at once."""

import threading

import pytest
from sqlalchemy import select

from api.core.db import db
from api.core.ids import new_id
from api.journal.models import JournalEntry

PASSWORD = "a lake, a park and a hill"


@pytest.fixture
def east_admin(world):
    return world.add_person("admin", name="east admin", region="east")


def person(world, **more) -> dict[str, object]:
    return {"email": f"{new_id()}@example.com", "name": "李雷", "language": "zh-Hans", **more}


def faults(answer) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [fault["pointer"] for fault in answer.json["errors"]]


def role(world, name: str, **place: str) -> dict[str, object]:
    ids = {"region": world.regions, "store": world.stores}
    return {"role": name, **{f"{kind}_id": str(ids[kind][code]) for kind, code in place.items()}}


def test_a_person_with_a_password_may_sign_in_and_one_without_waits_for_it(world, browser) -> None:
    ready = person(world, password=PASSWORD, memberships=[role(world, "staff", store="lake")])
    added = world.admin.post("/v1/users", ready)
    assert (added.status_code, added.json["status"]) == (201, "active")
    assert added.json["memberships"][0]["store_id"] == str(world.stores["lake"])
    waiting = person(world)
    assert world.admin.post("/v1/users", waiting).json["status"] == "pending"
    for body, status in ((ready, 200), (waiting, 401)):
        answer = browser.client.post("/v1/session", json={"email": body["email"], "password": PASSWORD})
        assert answer.status_code == status


def test_the_password_an_administrator_sets_lets_a_pending_person_in(world, browser) -> None:
    body = person(world)
    added = world.admin.post("/v1/users", body).json
    assert world.admin.put(f"/v1/users/{added['id']}/password", json={"password": PASSWORD}).status_code == 204
    answer = browser.client.post("/v1/session", json={"email": body["email"], "password": PASSWORD})
    assert answer.json["user"]["status"] == "active"


def test_an_address_belongs_to_one_account_in_any_case(world) -> None:
    body = person(world)
    assert world.admin.post("/v1/users", body).status_code == 201
    again = world.admin.post("/v1/users", {**body, "email": str(body["email"]).upper()})
    assert (again.status_code, again.json["type"]) == (409, "/problems/email-taken")


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"email": "nobody"}, "/email"),
        ({"email": "a\u200bb@example.com"}, "/email"),
        ({"email": "a@example.com\n"}, "/email"),
        ({"language": "fr"}, "/language"),
        ({"name": ""}, "/name"),
        ({"password": "short"}, "/password"),
        ({"password": "aaaaaaaaaaaaaaaa"}, "/password"),
        ({"memberships": [{"role": "owner"}]}, "/memberships/0/role"),
        ({"status": "active"}, "/status"),
        ({"organisation_id": str(new_id())}, "/organisation_id"),
    ],
)
def test_a_wrong_value_is_refused(world, wrong, pointer) -> None:
    assert pointer in faults(world.admin.post("/v1/users", person(world, **wrong)))


def test_an_administrator_of_a_region_adds_people_only_there(world, other_world, east_admin) -> None:
    assert faults(east_admin.post("/v1/users", person(world))) == ["/memberships"]
    for beyond in (
        {"role": "staff"},
        role(world, "staff", region="west"),
        role(world, "staff", store="hill"),
        {"role": "staff", "store_id": str(other_world.stores["lake"])},
        {"role": "staff", "store_id": str(new_id())},
    ):
        answer = east_admin.post("/v1/users", person(world, memberships=[role(world, "staff", store="lake"), beyond]))
        assert faults(answer)[0].startswith("/memberships/1/")
    inside = person(world, memberships=[role(world, "staff", store="lake"), role(world, "admin", region="east")])
    assert east_admin.post("/v1/users", inside).status_code == 201


def test_people_beyond_ones_region_do_not_exist_and_those_across_it_are_not_ours_to_change(world, east_admin) -> None:
    west = world.add_person("staff", name="west", region="west")
    assert east_admin.patch(f"/v1/users/{west.id}", {"name": "x"}).status_code == 404
    assert east_admin.patch(f"/v1/users/{world.admin.id}", {"status": "disabled"}).status_code == 404
    both = world.add_person("staff", name="both", store="lake")
    path = f"/v1/users/{both.id}"
    world.admin.post(f"{path}/memberships", role(world, "admin"))
    assert [each["role"] for each in east_admin.get(path).json["memberships"]] == ["staff"]
    for refused in (
        east_admin.patch(path, {"status": "disabled"}),
        east_admin.put(f"{path}/password", json={"password": PASSWORD}),
    ):
        assert (refused.status_code, refused.json["type"]) == (403, "/problems/beyond-reach")
    memberships = world.admin.get(path).json["memberships"]
    wide = next(each["id"] for each in memberships if each["role"] == "admin")
    assert east_admin.delete(f"{path}/memberships/{wide}").status_code == 404


def test_shoppers_are_known_only_where_visits_are_planned(world) -> None:
    both = world.add_person("staff", name="shops elsewhere", store="lake")
    path = f"/v1/users/{both.id}"
    for reader in (world.manager, world.trainer):
        assert reader.get(path).status_code == 200
    world.admin.post(f"{path}/memberships", role(world, "shopper", region="west"))
    for reader in (world.manager, world.trainer):
        assert reader.get(path).status_code == 404
        assert str(both.id) not in reader.get("/v1/users?limit=500").text
        assert reader.get("/v1/users?role=shopper").json["items"] == []
    qa_east = world.add_person("qa", name="qa east", region="east")
    assert qa_east.get(path).status_code == 404
    assert str(both.id) in world.qa.get("/v1/users?role=shopper").text


def test_a_role_counts_from_the_next_request_on_and_no_longer_than_it_is_held(world) -> None:
    staff = world.staff
    assert staff.get("/v1/stores").status_code == 403
    given = world.admin.post(f"/v1/users/{staff.id}/memberships", role(world, "manager", store="park"))
    assert [each["code"] for each in staff.get("/v1/stores").json["items"]] == ["park"]
    same = world.admin.post(f"/v1/users/{staff.id}/memberships", role(world, "manager", store="park"))
    assert (same.status_code, same.json["type"]) == (409, "/problems/role-held")
    assert world.admin.delete(f"/v1/users/{staff.id}/memberships/{given.json['id']}").status_code == 204
    assert staff.get("/v1/stores").status_code == 403


def test_a_role_holds_in_a_region_or_a_store_not_in_both(world) -> None:
    body = role(world, "staff", region="east", store="lake")
    assert faults(world.admin.post(f"/v1/users/{world.staff.id}/memberships", body)) == ["/store_id"]


def test_who_is_disabled_is_out_of_every_session_and_token_at_once(world, signed_in) -> None:
    browser = signed_in(world.manager)
    assert browser.is_signed_in()
    assert world.manager.get("/v1/me").status_code == 200
    changed = world.admin.patch(f"/v1/users/{world.manager.id}", {"status": "disabled"})
    assert changed.json["status"] == "disabled"
    assert not browser.is_signed_in()
    assert world.manager.get("/v1/me").status_code == 401
    world.admin.patch(f"/v1/users/{world.manager.id}", {"status": "active"})
    assert not browser.is_signed_in()
    assert world.manager.get("/v1/me").status_code == 401


def test_a_new_password_ends_every_session_and_token_at_once(world, signed_in) -> None:
    browser, other = signed_in(world.manager), signed_in(world.manager)
    change = {"old_password": PASSWORD, "password": "ten seconds are enough"}
    assert browser.call("PUT", "/v1/me/password", change).status_code == 204
    assert not browser.is_signed_in()
    assert not other.is_signed_in()
    assert world.manager.get("/v1/me").status_code == 401
    assert browser.sign_in(world.manager).status_code == 401
    assert browser.sign_in(world.manager, "ten seconds are enough").status_code == 200


def test_ones_own_password_needs_the_present_one(world, signed_in) -> None:
    browser = signed_in(world.admin)
    wrong = browser.call("PUT", "/v1/me/password", {"old_password": "not this", "password": "ten seconds are enough"})
    assert faults(wrong) == ["/old_password"]
    round_about = browser.call("PUT", f"/v1/users/{world.admin.id}/password", {"password": "ten seconds are enough"})
    assert round_about.status_code == 403
    assert browser.is_signed_in()


def test_guessing_the_present_password_is_braked(world, signed_in) -> None:
    browser = signed_in(world.admin)
    body = {"old_password": "not this", "password": "ten seconds are enough"}
    statuses = [browser.call("PUT", "/v1/me/password", body).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]


def test_the_last_administrator_can_neither_leave_nor_be_disabled(world, east_admin) -> None:
    path = f"/v1/users/{world.admin.id}"
    membership = world.admin.get(path).json["memberships"][0]["id"]
    for refused in (
        world.admin.patch(path, {"status": "disabled"}),
        world.admin.delete(f"{path}/memberships/{membership}"),
    ):
        assert (refused.status_code, refused.json["type"]) == (409, "/problems/last-admin")
    second = world.add_person("admin", name="second admin")
    assert second.patch(path, {"status": "disabled"}).status_code == 200
    assert world.admin.get("/v1/me").status_code == 401


def test_two_last_administrators_cannot_disable_each_other_at_once(app, world) -> None:
    second = world.add_person("admin", name="second admin")
    statuses = []

    def disable(actor, target) -> None:
        headers = {"Authorization": f"Bearer {actor.token}"}
        answer = app.test_client().patch(f"/v1/users/{target.id}", json={"status": "disabled"}, headers=headers)
        statuses.append(answer.status_code)

    pairs = ((world.admin, second), (second, world.admin), (world.admin, world.admin), (second, second))
    threads = [threading.Thread(target=disable, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        left = db.session.execute(
            db.text("SELECT count(*) FROM user_account WHERE id IN (:one, :two) AND status = 'active'"),
            {"one": world.admin.id, "two": second.id},
        ).scalar_one()
    assert left == 1
    assert set(statuses) <= {200, 401, 404, 409}


def test_what_happens_to_people_is_in_the_journal_without_their_secrets(app, world) -> None:
    added = world.admin.post("/v1/users", person(world, password=PASSWORD)).json
    world.admin.post(f"/v1/users/{added['id']}/memberships", role(world, "staff", store="lake"))
    world.admin.put(f"/v1/users/{added['id']}/password", json={"password": "ten seconds are enough"})
    world.admin.patch(f"/v1/users/{added['id']}", {"status": "disabled"})
    with app.app_context():
        rows = db.session.execute(
            db.text(
                "SELECT event, payload::text FROM journal_entry JOIN journal_payload USING (organisation_id, seq)"
                " WHERE subject_id = :id ORDER BY seq"
            ),
            {"id": added["id"]},
        ).all()
    assert [event for event, _ in rows] == ["UserAdded", "RoleGiven", "PasswordChanged", "UserChanged"]
    assert not any(PASSWORD in payload or "ten seconds" in payload for _, payload in rows)


def test_what_rules_ask_about_a_person_is_said_by_who_manages_people(world):
    lake = str(world.stores["lake"])
    person = {
        "email": "new@example.com",
        "name": "New",
        "language": "en",
        "employed_since": "2026-11-01",
        "is_promoter": True,
        "memberships": [{"role": "staff", "store_id": lake, "shift": "late"}],
    }
    made = world.admin.post("/v1/users", person).json
    assert (made["employed_since"], made["is_promoter"], made["memberships"][0]["shift"]) == (
        "2026-11-01",
        True,
        "late",
    )
    path = f"/v1/users/{made['id']}"
    changed = world.admin.patch(path, {"employed_since": None, "is_promoter": False}).json
    assert (changed["employed_since"], changed["is_promoter"]) == (None, False)
    role = f"{path}/memberships/{made['memberships'][0]['id']}"
    for _ in range(2):
        assert world.admin.patch(role, {"shift": "early"}).json["shift"] == "early"
    assert world.admin.patch(role, {"shift": "night"}).json["errors"][0]["pointer"] == "/shift"
    for person in (world.manager, world.trainer, world.staff):
        assert person.patch(role, {"shift": None}).status_code == 403
    with world.app.app_context():
        told = select(JournalEntry.event).where(JournalEntry.organisation_id == world.organisation_id)
        assert list(db.session.scalars(told)).count("ShiftChanged") == 1


def test_a_shift_is_worked_in_a_store(world):
    asked = {"role": "staff", "region_id": str(world.regions["east"]), "shift": "early"}
    answer = world.admin.post(f"/v1/users/{world.staff.id}/memberships", asked)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/shift")
    [membership] = world.admin.get(f"/v1/users/{world.qa.id}").json["memberships"]
    answer = world.admin.patch(f"/v1/users/{world.qa.id}/memberships/{membership['id']}", {"shift": "early"})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/shift")
