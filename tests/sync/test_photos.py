"""What a phone may rely on when it sends photos, and what nobody is ever shown."""

import base64
import hashlib
import io
from uuid import UUID, uuid4

import pytest
from PIL import Image
from sqlalchemy import update

from api.audits.models import Audit, AuditPhoto
from api.audits.reviewing import settle_waiting
from api.core.db import db
from api.core.ids import new_id
from tests.fixtures.content import plan_shop


def jpeg(colour: str = "tomato", size: tuple[int, int] = (800, 600)) -> bytes:
    """Make a photo that carries a place, a maker and a comment, as a phone's camera does."""
    exif = Image.Exif()
    exif[0x010F] = "SECRETMAKER"
    exif.get_ifd(0x8825)[2] = (31.0, 12.0, 34.56)
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", exif=exif, comment=b"SECRETCOMMENT")
    return buffer.getvalue()


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def put(person, photo_id: UUID, body: bytes, **headers: str):
    return person.put(
        f"/v1/photos/{photo_id}",
        data=body,
        content_type="image/jpeg",
        headers={"Content-Digest": digest(body), **headers},
    )


def state_of(world, shop) -> str:
    return world.qa.get(f"/v1/audits/{shop.audit_id}").json["audit"]["state"]


def test_the_last_photo_hands_the_audit_on(world, shop):
    first, second = new_id(), new_id()
    shop.submit(photos=[first, second])
    assert put(world.shopper, first, jpeg()).status_code == 204
    assert state_of(world, shop) == "waiting"
    assert put(world.shopper, second, jpeg("teal")).status_code == 204
    assert state_of(world, shop) == "submitted"


def test_photos_may_come_before_the_report(world, shop):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    assert "photos_missing" not in shop.submit(photos=[photo])
    assert state_of(world, shop) == "submitted"


def test_the_same_photo_again_is_welcome_and_another_is_not(world):
    photo = new_id()
    assert put(world.shopper, photo, jpeg()).status_code == 204
    assert put(world.shopper, photo, jpeg()).status_code == 204
    refused = put(world.shopper, photo, jpeg("teal"))
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/other-photo")


def test_a_wrong_digest_is_refused_and_nothing_is_kept(world):
    photo, body = new_id(), jpeg()
    refused = put(world.shopper, photo, body, **{"Content-Digest": digest(b"other")})
    assert (refused.status_code, refused.json["type"]) == (422, "/problems/damaged-on-the-way")
    assert put(world.shopper, photo, jpeg("teal")).status_code == 204


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 415),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415),
        (b"GIF89a" + b"\0" * 50, 415),
        (jpeg()[:-3000], 422),
        (b"\xff\xd8\xff" + b"\0" * 500, 422),
    ],
    ids=["empty", "svg", "gif", "cut off", "only a beginning"],
)
def test_what_is_no_photo_is_refused_with_a_sentence(world, body, status):
    refused = put(world.shopper, new_id(), body)
    assert refused.status_code == status
    assert refused.json["detail"]


def test_a_photo_without_digest_is_refused(world):
    assert put(world.shopper, new_id(), jpeg(), **{"Content-Digest": "md5=:AAAA:"}).status_code == 400


def test_nobody_is_shown_the_original_or_its_secrets(world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg(size=(2000, 1500)))
    shop.submit(photos=[photo])
    work()
    for size in ("thumb", "print", "screen"):
        shown = world.qa.get(f"/v1/photos/{photo}?size={size}")
        assert shown.status_code == 200
        assert b"SECRET" not in shown.data
        assert b"Exif" not in shown.data
        assert max(Image.open(io.BytesIO(shown.data)).size) == {"thumb": 240, "print": 600, "screen": 1600}[size]


def test_a_photo_is_seen_by_its_shopper_and_qa_only(world, other_world, shop, work):
    photo = new_id()
    put(world.shopper, photo, jpeg())
    shop.submit(photos=[photo])
    work()
    stranger = world.add_person("shopper", name="another shopper")
    seen = {
        name: getattr(world, name).get(f"/v1/photos/{photo}").status_code
        for name in ("shopper", "qa", "admin", "manager", "staff")
    }
    assert seen == {"shopper": 200, "qa": 200, "admin": 200, "manager": 404, "staff": 403}
    assert stranger.get(f"/v1/photos/{photo}").status_code == 404
    assert other_world.qa.get(f"/v1/photos/{photo}").status_code == 404


def test_a_broken_photo_does_not_stop_the_audit(world, shop, work):
    photo, body = new_id(), jpeg()
    broken = body[:200] + b"\xff\xd9"
    assert put(world.shopper, photo, broken).status_code == 204
    shop.submit(photos=[photo])
    work()
    assert state_of(world, shop) == "submitted"
    assert world.qa.get(f"/v1/photos/{photo}").status_code == 404


def test_a_large_photo_may_come_in_parts_and_go_on_where_the_line_broke(world, shop):
    photo, body = new_id(), jpeg(size=(1600, 1200))
    shop.submit(photos=[photo])
    cut, total = len(body) // 2, len(body)
    first = put(world.shopper, photo, body[:cut], **{"Content-Range": f"bytes 0-{cut - 1}/{total}"})
    assert (first.status_code, first.headers["Upload-Offset"]) == (202, str(cut))
    hole = put(world.shopper, photo, body[cut + 1 :], **{"Content-Range": f"bytes {cut + 1}-{total - 1}/{total}"})
    assert (hole.status_code, hole.headers["Upload-Offset"]) == (409, str(cut))
    again = put(world.shopper, photo, body[:cut], **{"Content-Range": f"bytes 0-{cut - 1}/{total}"})
    assert (again.status_code, again.headers["Upload-Offset"]) == (202, str(cut))
    last = put(world.shopper, photo, body[cut:], **{"Content-Range": f"bytes {cut}-{total - 1}/{total}"})
    assert last.status_code == 204
    assert state_of(world, shop) == "submitted"
    assert put(world.shopper, photo, body).status_code == 204


def test_the_same_id_in_two_organisations_is_two_photos(world, other_world):
    photo = uuid4()
    assert put(world.shopper, photo, jpeg()).status_code == 204
    assert put(other_world.shopper, photo, jpeg("teal")).status_code == 204


def test_one_photo_can_serve_two_reports(world, shop, content):
    photo, other = new_id(), plan_shop(world, content, "park")
    shop.submit(photos=[photo])
    other.submit(photos=[photo])
    put(world.shopper, photo, jpeg())
    assert {state_of(world, each) for each in (shop, other)} == {"submitted"}


def test_a_photo_and_its_report_that_crossed_each_other_find_together(world, shop, app):
    photo = new_id()
    shop.submit(photos=[photo])
    put(world.shopper, photo, jpeg())
    with app.app_context():
        # As if the photo had been stored while the report, not yet visible, was being written.
        db.session.execute(update(AuditPhoto).values(has_arrived=False))
        db.session.execute(update(Audit).where(Audit.id == shop.audit_id).values(state="waiting"))
        db.session.commit()
        settle_waiting(db.session(), app.extensions["ports"])
        db.session.commit()
    assert state_of(world, shop) == "submitted"


def test_a_photo_of_somebody_else_under_the_same_id_completes_nothing(world, shop):
    photo = new_id()
    shop.submit(photos=[photo])
    stranger = world.add_person("shopper", name="another shopper")
    assert put(stranger, photo, jpeg()).status_code == 204
    assert state_of(world, shop) == "waiting"
