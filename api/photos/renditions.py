"""One decode of a photo, and all that is made of it. Runs in the decoding child only.

Accepted are JPEG, WebP and HEIF. The phone turns whatever the camera or the gallery gives into a JPEG of 1600 px, so
PNG, GIF, TIFF and the rest never come from our own app; each would be another parser open to the world (PNG alone brings
bombs of text and profile chunks). HEIF stays because iPhones hand it over where the browser cannot convert it.
A rendition is a new JPEG written from the pixels alone, so no metadata can come along.
"""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import pillow_heif
from PIL import Image, ImageCms, MpoImagePlugin, WebPImagePlugin  # noqa: F401 - plugins make themselves known

from api.photos.fingerprints import fingerprint

MAX_PIXELS = 50_000_000
# Media type → the names Pillow has for it. MPO is the JPEG with a second picture behind it that many phones write.
FORMATS = {"image/jpeg": ("JPEG", "MPO"), "image/webp": ("WEBP",), "image/heic": ("HEIF",)}
# Name, longest edge in pixels, JPEG quality. Each is made from the one before.
SIZES = (("screen", 1600, 82), ("print", 600, 82), ("thumb", 240, 78))

# How far a cheap shrink by whole numbers may go before the good one takes over: safely for what people look at closely,
# all the way for what is small anyway, at half the time.
_SAFE_GAP, _SMALL_GAP = 2.0, 1.0
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION, _EXIF_IFD, _TAKEN_AT, _TAKEN_OFFSET = 0x0112, 0x8769, 0x9003, 0x9011
_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_EXIF_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_MAX_PROFILE_BYTES = 1_000_000
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class Picture:
    """A finished JPEG without metadata."""

    name: str
    body: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Reading:
    """All that was read from one photo: its upright size, the camera's claim of the time, fingerprint, renditions."""

    width: int
    height: int
    claimed_at: datetime | None
    fingerprint: int
    pictures: tuple[Picture, ...]


def prepare() -> None:
    """Set Pillow and libheif up for hostile input: limits are errors, embedded thumbnails never stand in for the photo."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def read_photo(data: bytes, media_type: str) -> Reading:
    """Decode the first frame and make its renditions; whatever Pillow raises comes through."""
    with Image.open(io.BytesIO(data), formats=FORMATS[media_type]) as photo:
        width, height = photo.size
        orientation, claimed_at = _read_exif(photo)
        photo.thumbnail((SIZES[0][1], SIZES[0][1]), Image.Resampling.LANCZOS, _SAFE_GAP)
        pixels = _to_srgb(photo)
    for turn in _TURNS.get(orientation, ()):
        pixels = pixels.transpose(turn)
    if orientation in _SIDEWAYS:
        width, height = height, width
    images = list(_shrink(pixels))
    pictures = tuple(_encode(*it) for it in images)
    return Reading(width, height, claimed_at, fingerprint(images[-1][1]), pictures)


def _shrink(pixels: Image.Image) -> Iterator[tuple[str, Image.Image, int]]:
    for name, edge, quality in SIZES:
        if max(pixels.size) > edge:
            pixels = pixels.copy()
            pixels.thumbnail((edge, edge), Image.Resampling.LANCZOS, _SMALL_GAP)
        yield name, pixels, quality


def _encode(name: str, pixels: Image.Image, quality: int) -> Picture:
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=quality)
    return Picture(name, out.getvalue(), *pixels.size)


def _to_srgb(photo: Image.Image) -> Image.Image:
    """Return opaque sRGB pixels that carry nothing else: no profile, comment, EXIF or XMP."""
    profile = photo.info.get("icc_profile")
    if photo.has_transparency_data:
        rgba = photo.convert("RGBA")
        pixels = Image.new("RGB", photo.size, "white")
        pixels.paste(rgba, mask=rgba.getchannel("A"))
    else:
        pixels = _convert(photo, profile)
    pixels.info.clear()
    return pixels


def _convert(photo: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and 0 < len(profile) <= _MAX_PROFILE_BYTES:
        # A profile that is broken or of another kind of colour is ignored, as browsers do.
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(source).startswith("sRGB"):
                converted = ImageCms.profileToProfile(photo, source, _SRGB, outputMode="RGB")
                if converted is not None:
                    return converted
    return photo.convert("RGB")


def _read_exif(photo: Image.Image) -> tuple[int, datetime | None]:
    """Return orientation (1 if none or nonsense) and the time the camera claims; EXIF is never a reason to refuse."""
    try:
        exif = photo.getexif()
        orientation = exif.get(_ORIENTATION)
        details = exif.get_ifd(_EXIF_IFD)
        claimed_at = _parse_time(details.get(_TAKEN_AT), details.get(_TAKEN_OFFSET))
    except Exception:  # noqa: BLE001 - Pillow raises what the bytes lead it to: struct.error, SyntaxError, KeyError …
        return 1, None
    return orientation if orientation in _TURNS else 1, claimed_at


def _parse_time(value: object, offset: object) -> datetime | None:
    """Read EXIF's "2026:01:31 12:00:00"; aware if the camera wrote its offset, else the clock on its wall."""
    found = _EXIF_TIME.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day, time = found.groups()
    zone = offset[:6] if isinstance(offset, str) and _EXIF_OFFSET.match(offset) else ""
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{time}{zone}")
    except ValueError:
        return None
