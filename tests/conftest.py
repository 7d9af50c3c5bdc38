"""What every test stands on: real servers, one application, and for each test an organisation of its own with people in it."""

import pytest

pytest_plugins = [
    "tests.fixtures.servers",
    "tests.fixtures.application",
    "tests.fixtures.world",
    "tests.fixtures.content",
]


@pytest.fixture(scope="session", autouse=True)
def _no_proxies(monkeypatch_session: pytest.MonkeyPatch) -> None:
    """Nothing a test does leaves the machine."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch_session.delenv(name, raising=False)


@pytest.fixture(scope="session")
def monkeypatch_session() -> pytest.MonkeyPatch:
    with pytest.MonkeyPatch.context() as patch:
        yield patch
