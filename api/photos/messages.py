"""Messages between the parent and its decoding children: a big-endian length of 4 bytes, then as many bytes."""

import socket
import struct
import time

_LENGTH = struct.Struct(">I")


def send(line: socket.socket, message: bytes, *, until: float | None = None) -> None:
    """Write one message. `until` is a time of time.monotonic(); TimeoutError after it. OSError if nobody listens."""
    for part in (_LENGTH.pack(len(message)), message):
        _wait_at_most(line, until)
        line.sendall(part)


def receive(line: socket.socket, *, longest: int, until: float | None = None) -> bytes | None:
    """Read one message, or None if the other side has gone.

    Raises ValueError for a message longer than `longest` bytes, TimeoutError after `until`, OSError if the line breaks.
    """
    head = _receive_exactly(line, _LENGTH.size, until)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > longest:
        raise ValueError(f"A message of {length} bytes is too long.")
    return _receive_exactly(line, length, until)


def _receive_exactly(line: socket.socket, length: int, until: float | None) -> bytes | None:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        _wait_at_most(line, until)
        count = line.recv_into(view)
        if count == 0:
            return None
        view = view[count:]
    return bytes(data)


def _wait_at_most(line: socket.socket, until: float | None) -> None:
    if until is None:
        return
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
