"""Loopback ports: finding free ones, and telling in plain words that one is taken."""

import contextlib
import socket

LOOPBACK = "127.0.0.1"
_GRPC_OFFSET = 10_000
_TRIES = 200


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Tell whether a server could listen there; a port left in TIME_WAIT counts as free."""
    return refusal_of(port, host) is None


def refusal_of(port: int, host: str) -> OSError | None:
    """Try to listen there; give what the system says against it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def pick_free(count: int) -> list[int]:
    """Give so many different free ports; all are held open until the last is found, so none comes twice."""
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in probes]


def pick_free_pair() -> tuple[int, int]:
    """Give a free port whose neighbour 10,000 above is free too, as some servers derive the second from the first."""
    for _ in range(_TRIES):
        (port,) = pick_free(1)
        lower = port - _GRPC_OFFSET if port >= 65_536 - _GRPC_OFFSET else port
        if is_free(lower) and is_free(lower + _GRPC_OFFSET):
            return lower, lower + _GRPC_OFFSET
    raise OSError(f"no pair of free ports {_GRPC_OFFSET} apart was found in {_TRIES} tries")
