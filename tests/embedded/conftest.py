import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded import binaries


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder outside pytest's own, whose permissions the database's account would have to be let through."""
    path = Path(tempfile.mkdtemp(prefix="tenseconds-embedded-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(params=list(binaries.Source))
def source(request: pytest.FixtureRequest) -> binaries.Source:
    """Both origins of PostgreSQL; a machine without its own is the usual one."""
    if request.param is binaries.Source.MACHINE and not binaries.is_found(binaries.Source.MACHINE):
        pytest.skip("this machine has no PostgreSQL of its own")
    return request.param
