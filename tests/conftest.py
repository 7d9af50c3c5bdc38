"""What every test stands on: real servers, one application, and for each test an organisation of its own with people in it."""

import pytest
import structlog
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

pytest_plugins = [
    "tests.fixtures.servers",
    "tests.fixtures.application",
    "tests.fixtures.world",
    "tests.fixtures.content",
    "tests.fixtures.exams",
]


@pytest.fixture(scope="session", autouse=True)
def _no_proxies(monkeypatch_session: pytest.MonkeyPatch) -> None:
    """Nothing a test does leaves the machine."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch_session.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _plain_logs() -> None:
    """Print a traceback as it is: drawing each one in a frame with every variable takes seconds."""
    renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, renderer])


@pytest.fixture(scope="session")
def monkeypatch_session() -> pytest.MonkeyPatch:
    with pytest.MonkeyPatch.context() as patch:
        yield patch
