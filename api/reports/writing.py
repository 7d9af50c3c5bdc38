"""Writes the engine's objects as a PDF file, working out and compressing each of them once.

The engine's own writer does so twice and at the slowest compression: once for the file, once for a digest beside our
identifier. Both halves of the identifier are the same in a file that was never changed (ISO 32000-1, 14.4), as ours is.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, BinaryIO, Final

from pydyf import Array, Dictionary, Object, Stream, String

_LEVEL: Final = 5  # A scorecard is 1 % larger than at 9.
_FREE: Final = (0, 0, 65535)
Places = Mapping[int, tuple[int, int, int]]


def write_once(_document: object, pdf: Any) -> None:
    """Make a finished PDF write itself this way; a finisher of the engine."""
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: BinaryIO, version: str, identifier: bytes, _compress: object) -> None:
    """Write the header, the streams, one stream of all other objects, and the table of places (ISO 32000-1, 7.5)."""
    pdf.add_object(pdf.info)
    output.write(b"%PDF-" + version.encode() + b"\n%\xf0\x9f\x96\xa4\n")
    streams = [each for each in pdf.objects if isinstance(each, Stream)]
    others = [each for each in pdf.objects if each.free != "f" and not isinstance(each, Stream)]
    container = _packed(others)
    pdf.add_object(container)
    places = {0: _FREE}
    places |= {each.number: (2, container.number, place) for place, each in enumerate(others)}
    places |= {each.number: (1, _put(output, each), 0) for each in (*streams, container)}
    start = output.tell()
    pdf.add_object(table := _table(pdf, {**places, len(pdf.objects): (1, start, 0)}, identifier))
    _put(output, table)
    output.write(b"startxref\n%d\n%%%%EOF\n" % start)
    del pdf.write  # What holds itself is only found by a search for cycles.


def _put(output: BinaryIO, stream: Stream) -> int:
    """Write one stream, compressed if it asks for it, and return where it begins."""
    if stream.compress:
        whole = b"\n".join(_bytes(each) for each in stream.stream)
        stream.stream, stream.compress = [zlib.compress(whole, _LEVEL)], False
        stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
    start = output.tell()
    output.write(stream.indirect + b"\n")
    return start


def _bytes(item: Any) -> bytes:
    """Write one object or operator as the engine does, which asks more questions about each of forty thousand."""
    kind = type(item)
    if kind is bytes:
        return bytes(item)
    if kind is str:
        return str.encode(item)
    if kind is Dictionary:
        return b"<<" + b"".join([b"/" + _bytes(key) + b" " + _bytes(value) for key, value in item.items()]) + b">>"
    if kind is Array:
        return b"[" + b" ".join([_bytes(each) for each in item]) + b"]"
    if kind is float and not item.is_integer():
        return f"{item:f}".rstrip("0").encode()
    return bytes(item.data) if isinstance(item, Object) else b"%d" % item


def _packed(objects: Sequence[Object]) -> Stream:
    """Put objects that are no streams one behind the other, after a list of their numbers and places."""
    bodies = [_bytes(each) for each in objects]
    index, place = [], 0
    for each, body in zip(objects, bodies, strict=True):
        index.append(b"%d %d" % (each.number, place))
        place += len(body) + 1
    head = b" ".join(index)
    extra = {"Type": "/ObjStm", "N": len(objects), "First": len(head) + 1}
    return Stream([head, *bodies], extra, compress=True)


def _table(pdf: Any, places: Places, identifier: bytes) -> Stream:
    """List the kind, place and generation of every object by its number, the table itself being the last."""
    widths = (1, 4, 2)
    rows = [places[number] for number in range(len(places))]
    packed = b"".join(value.to_bytes(width, "big") for row in rows for value, width in zip(row, widths, strict=True))
    half = String(identifier.hex()).data
    extra = {
        "Type": "/XRef",
        "W": Array(widths),
        "Size": len(rows),
        "Root": pdf.catalog.reference,
        "Info": pdf.info.reference,
        "ID": Array((half, half)),
    }
    return Stream([packed], extra, compress=True)
