"""Bytes that mean harm or mean nothing: the only answer is BrokenImage, and the next photo is decoded as if nothing had been."""

import io
import os
import signal
import struct
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import pillow_heif
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from api.photos import children
from api.photos.decoding import ACCEPTED, MAX_BYTES, BrokenImage, Decoded, Decoder, DecoderUnavailable
from api.photos.sniffing import sniff

CODES = {"empty", "too_large", "not_an_image", "unsupported_format", "too_many_pixels", "broken", "too_slow"}
RELAXED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def photo(kind: str = "JPEG", size: tuple[int, int] = (320, 240), **options: object) -> bytes:
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


PHOTOS = {kind: photo(kind) for kind in ("JPEG", "WEBP", "HEIF")}


def refusal(decoder: Decoder, data: bytes) -> str:
    with pytest.raises(BrokenImage) as caught:
        decoder.decode(data)
    assert caught.value.code in CODES
    return caught.value.code


def answer(decoder: Decoder, data: bytes) -> Decoded | str:
    """Decode, and let nothing but BrokenImage through."""
    try:
        return decoder.decode(data)
    except BrokenImage as broken:
        code = broken.code
    assert code in CODES
    return code


def png_bomb(side: int) -> bytes:
    """A PNG of side × side black pixels in a few kilobytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + side // 8)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_jpeg_size(width: int, height: int) -> bytes:
    """A small JPEG whose header claims another size."""
    data = bytearray(PHOTOS["JPEG"])
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def test_nothing_is_empty(decoder: Decoder) -> None:
    assert refusal(decoder, b"") == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        b"photo.jpg",
        b"\x00" * 1000,
        b"\xff\xd8",
    ],
)
def test_what_is_no_image_is_not_looked_into(decoder: Decoder, data: bytes) -> None:
    assert refusal(decoder, data) == "not_an_image"


@pytest.mark.parametrize("magic", [b"\xff\xd8\xff\xe0", b"RIFF\x10\x00\x00\x00WEBP", b"\x00\x00\x00\x18ftypheic"])
def test_the_right_magic_before_nonsense_is_broken(decoder: Decoder, magic: bytes) -> None:
    assert refusal(decoder, magic + b"nonsense" * 100) == "broken"


def test_a_png_bomb_never_reaches_a_parser(decoder: Decoder) -> None:
    bomb = png_bomb(16_000)
    assert len(bomb) < 40_000
    assert refusal(decoder, bomb) == "unsupported_format"


def test_a_jpeg_bomb_is_too_many_pixels(decoder: Decoder) -> None:
    for size in ((16_000, 16_000), (8000, 6251), (65_500, 65_500)):
        with pytest.raises(BrokenImage) as caught:
            decoder.decode(with_jpeg_size(*size))
        assert (caught.value.code, caught.value.params) == ("too_many_pixels", {"limit": 50_000_000})


def test_a_real_bomb_within_the_limit_of_pixels_is_answered_in_time(decoder: Decoder) -> None:
    """A progressive JPEG needs every coefficient in memory, a WebP several full copies: the limit of memory decides."""
    for kind, options in (("JPEG", {"progressive": True, "subsampling": 0}), ("WEBP", {"quality": 1, "method": 0})):
        start = time.monotonic()
        result = answer(decoder, photo(kind, (8000, 6000), **options))
        assert isinstance(result, Decoded) or result in {"too_many_pixels", "broken"}
        assert time.monotonic() - start < 15


def test_25_megabytes_are_the_limit(decoder: Decoder) -> None:
    data = PHOTOS["JPEG"]
    with pytest.raises(BrokenImage) as caught:
        decoder.decode(data + bytes(MAX_BYTES + 1 - len(data)))
    assert (caught.value.code, caught.value.params) == ("too_large", {"limit": MAX_BYTES, "size": MAX_BYTES + 1})
    assert isinstance(decoder.decode(data + bytes(MAX_BYTES - len(data))), Decoded)


@pytest.mark.parametrize("kind", PHOTOS)
@given(cut=st.floats(0, 0.98))
@RELAXED
def test_a_photo_cut_short_is_broken(decoder: Decoder, kind: str, cut: float) -> None:
    data = PHOTOS[kind]
    assert answer(decoder, data[: int(len(data) * cut)]) in {"empty", "not_an_image", "broken"}


@pytest.mark.parametrize("kind", PHOTOS)
@given(data=st.data())
@RELAXED
def test_changed_bytes_never_get_past_the_answer(decoder: Decoder, kind: str, data: st.DataObject) -> None:
    body = bytearray(PHOTOS[kind])
    for _ in range(data.draw(st.integers(1, 12))):
        # Headers are where the harm is.
        place = data.draw(st.one_of(st.integers(0, min(700, len(body) - 1)), st.integers(0, len(body) - 1)))
        body[place] = data.draw(st.integers(0, 255))
    answer(decoder, bytes(body))


@given(
    data=st.binary(max_size=2000),
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypmif1"]),
)
@RELAXED
def test_random_bytes_never_get_past_the_answer(decoder: Decoder, data: bytes, start: bytes) -> None:
    answer(decoder, start + data)


@given(st.binary(max_size=64))
def test_sniffing_takes_any_bytes(data: bytes) -> None:
    assert sniff(data) is None or "/" in sniff(data)


def test_a_good_photo_after_many_bad_ones_is_good(decoder: Decoder) -> None:
    for n in range(200):
        answer(decoder, PHOTOS["JPEG"][: 20 + n * 7])
    assert isinstance(decoder.decode(PHOTOS["JPEG"]), Decoded)


def child_of(decoder: Decoder) -> children.Child:
    """The only child of a decoder; decoded once so that it is born."""
    decoder.decode(PHOTOS["JPEG"])
    (child,) = decoder._free.queue  # noqa: SLF001 - the test plays the kernel that ends a process
    assert child is not None
    return child


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_child_that_died_at_rest_is_replaced_without_a_word(number: signal.Signals) -> None:
    with Decoder(1) as decoder:
        child = child_of(decoder)
        os.kill(child.pid, number)
        assert isinstance(decoder.decode(PHOTOS["JPEG"]), Decoded)
        assert child_of(decoder).pid != child.pid


def test_a_photo_whose_child_died_once_is_tried_again() -> None:
    big = photo("JPEG", (6000, 5000), quality=95)
    with Decoder(1) as decoder:
        child = child_of(decoder)
        timer = threading.Timer(0.05, os.kill, (child.pid, signal.SIGKILL))
        timer.start()
        assert isinstance(decoder.decode(big), Decoded)
        timer.join()
        assert child_of(decoder).pid != child.pid


def test_a_photo_that_takes_too_long_is_answered_and_the_child_replaced() -> None:
    with Decoder(1, wall_seconds=0.02) as decoder:
        decoder._wall_seconds = 10  # noqa: SLF001 - the first photo may take its time
        child = child_of(decoder)
        decoder._wall_seconds = 0.02  # noqa: SLF001 - the second may not
        assert refusal(decoder, photo("JPEG", (6000, 5000), quality=95)) == "too_slow"
        decoder._wall_seconds = 10  # noqa: SLF001 - the third may
        assert isinstance(decoder.decode(PHOTOS["JPEG"]), Decoded)
        assert child_of(decoder).pid != child.pid


def test_a_child_out_of_cpu_time_is_too_slow() -> None:
    with Decoder(1) as decoder:
        child = child_of(decoder)
        os.kill(child.pid, signal.SIGSTOP)
        threading.Timer(0.1, lambda: (os.kill(child.pid, signal.SIGPROF), os.kill(child.pid, signal.SIGCONT))).start()
        assert refusal(decoder, PHOTOS["JPEG"]) == "too_slow"


def test_a_full_house_says_so_instead_of_blaming_the_photo() -> None:
    with Decoder(1, queue_seconds=0.1) as decoder:
        child = child_of(decoder)
        os.kill(child.pid, signal.SIGSTOP)
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(decoder.decode, PHOTOS["JPEG"])
            time.sleep(0.05)
            with pytest.raises(DecoderUnavailable):
                decoder.decode(PHOTOS["JPEG"])
            os.kill(child.pid, signal.SIGCONT)
            assert isinstance(first.result(), Decoded)


def test_many_threads_share_a_few_children() -> None:
    with Decoder(2) as decoder, ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda n: answer(decoder, PHOTOS["JPEG"][: None if n % 2 else 200]), range(40)))
    assert sum(isinstance(it, Decoded) for it in results) == 20


def test_closing_ends_every_child() -> None:
    decoder = Decoder(1)
    child = child_of(decoder)
    decoder.close()
    assert not child.is_alive()


def test_the_accepted_types_are_those_the_child_knows() -> None:
    assert {sniff(body) for body in PHOTOS.values()} == set(ACCEPTED)
