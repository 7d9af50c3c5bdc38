"""The load generator, a process of its own: each thread is one client with one connection that sends its units one after another.

Reads a plan by pickle from standard input and writes what it saw as JSON to standard output.
"""

import http.client
import json
import pickle
import sys
import threading
import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """One request, and the bytes its answer has to hold; with a comment its body is the plan's picture with that comment."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None = None
    expect: bytes = b""
    comment: bytes = b""


@dataclass(frozen=True)
class LoadPlan:
    """Where to send; for each client its units, each a row of requests; and after how many seconds to stop early."""

    host: str
    port: int
    clients: list[list[list[Request]]]
    seconds: float
    picture: bytes = b""


@dataclass
class Seen:
    """What the clients saw: seconds of each unit, and the answers that were not as expected."""

    latencies: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def run_load(plan: LoadPlan) -> dict[str, object]:
    """Run all clients at once until their units or the time are used up."""
    seen = [Seen() for _ in plan.clients]
    barrier = threading.Barrier(len(plan.clients) + 1)
    threads = [
        threading.Thread(target=_client, args=(plan, units, one, barrier))
        for units, one in zip(plan.clients, seen, strict=True)
    ]
    for thread in threads:
        thread.start()
    barrier.wait()
    began, cpu_before = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    return {
        "seconds": time.perf_counter() - began,
        "latencies": [latency for one in seen for latency in one.latencies],
        "failures": [failure for one in seen for failure in one.failures],
        "cpu": time.process_time() - cpu_before,
    }


def _client(plan: LoadPlan, units: list[list[Request]], seen: Seen, barrier: threading.Barrier) -> None:
    connection = http.client.HTTPConnection(plan.host, plan.port, timeout=60)
    connection.connect()
    barrier.wait()
    end = time.perf_counter() + plan.seconds
    for unit in units:
        began = time.perf_counter()
        if began > end:
            break
        for request in unit:
            _send(connection, request, seen, plan.picture)
        seen.latencies.append(time.perf_counter() - began)
    connection.close()


def with_comment(picture: bytes, comment: bytes) -> bytes:
    """Put a comment segment at the head of a JPEG, so that no two are the same file."""
    return picture[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + picture[2:]


def _send(connection: http.client.HTTPConnection, request: Request, seen: Seen, picture: bytes) -> None:
    body = with_comment(picture, request.comment) if request.comment else request.body
    connection.request(request.method, request.path, body, request.headers)
    response = connection.getresponse()
    answer = response.read()
    if response.status >= http.client.BAD_REQUEST or request.expect not in answer:
        seen.failures.append(f"{request.method} {request.path} {response.status} {answer[:500]!r}")


def main() -> None:
    """Run the plan of standard input."""
    json.dump(run_load(pickle.load(sys.stdin.buffer)), sys.stdout)  # noqa: S301 - our own parent writes it


if __name__ == "__main__":
    main()
