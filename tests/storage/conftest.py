from uuid import UUID, uuid4

import pytest

from api.storage import Storage


@pytest.fixture(scope="session")
def storage(s3_server) -> Storage:
    storage = Storage(s3_server.endpoint_url, "storage-tests", s3_server.access_key, s3_server.secret_key)
    storage.ensure_bucket()
    return storage


@pytest.fixture
def organisation() -> UUID:
    return uuid4()
