"""A phone forgets a report only once the server names the very hashes the phone has."""

import hashlib

from api.core.documents import sha256_hex
from api.core.ids import new_id
from tests.sync.test_photos import jpeg, put


def receipt(shop, person=None):
    return (person or shop.world.shopper).get(f"/v1/visits/{shop.visit_id}/receipt")


def test_while_nothing_has_come_there_is_no_receipt(shop) -> None:
    assert receipt(shop).status_code == 404


def test_a_receipt_names_payload_and_photos_by_hash(shop) -> None:
    here, late, body = new_id(), new_id(), jpeg(size=(32, 32))
    put(shop.world.shopper, here, body)
    payload = shop.payload(photos=[here, late])
    shop.push(shop.op(payload))
    said = receipt(shop).json
    assert said["payload_sha256"] == sha256_hex(payload)
    assert (said["audit_id"], said["visit_id"]) == (str(shop.audit_id), str(shop.visit_id))
    assert (said["revision"], said["state"]) == (1, "waiting")
    sha256 = hashlib.sha256(body).hexdigest()
    assert said["photos"] == [
        {"photo_id": str(here), "sha256": sha256, "has_arrived": True},
        {"photo_id": str(late), "sha256": None, "has_arrived": False},
    ]
    put(shop.world.shopper, late, body)
    said = receipt(shop).json
    assert said["state"] == "submitted"
    assert [photo["sha256"] for photo in said["photos"]] == [sha256, sha256]


def test_after_a_revision_the_receipt_is_about_the_new_one(shop) -> None:
    photo = new_id()
    put(shop.world.shopper, photo, jpeg(size=(32, 32)))
    shop.submit(photos=[photo])
    body = {"decision": "return", "reason": "Look again."}
    assert shop.world.qa.post(f"/v1/audits/{shop.audit_id}/review", body).status_code == 200
    assert receipt(shop).json["state"] == "returned"
    revised = {**shop.payload(photos=[photo]), "finished_at": "2026-11-21T03:25:00Z"}
    shop.push(shop.op(revised, kind="audit.revise"))
    said = receipt(shop).json
    assert (said["revision"], said["payload_sha256"]) == (2, sha256_hex(revised))


def test_a_photo_that_never_comes_is_taken_again_or_out_and_the_report_is_whole(shop) -> None:
    never, again = new_id(), new_id()
    shop.submit(photos=[never])
    assert receipt(shop).json["state"] == "waiting"
    put(shop.world.shopper, again, jpeg(size=(32, 32)))
    op = shop.op({**shop.payload(photos=[again]), "finished_at": "2026-11-21T03:25:00Z"}, kind="audit.revise")
    for _ in range(2):
        shop.push(op)
    said = receipt(shop).json
    assert (said["revision"], said["state"]) == (2, "submitted")
    assert [photo["photo_id"] for photo in said["photos"]] == [str(again)]
    whole = shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json
    assert [photo["photo_id"] for photo in whole["photos"]] == [str(again)]


def test_a_report_that_is_whole_is_not_changed_without_qa(shop) -> None:
    photo = new_id()
    put(shop.world.shopper, photo, jpeg(size=(32, 32)))
    shop.submit(photos=[photo])
    later = {**shop.payload(photos=[photo]), "finished_at": "2026-11-21T03:25:00Z"}
    told = shop.push(shop.op(later, kind="audit.revise")).json["results"][0]
    assert (told["outcome"], told["problem"]["type"]) == ("conflict", "/problems/not-returned")
    assert receipt(shop).json["revision"] == 1


def test_a_receipt_is_for_the_shopper_alone(world, shop) -> None:
    shop.submit()
    other = world.add_person("shopper", name="another")
    for person in (world.qa, world.admin, world.manager, world.staff, other):
        assert receipt(shop, person).status_code == 404


def test_a_photo_somebody_else_sent_under_the_id_is_not_here(world, shop) -> None:
    photo = new_id()
    put(world.add_person("shopper", name="another"), photo, jpeg(size=(32, 32)))
    shop.submit(photos=[photo])
    assert receipt(shop).json["photos"] == [{"photo_id": str(photo), "sha256": None, "has_arrived": False}]
