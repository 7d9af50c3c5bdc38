"""Promises of the store, kept by a real S3 server."""

import hashlib
import io
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from api.storage import (
    ObjectDamaged,
    ObjectExists,
    ObjectMissing,
    Storage,
    StorageUnavailable,
    object_key,
    random_key,
)

PHOTO = bytes(range(256)) * 1200


def test_what_is_put_is_what_is_got(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    storage.put(key, PHOTO, "image/jpeg")
    assert storage.get(key) == PHOTO
    info = storage.head(key)
    assert info is not None
    assert (info.size, info.content_type) == (len(PHOTO), "image/jpeg")
    assert info.sha256 == hashlib.sha256(PHOTO).digest()


def test_a_file_is_put_like_bytes(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "export")
    storage.put(key, io.BytesIO(PHOTO), "application/zip")
    assert storage.get(key) == PHOTO


def test_bytes_that_changed_on_the_way_are_refused_by_the_server(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    with pytest.raises(ObjectDamaged):
        storage.put(key, PHOTO, "image/jpeg", sha256=hashlib.sha256(b"other").digest())
    assert storage.head(key) is None


def test_if_absent_keeps_the_first_object(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    storage.put(key, b"first", "image/jpeg", if_absent=True)
    with pytest.raises(ObjectExists):
        storage.put(key, b"second", "image/jpeg", if_absent=True)
    assert storage.get(key) == b"first"


def test_if_absent_forgives_the_same_bytes_twice(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    storage.put(key, PHOTO, "image/jpeg", if_absent=True)
    storage.put(key, PHOTO, "image/jpeg", if_absent=True)
    assert storage.get(key) == PHOTO


def test_a_missing_object_is_said_to_be_missing(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    assert storage.head(key) is None
    with pytest.raises(ObjectMissing):
        storage.get(key)


def test_deleting_twice_is_deleting_once(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    storage.put(key, PHOTO, "image/jpeg")
    storage.delete(key)
    storage.delete(key)
    assert storage.head(key) is None


def test_an_open_object_is_read_in_pieces(storage: Storage, organisation: UUID) -> None:
    key = random_key(organisation, "photo")
    body = PHOTO * 4
    storage.put(key, body, "image/jpeg")
    with storage.open(key) as reader:
        assert reader.info.size == len(body)
        start = reader.read(1000)
        rest = list(reader)
    assert len(rest) > 1
    assert start + b"".join(rest) == body


def test_walking_finds_the_objects_of_one_organisation_only(storage: Storage, organisation: UUID) -> None:
    stranger = UUID(int=organisation.int ^ 1)
    keys = {object_key(organisation, "photo", name) for name in ("a", "b")}
    for key in (*keys, object_key(stranger, "photo", "c")):
        storage.put(key, b"x", "image/jpeg")
    assert set(storage.walk(f"{organisation}/")) == keys


def test_many_threads_share_one_store(storage: Storage, organisation: UUID) -> None:
    bodies = {object_key(organisation, "photo", f"n{n}"): bytes([n]) * 50_000 for n in range(32)}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda item: storage.put(item[0], item[1], "image/jpeg"), bodies.items()))
        assert list(pool.map(storage.get, bodies)) == list(bodies.values())


def test_ensuring_the_bucket_twice_is_fine(s3_server) -> None:
    storage = Storage(s3_server.endpoint_url, "made-twice", s3_server.access_key, s3_server.secret_key)
    assert not storage.is_ready()
    storage.ensure_bucket()
    storage.ensure_bucket()
    assert storage.is_ready()


def test_eight_that_start_at_once_all_find_their_bucket(s3_server) -> None:
    stores = [Storage(s3_server.endpoint_url, f"race-{uuid4()}", s3_server.access_key, s3_server.secret_key)] * 8
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda storage: storage.ensure_bucket(), stores))
    assert stores[0].is_ready()


def test_wrong_keys_are_not_ready_and_say_unavailable(s3_server, organisation: UUID) -> None:
    stranger = Storage(s3_server.endpoint_url, "storage-tests", s3_server.access_key, "wrong")
    assert not stranger.is_ready()
    with pytest.raises(StorageUnavailable):
        stranger.get(random_key(organisation, "photo"))


def test_a_dead_server_is_unavailable_within_seconds(organisation: UUID) -> None:
    storage = Storage("http://127.0.0.1:9", "photos", "key", "secret")
    start = time.monotonic()
    assert not storage.is_ready()
    assert time.monotonic() - start < 1
    with pytest.raises(StorageUnavailable):
        storage.put(random_key(organisation, "photo"), PHOTO, "image/jpeg")
    assert time.monotonic() - start < 8


def test_the_secret_is_not_shown(s3_server) -> None:
    storage = Storage(s3_server.endpoint_url, "photos", s3_server.access_key, s3_server.secret_key)
    assert s3_server.secret_key not in repr(storage)


@pytest.mark.parametrize("name", ["../x", "", "A", "a/b", "a..b", "一", "a" * 200, "a\n", "a b"])
def test_a_key_cannot_leave_its_organisation(storage: Storage, organisation: UUID, name: str) -> None:
    with pytest.raises(ValueError, match="no object key"):
        object_key(organisation, "photo", name)
    with pytest.raises(ValueError, match="no object key"):
        storage.put(f"{organisation}/photo/{name}", b"x", "image/jpeg")


def test_settings_of_the_shell_do_not_reach_the_store(s3_server, organisation: UUID) -> None:
    """A profile or an endpoint for Amazon in the user's shell has nothing to do with our server."""
    script = (
        "import json, sys; from api.storage import Storage;"
        "s = Storage(*json.loads(sys.argv[1])); s.put(sys.argv[2], b'x', 'text/plain'); print(s.get(sys.argv[2]))"
    )
    arguments = [s3_server.endpoint_url, "storage-tests", s3_server.access_key, s3_server.secret_key]
    environment = {"AWS_PROFILE": "work", "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "other"}
    command = [sys.executable, "-c", script, json.dumps(arguments), random_key(organisation, "export")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "b'x'\n", done.stderr
