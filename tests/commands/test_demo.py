"""The demo writes a chain that never was; a database of somebody's own gets it only if they say so."""

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from api.accounts.models import Organisation
from api.commands.main import main
from api.core.db import db
from api.demo.cast import find_organisation


@pytest.fixture
def named(settings, tmp_path) -> dict[str, str]:
    """An environment that names a real database and a real store, on whose data folder nothing runs."""
    return {
        "DATABASE_URL": settings.database_url,
        "S3_ENDPOINT_URL": settings.s3_endpoint_url,
        "S3_ACCESS_KEY": settings.s3_access_key,
        "S3_SECRET_KEY": settings.s3_secret_key,
        "SECRET_KEY": settings.secret_key,
        "PUBLIC_URL": "",
        "TENSECONDS_DATA": str(tmp_path),
    }


def test_a_database_that_is_named_is_not_written_to_unasked(app, world, named) -> None:
    with app.app_context():
        before = db.session.scalar(select(func.count()).select_from(Organisation))
    result: Result = CliRunner().invoke(main, ["demo"], env=named)
    assert result.exit_code == 1
    assert result.output == (
        "Error: The demo would write its chain and a visit into the database that DATABASE_URL names. "
        "Unset DATABASE_URL to have it in a private one, or say `make demo ARGS=--demo` (`tenseconds demo --demo`).\n"
    )
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Organisation)) == before
        assert find_organisation(db.session()) is None
