"""The program of a decoding child: photos come in on its socket (descriptor 0), renditions go out, nothing else is there.

A request is a one-byte number of the media type and the photo. An answer is JSON (`reading` with the sizes of the
bodies that follow, or `broken` with a reason), then a line feed, then the bodies. JSON, not pickle: the parent must be
able to read the answer of a child that was taken over.
"""

import io
import json
import os
import socket

from PIL import Image, ImageCms

from api.photos import sandbox
from api.photos.messages import receive, send
from api.photos.renditions import FORMATS, MAX_PIXELS, Reading, prepare, read_photo
from api.photos.sniffing import ACCEPTED

LONGEST_REQUEST = 64 * 1024 * 1024
MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10


def main() -> None:
    """Answer photos until the parent hangs up."""
    prepare()
    _warm_up()
    with socket.socket(fileno=os.dup(0)) as line:
        sandbox.limit(MEMORY_BYTES)
        is_sealed = sandbox.seal()
        send(line, json.dumps({"is_sealed": is_sealed}).encode())
        while (request := receive(line, longest=LONGEST_REQUEST)) is not None:
            sandbox.allow_cpu(CPU_SECONDS)
            answer = _answer(ACCEPTED[request[0]], request[1:])
            sandbox.allow_cpu(0)
            send(line, answer)


def _answer(media_type: str, photo: bytes) -> bytes:
    try:
        reading = read_photo(photo, media_type)
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _refuse("too_many_pixels", limit=MAX_PIXELS)
    except Exception:  # noqa: BLE001 - malformed photos raise anything: OSError, ValueError, SyntaxError, struct.error …
        return _refuse("broken")
    return _describe(reading) + b"".join(picture.body for picture in reading.pictures)


def _refuse(code: str, **params: int) -> bytes:
    return json.dumps({"broken": {"code": code, "params": params}}).encode() + b"\n"


def _describe(reading: Reading) -> bytes:
    pictures = [[it.name, it.width, it.height, len(it.body)] for it in reading.pictures]
    claimed_at = reading.claimed_at.isoformat() if reading.claimed_at else None
    described = {
        "width": reading.width,
        "height": reading.height,
        "claimed_at": claimed_at,
        "fingerprint": reading.fingerprint,
        "pictures": pictures,
    }
    return json.dumps({"reading": described}).encode() + b"\n"


def _warm_up() -> None:
    """Walk every path once, so that nothing is left to import when the door closes.

    The odd profile goes through the colour engine, the cut photos go the ways of errors.
    """
    sample = Image.new("RGB", (64, 48), "teal")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2026:01:31 12:00:00"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for media_type, names in FORMATS.items():
        out = io.BytesIO()
        sample.save(out, names[0], exif=exif, icc_profile=profile)
        for photo in (out.getvalue(), out.getvalue()[:-20], out.getvalue()[:40]):
            _answer(media_type, photo)


if __name__ == "__main__":
    main()
