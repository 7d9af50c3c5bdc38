from collections.abc import Iterator

import pytest

from api.photos.decoding import Decoder


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    with Decoder(1) as decoder:
        yield decoder
