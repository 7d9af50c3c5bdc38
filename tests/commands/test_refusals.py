"""What an operator can mend is answered with one line that names it, never with a traceback and never with a password."""

import pytest
from click.testing import CliRunner, Result

from api.commands.main import main

GOOD = {
    "DATABASE_URL": "postgresql://somebody:hush@127.0.0.1:1/tenseconds",
    "S3_ENDPOINT_URL": "http://127.0.0.1:1",
    "S3_ACCESS_KEY": "key",
    "S3_SECRET_KEY": "secret",
    "SECRET_KEY": "0123456789abcdef" * 4,
    "TENSECONDS_DATA": "/nowhere",
}


def refused(*arguments: str, **env: str) -> str:
    """Run a command that cannot begin and give the one line it says."""
    result: Result = CliRunner().invoke(main, arguments, env=GOOD | env)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    assert "hush" not in result.output
    return result.output


@pytest.mark.parametrize("command", ["prepare", "work", "verify"])
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "", "DATABASE_URL is not set"),
        ("DATABASE_URL", "mysql://somebody:hush@host/name", "has to be the address of a PostgreSQL"),
        ("DATABASE_URL", "postgresql://somebody:hush@127.0.0.1:abc/name", "has to be the address of a PostgreSQL"),
        ("S3_ENDPOINT_URL", "store.example", "has to start with http:// or https://"),
        ("TRUSTED_PROXIES", "two", "has to be a whole number"),
        ("SECRET_KEY", "short", "at least 32 random characters"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(command, name, value, words):
    assert words in refused(command, **{name: value})


def test_a_database_that_does_not_answer_is_named_without_its_password():
    said = refused("prepare")
    assert "The database postgresql://somebody:***@127.0.0.1:1/tenseconds cannot be used" in said
    assert said.rstrip().endswith("correct DATABASE_URL.")
    assert len(said.splitlines()) == 1


def test_a_store_that_does_not_answer_is_named(settings):
    said = refused("prepare", DATABASE_URL=settings.database_url)
    assert "The object store http://127.0.0.1:1 cannot be used" in said
