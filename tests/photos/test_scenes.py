"""Drawn photos stand in for a phone's: same seed, same bytes; the weight, the EXIF and the size of real ones."""

import io
from datetime import datetime

import pytest
from PIL import Image, ImageOps, ImageStat

from api.photos.decoding import Decoder
from api.photos.fingerprints import distance
from api.photos.scenes import KINDS, draw_scene


def upright(body: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(body)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_weighs_and_measures_what_a_phone_sends(decoder: Decoder, kind: str) -> None:
    body = draw_scene(kind, 3)
    assert 220_000 < len(body) < 400_000
    assert upright(body).size == (1600, 1200)
    decoded = decoder.decode(body)
    assert (decoded.width, decoded.height) == (1600, 1200)
    assert decoded.claimed_at is not None
    assert decoded.claimed_at.year == 2026
    assert decoded.claimed_at.tzinfo is not None


def test_the_same_seed_draws_the_same_photo_and_another_seed_another() -> None:
    one, again, other = (draw_scene("shelf", seed, (400, 300)) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_some_photos_are_stored_sideways_as_phones_do() -> None:
    photos = [draw_scene("floor", seed, (160, 120)) for seed in range(12)]
    turned = {Image.open(io.BytesIO(photo)).getexif()[0x0112] for photo in photos}
    assert turned == {1, 6}
    assert {upright(photo).size for photo in photos} == {(160, 120)}


def test_photos_of_one_shop_have_its_colours() -> None:
    """The band over the door is the house colour."""
    bands = []
    for seed in range(4):
        image = upright(draw_scene("entrance", seed, (400, 300), shop="one"))
        bands.append(ImageStat.Stat(image.crop((280, 30, 380, 40))).mean)
    for channel in zip(*bands, strict=True):
        assert max(channel) - min(channel) < 30


def test_the_phone_knows_where_and_when() -> None:
    body = draw_scene("entrance", 1, (160, 120), taken_at=datetime(2026, 5, 4, 15, 30, 10))  # noqa: DTZ001 - a wall clock
    exif = Image.open(io.BytesIO(body)).getexif()
    assert exif.get_ifd(0x8769)[0x9003] == "2026:05:04 15:30:10"
    assert exif.get_ifd(0x8825)[1] == "N"


def test_an_unknown_kind_is_said_to_be_unknown() -> None:
    with pytest.raises(KeyError):
        draw_scene("kitchen", 1)


def test_a_re_used_photo_is_recognised_among_others(decoder: Decoder) -> None:
    originals = [draw_scene(kind, seed, (800, 600)) for kind in KINDS for seed in (1, 2)]
    prints = [decoder.decode(body).fingerprint for body in originals]
    for number, body in enumerate(originals):
        copy = io.BytesIO()
        upright(body).resize((640, 480)).point(lambda value: min(255, value + 12)).save(copy, "JPEG", quality=45)
        assert distance(decoder.decode(copy.getvalue()).fingerprint, prints[number]) <= 6
