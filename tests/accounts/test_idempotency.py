"""The same request sent again is the same act, and gets the same answer."""

import threading

import pytest

from api.accounts.models import Region
from api.core.db import db


def region(code: str) -> dict[str, object]:
    return {"code": code, "name": {"zh-Hans": "华南", "en": "South"}}


def count(app, world, code: str) -> int:
    with app.app_context():
        return db.session.query(Region).filter_by(organisation_id=world.organisation_id, code=code).count()


def test_the_same_request_twice_acts_once_and_answers_alike(app, world) -> None:
    key = {"Idempotency-Key": "one"}
    first = world.admin.post("/v1/regions", region("south"), headers=key)
    again = world.admin.post("/v1/regions", region("south"), headers=key)
    assert first.status_code == again.status_code == 201
    assert again.data == first.data
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert count(app, world, "south") == 1


def test_the_same_key_for_another_request_is_refused(app, world) -> None:
    key = {"Idempotency-Key": "one"}
    world.admin.post("/v1/regions", region("south"), headers=key)
    for refused in (
        world.admin.post("/v1/regions", region("north"), headers=key),
        world.admin.patch(f"/v1/stores/{world.stores['lake']}", {"tags": ["mall"]}, headers=key),
    ):
        assert refused.status_code == 422
    assert count(app, world, "north") == 0


def test_keys_of_two_people_have_nothing_to_do_with_each_other(app, world) -> None:
    world.add_person("admin", name="other admin")
    key = {"Idempotency-Key": "one"}
    assert world.admin.post("/v1/regions", region("south"), headers=key).status_code == 201
    assert world.people["other admin"].post("/v1/regions", region("north"), headers=key).status_code == 201


def test_a_refused_request_may_be_corrected_under_its_key(world) -> None:
    key = {"Idempotency-Key": "one"}
    assert world.admin.post("/v1/regions", {"code": "south"}, headers=key).status_code == 422
    assert world.admin.post("/v1/regions", region("south"), headers=key).status_code == 201


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_key_that_is_too_short_or_too_long_is_refused(world, key) -> None:
    assert world.admin.post("/v1/regions", region("south"), headers={"Idempotency-Key": key}).status_code == 422


def test_twenty_at_once_are_one_act(app, world) -> None:
    answers = []

    def act() -> None:
        headers = {"Authorization": f"Bearer {world.admin.token}", "Idempotency-Key": "one"}
        answers.append(app.test_client().post("/v1/regions", json=region("south"), headers=headers))

    threads = [threading.Thread(target=act) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.data for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 19
    assert count(app, world, "south") == 1
