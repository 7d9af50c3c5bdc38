"""What becomes of good photos: upright, sRGB, the right sizes, and nothing but pixels."""

import hashlib
import io
from datetime import UTC, datetime, timedelta, timezone

import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageOps, PngImagePlugin

from api.photos.decoding import BrokenImage, Decoder
from api.photos.fingerprints import distance

SECRETS = (
    b"<script>alert(1)</script>",
    b"Exif",
    b"GPS",
    b"http://ns.adobe.com",
    b"serial-4711",
    b"ICC_PROFILE",
    b"secret-note",
)


def picture(size: tuple[int, int] = (800, 600), mode: str = "RGB") -> Image.Image:
    """Red, green, blue and white corners, so that every turn and mirror shows."""
    width, height = size
    image = Image.new("RGB", size, "grey")
    draw = ImageDraw.Draw(image)
    boxes = {
        "red": (0, 0, width // 2, height // 2),
        "lime": (width // 2, 0, width, height // 2),
        "blue": (0, height // 2, width // 2, height),
        "white": (width // 2, height // 2, width, height),
    }
    for colour, box in boxes.items():
        draw.rectangle(box, fill=colour)
    draw.ellipse((width * 0.3, height * 0.2, width * 0.6, height * 0.5), fill="black")
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif_of(orientation: int, **more: object) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRETS[0].decode()
    exif[0x010F] = "Camera <b>maker</b>"
    details = exif.get_ifd(0x8769)
    details[0xA431] = "serial-4711"
    for name, value in more.items():
        details[{"taken": 0x9003, "offset": 0x9011}[name]] = value
    position = exif.get_ifd(0x8825)
    position.update({1: "N", 2: (31.0, 14.0, 15.0), 3: "E", 4: (121.0, 28.0, 9.0)})
    return exif


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def test_a_photo_becomes_three_renditions(decoder: Decoder) -> None:
    decoded = decoder.decode(encoded(picture((3200, 2400))))
    assert (decoded.media_type, decoded.width, decoded.height) == ("image/jpeg", 3200, 2400)
    sizes = {name: (it.width, it.height) for name, it in decoded.renditions.items()}
    assert sizes == {"screen": (1600, 1200), "print": (600, 450), "thumb": (240, 180)}
    for rendition in decoded.renditions.values():
        assert opened(rendition.body).size == (rendition.width, rendition.height)
        assert opened(rendition.body).format == "JPEG"
        assert rendition.sha256 == hashlib.sha256(rendition.body).digest()


def test_small_photos_are_never_enlarged(decoder: Decoder) -> None:
    decoded = decoder.decode(encoded(picture((300, 200))))
    sizes = {name: (it.width, it.height) for name, it in decoded.renditions.items()}
    assert sizes == {"screen": (300, 200), "print": (300, 200), "thumb": (240, 160)}


def test_the_same_photo_gives_the_same_bytes(decoder: Decoder) -> None:
    photo = encoded(picture())
    assert decoder.decode(photo) == decoder.decode(photo)


@pytest.mark.parametrize("orientation", range(10))
def test_every_orientation_is_turned_upright(decoder: Decoder, orientation: int) -> None:
    photo = encoded(picture(), exif=exif_of(orientation), quality=95)
    upright = ImageOps.exif_transpose(opened(photo))
    decoded = decoder.decode(photo)
    shown = opened(decoded.renditions["screen"].body)
    assert shown.size == upright.size == (decoded.width, decoded.height)
    for x in (0.1, 0.9):
        for y in (0.1, 0.9):
            place = (int(x * shown.width), int(y * shown.height))
            assert all(abs(a - b) < 24 for a, b in zip(shown.getpixel(place), upright.getpixel(place), strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "HEIF"])
def test_no_byte_of_metadata_is_in_any_rendition(decoder: Decoder, kind: str) -> None:
    pillow_heif.register_heif_opener()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a href="http://ns.adobe.com">secret-note</a></x:xmpmeta>'
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"comment": b"secret-note"} if kind == "JPEG" else {}
    photo = encoded(picture(), kind, exif=exif_of(6), xmp=xmp, icc_profile=profile, **options)
    assert SECRETS[0] in photo
    assert b"secret-note" in photo
    for rendition in decoder.decode(photo).renditions.values():
        assert not any(secret in rendition.body for secret in SECRETS)
        image = opened(rendition.body)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_hangs_behind_a_jpeg_is_left_behind(decoder: Decoder) -> None:
    polyglot = encoded(picture()) + b"PK\x03\x04 a zip, and <script>alert(1)</script>" * 100
    for rendition in decoder.decode(polyglot).renditions.values():
        assert b"PK\x03\x04" not in rendition.body
        assert b"script" not in rendition.body


@pytest.mark.parametrize(
    ("details", "claimed_at"),
    [
        ({}, None),
        ({"taken": "2026:01:31 12:00:00"}, datetime(2026, 1, 31, 12)),  # noqa: DTZ001 - the clock on the camera's wall
        (
            {"taken": "2026:01:31 12:00:00", "offset": "+08:00"},
            datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=8))),
        ),
        ({"taken": "2026:01:31 12:00:00", "offset": "<script"}, datetime(2026, 1, 31, 12)),  # noqa: DTZ001 - likewise
        ({"taken": "2026:02:30 12:00:00"}, None),
        ({"taken": "2026:01:31 12:00:00", "offset": "+99:99"}, None),
        ({"taken": "0000:00:00 00:00:00"}, None),
        ({"taken": "yesterday"}, None),
    ],
)
def test_the_time_a_camera_claims_is_read_or_left(
    decoder: Decoder, details: dict[str, str], claimed_at: datetime | None
) -> None:
    decoded = decoder.decode(encoded(picture(), exif=exif_of(1, **details)))
    assert decoded.claimed_at == claimed_at
    if claimed_at is not None and claimed_at.tzinfo:
        assert decoded.claimed_at.astimezone(UTC).hour == 4


def test_heic_from_an_iphone_is_read_upright(decoder: Decoder) -> None:
    pillow_heif.register_heif_opener()
    photo = encoded(picture((640, 480)), "HEIF", exif=exif_of(6, taken="2026:01:31 12:00:00").tobytes(), quality=90)
    decoded = decoder.decode(photo)
    assert (decoded.media_type, decoded.width, decoded.height) == ("image/heic", 480, 640)
    assert decoded.claimed_at is not None
    red, green, blue = opened(decoded.renditions["screen"].body).getpixel((400, 60))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_cmyk_and_grey_become_rgb(decoder: Decoder) -> None:
    for mode in ("CMYK", "L"):
        shown = opened(decoder.decode(encoded(picture(mode=mode))).renditions["screen"].body)
        assert shown.mode == "RGB"
        assert min(shown.getpixel((700, 500))) > 240


def test_another_colour_space_is_converted(decoder: Decoder) -> None:
    """A profile whose red is green: what a program without colour management would show as red comes out green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    shown = opened(decoder.decode(encoded(picture(), icc_profile=swapped)).renditions["screen"].body)
    red, green, blue = shown.getpixel((50, 50))
    assert (red < 60, green > 200, blue < 60) == (True, True, True)


def test_a_nonsense_profile_is_ignored(decoder: Decoder) -> None:
    plain = decoder.decode(encoded(picture()))
    odd = decoder.decode(encoded(picture(), icc_profile=b"nonsense" * 4000))
    assert plain.renditions["screen"].body == odd.renditions["screen"].body


def test_transparency_is_laid_on_white(decoder: Decoder) -> None:
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    shown = opened(decoder.decode(encoded(image, "WEBP", lossless=True)).renditions["screen"].body)
    assert min(shown.getpixel((200, 150))) > 250


def test_only_the_first_frame_of_many_is_shown(decoder: Decoder) -> None:
    frames = [Image.new("RGB", (64, 48), (200 if n == 0 else 0, 0, n % 256)) for n in range(1000)]
    photo = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=10)
    shown = opened(decoder.decode(photo).renditions["screen"].body)
    assert shown.getpixel((30, 20))[0] > 180


def test_the_second_picture_of_a_phone_jpeg_is_left_out(decoder: Decoder) -> None:
    photo = encoded(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (800, 600), "black")])
    decoded = decoder.decode(photo)
    assert decoded.media_type == "image/jpeg"
    assert min(opened(decoded.renditions["screen"].body).getpixel((700, 500))) > 240


def test_a_very_long_photo_keeps_its_shape(decoder: Decoder) -> None:
    decoded = decoder.decode(encoded(Image.new("RGB", (65_500, 1), "red")))
    assert (decoded.width, decoded.height) == (65_500, 1)
    assert decoded.renditions["screen"].height == 1


def test_a_photo_of_48_megapixels_is_taken(decoder: Decoder) -> None:
    decoded = decoder.decode(encoded(Image.new("RGB", (8000, 6000), "teal"), quality=60))
    assert (decoded.width, decoded.height) == (8000, 6000)


def test_a_fingerprint_fits_a_bigint_and_tells_a_mirrored_photo_apart(decoder: Decoder) -> None:
    gradient = Image.linear_gradient("L").rotate(90).resize((800, 600)).convert("RGB")
    one = decoder.decode(encoded(gradient)).fingerprint
    other = decoder.decode(encoded(ImageOps.mirror(gradient))).fingerprint
    assert distance(one, one) == 0
    assert distance(one, other) >= 48
    assert all(-(2**63) <= it < 2**63 for it in (one, other))


def test_png_and_gif_are_unsupported_whatever_they_hold(decoder: Decoder) -> None:
    sixteen = Image.new("I;16", (40, 30), 40_000)
    palette = picture((80, 60)).convert("P")
    note = PngImagePlugin.PngInfo()
    note.add_text("comment", "x" * 100_000, zip=True)
    photos = {
        "image/png": [
            encoded(sixteen, "PNG"),
            encoded(palette, "PNG", transparency=0),
            encoded(palette, "PNG", pnginfo=note),
        ],
        "image/gif": [encoded(palette, "GIF", save_all=True, append_images=[palette] * 50)],
        "image/tiff": [encoded(palette, "TIFF")],
        "image/bmp": [encoded(picture(), "BMP")],
        "image/avif": [encoded(picture(), "AVIF")],
    }
    for media_type, bodies in photos.items():
        for body in bodies:
            with pytest.raises(BrokenImage) as caught:
                decoder.decode(body)
            assert (caught.value.code, caught.value.params) == ("unsupported_format", {"media_type": media_type})
