"""Waits for a web server to take its first request, and says at once if it died instead."""

import http.client
import time

from api.embedded.errors import ServerError
from api.embedded.processes import Child, tail_of
from api.embedded.stopping import StopRequest
from api.embedded.supervision import describe_exit

_READY_SECONDS = 180.0
_LOOK_SECONDS = 0.05


def wait_until_answering(child: Child, host: str, port: int, stop: StopRequest) -> bool:
    """Tell whether an answer came before a stop was asked for; raise ServerError if the child ends or stays silent."""
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with, not bound
    end = time.monotonic() + _READY_SECONDS
    while not stop.wait(_LOOK_SECONDS):
        if not child.is_running():
            said = tail_of(child.command.log) if child.command.log else ""
            raise ServerError(f"{child.name} {describe_exit(child.poll())}: {said} Its log: {child.command.log}")
        if _answers(reach, port):
            return True
        if time.monotonic() > end:
            raise ServerError(f"{child.name} does not answer on port {port}. Its log: {child.command.log}")
    return False


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except OSError:
        return False
    finally:
        connection.close()
    return True
