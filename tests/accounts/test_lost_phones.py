"""A lost phone is signed out by whoever looks after phones: its sessions end, what waits on it stays, and signing in again undoes it."""

import pytest
from sqlalchemy import select

from api.core.clock import to_wire
from api.core.db import db
from api.core.ids import new_id
from api.journal import JournalEntry, JournalPayload
from api.sync.devices import DEVICE_SIGNED_OUT
from tests.fixtures.application import NOON
from tests.fixtures.world import make_world
from tests.safety.conftest import HEARTBEAT

OTHERS = ("shopper", "staff", "trainer", "manager", "qa")


def beat(browser, device_id, **changes) -> int:
    return browser.call("PUT", f"/v1/devices/{device_id}", {**HEARTBEAT, **changes}).status_code


def sign_out(person, device_id) -> int:
    return person.delete(f"/v1/devices/{device_id}/sessions").status_code


def signed_out_at(person, device_id):
    return {each["id"]: each["signed_out_at"] for each in person.get("/v1/devices").json["items"]}[str(device_id)]


def entries(world):
    """What the journal says of phones signed out: (subject, actor, payload) each."""
    query = (
        select(JournalEntry, JournalPayload)
        .join(
            JournalPayload,
            (JournalPayload.organisation_id == JournalEntry.organisation_id) & (JournalPayload.seq == JournalEntry.seq),
        )
        .where(JournalEntry.organisation_id == world.organisation_id, JournalEntry.event == DEVICE_SIGNED_OUT)
    )
    with world.app.app_context():
        return [(entry.subject_id, entry.actor_id, payload.payload) for entry, payload in db.session.execute(query)]


def test_a_lost_phone_is_signed_out_and_no_other(world, signed_in) -> None:
    lost, kept, device_id = signed_in(world.staff), signed_in(world.staff), new_id()
    assert beat(lost, device_id, pending_ops=3) == beat(kept, new_id()) == 204
    assert signed_out_at(world.admin, device_id) is None
    assert sign_out(world.admin, device_id) == 204
    assert (lost.is_signed_in(), kept.is_signed_in()) == (False, True)
    assert beat(lost, device_id) == 401
    assert signed_out_at(world.admin, device_id) == to_wire(NOON)


def test_what_it_held_is_sent_after_signing_in_again_and_the_phone_is_no_longer_marked(
    world, shop, signed_in, clock
) -> None:
    lost = signed_in(world.shopper)
    body = {"device_id": str(shop.device_id), "ops": [shop.op(shop.payload([]), device_seq=1)]}
    assert beat(lost, shop.device_id, pending_ops=1) == 204
    assert sign_out(world.admin, shop.device_id) == 204
    assert lost.call("POST", "/v1/sync", body).status_code == 401
    clock.move(minutes=5)
    assert lost.sign_in(world.shopper).status_code == 200
    assert signed_out_at(world.admin, shop.device_id) == to_wire(NOON)
    assert lost.call("POST", "/v1/sync", body).status_code == 200
    assert signed_out_at(world.admin, shop.device_id) is None


def test_a_push_says_as_well_as_a_word_on_which_phone_a_session_runs(world, signed_in) -> None:
    lost, kept, device_id = signed_in(world.staff), signed_in(world.staff), new_id()
    assert lost.call("POST", "/v1/sync", {"device_id": str(device_id), "ops": []}).status_code == 200
    assert beat(kept, new_id()) == 204
    assert sign_out(world.admin, device_id) == 204
    assert (lost.is_signed_in(), kept.is_signed_in()) == (False, True)


def test_a_session_that_never_said_where_it_runs_ends_too(world, signed_in) -> None:
    silent, device_id = signed_in(world.staff), new_id()
    assert world.staff.put(f"/v1/devices/{device_id}", json=HEARTBEAT).status_code == 204
    assert sign_out(world.admin, device_id) == 204
    assert not silent.is_signed_in()


def test_an_admin_who_lost_a_phone_signs_it_out_from_the_desk_and_stays_there(world, signed_in) -> None:
    lost, desk, device_id = signed_in(world.admin), signed_in(world.admin), new_id()
    assert beat(lost, device_id) == 204
    assert desk.call("DELETE", f"/v1/devices/{device_id}/sessions").status_code == 204
    assert (lost.is_signed_in(), desk.is_signed_in()) == (False, True)


def test_twice_is_once(world, signed_in, clock) -> None:
    device_id = new_id()
    beat(signed_in(world.staff), device_id)
    assert sign_out(world.admin, device_id) == 204
    clock.move(hours=1)
    assert sign_out(world.admin, device_id) == 204
    assert signed_out_at(world.admin, device_id) == to_wire(NOON)
    told = {"user_id": str(world.staff.id), "sessions": 1}
    assert entries(world) == [(device_id, world.admin.id, told)]


def test_a_phone_that_was_signed_in_again_is_signed_out_again(world, signed_in, clock) -> None:
    phone, device_id = signed_in(world.staff), new_id()
    for _ in range(2):
        beat(phone, device_id)
        assert sign_out(world.admin, device_id) == 204
        assert not phone.is_signed_in()
        clock.move(hours=1)
        assert phone.sign_in(world.staff).status_code == 200
    assert len(entries(world)) == 2


def test_a_file_of_what_waited_does_not_sign_the_phone_in(world, signed_in) -> None:
    device_id = new_id()
    beat(signed_in(world.staff), device_id)
    assert sign_out(world.admin, device_id) == 204
    # A token stands for whoever brings acts without being signed in on the phone, as the import of a sealed file does.
    assert world.staff.post("/v1/sync", {"device_id": str(device_id), "ops": []}).status_code == 200
    assert signed_out_at(world.admin, device_id) == to_wire(NOON)


@pytest.mark.parametrize("role", OTHERS)
def test_only_who_manages_phones_signs_one_out(world, signed_in, role) -> None:
    phone, device_id = signed_in(world.staff), new_id()
    beat(phone, device_id)
    assert sign_out(world.people[role], device_id) == 403
    assert phone.is_signed_in()


def test_a_regional_administrator_signs_out_the_phones_of_the_region(world, signed_in) -> None:
    east, west = (world.add_person("admin", name=f"admin of {region}", region=region) for region in ("east", "west"))
    phone, device_id = signed_in(world.staff), new_id()
    beat(phone, device_id)
    assert sign_out(west, device_id) == 404
    assert phone.is_signed_in()
    assert sign_out(east, device_id) == 204
    assert not phone.is_signed_in()


def test_a_phone_of_another_organisation_is_none(world, app, clock, signed_in) -> None:
    other = make_world(app, clock)
    phone, device_id = signed_in(other.staff), new_id()
    beat(phone, device_id)
    assert sign_out(world.admin, device_id) == sign_out(world.admin, new_id()) == 404
    assert phone.is_signed_in()
