"""Phones say how they fare, and those who look after them see which need a hand."""

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.core.clock import to_wire
from api.core.ids import new_id
from tests.fixtures.application import NOON
from tests.safety.conftest import HEARTBEAT


def beat(person, device_id, **changes):
    return person.put(f"/v1/devices/{device_id}", json={**HEARTBEAT, **changes})


def listed(person, query=""):
    answer = person.get(f"/v1/devices{query}")
    assert answer.status_code == 200, answer.text
    return answer.json["items"]


def spki(curve: ec.EllipticCurve) -> str:
    public = ec.generate_private_key(curve).public_key()
    return base64.b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def test_what_a_phone_says_is_seen_by_whoever_looks_after_phones(world) -> None:
    device_id = new_id()
    assert beat(world.shopper, device_id, pending_ops=2, pending_photos=7).status_code == 204
    (seen,) = listed(world.qa)
    assert seen["id"] == str(device_id)
    assert seen["user"] == {"id": str(world.shopper.id), "name": "shopper"}
    assert (seen["pending_ops"], seen["pending_photos"], seen["is_persisted"]) == (2, 7, True)
    assert (seen["is_stuck"], seen["gaps"]) == (False, [])
    assert seen["reported_at"] == seen["last_seen_at"] == to_wire(NOON)
    assert listed(world.admin) == [seen]


def test_a_phone_is_named_by_what_it_runs_on_in_the_reader_s_language(world) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
    beat(world.shopper, new_id(), platform=agent)
    named = [
        world.qa.get("/v1/devices", headers={"Accept-Language": language}).json["items"][0]["name"]
        for language in ("en", "zh-Hans")
    ]
    assert named == ["Safari on iPhone", "iPhone 上的 Safari"]
    beat(world.staff, new_id(), platform="something new")
    assert {each["name"] for each in listed(world.qa)} == {"Safari on iPhone", None}


def test_the_latest_word_of_a_phone_counts(world, clock) -> None:
    device_id = new_id()
    beat(world.shopper, device_id, pending_ops=2)
    clock.move(hours=1)
    beat(world.shopper, device_id, pending_ops=0, app_version="1.1")
    (seen,) = listed(world.qa)
    assert (seen["pending_ops"], seen["app_version"]) == (0, "1.1")


def test_nobody_speaks_for_a_phone_of_somebody_else(world) -> None:
    device_id = new_id()
    beat(world.shopper, device_id)
    assert beat(world.staff, device_id, pending_ops=9).status_code == 404
    assert listed(world.qa)[0]["pending_ops"] == 0


def test_a_phone_is_stuck_when_something_waits_for_more_than_a_day(world, clock) -> None:
    stuck, fine = new_id(), new_id()
    beat(world.shopper, stuck, pending_ops=1, oldest_pending_at=to_wire(NOON - timedelta(hours=23)))
    beat(world.staff, fine)
    assert [each["is_stuck"] for each in listed(world.qa)] == [False, False]
    clock.move(hours=2)
    assert [each["id"] for each in listed(world.qa, "?is_stuck=true")] == [str(stuck)]
    assert {each["id"]: each["is_stuck"] for each in listed(world.qa)} == {str(stuck): True, str(fine): False}


def test_numbers_that_are_missing_for_a_day_are_named(world, shop, clock) -> None:
    shop.push(shop.op({}, kind="audit.paint", device_seq=1), shop.op({}, kind="audit.paint", device_seq=4))
    assert [each["gaps"] for each in listed(world.qa)] == [[]]
    clock.move(hours=25)
    shop.push(shop.op({}, kind="audit.paint", device_seq=9))
    assert [each["gaps"] for each in listed(world.qa)] == [[{"from": 2, "to": 3}]]


def test_one_may_ask_for_the_phones_of_one_person_page_by_page(world) -> None:
    mine = {str(new_id()) for _ in range(3)}
    for device_id in mine:
        beat(world.shopper, device_id)
    beat(world.staff, new_id())
    found, cursor = set(), ""
    for _ in range(3):
        page = world.qa.get(f"/v1/devices?user={world.shopper.id}&limit=1{cursor}").json
        found |= {each["id"] for each in page["items"]}
        cursor = f"&cursor={page['next']}"
    assert found == mine
    assert page["next"] is None


def test_a_regional_administrator_sees_the_phones_of_the_region(world) -> None:
    regional = world.add_person("admin", name="regional", region="west")
    beat(world.staff, new_id())
    assert listed(regional) == []
    assert len(listed(world.admin)) == 1


@pytest.mark.parametrize("key", ["AAAA", "not base64", "", spki(ec.SECP384R1())])
def test_a_key_that_is_no_p256_key_is_refused(world, key) -> None:
    assert beat(world.shopper, new_id(), public_key=key).status_code == 422


def test_a_p256_key_is_kept(world) -> None:
    assert beat(world.shopper, new_id(), public_key=spki(ec.SECP256R1())).status_code == 204


@pytest.mark.parametrize("change", [{"pending_ops": -1}, {"quota_bytes": 2**53}, {"language": "xx"}, {"more": 1}])
def test_nonsense_is_refused(world, change) -> None:
    assert beat(world.shopper, new_id(), **change).status_code == 422
