"""A store that does not answer is left alone for a while, and asked again by one."""

import http.server
import threading
import time
from collections.abc import Iterator
from uuid import UUID

import pytest

from api.storage import Storage, StorageUnavailable, random_key
from api.storage.breaker import Breaker, StoreResting


class Moments:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def breaker(moments: Moments) -> Breaker:
    return Breaker(5.0, moments)


def is_open(breaker: Breaker) -> bool:
    try:
        breaker.check()
    except StoreResting:
        return True
    return False


def test_one_failure_opens_nothing(breaker: Breaker) -> None:
    breaker.note(is_failure=True)
    assert not is_open(breaker)
    breaker.note(is_failure=False)
    breaker.note(is_failure=True)
    assert not is_open(breaker)


def test_two_failures_in_a_row_open_it_for_five_seconds(breaker: Breaker, moments: Moments) -> None:
    breaker.note(is_failure=True)
    breaker.note(is_failure=True)
    assert is_open(breaker)
    moments.now += 4.9
    assert is_open(breaker)
    moments.now += 0.2
    assert not is_open(breaker)


def test_only_one_asks_when_the_time_is_up_and_the_answer_decides(breaker: Breaker, moments: Moments) -> None:
    for _ in range(2):
        breaker.note(is_failure=True)
    moments.now += 5.1
    assert [is_open(breaker) for _ in range(3)] == [False, True, True]
    breaker.note(is_failure=True)
    moments.now += 4.9
    assert is_open(breaker)
    moments.now += 0.2
    assert not is_open(breaker)
    breaker.note(is_failure=False)
    assert [is_open(breaker) for _ in range(3)] == [False, False, False]


class Sick(http.server.BaseHTTPRequestHandler):
    """A store that answers, but only with what it cannot do."""

    asked = 0

    def do_PUT(self) -> None:
        Sick.asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def sick_store() -> Iterator[str]:
    Sick.asked = 0
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sick)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def refuse_put(storage: Storage, organisation: UUID) -> float:
    began = time.monotonic()
    with pytest.raises(StorageUnavailable):
        storage.put(random_key(organisation, "photo"), b"x", "image/jpeg")
    return time.monotonic() - began


def test_a_sick_store_is_asked_twice_and_then_not_at_all(sick_store: str, organisation: UUID) -> None:
    storage = Storage(sick_store, "photos", "key", "secret")
    refuse_put(storage, organisation)
    assert Sick.asked == 2
    assert max(refuse_put(storage, organisation) for _ in range(20)) < 0.5
    assert Sick.asked == 2


def test_a_store_that_is_well_again_is_used_again(s3_server, organisation: UUID) -> None:
    storage = Storage(
        s3_server.endpoint_url, "storage-tests", s3_server.access_key, s3_server.secret_key, rest_seconds=0.2
    )
    storage.ensure_bucket()
    broken = Storage("http://127.0.0.1:9", "storage-tests", "key", "secret", rest_seconds=0.2)
    refuse_put(broken, organisation)
    key = random_key(organisation, "photo")
    storage.put(key, b"x", "image/jpeg")
    assert storage.get(key) == b"x"
    for _ in range(4):  # What is missing is an answer too, and no failure.
        assert storage.head(random_key(organisation, "photo")) is None
    assert storage.get(key) == b"x"
