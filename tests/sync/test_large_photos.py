"""A photo that is too large is refused before anything of it is kept, and the phone is told how much may be sent."""

import base64
import hashlib
import io

import pytest
from sqlalchemy import func, select

from api.core.db import db
from api.core.ids import new_id
from api.photos.decoding import MAX_BYTES
from api.photos.models import Photo, PhotoPart

MAGIC = b"\xff\xd8\xff\xe0"
WORDS = {
    "en": ("This is too large", "Send at most 25 MB at once."),
    "zh-Hans": ("内容过大", "一次最多可发送 25 MB。"),
}


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


@pytest.fixture(scope="module")
def too_long() -> bytes:
    return MAGIC.ljust(MAX_BYTES + 1, b"\0")


@pytest.fixture(params=WORDS)
def refuses(request, app, world):
    """Send a photo, and expect that it is refused in the reader's language and that nothing of it is anywhere."""

    def send(body: bytes, *, headers: dict[str, str] | None = None, **options) -> None:
        photo, language = new_id(), request.param
        given = {"Content-Digest": digest(body), "Accept-Language": language, **(headers or {})}
        if "input_stream" not in options:
            options["data"] = body
        answer = world.shopper.put(f"/v1/photos/{photo}", content_type="image/jpeg", headers=given, **options)
        assert (answer.status_code, answer.content_type) == (413, "application/problem+json")
        assert answer.headers["Content-Language"] == language
        assert answer.json["type"] == "/problems/too-large"
        assert (answer.json["title"], answer.json["detail"]) == WORDS[language]
        assert kept(app, world) == (0, 0, [])

    return send


def kept(app, world) -> tuple[int, int, list[str]]:
    """Count the photos and parts of an organisation, and name its objects."""
    with app.app_context():
        rows = [
            db.session.scalar(
                select(func.count()).select_from(table).where(table.organisation_id == world.organisation_id)
            )
            for table in (Photo, PhotoPart)
        ]
    return *rows, list(app.extensions["ports"].storage.walk(f"{world.organisation_id}/"))


def test_a_body_that_is_too_long_is_refused(refuses, too_long):
    refuses(too_long)


def test_a_body_that_does_not_say_how_long_it_is_is_read_no_further_than_allowed(refuses, too_long):
    stream = io.BytesIO(too_long + bytes(10_000_000))
    refuses(too_long, input_stream=stream, environ_overrides={"wsgi.input_terminated": True})
    assert stream.tell() <= MAX_BYTES + 100_000


def test_a_length_that_is_announced_is_refused_before_a_byte_is_read(refuses):
    stream = io.BytesIO(MAGIC)
    refuses(MAGIC, input_stream=stream, environ_overrides={"CONTENT_LENGTH": str(MAX_BYTES + 1)})
    assert stream.tell() == 0


def test_the_first_part_of_a_photo_that_would_be_too_large_is_refused(refuses):
    part = MAGIC.ljust(1000, b"\0")
    refuses(part, headers={"Content-Range": f"bytes 0-999/{MAX_BYTES + 1}"})
    refuses(part, headers={"Content-Range": "bytes 0-999/999999999999"})


def test_a_part_that_alone_is_too_long_is_refused(refuses, too_long):
    refuses(too_long, headers={"Content-Range": f"bytes 0-{MAX_BYTES}/{MAX_BYTES + 1}"})


def test_the_largest_size_that_is_allowed_is_taken_in_parts(app, world):
    part = MAGIC.ljust(1000, b"\0")
    headers = {"Content-Digest": digest(part), "Content-Range": f"bytes 0-999/{MAX_BYTES}"}
    answer = world.shopper.put(f"/v1/photos/{new_id()}", data=part, content_type="image/jpeg", headers=headers)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (202, "1000")
    photos, parts, objects = kept(app, world)
    assert (photos, parts, len(objects)) == (0, 1, 1)
