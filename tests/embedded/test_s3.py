import http.client
import json
import os
import signal
import stat
from uuid import uuid4

import pytest

from api.embedded import ports, s3
from api.storage import Storage, StorageError, object_key

from .listeners import listening_addresses

PHOTO = os.urandom(300_000)
KEY = object_key(uuid4(), "photo", "one")


def storage_of(server: s3.Server, **changes: str) -> Storage:
    keys = {"access_key": server.access_key, "secret_key": server.secret_key} | changes
    return Storage(server.endpoint_url, "tenseconds", keys["access_key"], keys["secret_key"])


@pytest.fixture
def server(folder):
    server = s3.start(folder / "s3")
    yield server
    server.stop(grace=0)


def test_the_first_write_after_the_start_succeeds(server):
    storage = storage_of(server)
    storage.ensure_bucket()
    storage.put(KEY, PHOTO, "image/jpeg")
    assert storage.get(KEY) == PHOTO


def test_a_wrong_secret_and_an_unknown_key_are_refused(server):
    storage_of(server).ensure_bucket()
    for changes in ({"secret_key": "guessed"}, {"access_key": "TSNOBODY"}):
        with pytest.raises(StorageError):
            storage_of(server, **changes).put(KEY, b"x", "image/jpeg")


def test_nobody_without_a_key_reads_anything_on_any_of_its_ports(folder, server):
    storage = storage_of(server)
    storage.ensure_bucket()
    storage.put(KEY, PHOTO, "image/jpeg")
    numbers = json.loads((folder / "s3" / "keys.json").read_text())["ports"]
    for name, number in numbers.items():
        for path in (
            "/",
            f"/tenseconds/{KEY}",
            f"/buckets/tenseconds/{KEY}",
            "/buckets/?limit=10",
            "/dir/status",
            "/1,01",
        ):
            status, body = get(number, path)
            assert status != http.client.OK or (PHOTO[:64] not in body and b"tenseconds" not in body), (name, path)


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(ports.LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", path, headers={"Accept": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""  # The ports that speak gRPC do not answer a plain request.
    finally:
        connection.close()


def test_it_listens_on_loopback_only(server):
    assert listening_addresses(server.child.pid) == {"127.0.0.1"}


def test_a_bucket_does_not_appear_by_itself(server):
    with pytest.raises(StorageError):
        storage_of(server).put(KEY, b"x", "image/jpeg")


def test_photos_survive_a_kill_and_a_change_of_every_port(folder):
    server = s3.start(folder / "s3")
    storage = storage_of(server)
    storage.ensure_bucket()
    storage.put(KEY, PHOTO, "image/jpeg")
    os.kill(server.child.pid, signal.SIGKILL)
    server.stop()
    kept = json.loads((folder / "s3" / "keys.json").read_text())
    del kept["ports"]
    (folder / "s3" / "keys.json").write_text(json.dumps(kept))
    again = s3.start(folder / "s3")
    try:
        assert again.endpoint_url != server.endpoint_url
        assert (again.access_key, again.secret_key) == (server.access_key, server.secret_key)
        assert storage_of(again).get(KEY) == PHOTO
    finally:
        again.stop(grace=0)


def test_a_stop_is_over_when_the_process_is_gone_and_the_next_start_finds_its_ports(folder):
    server = s3.start(folder / "s3")
    server.stop()
    assert not server.child.is_running()
    again = s3.start(folder / "s3")
    assert again.endpoint_url == server.endpoint_url
    again.stop(grace=0)


def test_its_keys_and_photos_are_for_its_owner_alone(folder, server):
    storage = storage_of(server)
    storage.ensure_bucket()
    storage.put(KEY, PHOTO, "image/jpeg")
    assert stat.S_IMODE((folder / "s3").stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "s3" / "keys.json").stat().st_mode) == 0o600
