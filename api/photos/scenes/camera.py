"""The phone that takes the photo: light, lens, grain, JPEG and EXIF, so that files weigh and behave like real ones."""

import io
import math
import random
from datetime import datetime, timedelta

from PIL import Image, ImageChops, ImageFilter

from api.photos.scenes.world import SUPERSAMPLING, World

_TARGET_BYTES = 300_000
_TARGET_PIXELS = 1600 * 1200
_QUALITIES = (70, 75, 80, 84, 88, 91, 94)
_GRAIN = 15
_ORIENTATION, _MAKE, _MODEL, _EXIF_IFD, _GPS_IFD = 0x0112, 0x010F, 0x0110, 0x8769, 0x8825
_TAKEN_AT, _TAKEN_OFFSET = 0x9003, 0x9011
_SIDEWAYS_SHARE = 0.25
_FIRST_DAY = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - EXIF has the clock on the wall and its offset apart


def take_photo(world: World, taken_at: datetime | None) -> bytes:
    """Return the painted world as a phone's JPEG."""
    rng = world.rng
    image = _hold_by_hand(world.image, world.size, rng)
    image = _expose(image, rng)
    image = _add_grain(image, rng)
    exif = _describe(rng, taken_at)
    if rng.random() < _SIDEWAYS_SHARE:
        exif[_ORIENTATION] = 6
        image = image.transpose(Image.Transpose.ROTATE_90)
    return _compress(image, exif)


def _hold_by_hand(image: Image.Image, size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Scale down to the final size, tilt a little, and cut the empty corners off."""
    small = image.reduce(SUPERSAMPLING)
    angle = math.radians(max(-1.0, min(1.0, rng.gauss(0, 0.5))))
    across, down = math.cos(angle) * 0.965, math.sin(angle) * 0.965
    middle_x, middle_y = size[0] / 2, size[1] / 2
    left = middle_x - across * middle_x - down * middle_y
    top = middle_y + down * middle_x - across * middle_y
    turn = (across, down, left, -down, across, top)
    return small.transform(size, Image.Transform.AFFINE, turn, Image.Resampling.BICUBIC)


def _expose(image: Image.Image, rng: random.Random) -> Image.Image:
    """Darken the corners, let the lamps bloom, and miss the white balance by a little."""
    size = image.size
    corners = Image.radial_gradient("L").resize(size, Image.Resampling.BILINEAR)
    shade = corners.point(lambda value: round(max(0, value - 80) * 0.3))
    image = Image.composite(Image.new("RGB", size, (26, 24, 34)), image, shade)
    bright = image.resize((size[0] // 8, size[1] // 8), Image.Resampling.BOX).point(
        lambda value: max(0, value - 215) * 3
    )
    bloom = bright.filter(ImageFilter.GaussianBlur(5)).resize(size, Image.Resampling.BILINEAR)
    image = ImageChops.screen(image, bloom)
    gains = (rng.uniform(0.97, 1.03), 1.0, rng.uniform(0.94, 1.03))
    brightness = rng.uniform(0.99, 1.06)
    table = [min(255, round(value * gain * brightness)) for gain in gains for value in range(256)]
    return image.point(table)


def _add_grain(image: Image.Image, rng: random.Random) -> Image.Image:
    """Add the noise of a small sensor: fine in brightness, coarse in colour."""
    width, height = image.size
    fine = [Image.frombytes("L", image.size, rng.randbytes(width * height)) for _ in range(2)]
    brightness = ImageChops.add(fine[0], fine[1], scale=2)
    small = (width // 3, height // 3)
    channels = []
    for _ in range(3):
        coarse = Image.frombytes("L", small, rng.randbytes(small[0] * small[1]))
        channels.append(Image.blend(brightness, coarse.resize(image.size, Image.Resampling.BICUBIC), 0.3))
    grain = Image.merge("RGB", channels).point(lambda value: round(value * _GRAIN / 128))
    return ImageChops.add(image, grain, 1, -_GRAIN)


def _describe(rng: random.Random, taken_at: datetime | None) -> Image.Exif:
    if taken_at is None:
        taken_at = _FIRST_DAY + timedelta(
            days=rng.randrange(240), minutes=rng.randrange(600), seconds=rng.randrange(60)
        )
    exif = Image.Exif()
    exif[_ORIENTATION] = 1
    exif[_MAKE], exif[_MODEL] = "Tenseconds", "Drawn scene"
    details = exif.get_ifd(_EXIF_IFD)
    details[_TAKEN_AT] = taken_at.strftime("%Y:%m:%d %H:%M:%S")
    details[_TAKEN_OFFSET] = "+08:00"
    exif.get_ifd(_GPS_IFD).update(
        {
            1: "N",
            2: (31.0, float(rng.randint(10, 17)), round(rng.uniform(0, 59), 2)),
            3: "E",
            4: (121.0, float(rng.randint(24, 32)), round(rng.uniform(0, 59), 2)),
        }
    )
    return exif


def _compress(image: Image.Image, exif: Image.Exif) -> bytes:
    """Encode with the quality that comes closest to the weight of a phone's photo scaled to this size."""
    target = _TARGET_BYTES * image.width * image.height / _TARGET_PIXELS
    best = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, exif=exif)
        body = out.getvalue()
        if not best or abs(len(body) - target) < abs(len(best) - target):
            best = body
    return best
