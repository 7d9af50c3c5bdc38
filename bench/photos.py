"""Measure: the same reports with five photos of 300 KB each, sent through the application one after another."""

import base64
import hashlib
import io
import os
from uuid import UUID

from PIL import Image

from api.core.documents import encode
from api.core.ids import new_id
from bench.audits import SENT
from bench.checklist import good_responses, submit_op
from bench.load import Request, with_comment
from bench.loading import Figures, run_load
from bench.product import Product
from bench.world import Person, World

PHOTOS = 5
_BYTES = 300_000
_MOST = 40  # reports a second with five photos each that no machine of two cores will pass


def measure_with_photos(product: Product, world: World, clients: int, seconds: float) -> Figures:
    """Send reports with photos for some seconds; the photos of all are one picture with another comment in each."""
    picture = draw_photo()
    each = max(2, int(_MOST * seconds / clients))
    units = [_units(world, shopper, each, picture) for shopper in world.shoppers[:clients]]
    return run_load(product, units, seconds, picture=picture)


def draw_photo() -> bytes:
    """Draw a JPEG of about 300 KB: coarse noise, which packs about as badly as the shelves of a shop."""
    small = Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3))
    for quality in range(95, 20, -3):
        buffer = io.BytesIO()
        small.resize((1600, 1200), Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=quality)
        if buffer.tell() <= _BYTES:
            break
    return buffer.getvalue()


def _units(world: World, shopper: Person, count: int, picture: bytes) -> list[list[Request]]:
    device_id = str(new_id())
    return [
        _unit(world, shopper, device_id, seq, visit_id, picture)
        for seq, visit_id in enumerate(world.plan_visits(shopper, count), 1)
    ]


def _unit(world: World, shopper: Person, device_id: str, seq: int, visit_id: UUID, picture: bytes) -> list[Request]:
    photos = [new_id() for _ in range(PHOTOS)]
    op = submit_op(world.version, visit_id, seq, good_responses(world.document, photos))
    body = encode({"device_id": device_id, "ops": [op]})
    return [
        *(_put(shopper, photo, picture) for photo in photos),
        Request("POST", "/v1/sync", shopper.headers, body, SENT),
    ]


def _put(shopper: Person, photo: UUID, picture: bytes) -> Request:
    digest = hashlib.sha256(with_comment(picture, photo.bytes)).digest()
    headers = {
        **shopper.headers,
        "Content-Type": "image/jpeg",
        "Content-Digest": f"sha-256=:{base64.b64encode(digest).decode()}:",
    }
    return Request("PUT", f"/v1/photos/{photo}", headers, comment=photo.bytes)
