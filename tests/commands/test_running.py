"""A command that is told of no database works with the instance that runs; `make run` looks at settings before it starts anything."""

import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.commands.main import main
from api.commands.readiness import check_settings
from api.commands.running import announce, join_running, withdraw
from api.core.settings import SettingsError

LOCAL = "http://127.0.0.1:8000"
NAMES = ("DATABASE_URL", "S3_ENDPOINT_URL", "S3_ACCESS_KEY", "S3_SECRET_KEY", "SECRET_KEY", "PUBLIC_URL")


class _Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def instance(tmp_path, settings) -> Iterator[Path]:
    """Let something answer on a data folder, on the servers of the tests."""
    (tmp_path / "run").mkdir()
    server = HTTPServer(("127.0.0.1", 0), _Healthy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    announce(
        tmp_path,
        {
            "DATABASE_URL": settings.database_url,
            "S3_ENDPOINT_URL": settings.s3_endpoint_url,
            "S3_ACCESS_KEY": settings.s3_access_key,
            "S3_SECRET_KEY": settings.s3_secret_key,
            "SECRET_KEY": settings.secret_key,
            "PUBLIC_URL": f"http://127.0.0.1:{server.server_port}",
            "TENSECONDS_DATA": str(tmp_path),
        },
    )
    yield tmp_path
    server.shutdown()
    server.server_close()


def test_what_waits_is_shown_of_the_instance_that_runs_without_a_setting(app, instance):
    env = {"TENSECONDS_DATA": str(instance), **dict.fromkeys(NAMES, "")}
    result = CliRunner().invoke(main, ["work", "--status"], env=env)
    assert result.exit_code == 0, result.output


def test_its_settings_are_its_owners_alone_and_gone_when_it_stops(instance):
    kept = instance / "run" / "settings.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    withdraw(instance)
    assert not kept.exists()


def test_a_database_that_is_named_is_the_one_that_is_used(instance):
    environ = {"TENSECONDS_DATA": str(instance), "DATABASE_URL": "postgresql://elsewhere/name"}
    join_running(environ)
    assert environ == {"TENSECONDS_DATA": str(instance), "DATABASE_URL": "postgresql://elsewhere/name"}


def test_an_instance_that_answers_no_more_is_none(instance):
    (instance / "run" / "address").write_text("http://127.0.0.1:1")
    environ = {"TENSECONDS_DATA": str(instance)}
    join_running(environ)
    assert "DATABASE_URL" not in environ


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"DATABASE_URL": "mysql://somebody@host/name"}, "has to be the address of a PostgreSQL"),
        ({"S3_ENDPOINT_URL": "https://store.example"}, "S3_ACCESS_KEY is not set"),
        ({"SECRET_KEY": "short"}, "at least 32 random characters"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"REMINDER_HOUR": "25"}, "REMINDER_HOUR"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_before_anything_starts(environ, words):
    with pytest.raises(SettingsError, match=words):
        check_settings(environ, LOCAL)


def test_an_address_that_needs_https_is_told_before_anything_starts():
    with pytest.raises(SettingsError, match="has to start with https://"):
        check_settings({}, "http://0.0.0.0:8000")


def test_without_settings_everything_is_private():
    check_settings({"DATABASE_URL": "", "S3_ENDPOINT_URL": ""}, LOCAL)
