from collections.abc import Iterator
from typing import Protocol
from uuid import UUID, uuid4

import pytest

from api.embedded import s3
from api.storage import Storage


class Server(Protocol):
    endpoint_url: str
    access_key: str
    secret_key: str


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = s3.start(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def storage(s3_server: Server) -> Storage:
    storage = Storage(s3_server.endpoint_url, "storage-tests", s3_server.access_key, s3_server.secret_key)
    storage.ensure_bucket()
    return storage


@pytest.fixture
def organisation() -> UUID:
    return uuid4()
