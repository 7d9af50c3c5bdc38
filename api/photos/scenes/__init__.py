"""Plausible shop photos, drawn: the demo and the tests need pictures that show nobody and belong to nobody.

A scene is a small world of boxes in metres, seen by a pinhole camera, drawn flat and then given light, grain and the
metadata of a phone. The same kind, seed and size give the same bytes.
"""

import random
from datetime import datetime

from api.photos.scenes import back_rooms, shop_floor, shop_front
from api.photos.scenes.camera import take_photo
from api.photos.scenes.colours import pick_scheme
from api.photos.scenes.world import World

_VIEWS = {
    "entrance": shop_front.draw_entrance,
    "shelf": shop_floor.draw_shelf,
    "counter": shop_floor.draw_counter,
    "fitting-room": back_rooms.draw_fitting_room,
    "queue": shop_floor.draw_queue,
    "floor": shop_floor.draw_floor,
    "staff-area": back_rooms.draw_staff_area,
    "signage": shop_front.draw_signage,
}
_INVENTED = (
    ("青禾", "Qinghe"),
    ("木与光", "Muyu"),
    ("十里", "Shili"),
    ("小满", "Xiaoman"),
    ("南风", "Nanfeng"),
    ("初见", "Chujian"),
)
KINDS = tuple(_VIEWS)


def draw_scene(
    kind: str,
    seed: int,
    size: tuple[int, int] = (1600, 1200),
    *,
    shop: str | None = None,
    brand: tuple[str, str] | None = None,
    taken_at: datetime | None = None,
) -> bytes:
    """Return a JPEG (about 300 KB at 1600 × 1200) with the EXIF of a phone: orientation, place and time.

    `size` is the upright size in pixels; a quarter of the photos is stored sideways, as phones do. Photos of the same
    `shop` have the same colours and name over the door; `brand` is that name, Chinese and Latin. `taken_at` is the
    clock on the wall of the shop; without it the seed picks a day. Raises KeyError for a kind that is not in KINDS.
    """
    rng = random.Random(f"{kind}:{seed}")  # noqa: S311 - pictures, not secrets
    look = random.Random(f"shop:{shop or (kind, seed)}")  # noqa: S311 - likewise
    scheme, invented = pick_scheme(look), look.choice(_INVENTED)
    world = World(rng, size, scheme, brand or invented)
    _VIEWS[kind](world)
    return take_photo(world, taken_at)
